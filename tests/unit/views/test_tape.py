from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.views.boards import CAMPAIGN, TODAY, board, scene, spring
from warroom.domain.board import Board
from warroom.domain.inches import FOOT, MILE
from warroom.domain.model import Win
from warroom.views.line import Line, plain
from warroom.views.tape import label_for, run_of_days, tape


def day_of_wins(*sizes: int, target: int = 128, text: str = "a win") -> Board:
    wins = tuple(
        Win(f"w{n}", "spring", "", size, text, "ana", f"{TODAY}T06:00:00.000Z", TODAY) for n, size in enumerate(sizes)
    )
    return board(wins=wins, campaign=CAMPAIGN._replace(target=target))


def filled(line: Line) -> int:
    """The cells of a line that are out of the case."""
    return sum(len(span.text) for span in line if "on-tape" in span.style)


def test_filled_part_ends_at_what_was_won() -> None:
    upper, lower, labels = tape(scene(spring()), 160)
    # 4¾ inches at 16 cells an inch.
    assert filled(upper) == filled(lower) == filled(labels) == 76
    assert plain(upper)[0] == plain(lower)[16] == plain(lower)[64] == "│"


def test_target_is_marked_at_its_length() -> None:
    upper, lower, _ = tape(scene(spring()), 160)
    assert plain(upper).index("▼") == 8 * 16
    assert plain(lower)[8 * 16 :].startswith("│8")


@pytest.mark.parametrize("size", [1, 4, 16, 100, FOOT, 20 * FOOT, MILE // 4, MILE])
def test_every_length_from_a_sixteenth_to_a_mile_shows_fill_and_target(size: int) -> None:
    for target in (4, 128, 10 * FOOT):
        upper, _, labels = tape(scene(day_of_wins(size, target=target)), 120)
        assert "▼" in plain(upper)
        assert 0 < filled(upper) < 120
        assert " today · " in plain(labels) or " of " in plain(labels)


def test_the_end_is_drawn_between_cells() -> None:
    # 1/16 inch at 12 cells an inch is three quarters of a cell.
    _, lower, _ = tape(scene(day_of_wins(16 + 1)), 120)
    assert [span.text for span in lower if span.style == "tape"] == []
    upper, _, labels = tape(scene(day_of_wins(16 + 2)), 120)
    assert [span.text for span in labels if span.style == "tape"] == ["▌"]
    assert [span.text for span in upper if span.style == "tape"] == ["▌"]


def test_each_win_is_named_where_it_was_won() -> None:
    _, _, labels = tape(scene(spring()), 160)
    line = plain(labels)
    # Wins of ¾, ¼ and 1¼ inches: they begin at 0, 12 and 16 cells.
    assert line[0:9] == "▏mentions"
    assert line[12:16] == "▏bio"
    assert line[16:27] == "▏14 replies"
    assert line[36:52] == "▏Call radio desk"


def test_a_win_without_words_is_named_after_its_card() -> None:
    _, _, labels = tape(scene(spring()), 160)
    assert "▏story" in plain(labels)


@given(st.lists(st.integers(1, 60), max_size=30), st.integers(20, 300), st.text(max_size=20))
def test_labels_never_leave_the_filled_part(sizes: list[int], width: int, text: str) -> None:
    upper, _, labels = tape(scene(day_of_wins(*sizes, text=text)), width)
    inked = [span for span in labels if "on-tape" in span.style]
    assert labels[: len(inked)] == tuple(inked)
    assert sum(map(len, (span.text for span in upper if "on-tape" in span.style))) <= width


@pytest.mark.parametrize(
    ("room", "label"),
    [
        (30, "Call with the radio desk"),
        (20, "Call radio desk"),
        (14, "radio desk"),
        (8, "desk"),
        (5, "desk"),
        (4, "desk"),
        (3, ""),
    ],
)
def test_a_label_keeps_the_telling_words(room: int, label: str) -> None:
    assert label_for("Call with the radio desk", room) == label


def test_a_long_word_is_cut_rather_than_lost() -> None:
    assert label_for("Overnight mentions", 7) == "mentio…"
    assert label_for("Overnight mentions", 4) == ""


@pytest.mark.parametrize(("room", "label"), [(20, "answered 4 comments"), (8, "comments"), (6, "comme…"), (4, "")])
def test_a_label_is_rather_a_part_of_a_word_than_a_number(room: int, label: str) -> None:
    assert label_for("answered 4 comments", room) == label


def test_a_number_is_the_label_of_a_win_that_says_nothing_else() -> None:
    assert label_for("1200", 5) == "1200"
    assert label_for("12 000", 3) == "000"


def test_status_says_the_day_the_target_the_run_and_the_total() -> None:
    _, _, labels = tape(scene(spring()), 160)
    assert plain(labels).rstrip().endswith("4¾″ today · target 8″ · 9-day run · 31 ft 1½″ this campaign")


def test_a_status_that_does_not_fit_is_said_in_fewer_words() -> None:
    _, _, labels = tape(scene(spring()), 80)
    assert plain(labels).rstrip().endswith("4¾″ of 8″ · 9-day run · 31 ft 1½″ in all")


@pytest.mark.parametrize("width", [80, 100, 120, 160])
@pytest.mark.parametrize("won", [1, 16, 100, 128, 160, 20 * FOOT, MILE])
def test_however_much_was_won_the_run_and_the_total_are_told(won: int, width: int) -> None:
    said = plain(tape(scene(day_of_wins(won)), width)[2])
    assert "1-day run" in said
    assert said.rstrip().endswith(("this campaign", "in all"))


def test_a_narrow_tape_keeps_most_of_itself() -> None:
    for width in (20, 30, 40, 60):
        upper, _, labels = tape(scene(day_of_wins(MILE)), width)
        assert filled(upper) * 5 >= width * 2
        assert "1 mi" in plain(labels)


def test_a_reached_target_says_so() -> None:
    _, _, labels = tape(scene(day_of_wins(128)), 160)
    assert "target 8″ reached" in plain(labels)


def test_a_day_without_a_win_invites_one() -> None:
    upper, _, labels = tape(scene(board()), 100)
    assert filled(upper) == 0
    assert "no inch yet today: I logs the first" in plain(labels)


def test_ascii_tape_shows_its_filled_part_without_colour() -> None:
    upper, lower, labels = (plain(line) for line in tape(scene(day_of_wins(32), ascii=True), 100))
    assert (upper + lower + labels).isascii()
    assert upper.rindex("=") < 16 <= upper.rindex("=") + 2
    assert "v" in upper


@given(st.sets(st.integers(0, 40)), st.booleans())
def test_run_counts_back_from_today_or_yesterday(ago: set[int], today_too: bool) -> None:
    ago = ago | {0} if today_too else ago - {0}
    first = date.fromisoformat(TODAY)
    days = {(first - timedelta(days=n)).isoformat(): 3 for n in ago} | {"2020-01-01": 5}
    expected = 0
    for n in range(0 if today_too else 1, 42):
        if n not in ago:
            break
        expected += 1
    assert run_of_days(days, TODAY) == expected


def test_a_day_of_nothing_breaks_the_run() -> None:
    assert run_of_days({"2026-04-13": 0, "2026-04-12": 8}, TODAY) == 0
