"""How a row shows that it is selected, marked, in the selected card's thread, pointed at, or in the shade."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warroom.views.build import fill
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.shade import shaded


class RowLook(NamedTuple):
    """The state of a row that does not come from its card.

    `over` is where a dragged card would go, `pointed` what the presenter points at, `shaded` what the spotlight leaves
    out; `other` is the style of somebody who points at it from another screen.
    """

    selected: bool = False
    marked: bool = False
    lit: bool = False
    over: bool = False
    pointed: bool = False
    shaded: bool = False
    other: str = ""

    @property
    def behind(self) -> str:
        """The background of the whole row."""
        if self.pointed:
            return "on-pointed"
        return "on-selected" if self.selected or self.over else ""

    @property
    def text(self) -> str:
        """The style of the title."""
        return "text bold" if self.selected or self.lit else "text"


def row_look(card: str, scene: Scene, selected: bool, over: bool = False) -> RowLook:
    """The state of a card's row; which row is `selected` is the screen's to say."""
    light = scene.light
    lit = card in scene.lit
    other = next((scene.moment.team.style(who, "accent") for who, at in light.others if at == card), "")
    return RowLook(
        selected, card in scene.marks, lit, over, card == light.pointer != "",
        light.spotlight and not lit and card != scene.selected, f"{other} bold" if other else "",
    )  # fmt: skip


def lead(kind: str, look: RowLook, ascii: bool) -> list[Span]:
    """The first three cells: the bar of the selected card, the mark, the thread's sign in the kind's colour.

    A dragged card's target points at itself instead, and so does what the presenter points at; what others point at
    has their arrow in the third cell.  Each has its own shape and they do not cover each other.
    """
    sign = glyphs(ascii)
    if look.other:
        first = "".join(span.text for span in lead(kind, look._replace(other=""), ascii))
        return [Span(first[:2], "accent" if look.selected or look.marked else kind), Span(sign.point, look.other)]
    if look.pointed:
        return [Span(f"{sign.point}{sign.mark if look.marked else ' '} ", "accent")]
    if look.over:
        return [Span(f"{sign.enter}  ", "accent bold")]
    if look.selected:
        return [Span(f"{sign.bar}{sign.mark if look.marked else ' '} ", "accent")]
    if look.marked:
        return [Span(sign.lit if look.lit else " ", kind), Span(f"{sign.mark} ", "accent")]
    return [Span(f" {sign.lit} ", kind)] if look.lit else [_PLAIN_LEAD]


_PLAIN_LEAD = Span("   ")


def worn(lines: tuple[Line, ...], width: int, look: RowLook, ascii: bool) -> tuple[Line, ...]:
    """The row's lines in the shade, or with an arrow at the right end too, where the state says so."""
    if look.shaded:
        return tuple(map(shaded, lines))
    if look.pointed and width > 0 and lines:
        arrow = Span(glyphs(ascii).pointed, look.behind)
        # What is cut off at the end leaves a blank that has no ground.
        first = [Span(text, style or look.behind) for text, style in fill(lines[0], width - 1)]
        return (*first, arrow), *lines[1:]
    return lines


def pointed(line: Line) -> Line:
    """A line of a screen on which one points at what is selected."""
    return tuple([Span(text, style.replace("on-selected", "on-pointed")) for text, style in line])


def hovered(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines of a screen on which one points at the line `at`, and no longer at what is selected."""
    return [_pointed_at(line) if number == at else _let_go(line) for number, line in enumerate(lines)]


def _pointed_at(line: Line) -> Line:
    return tuple([Span(text, f"{style} on-pointed".strip()) for text, style in line])


def _let_go(line: Line) -> Line:
    return tuple([Span(text, style.replace("on-pointed", "on-selected")) for text, style in line])
