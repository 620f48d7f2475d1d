"""The keys that were pressed, as a presenter shows them: the last few, and what the last of them does."""

from __future__ import annotations

from typing import NamedTuple

from warroom.views.build import cells_of
from warroom.views.cells import clip, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Span

_BEHIND = "on-raised"
_LEAST_TITLE = 6


class Pressed(NamedTuple):
    """Keys as they are named, each with how often it was pressed in a row; `title` says what the last one does.

    `fading` keys were pressed a while ago.
    """

    keys: tuple[tuple[str, int], ...]
    title: str = ""
    fading: bool = False


def pressed_spans(pressed: Pressed, width: int, ascii: bool) -> tuple[Span, ...]:
    """The corner of the last line that shows them: the title gives way first, then the keys before the last."""
    sign = glyphs(ascii)
    keys = [f"{shown(key)}{sign.times}{times}" if times > 1 else shown(key) for key, times in pressed.keys]
    while len(keys) > 1 and cells_of(_spans(keys, "", pressed.fading)) > width // 2:
        keys = keys[1:]
    room = width // 2 - cells_of(_spans(keys, "", pressed.fading)) - 2
    title = clip(pressed.title, room, sign.ellipsis) if pressed.title and room >= _LEAST_TITLE else ""
    spans = _spans(keys, title, pressed.fading)
    return spans if cells_of(spans) <= width else ()


def _spans(keys: list[str], title: str, fading: bool) -> tuple[Span, ...]:
    *before, last = keys
    earlier = Span("".join(f" {key}" for key in before), f"muted {_BEHIND}")
    told = Span(f"  {title}", f"{'muted' if fading else 'text'} {_BEHIND}") if title else Span("", _BEHIND)
    return (earlier, Span(f" {last}", f"{'muted' if fading else 'accent bold'} {_BEHIND}"), told, Span(" ", _BEHIND))
