"""Routines on a screen: the run as a strip, the list with what is told below it, and the sign in TODAY."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.views.boards import CAMPAIGN, TODAY, board, scene
from tests.unit.views.test_panes import said, tactic
from warroom.domain.model import Card, Routine
from warroom.views.line import plain
from warroom.views.routines import RoutineSheet, routines_page, run_said, sheet_of, strip

DAILY = Routine("r1", "spring", "Sweep", "FREQ=DAILY", "2026-03-01", CAMPAIGN.zone, owner="ana", upto=TODAY)


def made(day: str, stage: str = "done", *, archived: bool = False) -> Card:
    at = f"{day}T08:00:00.000Z"
    closed = at if stage in ("done", "missed") else ""
    return tactic(day, stage=stage, routine="r1", slot=day, closed=closed, archived=at if archived else "")


RUN = (
    made("2026-04-09"),
    made("2026-04-10", "missed"),
    made("2026-04-11", "todo", archived=True),
    made("2026-04-13"),
    made(TODAY, "doing"),
)


@pytest.mark.parametrize(("ascii", "expected"), [(False, "·●○–·●▸"), (True, ".@o-.@>")])
def test_the_run_is_told_by_shape(ascii: bool, expected: str) -> None:
    assert plain(tuple(strip(DAILY, RUN, TODAY, 7, ascii))) == expected


def test_the_run_is_told_by_colour_as_well() -> None:
    styles = [span.style for span in strip(DAILY, RUN, TODAY, 5, False)]
    assert styles == ["bad bold", "muted", "faint", "good", "accent"]


def test_what_was_skipped_before_it_came_was_skipped_and_what_was_moved_was_not() -> None:
    moved = DAILY._replace(exdates="2026-04-12 2026-04-13 2026-04-20")
    assert plain(tuple(strip(moved, RUN, TODAY, 4, False))) == "––●▸"
    assert run_said(moved, RUN, TODAY) == "2 of 3 done, 1 missed, 2 skipped"


def test_of_several_on_a_day_the_worst_is_told() -> None:
    twice = [made("2026-04-13"), made("2026-04-13", "missed")._replace(id="x", slot="2026-04-13T17:00")]
    assert plain(tuple(strip(DAILY, twice, TODAY, 2, False))) == "○·"


def sheets(count: int) -> list[RoutineSheet]:
    rows = [DAILY._replace(id=f"r{n}", title=f"Routine {n}") for n in range(count)]
    of = replace(board(), routines={row.id: row for row in rows})
    return [sheet_of(of, row, ()) for row in rows]


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (80, 24), (40, 15), (20, 6), (7, 3)])
@pytest.mark.parametrize("at", [0, 17, 39])
def test_the_list_follows_the_selected_one_and_knows_what_stands_where(size: tuple[int, int], at: int) -> None:
    width, height = size
    found = sheets(40)
    page = routines_page(found, at, (("j k", "choose"),), scene(board()), width, height)
    assert len(page.lines) == height
    assert {sum(len(span.text) for span in line) for line in page.lines} == {width}
    assert at in page.rows
    if width > 20:
        shown = [plain(line) for line in page.lines[2 : 2 + len(page.rows)]]
        titles = [found[number].routine.title[:8] for number in page.rows]
        assert all(title in line for title, line in zip(titles, shown, strict=True))


@pytest.mark.parametrize(
    ("width", "rule", "words"),
    [
        (100, "FREQ=WEEKLY;BYDAY=TH", "every Thursday at 16:00"),
        (160, "FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday at 16:00"),
    ],
)
def test_the_hour_of_a_rule_is_read_where_there_is_room_for_it(width: int, rule: str, words: str) -> None:
    row = DAILY._replace(title="Numbers to the whole team", rule=rule, start="2026-03-01T16:00")
    page = routines_page([sheet_of(board(), row, ())], 0, (), scene(board()), width, 30)
    assert words in plain(page.lines[2])
    assert row.title in plain(page.lines[2])


def test_a_low_screen_tells_when_it_comes_before_how_it_repeats() -> None:
    page = routines_page(sheets(3), 1, (), scene(board()), 40, 15)
    low = "\n".join(map(plain, page.lines))
    assert "next     Wed 15 Apr" in low
    assert "repeat" not in low


def test_one_that_was_moved_to_a_later_day_is_told_with_that_day() -> None:
    of = replace(board([made(TODAY, "todo")._replace(due="2026-04-15T10:00")]), routines={"r1": DAILY})
    page = routines_page([sheet_of(of, DAILY, ())], 0, (), scene(of), 100, 30)
    told = "\n".join(map(plain, page.lines))
    assert "Wed 10:00" in told
    assert "next     Wed 15 Apr 10:00: todo, Wed 15 Apr, Thu 16 Apr" in told
    assert "now" not in told


def test_nothing_that_comes_after_the_campaign_is_told() -> None:
    ended = replace(board(), campaign=CAMPAIGN._replace(end="2026-04-16"))
    assert sheet_of(ended, DAILY, ()).coming == ("2026-04-15", "2026-04-16")


@pytest.mark.parametrize(
    ("due", "expected"),
    [(TODAY, "ana       ↻"), (f"{TODAY}T11:00", "↻      ana       11:00"), ("2026-04-12", "↻      ana       2d")],
)
def test_a_tactic_that_recurs_has_its_sign_whatever_stands_at_the_right(due: str, expected: str) -> None:
    of = scene(board([tactic(routine="r1", slot=due, due=due)]))
    row = said("today", of, "t").rstrip()
    assert row.count("↻") == 1
    assert row.split() == ["!" if due < TODAY else "·", "A", "title", *expected.split()]


def test_one_that_is_done_needs_no_sign() -> None:
    done = tactic(routine="r1", slot=TODAY, due=TODAY, stage="done", closed=f"{TODAY}T06:30:00.000Z")
    assert "↻" not in said("today", scene(board([done])), "t")
