"""The lines between two neighbouring columns, drawn with box characters so that each can be followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from warroom.views.build import blank
from warroom.views.line import Line, Span

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_THIN = " │││─┘└┴─┐┌┬─┤├┼"
_HEAVY = " ┃┃┃━┛┗┻━┓┏┳━┫┣╋"
_PLAIN = " |||-+++-+++-+++"
_STRONG = " ###=###=###=###"
# Bits of the four arms in the order that the strings above are written in.
_INDEX = {
    0: 0, _UP: 1, _DOWN: 2, _UP | _DOWN: 3, _LEFT: 4, _LEFT | _UP: 5, _RIGHT | _UP: 6, _LEFT | _RIGHT | _UP: 7,
    _RIGHT: 8, _LEFT | _DOWN: 9, _RIGHT | _DOWN: 10, _LEFT | _RIGHT | _DOWN: 11, _LEFT | _RIGHT: 12,
    _UP | _DOWN | _LEFT: 13, _UP | _DOWN | _RIGHT: 14, _UP | _DOWN | _LEFT | _RIGHT: 15,
}  # fmt: skip
# Thin and heavy arms together: at up 27, down 9, left 3, right 1 times 0 for none, 1 for thin, 2 for heavy.
_MIXED = " ╶╺╴─╾╸╼━╷┌┍┐┬┮┑┭┯╻┎┏┒┰┲┓┱┳╵└┕┘┴┶┙┵┷│├┝┤┼┾┥┽┿╿┟┢┧╁╆┪╅╈╹┖┗┚┸┺┛┹┻╽┞┡┦╀╄┩╃╇┃┠┣┨╂╊┫╉╋"
_PLACES = ((_UP, 27), (_DOWN, 9), (_LEFT, 3), (_RIGHT, 1))
# By line, by cell, the arms of each source.
_Cells: TypeAlias = dict[int, dict[int, dict[str, int]]]


class Route(NamedTuple):
    """A feed from the line `start` of the left column to the line `end` of the right one.

    `source` tells the lines of one card from those of others; `strong` are the selected card's.
    """

    source: str
    start: int
    end: int
    strong: bool


def gutter(routes: Sequence[Route], width: int, height: int, enter: str, *, ascii: bool) -> list[Line]:
    """`height` lines of exactly `width` cells (3 at the least) with every route drawn on them."""
    lanes = _lanes(routes, width - 2)
    cells = _drawn(routes, lanes, width)
    strong = _drawn([route for route in routes if route.strong], lanes, width)
    heads = {route.end: False for route in routes} | {route.end: True for route in routes if route.strong}
    lines: list[Line] = [blank(width)] * height
    for y, row in cells.items():
        text, bold = [" "] * width, [False] * width
        for x, owners in row.items():
            over = _seen(strong[y][x]) if y in strong and x in strong[y] else 0
            bold[x] = bool(over)
            text[x] = _letter(_seen(owners) | over, over, ascii)
        if y in heads:
            text[-1], bold[-1] = enter, heads[y]
        lines[y] = _spans(text, bold)
    return lines


def _letter(arms: int, over: int, ascii: bool) -> str:
    """The character with these arms, those of `over` heavy among them."""
    thin, heavy = (_PLAIN, _STRONG) if ascii else (_THIN, _HEAVY)
    if not over:
        return thin[_INDEX[arms]]
    if ascii or over == arms:
        return heavy[_INDEX[arms]]
    return _MIXED[sum((2 if over & arm else 1) * place for arm, place in _PLACES if arms & arm)]


def _seen(owners: dict[str, int]) -> int:
    """The arms to draw where lines of several cards meet: one that passes under another is not joined to it."""
    if len(owners) == 1:
        return next(iter(owners.values()))
    upright = [bits for bits in owners.values() if bits & (_UP | _DOWN)]
    passing = [bits for bits in upright if not bits & (_LEFT | _RIGHT)]
    found = 0
    for bits in passing if passing and len(passing) == len(upright) else owners.values():
        found |= bits
    return found


def _drawn(routes: Iterable[Route], lanes: dict[str, int], width: int) -> _Cells:
    cells: _Cells = {}

    def put(source: str, x: int, y: int, bits: int) -> None:
        owners = cells.setdefault(y, {}).setdefault(x, {})
        owners[source] = owners.get(source, 0) | bits

    for source, start, end, _ in routes:
        lane = lanes.get(source, 0)
        if start == end:
            for x in range(width - 1):
                put(source, x, start, _LEFT | _RIGHT)
            continue
        down = end > start
        for x in range(lane):
            put(source, x, start, _LEFT | _RIGHT)
        put(source, lane, start, _LEFT | (_DOWN if down else _UP))
        for y in range(min(start, end) + 1, max(start, end)):
            put(source, lane, y, _UP | _DOWN)
        put(source, lane, end, _RIGHT | (_UP if down else _DOWN))
        for x in range(lane + 1, width - 1):
            put(source, x, end, _LEFT | _RIGHT)
    return cells


def _lanes(routes: Iterable[Route], count: int) -> dict[str, int]:
    """The upright's cell for each source that needs one, apart from the others' as far as there are cells.

    Where one card's line leaves in the row in which another's enters, the one that leaves turns first:
    otherwise both would seem to be one line.
    """
    bent = [route for route in routes if route.start != route.end]
    starts = {route.source: route.start for route in bent}
    ends: dict[str, list[int]] = {}
    for route in bent:
        ends.setdefault(route.source, []).append(route.end)
    after = {
        source: {other for other, rows in ends.items() if other != source and starts[source] in rows}
        for source in starts
    }
    lanes: dict[str, int] = {}
    waiting = sorted(starts, key=starts.__getitem__)
    while waiting:
        source = next((s for s in waiting if not any(s in after[other] for other in waiting if other != s)), waiting[0])
        waiting.remove(source)
        least = max((lanes[other] + 1 for other in lanes if source in after[other]), default=1)
        rows = (starts[source], *ends[source])
        taken = {lane for other, lane in lanes.items() if _overlap(rows, (starts[other], *ends[other]))}
        lane = next((lane for lane in range(least, count + 1) if lane not in taken), min(least, count))
        lanes[source] = lane
    return lanes


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return min(one) <= max(other) and min(other) <= max(one)


def _spans(text: Sequence[str], bold: Sequence[bool]) -> Line:
    """The letters as spans, a new one wherever they become bold or cease to be."""
    spans: list[Span] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or bold[end] != bold[start]:
            spans.append(Span("".join(text[start:end]), "accent" if bold[start] else "faint"))
            start = end
    return tuple(spans)
