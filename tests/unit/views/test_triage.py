"""Triage drawn at every size: the card that is asked about, its keys, the summary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.golden import check_golden
from tests.unit.views.boards import scene, spring
from tests.unit.views.compose import as_text
from tests.unit.views.hostile import TEXTS, WIDTHS, boards
from warroom.domain.board import Board
from warroom.views.cells import measure
from warroom.views.line import plain
from warroom.views.triage import Key, Sheet, triage_lines

SIZES = ((160, 45), (100, 30), (80, 24), (40, 15))
KEYS = (
    Key("n", "note"), Key("p", "piece…"), Key("t", "tactic today"), Key("y", "tomorrow"), Key("w", "on a day…"),
    Key("f", "feed a card…"), Key("s", "snooze…"), Key("d", "let go"), Key("o", "owner…"), Key("e", "edit…"),
    *(Key(str(n), name, True) for n, name in enumerate(("idea", "draft", "design", "review", "scheduled", "live"), 1)),
)  # fmt: skip
STEPS = (Key("space", "skip"), Key("k", "back"), Key("u", "undo"), Key("esc", "end"), Key("enter", "open"))
BODY = "A viewer wrote: I watched it four times.\n\nShe asked for the wood as well."


def asking(card_id: str = "shorts", **more: object) -> Sheet:
    board = spring()
    given = {
        "keys": KEYS, "steps": STEPS, "body": BODY, "following": board.cards["early"], "counts": (), **more
    }  # fmt: skip
    return Sheet("signals", board.cards[card_id], 2, 5, 4, **given)  # type: ignore[arg-type]


def ended(**more: object) -> Sheet:
    history = tuple(f'made "Signal number {n}" a tactic, due today' for n in range(1, 31))
    steps = (Key("k", "back"), Key("u", "undo"), Key("Z", "undo the whole sitting"), Key("enter", "leave"))
    given = {"steps": steps, "counts": ("2 notes", "28 tactics"), "history": history, **more}
    return Sheet("signals", None, 32, 31, 1, **given)  # type: ignore[arg-type]


def drawn(sheet: Sheet, width: int, height: int, *, ascii: bool = False, of: Board | None = None) -> str:
    lines = triage_lines(sheet, scene(of or spring(), ascii=ascii), width, height)
    assert len(lines) == height
    assert {measure(plain(line)) for line in lines} == {width}
    return as_text(list(lines))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_signal_and_the_summary_at_every_size(width: int, height: int) -> None:
    noted = asking(note=("Undone: made it a tactic", "good"))
    check_golden(f"views/triage-{width}x{height}", drawn(noted, width, height))
    check_golden(f"views/triage-end-{width}x{height}", drawn(ended(), width, height))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_keys_and_the_way_out_are_never_cut_off(width: int, height: int) -> None:
    text = drawn(asking(body="long text\n" * 90, note=("A message of some length " * 6, "bad")), width, height)
    assert all(key.word in text for key in KEYS if not key.stage)
    assert "space skip" in text
    assert "esc end" in text
    assert "scheduled" in text or "1-6" in text
    assert "Shorts get" in text


def test_ascii_draws_nothing_beyond_ascii() -> None:
    plain_keys = tuple(key._replace(word=key.word.replace("…", "..")) for key in KEYS)
    board = spring()
    sheet = asking(keys=plain_keys)._replace(card=board.cards["shorts"]._replace(title="Shorts get 4x the saves"))
    text = drawn(sheet, 80, 24, ascii=True)
    assert text.isascii()
    assert drawn(ended(), 80, 24, ascii=True).isascii()


@pytest.mark.parametrize("card", ["own", "facts", "forum", "boost"])
def test_cards_of_other_kinds_say_what_matters(card: str) -> None:
    text = drawn(asking(card, body="", following=None), 80, 24)
    said = {"own": "shelf life", "facts": "2 days late", "forum": "2 days late", "boost": "Finance answers"}
    assert said[card] in text


def test_what_nobody_executes_and_what_serves_nothing_is_said_where_it_is_decided_on() -> None:
    text = drawn(asking("micro", body="", following=None), 80, 24)
    assert "on paper   for 44 days: nobody executes this" in text
    assert "tactic  1 day in blocked · adrift" in drawn(asking("boost", body="", following=None), 80, 24)


def test_of_two_days_each_is_late_by_itself() -> None:
    piece = spring().cards["cut60"]._replace(due="2026-04-17", golive="2026-04-10T09:00", golive_zone="")
    text = drawn(asking(body="", following=None)._replace(card=piece), 80, 24)
    assert "due        Fri 17 Apr\n" in "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    assert "Fri 10 Apr 9:00  missed, 4 days late" in text


def test_a_piece_goes_live_by_its_own_clock_with_the_campaigns_beside_it() -> None:
    board = spring()
    piece = board.cards["cut60"]._replace(golive="2026-04-15T03:00", golive_zone="Asia/Tokyo")
    text = drawn(asking(body="", following=None)._replace(card=piece), 80, 24)
    assert "Wed 15 Apr 3:00 Tokyo · Tue 20:00 Berlin" in text


@given(boards(), TEXTS, WIDTHS, st.integers(1, 60), st.booleans())
def test_typed_text_is_shown_literally_in_its_cells(of: Board, text: str, width: int, height: int, plain: bool) -> None:
    for card in of.cards.values():
        sheet = asking(note=(text, "bad"), body=text)._replace(card=card, following=card, name=text)
        drawn(sheet, width, height, ascii=plain, of=of)
    drawn(ended(history=(text,) * 40, counts=(text,)), width, height, ascii=plain, of=of)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_whole_sitting_can_be_undone_at_every_size(width: int, height: int) -> None:
    text = drawn(ended(), width, height)
    assert "Z undo the whole sitting" in text
    assert "enter leave" in text


def test_nothing_decided_is_said() -> None:
    text = drawn(ended(history=(), counts=()), 80, 24)
    assert "Nothing was decided" in text
