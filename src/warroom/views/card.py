"""The opened card: every field, what it feeds and what feeds it, its wins and its text."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.domain.model import Card, Win
from warroom.views.line import Line
from warroom.views.scene import Scene


def details(card: Card, scene: Scene, body: str, width: int, wins: Sequence[Win] | None = None) -> tuple[Line, ...]:
    """The card as lines of exactly `width` cells; `wins` are all of its wins, by default today's."""
    raise NotImplementedError
