"""The team's load drawn at every size: the week, the cell one is at, and the line on the main screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.golden import check_golden
from tests.unit.views.boards import CAMPAIGN, NOW, TODAY, scene, spring
from tests.unit.views.compose import as_text
from tests.unit.views.hostile import TEXTS, WIDTHS, boards
from tests.unit.views.test_widths import assert_fills
from warroom.domain.board import Board
from warroom.domain.dates import add_days
from warroom.domain.load import Bearer, DayLoad, loads
from warroom.domain.model import Card, Commitment, Person, Win
from warroom.views.cells import measure
from warroom.views.line import plain
from warroom.views.load.cells import day_cell
from warroom.views.load.screen import load_lines, rows_in_sight, spot_at
from warroom.views.load.sheet import PERSON, Sheet, Spot, frame
from warroom.views.load.strip import load_line

SIZES = ((160, 45), (120, 40), (100, 30), (80, 24), (40, 15))
MONDAY = "2026-04-13"
DAYS = tuple(add_days(MONDAY, n) for n in range(7))
KEYS = (("h j k l", "go"), ("H L", "a day"), ("J K", "a person"), ("esc", "leave"))
PEOPLE = (
    Person("ana", "Ana", "teal", "▲", "strategy, community", capacity=48),
    Person("ben", "Ben", "blue", "◆", "video", "America/New_York", capacity=96),
    Person("cleo", "Cleo", roles="design", workdays="wed thu fri sat sun", capacity=80),
    Person("dev", "Dev"),
)


def tactic(key: str, owner: str, due: str, size: int) -> Card:
    return Card(key, "spring", "tactic", f"Tactic {key}", "todo", key, owner=owner, due=due, size=size)


MORE = (
    tactic("off", "cleo", TODAY, 8), tactic("bare", "dev", TODAY, 0), tactic("both", "dev", TODAY, 8),
    tactic("holiday", "ana", "2026-04-17", 8), tactic("some day", "ana", "", 12), tactic("whose", "", "", 0),
    tactic("much", "ben", "2026-04-16", 200),
)  # fmt: skip
WINS = (
    Win("y", "spring", "", 20, "Yesterday's sweep", "ana", "2026-04-13T10:00:00.000Z", "2026-04-13"),
    Win("t", "spring", "", 18, "Call with the radio desk", "ana", "2026-04-14T06:00:00.000Z", TODAY),
)


def week() -> Board:
    board = spring()
    row = Commitment("i", "spring", TODAY, "ana", 28, "seed:28")
    return replace(
        board, people={person.id: person for person in PEOPLE}, commitments={f"spring/{TODAY}/ana": row},
        cards={**board.cards, **{card.id: card for card in MORE}}, campaign=CAMPAIGN._replace(holidays="2026-04-17"),
    )  # fmt: skip


def sheet(of: Board, row: int = 1, column: int = 1, **more: object) -> Sheet:
    bearers = loads(of, NOW, DAYS, WINS, "ana")
    found = Sheet(bearers, DAYS, TODAY, Spot(row, column), KEYS)
    return found._replace(spot=Spot(row, column, found.cards[0].id if found.cards else ""))._replace(**more)  # type: ignore[arg-type]


def drawn(shown: Sheet, width: int, height: int, of: Board, *, ascii: bool = False) -> str:
    lines = load_lines(shown, scene(of, ascii=ascii), width, height)
    assert len(lines) == height
    assert {measure(plain(line)) for line in lines} <= {width}
    return as_text(list(lines))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_week_at_every_size(width: int, height: int) -> None:
    board = week()
    check_golden(f"views/load-{width}x{height}", drawn(sheet(board), width, height, board))


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (0, 1, "¾″ · 1 tactic · nobody is doing this"),
        (1, 1, "3¼″ of 3″ · ¼″ over what they can carry · carried ½″ · due 2¾″ · committed to 1¾″ · done 1⅛″"),
        (1, 0, "Mon 13 Apr · done 1¼″"),
        (1, 3, "Thu 16 Apr · free: 3″"),
        (1, 4, "holiday · due ½″"),
        (2, 3, "12½″ of 6″ · 6½″ over what they can carry"),
        (3, 1, "day off · due 1½″"),
        (4, 1, "due ½″ · 1 without a size"),
        (1, 7, "no day · ¾″ · 1 tactic"),
        (2, PERSON, "Ben · video · 6″ a day · Mon-Fri · 14½″ · 4 tactics · Tue 03:18 in America/New_York"),
        (4, PERSON, "nobody said how much a day"),
    ],
)
def test_the_line_below_says_all_that_is_known_of_a_cell(row: int, column: int, said: str) -> None:
    board = week()
    assert said in drawn(sheet(board, row, column), 160, 45, board)


def test_too_much_a_day_off_and_nobody_are_told_by_words_and_signs_not_by_colour_alone() -> None:
    board = week()
    wide = drawn(sheet(board), 160, 45, board)
    for said in ("3¼″ over", "━━━━ 12½″ over", "1½″ off!", "½″ holiday!", "½″+1? ", "¾″ who?", "1? no day", "✓1⅛″"):
        assert said in wide
    narrow = drawn(sheet(board), 72, 24, board)
    for said in ("!3¼″", "1½″!", "¾″ who?"):
        assert said in narrow


def test_nobody_stays_in_sight_and_so_does_where_one_is() -> None:
    people = {f"p{n:02}": Person(f"p{n:02}", capacity=64) for n in range(30)}
    board = replace(week(), people=people)
    for row in range(len(loads(board, NOW, DAYS))):
        for width, height in SIZES:
            shown = sheet(board, row)
            seen = rows_in_sight(shown, frame(shown, width, height))
            assert seen[0] == 0
            assert row in seen
            assert len(seen) == len(set(seen)) == frame(shown, width, height).rows


def test_what_is_clicked_is_what_is_drawn_there() -> None:
    board = week()
    for width, height in SIZES:
        shown = sheet(board)
        lines = drawn(shown, width, height, board).splitlines()
        row = next(y for y, line in enumerate(lines) if "cleo" in line and "@" not in line)
        assert spot_at(shown, width, height, 2, row) == Spot(3, PERSON, "off")
        column = lines[row].index("½″")
        assert spot_at(shown, width, height, column, row) == Spot(3, 1, "off")
        listed = next(y for y, line in enumerate(lines) if "Answer the forum" in line)
        assert spot_at(shown, width, height, 5, listed) == Spot(1, 1, "forum")
        assert spot_at(shown, width, height, 5, 0) is None


def test_ascii_draws_nothing_beyond_ascii() -> None:
    board = week()
    plain_cards = {key: card._replace(title="Plain") for key, card in board.cards.items()}
    board = replace(board, cards=plain_cards)
    assert drawn(sheet(board), 100, 30, board, ascii=True).isascii()
    assert plain(load_line(scene(board, ascii=True), 100)).isascii()


def test_the_strip_says_who_has_how_much_today_and_whose_is_too_much() -> None:
    board = week()
    said = plain(load_line(scene(board), 160))
    assert "nobody ¾″ · ▲ ana 3¼″ of 3″ over · ◆ ben 2″ of 6″ · cleo 1½″ off! · dev ½″+1?" in said
    assert "Nobody has committed" not in said
    assert plain(load_line(scene(board), 60)).rstrip() == " load    nobody ¾″ · ▲ ana 3¼″ over · ◆ ben 2″ · 2 more"
    assert plain(load_line(scene(board), 40)).rstrip() == " load    nobody ¾″ · 4 more"


def test_a_day_that_nobody_has_committed_to_is_said_plainly_at_every_width() -> None:
    board = replace(week(), commitments={})
    for width, _ in SIZES:
        assert "Nobody has committed to today" in plain(load_line(scene(board), width))
    assert "Nobody has committed to today: B begins the day. · nobody ¾″" in plain(load_line(scene(board), 120))
    assert "nobody has committed to today" in drawn(sheet(board), 120, 30, board)


@given(boards(), WIDTHS, st.integers(1, 60), st.integers(0, 3), st.integers(PERSON, 7), TEXTS, TEXTS, st.booleans())
def test_every_line_fills_its_width_with_hostile_text(
    of: Board, width: int, height: int, row: int, column: int, text: str, glyph: str, ascii: bool
) -> None:
    people = {text: Person(text, text, "teal", glyph, text, text, "mon", 16)} if text else {}
    board = replace(of, people={**of.people, **people})
    bearers = loads(board, NOW, DAYS, [win._replace(who=text) for win in board.wins], text)
    shown = Sheet(bearers, DAYS, TODAY, Spot(min(row, len(bearers) - 1), column), KEYS, (text, "bad"))
    lines = load_lines(shown, scene(board, ascii=ascii), width, height)
    assert len(lines) == height
    for line in (*lines, load_line(scene(board, ascii=ascii), width)):
        assert_fills(line, width)


def test_a_length_that_has_no_room_is_never_cut_unseen() -> None:
    for inches, ascii, shown in ((1234, False, "!1234⅞″ "), (12345, False, "!12345⅞"), (1234567, False, "!12345… "),
                                 (12, True, "!12 7/8"), (1234, True, "!1234~ ")):  # fmt: skip
        board = replace(week(), cards={"long": tactic("long", "ana", TODAY, 16 * inches + 14)})
        assert shown in drawn(sheet(board), 80, 24, board, ascii=ascii)


@pytest.mark.parametrize(
    ("won", "promised", "room", "said", "style"),
    [
        (20, 28, 14, "✓1¼″ of 1¾″", "warn"),
        (28, 28, 14, "✓1¾″ of 1¾″", "soft"),
        (0, 28, 14, "0″ of 1¾″", "warn"),
        (20, 28, 7, "✓1¼″", "warn"),
        (20, 0, 14, "✓1¼″", "soft"),
    ],
)
def test_a_day_that_is_over_is_held_against_what_was_committed_to(
    won: int, promised: int, room: int, said: str, style: str
) -> None:
    wins = (WINS[0]._replace(size=won),) if won else ()
    load = DayLoad(MONDAY, "", 48, wins=wins, promised=promised)
    (span,) = day_cell(load, Bearer(PEOPLE[0], TODAY, (load,)), room, ascii=False)
    assert (span.text, span.style) == (said, style)


@pytest.mark.parametrize(
    ("person", "off", "room", "said"),
    [
        ("", "", 7, "33″+14?"),
        ("", "", 6, "33″+"),
        ("ana", "", 7, "!33¼″+"),
        ("ana", "off", 7, "33¼″+!"),
        ("ana", "off", 16, "33¼″+14? off!"),
    ],
)
def test_a_cell_too_small_for_its_length_keeps_the_sign_of_what_is_wrong(
    person: str, off: str, room: int, said: str
) -> None:
    size = 532 if person else 528
    due = (tactic("a", person, TODAY, size), *(tactic(f"b{n}", person, TODAY, 0) for n in range(14)))
    load = DayLoad(TODAY, off, 0 if off else 48, due=due)
    bearer = Bearer(Person(person, capacity=48), TODAY, (load,))
    found = "".join(span.text for span in day_cell(load, bearer, room, ascii=False))
    assert found == said
