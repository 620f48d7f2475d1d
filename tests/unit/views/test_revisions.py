"""The texts that a card has had, and what changed between two."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.views.hostile import TEXTS
from warroom.domain.model import Revision
from warroom.views.cells import measure
from warroom.views.line import Line, plain
from warroom.views.revisions import changed_lines, revision_line

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=UTC)
TEXT = Revision("r", "n", "2026-04-12T08:00:00.000Z", "ana", "Words.", "replies before nine convert")


def said(lines: tuple[Line, ...]) -> list[str]:
    return [plain(line).rstrip() for line in lines]


def test_a_line_says_when_by_whom_and_why() -> None:
    line = revision_line(TEXT, NOW, 60, selected=True, base=True, ascii=False)
    assert plain(line).rstrip() == "▌● 2 days ago   @ana       replies before nine convert"
    line = revision_line(TEXT._replace(why=""), NOW, 40, selected=False, base=False, ascii=True)
    assert plain(line).rstrip() == "   2 days ago   @ana       no reason gi~"


def test_what_went_and_what_came() -> None:
    assert said(changed_lines("one\ntwo\nthree", "one\n2\nthree\nfour", 20)) == [
        "  one", "- two", "+ 2", "  three", "+ four",
    ]  # fmt: skip
    assert said(changed_lines("", "new", 20)) == ["+ new"]
    assert said(changed_lines("same", "same\n", 20)) == ["  same"]
    assert said(changed_lines("", "", 20)) == ["  the same text"]


def test_words_that_changed_stand_out() -> None:
    lines = changed_lines("post it on friday", "post it on monday", 30)
    assert ("friday", "bad bold underline") in [tuple(span) for span in lines[0]]
    assert {span.style for span in lines[1] if span.text in ("post", "it", "on")} == {"good"}


def test_many_lines_that_stayed_are_summed_up() -> None:
    old = [f"line {n}" for n in range(20)]
    new = [*old[:10], "between", *old[10:]]
    assert said(changed_lines("\n".join(old), "\n".join(new), 30)) == [
        "  8 lines as they were", "  line 8", "  line 9", "+ between", "  line 10", "  line 11",
        "  8 lines as they were",
    ]  # fmt: skip


TEXT_OF = st.lists(TEXTS, max_size=5).map("\n".join)


@given(TEXT_OF, TEXT_OF, st.integers(4, 60))
def test_every_line_fills_its_width_and_obeys_nothing(old: str, new: str, width: int) -> None:
    for line in changed_lines(old, new, width):
        assert sum(measure(span.text) for span in line) == width
        assert not [char for char in plain(line) if char < " " or "\x7f" <= char < "\xa0"]
