"""The calendar: every size, what is special about days, and how one walks it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.views.boards import CAMPAIGN, TODAY, board, scene, spring
from tests.unit.views.hostile import boards
from tests.unit.views.test_widths import assert_fills
from warroom.domain.board import Board
from warroom.domain.model import Card
from warroom.views.calendar import walk
from warroom.views.calendar.days import rule_of
from warroom.views.calendar.entries import entry_line
from warroom.views.calendar.screen import draw
from warroom.views.calendar.sheet import VIEWS, Sheet, Spot, View, almanac, chosen, form_of
from warroom.views.line import Line, plain
from warroom.views.rowlook import RowLook

SIZES = ((160, 45), (120, 40), (100, 30), (80, 24), (40, 15))


def shown(of: Board, spot: Spot, width: int = 160, height: int = 45, past: tuple[Card, ...] = ()) -> list[str]:
    drawn = scene(of, selected="")
    drawing = draw(Sheet(spot), almanac(drawn, past), drawn, width, height)
    return [plain(line).rstrip() for line in drawing.lines]


def piece(key: str, **fields: object) -> Card:
    values = {"kind": "piece", "title": key, "stage": "draft", "rank": key, "owner": "ana", **fields}
    return Card(key, "spring", **values)  # type: ignore[arg-type]


def check(lines: tuple[Line, ...], width: int, height: int) -> None:
    assert len(lines) == height
    for line in lines:
        assert_fills(line, width)


@settings(max_examples=60, deadline=None)
@given(
    boards(), st.sampled_from(VIEWS), st.integers(1, 250), st.integers(1, 60), st.booleans(),
    st.sampled_from((TODAY, "2026-04-10", "2027-01-02", "2028-02-29")),
)  # fmt: skip
def test_every_size_is_filled_with_hostile_text(
    of: Board, view: View, width: int, height: int, ascii: bool, day: str
) -> None:
    drawn = scene(of, selected="", ascii=ascii)
    entries = almanac(drawn).on(day)
    sheet = Sheet(
        Spot(view, day, entries[-1].key if entries else None), marks=frozenset(entry.key for entry in entries[:2]),
        hints=(("h", "day"),), note=(next(iter(of.cards.values())).title, "bad"),
    )  # fmt: skip
    drawing = draw(sheet, almanac(drawn), drawn, width, height)
    check(drawing.lines, width, height)
    assert all(area.x + area.width <= width and area.y + area.height <= height for area in drawing.areas if height > 20)


@pytest.mark.parametrize("view", VIEWS)
def test_the_selected_entry_is_always_in_sight(view: View) -> None:
    many = board([piece(f"p{n:02}", title=f"Title {n:02}", due=TODAY) for n in range(60)])
    for width, height in SIZES:
        for n in (0, 29, 59):
            spot = Spot(view, TODAY, (f"p{n:02}", "due"))
            assert any(f"Title {n:02}" in line for line in shown(many, spot, width, height)), (width, height, n)


def test_a_due_day_and_a_go_live_day_differ_by_shape_and_by_word() -> None:
    of = board([piece("reel", due="2026-04-16", golive="2026-04-18T10:00")])
    drawn = scene(of, selected="")
    due, live = (almanac(drawn).on(day)[0] for day in ("2026-04-16", "2026-04-18"))
    for width in (160, 40):
        first, second = (plain(entry_line(entry, drawn.moment, width, RowLook())) for entry in (due, live))
        assert "◷ due" in first
        assert "◉ go-live 10:00" in second or "◉ live 10:00" in second
    assert "live Sat" in plain(entry_line(due, drawn.moment, 100, RowLook()))
    assert "due Thu" in plain(entry_line(live, drawn.moment, 100, RowLook()))


def test_what_is_late_has_a_shape_of_its_own_and_says_how_late() -> None:
    of = board([piece("old", due="2026-04-12"), piece("hour", golive=f"{TODAY}T09:00"), piece("soon", due=TODAY)])
    drawn = scene(of, selected="")
    lines = [
        plain(entry_line(e, drawn.moment, 100, RowLook())) for d in ("2026-04-12", TODAY) for e in almanac(drawn).on(d)
    ]
    assert [line.split()[0] for line in lines] == ["!", "◷", "!"]
    assert lines[0].rstrip().endswith("2 days late")
    assert lines[2].rstrip().endswith("late")


@pytest.mark.parametrize("view", VIEWS)
def test_in_ascii_nothing_of_ours_is_beyond_it(view: View) -> None:
    cards = [piece(f"p{n}", due=TODAY, golive=f"{TODAY}T1{n}:00", channel="ig") for n in range(9)]
    held = board(
        [*cards, piece("done", stage="live", closed=f"{TODAY}T06:00:00.000Z"), piece("late", due="2026-04-13")]
    )
    held = replace(held, campaign=held.campaign._replace(holidays="2026-04-24"))
    drawn = scene(held, selected="", ascii=True)
    for width, height in SIZES:
        drawing = draw(Sheet(Spot(view, TODAY)), almanac(drawn), drawn, width, height)
        assert all(plain(line).isascii() for line in drawing.lines)


def test_what_was_missed_is_not_done() -> None:
    missed = piece("m", kind="tactic", stage="missed", due="2026-04-13", closed=f"{TODAY}T05:00:00.000Z", routine="r")
    drawn = scene(board([missed]), selected="")
    (entry,) = almanac(drawn).on("2026-04-13")
    assert plain(entry_line(entry, drawn.moment, 100, RowLook())).split()[:2] == ["○", "missed"]
    assert plain(entry_line(entry, drawn.moment, 40, RowLook())).split()[:2] == ["○", "miss"]
    assert shown(drawn.board, Spot("month", TODAY))[0].endswith("○ 1 missed")


def test_days_say_what_they_are() -> None:
    of = spring()
    of = replace(of, campaign=of.campaign._replace(holidays="2026-04-24"))
    month = "\n".join(shown(of, Spot("month", TODAY)))
    for said in ("14◂today", "24◌holiday", " 3 first day ├", " 2 last day ┤"):
        assert said in month
    narrow = "\n".join(shown(of, Spot("month", TODAY), 80, 24))
    for said in ("14◂", "24◌", " 3 ├", " 2 ┤"):
        assert said in narrow
    agenda = "\n".join(shown(of, Spot("agenda", TODAY), 80, 60))
    for said in ("Tue 14 Apr today", "Fri 24 Apr holiday", "Fri 3 Apr first day"):
        assert said in agenda


def test_weekends_lie_on_another_ground_under_their_names() -> None:
    drawn = scene(spring(), selected="")
    drawing = draw(Sheet(Spot("month", TODAY)), almanac(drawn), drawn, 160, 45)
    assert plain(drawing.lines[1]).split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    for day, is_raised in (("2026-04-18", True), ("2026-04-17", False)):
        area = next(area for area in drawing.areas if area.day == day and area.key is None)
        styles = [span.style for span in drawing.lines[area.y] for _ in span.text][area.x : area.x + area.width]
        assert {"on-raised" in style for style in styles} == {is_raised}


def test_the_campaign_is_a_line_through_its_days() -> None:
    assert rule_of(CAMPAIGN.start, CAMPAIGN, 5, False) == "├────"
    assert rule_of("2026-04-10", CAMPAIGN, 5, True) == "-----"
    assert rule_of(CAMPAIGN.end, CAMPAIGN, 5, False) == "┤    "
    assert rule_of("2026-04-02", CAMPAIGN, 5, False) == "     "
    day = CAMPAIGN._replace(end=CAMPAIGN.start)
    assert rule_of(day.start, day, 5, False) == "├┤   "


def test_a_month_too_narrow_for_a_grid_is_an_agenda() -> None:
    assert form_of("month", 80, 24) == "grid"
    assert form_of("month", 40, 15) == "list"
    assert form_of("week", 120, 40) == "columns"
    assert form_of("week", 80, 24) == "list"
    assert "Tue 14 Apr today 20" in "\n".join(shown(spring(), Spot("month", TODAY), 40, 15))


def test_a_filter_leaves_only_what_passes() -> None:
    from warroom.domain.filters import parse_filter, sift

    of = spring()
    drawn = scene(of, selected="", found=sift(parse_filter("kind:tactic seed", scene(of).now, "ana"), of))
    assert [entry.card.id for entry in almanac(drawn).on(TODAY)] == ["seed"]


def test_what_the_board_has_forgotten_stands_on_its_day() -> None:
    past = (piece("old", title="Why we started", stage="live", closed="2026-03-02T08:00:00.000Z"),)
    lines = shown(spring(), Spot("month", "2026-03-02"), past=past)
    assert any("✓ Why we started" in line for line in lines)


def test_the_heading_counts_what_the_days_hold() -> None:
    of = board([piece("a", due=TODAY, golive="2026-04-18T10:00"), piece("b", due="2026-05-01")])
    assert "◷ 1 due · ◉ 1 go live" in shown(of, Spot("month", TODAY))[0]
    assert "◷ 1 due · ◉ 1 go live" in shown(of, Spot("week", TODAY))[0]
    assert "◷ 1 due" in shown(of, Spot("agenda", "2026-05-09"))[0]


def test_a_leap_day_and_the_turn_of_a_year_have_their_cells() -> None:
    of = board(
        [piece("leap", title="Leap", due="2028-02-29"), piece("year", title="Fireworks", golive="2027-01-01T00:00")]
    )
    lines = shown(of, Spot("month", "2028-02-10"))
    assert any("29" in line and "Leap" in below for line, below in pairwise(lines))
    for day in ("2026-12-31", "2027-01-01"):
        assert any("Fireworks" in line for line in shown(of, Spot("month", day)))
    assert "Mon 28 Dec to Sun 3 Jan 2027" in shown(of, Spot("week", "2027-01-01"))[0]


def test_walking_days_weeks_and_months() -> None:
    of = almanac(scene(spring(), selected=""))
    spot = Spot("month", "2026-01-31")
    assert walk.by_days(spot, 1).day == "2026-02-01"
    assert walk.by_pages(spot, 1).day == "2026-02-28"
    assert walk.by_pages(spot._replace(view="week"), -1).day == "2026-01-24"
    assert walk.down(spot, 1, "grid", of).day == "2026-02-07"
    assert walk.by_days(Spot("month", "2199-12-31"), 1).day == "2199-12-31"
    assert walk.by_pages(Spot("month", "1970-01-01"), -1).day == "1970-01-01"


def test_walking_over_entries() -> None:
    cards = [piece("a", due=TODAY), piece("b", due=TODAY), piece("c", due="2026-04-20"), piece("d", due="2026-06-01")]
    of = almanac(scene(board(cards), selected=""))
    spot = walk.settled(Spot("agenda", TODAY), of)
    assert spot.key == ("a", "due")
    found = [spot]
    for _ in range(4):
        found.append(walk.down(found[-1], 1, "list", of))
    assert [(s.day, s.key) for s in found[1:]] == [
        (TODAY, ("b", "due")), ("2026-04-20", ("c", "due")), ("2026-06-01", ("d", "due")), ("2026-06-01", ("d", "due")),
    ]  # fmt: skip
    assert walk.down(found[2], -1, "list", of).key == ("b", "due")
    assert walk.down(found[1], 1, "columns", of) == found[1]
    assert walk.around(found[1], 1, of).key == ("a", "due")
    assert walk.around(spot, -1, of).key == ("b", "due")
    empty = Spot("agenda", "2026-04-16")
    assert walk.down(empty, 1, "list", of).key == ("c", "due")
    assert walk.down(empty, -1, "list", of).key == ("b", "due")
    assert walk.around(empty, 1, of) == empty


def test_what_takes_the_place_of_an_entry_that_is_gone_is_selected() -> None:
    before = almanac(scene(board([piece("a", due=TODAY), piece("b", due=TODAY), piece("c", due=TODAY)]), selected=""))
    spot = walk.around(walk.settled(Spot("month", TODAY), before), 1, before)
    after = almanac(scene(board([piece("a", due=TODAY), piece("c", due=TODAY)]), selected=""))
    found = chosen(spot, after)
    assert found is not None
    assert found.card.id == "c"
    assert chosen(spot, almanac(scene(board(), selected=""))) is None
