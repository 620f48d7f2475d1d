"""What is written to the terminal."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console

from warroom.config.themes import load_theme
from warroom.tui.ink import Ink, patch
from warroom.tui.look import Look
from warroom.views.line import Span

CONSOLE = Console(color_system="truecolor", force_terminal=True)
LOOK = Look(load_theme("night"))
TOKENS = (
    "",
    "text bold",
    "muted",
    "piece bold on-selected",
    "on-selected",
    "bad reverse",
    "text underline",
    "dim text",
)
_CODE = re.compile(r"\x1b\[([0-9;]*)([mH])|(.)", re.DOTALL)


def strip_of(*runs: tuple[str, str]) -> Ink:
    return LOOK.strip(tuple(Span(text, token) for text, token in runs), sum(len(text) for text, _ in runs))


class Terminal:
    """As much of a terminal as the ink speaks to: colours, attributes, the place of the cursor."""

    def __init__(self, width: int) -> None:
        self.cells = [(" ", "")] * width
        self.at = 0
        self.attributes: set[str] = set()
        self.fore = self.back = ""

    def feed(self, data: str) -> None:
        for codes, final, char in _CODE.findall(data):
            if char:
                self.cells[self.at] = (char, self._look(char))
                self.at += 1
            elif final == "H":
                self.at = int(codes.split(";")[1]) - 1
            else:
                self._set([int(code or 0) for code in codes.split(";")])

    def _look(self, char: str) -> str:
        seen = self.attributes if char != " " else self.attributes & {"4", "7", "9"}
        fore = self.fore if char != " " or seen else ""
        return f"{sorted(seen)}{fore}/{self.back}"

    def _set(self, codes: list[int]) -> None:
        off = {22: {"1", "2"}, 23: {"3"}, 24: {"4"}, 27: {"7"}, 29: {"9"}}
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.attributes, self.fore, self.back = set(), "", ""
            elif code in off:
                self.attributes -= off[code]
            elif code in (38, 48):
                colour, codes = str(codes[1:4]), codes[4:]
                self.fore, self.back = (colour, self.back) if code == 38 else (self.fore, colour)
            else:
                self.attributes.add(str(code))


runs = st.lists(st.tuples(st.text("ab c", min_size=1, max_size=9), st.sampled_from(TOKENS)), min_size=1, max_size=6)


def shown(ink: Ink) -> list[tuple[str, str]]:
    """What a terminal shows that is told every style in full."""
    terminal = Terminal(len(ink.text))
    for text, shade in ink.runs:
        codes = shade.codes(ColorSystem.TRUECOLOR)
        bits = {1: "1", 2: "2", 4: "3", 8: "4", 64: "7", 256: "9"}
        attributes = [code for bit, code in bits.items() if codes.attributes & bit]
        terminal.feed(
            "\x1b[0m" + "".join(f"\x1b[{code}m" for code in (*attributes, codes.fore, codes.back) if code) + text
        )
    return terminal.cells


@given(runs)
def test_a_strip_looks_as_if_every_style_were_told_in_full(parts: list[tuple[str, str]]) -> None:
    ink = strip_of(*parts)
    terminal = Terminal(len(ink.text))
    terminal.feed(ink.render(CONSOLE))
    assert terminal.cells == shown(ink)
    assert (terminal.attributes, terminal.fore, terminal.back) == (set(), "", "")


@given(runs, runs)
def test_a_patch_turns_the_old_strip_into_the_new(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    width = max(sum(len(text) for text, _ in parts) for parts in (before, after))
    old, new = (strip_of(*parts, (" " * (width - sum(len(t) for t, _ in parts)), "")) for parts in (before, after))
    terminal = Terminal(width)
    terminal.feed(old.render(CONSOLE))
    terminal.feed(patch([(0, 0, old, new)], CONSOLE))
    assert terminal.cells == shown(new)


def test_what_is_the_same_is_not_written() -> None:
    old = strip_of(("a long title that stays as it is ", "text"), ("x", "text"))
    new = strip_of(("a long title that stays as it is ", "text"), ("y", "text"))
    assert patch([(0, 0, old, old)], CONSOLE) == ""
    assert "title" not in patch([(0, 0, old, new)], CONSOLE)


def test_wide_characters_are_written_whole() -> None:
    old, new = strip_of(("日本 plain", "text")), strip_of(("日木 plain", "text"))
    assert "日木 plain" in patch([(3, 4, old, new)], CONSOLE)


def test_without_colours_the_selection_is_inverted() -> None:
    look = Look(load_theme("night"), colour=False)
    style = look.style("text on-selected")
    assert style.color is None
    assert style.bgcolor is None
    assert style.reverse
