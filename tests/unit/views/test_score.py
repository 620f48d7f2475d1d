"""The scoreboard's pages: full to the cell at every size, for campaigns of any length, and read without colour."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.unit.views.boards import CAMPAIGN, TODAY, board, scene
from tests.world import HOSTILE
from warroom.domain.cycles import paces
from warroom.domain.model import Campaign, Card, Commitment, Goal, Measure, Win
from warroom.domain.score import Book
from warroom.views.cells import measure
from warroom.views.line import Line, plain
from warroom.views.score.page import PAGES, ScorePage
from warroom.views.score.screen import report, rows_of, scoreboard_lines

SIZES = [(160, 45), (120, 40), (100, 30), (80, 24), (40, 15), (20, 6), (1, 1)]
LONG = CAMPAIGN._replace(start="2016-04-20", end="2026-12-31")


def day(back: int) -> str:
    return (date.fromisoformat(TODAY) - timedelta(days=back)).isoformat()


def win(back: int, size: int, tags: str = "") -> Win:
    return Win(f"w{back}", CAMPAIGN.id, "", size, "x", "ana", f"{day(back)}T08:00:00.000Z", day(back), tags)


def book(campaign: Campaign = CAMPAIGN, wins: tuple[Win, ...] = (), **more: object) -> Book:
    return Book(campaign, TODAY, wins, {}, (), (), **more)  # type: ignore[arg-type]


GOALS = tuple(
    Goal(f"g{n}", CAMPAIGN.id, name, "0", "100", "2026-05-01", "names", "inches #press 1ft a week; live 3 a week",
         "2026-04-01T08:00:00.000Z")
    for n, name in enumerate(("waitlist", "日本語のとても長い目標の名前" * 3))
)  # fmt: skip
READINGS = tuple(
    Measure(f"m{n}", CAMPAIGN.id, "g0", value, day(back), "", "ben")
    for n, (back, value) in enumerate(((9, "7"), (2, "40")))
)
BOOKS = {
    "empty": book(),
    "one day": book(CAMPAIGN._replace(start=TODAY, end=TODAY), (win(0, 8),)),
    "to come": book(CAMPAIGN._replace(start="2026-05-01", end="2026-05-30")),
    "ten years": book(
        LONG, tuple(win(back, 4 + back % 200) for back in range(0, 3600, 3)), goals=GOALS, measures=READINGS
    ),
    "no target": book(CAMPAIGN._replace(target=0), tuple(win(back, 9, tags="press") for back in range(9)), goals=GOALS),
    "hostile": Book(
        CAMPAIGN, TODAY, tuple(win(n, 20, tags=f"t{n}")._replace(who=f"h{n}") for n in range(8)),
        {f"c{n}": Card(f"c{n}", CAMPAIGN.id, "tactic", text, "todo", "a", archived="2026-04-13T08:00:00.000Z")
         for n, text in enumerate(HOSTILE)},
        (), (Commitment("x", CAMPAIGN.id, day(1), "ana", 16, "c0:16"),), GOALS, READINGS,
    ),
}  # fmt: skip


def drawn(
    held: Book, page: str, size: tuple[int, int], *, ascii: bool = False, row: int = 0, numbers: bool = False
) -> tuple[Line, ...]:
    now = scene(board(campaign=held.campaign), ascii=ascii)
    found = paces(now.board, [], now.now)
    return scoreboard_lines(ScorePage(held, PAGES.index(page), row, found, numbers=numbers), now, *size)


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_every_campaign_fills_every_size(name: str, page: str) -> None:
    for size in SIZES:
        for ascii, numbers in ((False, False), (True, False), (False, True), (True, True)):
            lines = drawn(BOOKS[name], page, size, ascii=ascii, numbers=numbers)
            assert len(lines) == size[1]
            assert {sum(measure(text) for text, _ in line) for line in lines} == {size[0]}, (size, ascii)
            assert all("\x1b" not in plain(line) for line in lines)
            if ascii and name in ("empty", "one day", "to come"):
                assert all(plain(line).isascii() for line in lines)


def test_winning_or_not_is_the_first_word() -> None:
    verdicts = {name: plain(drawn(held, "days", (100, 30))[2]).split("  ")[1] for name, held in BOOKS.items()}
    assert verdicts == {
        "empty": "BEHIND", "one day": "BEHIND", "to come": "NOT BEGUN", "ten years": "BEHIND", "no target": "NO TARGET",
        "hostile": "BEHIND",
    }  # fmt: skip


def test_a_day_without_an_inch_is_told_as_one_and_a_day_off_without_blame() -> None:
    held = book(CAMPAIGN._replace(holidays=day(1)), tuple(win(back, 16) for back in (0, 3)))
    lines = drawn(held, "days", (160, 45))
    zeros = [span.style for line in lines[-18:-4] for span in line if span.text.strip() == "··"]
    # Of the days since the campaign began: working days are bad, weekends and the holiday are not.
    assert set(zeros) == {"bad", "faint"}
    monday = next(line for line in lines if plain(line).startswith("  Mon"))
    assert [span.style for span in monday if span.text.strip() == "··"][-1] == (
        "faint" if day(1).endswith("13") else "bad"
    )


def test_the_targets_line_runs_between_the_columns() -> None:
    held = book(wins=tuple(win(back, CAMPAIGN.target + 16 * (back % 2)) for back in range(6)))
    line = next(plain(line) for line in drawn(held, "days", (100, 30)) if "▼" in plain(line))
    assert "█┄" in line
    assert line.split()[0] == "8″▼"


def test_pages_scroll_as_far_as_they_are_long_and_no_further() -> None:
    held, size = BOOKS["hostile"], (80, 14)
    now = scene(board(campaign=held.campaign))
    page = ScorePage(held, PAGES.index("promises"))
    most = rows_of(page, now, *size)
    assert most > 1
    last = drawn(held, "promises", size, row=most - 1)
    assert drawn(held, "promises", size, row=most + 50) == last != drawn(held, "promises", size)
    assert rows_of(page._replace(page=PAGES.index("goals")), now, *size) == 2


def test_a_report_has_no_keys_and_all_lines() -> None:
    held = BOOKS["ten years"]
    told = "\n".join(map(plain, report(ScorePage(held, PAGES.index("goals")), scene(board(campaign=LONG)), 80, 20)))
    assert "esc" not in told
    assert "no reading yet" in told
    assert "m logs one" not in told


def test_the_numbers_behind_a_page_are_a_table_the_latest_day_first() -> None:
    held = book(wins=tuple(win(back, 16 * (back + 1)) for back in range(3)))
    told = [plain(line).split() for line in drawn(held, "days", (100, 30), numbers=True)]
    at = told.index(["day", "won", "target", "total", "planned"])
    assert told[at + 1] == ["2026-04-14", "1″", "8″", "6″", "8", "ft"]
    assert told[at + 2][:2] == ["2026-04-13", "2″"]
    goals = "\n".join(map(plain, drawn(BOOKS["ten years"], "goals", (100, 30), numbers=True)))
    assert "reading" in goals
    assert "1 ft" in goals
