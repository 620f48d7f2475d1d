"""The last lines of both screens: a message, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.views.build import fill
from warroom.views.cells import wrap
from warroom.views.footer import footer
from warroom.views.line import Line, Span

_TONES = {"good": "good", "warn": "warn", "bad": "bad bold"}
_MOST = 3


def foot_lines(note: tuple[str, str], keys: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """A message of some lines, if there is one, and a line of keys."""
    text, tone = note
    lines = wrap(text, max(width - 4, 1))[:_MOST] if text else []
    return [*(fill([Span(f"  {line}", _TONES.get(tone, "text"))], width) for line in lines), footer(keys, width)]
