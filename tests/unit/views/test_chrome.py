"""The lines around the panes: header, thread, footer, tabs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.unit.views.boards import CAMPAIGN, NOW, TODAY, board, scene, spring
from warroom.domain.board import Board, Delta
from warroom.domain.model import Card, Person
from warroom.views.build import cells_of
from warroom.views.footer import footer, tabs
from warroom.views.header import header
from warroom.views.line import plain
from warroom.views.scene import Drag, Scene
from warroom.views.thread import thread_line


def scheduled(golive: str, title: str = "Clip", **more: str) -> Card:
    return Card(title, "spring", "piece", title, "scheduled", "m", golive=golive, channel="ig", **more)  # type: ignore[arg-type]


def told(of: Board, selected: str, width: int = 160) -> str:
    return plain(thread_line(scene(of, selected=selected), width)).rstrip()


def test_header_says_campaign_day_countdown_people_and_clock() -> None:
    line = plain(header(scene(spring()), 160))
    assert line.startswith(
        " WARROOM  Spring Launch  day 12 of 30 ━━━━──────   live in 00:42 YT How it’s made, 60s cut "
    )
    assert line.endswith("● ana  ● ben  ○ cleo    Tue 14 Apr 09:18 ")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-04-17", "2026-05-02", "starts in 3 days"),
        ("2026-04-15", "2026-05-02", "starts in 1 day"),
        ("2026-04-14", "2026-04-14", "day 1 of 1 ━━━━━━━━━━ "),
        ("2026-04-01", "2026-04-12", "ended 2 days ago"),
    ],
)
def test_header_knows_before_and_after(start: str, end: str, said: str) -> None:
    of = board(campaign=CAMPAIGN._replace(start=start, end=end))
    assert said in plain(header(scene(of), 160))


@pytest.mark.parametrize(
    ("golive", "said"),
    [
        (f"{TODAY}T09:18", "live now IG Clip"),
        (f"{TODAY}T21:00", "live in 11:42 IG Clip"),
        ("2026-04-17T08:00", "live in 3 days IG Clip"),
        ("2026-04-15T09:30", "live in 1 day IG Clip"),
    ],
)
def test_countdown(golive: str, said: str) -> None:
    assert said in plain(header(scene(board([scheduled(golive)])), 160))


def test_countdown_is_of_the_next_one_in_any_zone() -> None:
    # 03:30 in New York is 09:30 in Berlin.
    cards = [scheduled(f"{TODAY}T09:45"), scheduled(f"{TODAY}T03:30", "East", golive_zone="America/New_York")]
    past = scheduled(f"{TODAY}T09:00", "Past")
    assert "live in 00:12 IG East" in plain(header(scene(board([*cards, past])), 160))


def test_what_is_live_already_has_no_countdown() -> None:
    live = scheduled(f"{TODAY}T10:00")._replace(stage="live")
    assert "live in" not in plain(header(scene(board([live])), 160))


@pytest.mark.parametrize(
    ("width", "kept", "dropped"),
    [
        (100, "live in 00:42 YT How it’s made…     ● ana  ● ben ", "WARROOM"),
        (70, "live in 00:42", "WARROOM"),
        (40, "Spring Launch", "live in"),
        (8, "09:18", "Spring"),
    ],
)
def test_header_drops_by_importance(width: int, kept: str, dropped: str) -> None:
    line = plain(header(scene(spring()), width))
    assert kept in line
    assert dropped not in line


def test_many_people_become_those_who_are_here_then_a_number() -> None:
    people = {f"person{n:02}": Person(f"person{n:02}") for n in range(12)}
    of = spring()
    crowd = scene(Board(**{**of.__dict__, "people": people}), here=("person03", "person07"))
    assert "○" in plain(header(crowd, 300))
    assert "● person03  ● person07" in plain(header(crowd, 140))
    assert "● person03  +1" in plain(header(crowd, 100))
    assert "● 3 here" in plain(header(crowd, 70))


@pytest.mark.parametrize(("width", "said"), [(140, "● cleo  ● dmitri  +3 "), (100, "● ana  +6 "), (60, "● 7 here ")])
def test_of_a_whole_team_some_are_named_and_the_rest_counted(width: int, said: str) -> None:
    people = {name: Person(name) for name in ("ana", "ben", "cleo", "dmitri", "eva", "farouk", "giselle")}
    full = scene(Board(**{**spring().__dict__, "people": people}), here=tuple(people))
    assert said in plain(header(full, width))


def test_a_long_name_of_a_campaign_leaves_room_for_the_rest() -> None:
    of = spring()
    long = of.campaign._replace(name="A name as long as those who write it into a calendar can make it, and longer")
    line = plain(header(scene(Board(**{**of.__dict__, "campaign": long})), 120))
    assert "A name as long as" in line
    assert "live in 00:42 YT" in line
    assert "● ana" in line


def test_thread_reads_from_source_to_inches() -> None:
    cards = [card._replace(won=28) if card.id == "seed" else card for card in spring().cards.values()]
    feeds = [("own", "full"), ("full", "cut60"), ("cut60", "seed")]
    assert told(board(cards, feeds), "cut60") == (
        " thread  Own the maker story → How it’s made, full cut → 60s cut → Seed clip to 6 maker groups → 1¾″ won"
    )


def test_the_selected_card_is_the_bold_one() -> None:
    line = thread_line(scene(spring()), 160)
    assert [span.text for span in line if "bold" in span.style] == ["60s cut"]


def test_many_cards_of_one_depth_are_summed_or_named_by_channel() -> None:
    assert told(spring(), "cut60").endswith("60s cut → fb · tw · 2 tactics")
    assert told(spring(), "cut60", 80).startswith(" thread  2 notes → ")


def test_on_any_but_the_narrowest_screen_it_is_said_what_the_card_feeds_and_what_feeds_it() -> None:
    names = [("own", "poll"), *(("poll", f"t{n}") for n in range(30)), *((f"p{n}", "own") for n in range(9))]
    tactics = [Card(f"t{n}", "spring", "tactic", "A tactic", "todo", "a", won=16) for n in range(30)]
    pieces = [Card(f"p{n}", "spring", "piece", "A piece", "draft", "a") for n in range(9)]
    cards = [card for card in spring().cards.values() if card.id in ("own", "poll")]
    of = board([*cards, *tactics, *pieces], names)
    assert told(of, "poll", 80) == " thread  1 note · 9 pieces → Poll: which finish? → 30 tactics → 2 ft 6″ won"
    assert told(of, "poll", 70) == " thread  10 cards → Poll: which finish? → 30 tactics → 2 ft 6″ won"
    assert told(of, "poll", 40) == " 10 → Poll: which finish? → 30"


def test_a_cycle_names_each_card_once() -> None:
    cards = [card for card in spring().cards.values() if card.id in ("own", "poll", "noon")]
    line = told(board(cards, [("own", "poll"), ("poll", "noon"), ("noon", "own")]), "poll")
    assert line.count("Noon sweep") == line.count("Own the maker story") == 2
    assert line.count("Poll: which finish?") == 1


def test_a_card_alone_is_invited_to_a_thread() -> None:
    assert told(spring(), "poll").endswith("Poll: which finish?  stands alone: f feeds it to another card")


def test_work_that_serves_no_note_is_adrift() -> None:
    cards = [card for card in spring().cards.values() if card.id in ("poll", "noon")]
    assert "adrift" in told(board(cards, [("poll", "noon")]), "poll")


def test_without_a_selection_the_thread_line_says_what_it_is_for() -> None:
    assert "select a card" in told(spring(), "")


def test_on_the_narrowest_screen_the_selected_title_is_left() -> None:
    assert told(spring(), "cut60", 30).strip() == "How it’s made, 60s cut"


def test_footer_shows_only_whole_hints() -> None:
    hints = [("h l", "pane"), ("x", "done"), ("question", "a long word")]
    assert plain(footer(hints, 60)).rstrip() == " h l pane  x done  question a long word"
    assert plain(footer(hints, 38)).rstrip() == " h l pane  x done"
    assert plain(footer(hints, 9)).rstrip() == " h l pane"
    assert plain(footer(hints, 8)).strip() == ""


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (80, "1 STRATEGY 5    2 PIPELINE 17    3 TODAY 7/16"),
        (46, "1 STRATEGY 5  2 PIPELINE 17  3 TODAY 7/16"),
        (38, "1 STRATEGY  2 PIPELINE  3 TODAY"),
        (20, "1 2 PIPELINE 3"),
    ],
)
def test_tabs_shorten(width: int, text: str) -> None:
    line = tabs(scene(spring()), width, "pipeline")
    assert plain(line).strip() == text
    assert "PIPELINE" in "".join(span.text for span in line if "underline" in span.style)


def test_clock_follows_the_scene() -> None:
    later = scene(spring())._replace(now=NOW + timedelta(minutes=42))
    assert "live now YT" in plain(header(later, 160))
    assert plain(header(later, 160)).endswith("10:00 ")


def test_the_thread_line_says_where_a_dragged_card_would_go() -> None:
    of = scene(spring())
    assert told_of(of, Drag("cut60")) == (
        " drag    How it’s made, 60s cut  let it go over a stage, or over a card that it is to feed"
    )
    assert told_of(of, Drag("cut60", "pipeline", "design")) == " drag    How it’s made, 60s cut → DESIGN"
    assert told_of(of, Drag("cut60", "today", onto="seed")) == (
        " drag    How it’s made, 60s cut → no longer feeds Seed clip to 6 maker groups"
    )
    assert told_of(of, Drag("cut60", onto="carousel")).endswith(" → feeds Carousel: five first-timer mistakes")


def told_of(of: Scene, drag: Drag) -> str:
    return plain(thread_line(of._replace(drag=drag), 120)).rstrip()


@pytest.mark.parametrize("width", [12, 40, 60, 80, 100, 120, 160])
@pytest.mark.parametrize("why", ["a recall", "[50% off] \x1b[31mred", "日本語のとても長い理由" * 9, "two\nlines"])
def test_a_hold_is_loud_at_every_width_and_nothing_counts_down(width: int, why: str) -> None:
    held = spring()
    of = replace(held, campaign=held.campaign._replace(held=why, held_at="2026-04-14T07:00:00.000Z"))
    drawn = header(scene(of), width)
    line = plain(drawn)
    assert cells_of(drawn) == width
    assert "live in" not in line
    if width >= 40:
        assert any("HELD" in span.text and "reverse" in span.style for span in drawn)
    if width >= 80:
        assert "HELD: " in line


@pytest.mark.parametrize(
    ("width", "said"),
    [(160, "missed IG Clip · key 5"), (100, "missed IG Clip · key 5"), (80, "missed IG Clip · key 5"), (40, "missed")],
)
def test_what_should_be_live_and_is_not_is_said_with_the_key_that_leads_to_it(width: int, said: str) -> None:
    assert said in plain(header(scene(board([scheduled("2026-04-14T09:00")])), width))
    assert "missed" not in plain(header(scene(board([scheduled("2026-04-14T09:18")])), width))


def test_what_was_missed_leaves_room_for_who_is_here_before_it_says_all_of_its_title() -> None:
    title, joined = "Thread: twelve facts nobody asked for", (Person("dora"),)
    of = spring().apply(Delta(9, cards=(scheduled(f"{TODAY}T08:00", title),), people=joined))
    for width, words in ((180, "Thread:"), (200, title)):
        line = plain(header(scene(of, here=tuple(of.people)), width))
        assert all(part in line for part in (f"missed IG {words}", "live in", *of.people))


def test_several_missed_ones_are_counted_and_the_next_still_counts_down() -> None:
    of = board([scheduled(f"{TODAY}T{hour}", title=hour) for hour in ("08:00", "09:00", "10:00")])
    line = plain(header(scene(of), 160))
    assert "2 go-lives missed · key 5" in line
    assert "live in 00:42" in line
