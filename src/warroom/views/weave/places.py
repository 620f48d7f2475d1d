"""Where the cards of one column stand: beside their neighbours, in order, and a window of them when they are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Column(NamedTuple):
    """The lines at which cards begin, and how many are out of sight above and below."""

    tops: Mapping[str, int]
    above: int = 0
    below: int = 0


def place(cards: Sequence[str], heights: Mapping[str, int], room: int, wants: Mapping[str, float], keep: str) -> Column:
    """The cards in `room` lines, each as near to the line it wants as order allows; without room, those around `keep`.

    With room to spare an empty line stands between two cards; where there is hardly any, `keep` goes before the line
    that tells how many are hidden above it.
    """
    total = sum(heights[card] for card in cards)
    if total <= room:
        gap = 1 if total + len(cards) - 1 <= room else 0
        return Column(_settled(cards, heights, gap, room, wants))
    first, last = _window([heights[card] for card in cards], room, cards.index(keep))
    tops, line = {}, 1 if first and heights[keep] < room else 0
    for card in cards[first:last]:
        tops[card] = line
        line += heights[card]
    return Column(tops, first, len(cards) - last)


def _settled(
    cards: Sequence[str], heights: Mapping[str, int], gap: int, room: int, wants: Mapping[str, float]
) -> dict[str, int]:
    """The tops closest to the wanted ones, in the sense of least squares (neighbours that collide share their mean)."""
    before, offsets = 0, []
    for card in cards:
        offsets.append(before)
        before += heights[card] + gap
    blocks: list[tuple[float, int]] = []
    for card, offset in zip(cards, offsets, strict=True):
        mean, count = wants.get(card, (room - heights[card]) / 2) - offset, 1
        while blocks and blocks[-1][0] >= mean:
            other, size = blocks.pop()
            mean, count = (mean * count + other * size) / (count + size), count + size
        blocks.append((mean, count))
    most = room - (before - gap)
    shifts = [max(0, min(round(mean), most)) for mean, count in blocks for _ in range(count)]
    return {card: offset + shift for card, offset, shift in zip(cards, offsets, shifts, strict=True)}


def _window(heights: Sequence[int], room: int, keep: int) -> tuple[int, int]:
    """From which card to which (not included) there is room, `keep` among them, with a line for what is hidden."""
    first, used = keep, heights[keep]
    # From the top when the wanted card is within the first screenful, else with it in the middle.
    if sum(heights[: keep + 1]) <= room - 1:
        first, used = 0, sum(heights[: keep + 1])
    else:
        while first and used + heights[first - 1] <= room // 2:
            first -= 1
            used += heights[first]
    room -= 1 if first else 0
    last = keep + 1
    while last < len(heights) and used + heights[last] <= room - (1 if last + 1 < len(heights) else 0):
        used += heights[last]
        last += 1
    if last == len(heights):
        while first and used + heights[first - 1] <= room + (1 if first == 1 else 0):
            first -= 1
            used += heights[first]
    return first, last
