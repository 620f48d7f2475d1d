"""The tape measure along the bottom, which grows with the day's wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from warroom.domain.inches import INCH, format_length
from warroom.views.build import cells_of, fill
from warroom.views.cells import clip, cut, fit, measure, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.ruler import Scale, choose
from warroom.views.scene import Scene

_INK, _FREE = "tape_ink on-tape", "tape_faint"
_EIGHTHS = " ▏▎▍▌▋▊▉"
_TICKS = {False: "││╵'", True: "||:'"}
_FILLERS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
# How far the tape goes on after the target and after what is won, so that there is something to grow into.
_BEYOND_TARGET = (17, 16)
_BEYOND_WON = (5, 4)
# How much of the tape is its own, whatever is said beside it, and the cells before and after that.
_LEAST_FILLED = (2, 5)
_AROUND = 2
_LEAST_LABEL = 3
_LEAST_CUT = 5


class _Tape(NamedTuple):
    """A scale, and how far it is filled: whole cells, then eighths of the next one."""

    scale: Scale
    filled: int
    eighths: int


def tape(scene: Scene, width: int) -> tuple[Line, Line, Line]:
    """Ticks, numbers and labels of today's tape, each line exactly `width` cells."""
    if width <= 0:
        return (), (), ()
    drawn = _lay(scene, width)
    ticks, numbers = _marks(drawn.scale, width, scene.ascii)
    return (
        fill(_pointed(ticks, drawn, scene), width),
        fill(_paint(numbers, 0, drawn, scene.ascii), width),
        _moment(drawn, scene, width) if scene.reached else _labels(drawn, scene, width),
    )


def run_of_days(days: Mapping[str, int], today: str) -> int:
    """How many days in a row had wins, up to today; today without one yet does not break the run."""
    day = date.fromisoformat(today).toordinal()
    if not days.get(today):
        day -= 1
    run = 0
    while days.get(date.fromordinal(day - run).isoformat()):
        run += 1
    return run


@lru_cache(maxsize=1024)
def label_for(said: str, room: int) -> str:
    """What a win is called in at most `room` cells: its last words that fit, else a shortened one."""
    words = shown(said).split()
    if room < _LEAST_LABEL or not words:
        return ""
    telling = [word for word in words if word.casefold() not in _FILLERS] or words
    tails = (telling[start:] for start in range(len(telling)))
    forms = [words, *tails, *([word] for word in sorted(telling, key=len, reverse=True))]
    texts = (" ".join(form) for form in forms)
    whole = next((text for text in texts if measure(text) <= room), "")
    if any(char.isalpha() for char in whole):
        return whole
    # A bare number tells nothing, unless nothing else was written: the beginning of a word tells more.
    named = next((word for word in reversed(telling) if any(char.isalpha() for char in word)), "")
    if not named:
        return whole or (clip(telling[-1], room) if room >= _LEAST_CUT else "")
    return clip(named, room) if room >= _LEAST_CUT else ""


def _lay(scene: Scene, width: int) -> _Tape:
    board = scene.board
    target, won = board.campaign.target, max(board.won_today, 0)
    beyond = (width - 1, max(_most_filled(scene, width), 1)) if won else _BEYOND_WON
    span = max(_scaled(target, _BEYOND_TARGET), _scaled(won, _BEYOND_WON), _scaled(won, beyond)) or 4 * INCH
    scale = choose(span, width)
    filled, rest = divmod(won * scale.cells, scale.unit)
    eighths = rest * 8 // scale.unit
    if won and not filled:
        # The day's first sixteenth is seen, also where a cell is worth more.
        filled, eighths = 1, 0
    return _Tape(scale, min(filled, width), eighths)


def _most_filled(scene: Scene, width: int) -> int:
    """How many cells may be filled so that what the day and the campaign come to is read beside them."""
    free = (width - cells_of(_joined(parts, scene.ascii)) - _AROUND for parts in _shorter(scene))
    return next((cells for cells in free if cells >= _scaled(width, _LEAST_FILLED)), width)


def _scaled(n: int, ratio: tuple[int, int]) -> int:
    return -(-n * ratio[0] // ratio[1])


@lru_cache(maxsize=8)
def _marks(scale: Scale, width: int, ascii: bool) -> tuple[str, str]:
    """The signs of the upper two lines, a cell each."""
    upper, lower = [" "] * width, [" "] * width
    for tick in scale.ticks(width, ascii):
        upper[tick.cell] = _TICKS[ascii][tick.rank]
        if tick.rank == 0:
            lower[tick.cell] = _TICKS[ascii][0]
            for offset, letter in enumerate(tick.label, start=tick.cell + 1):
                lower[offset] = letter
    return "".join(upper), "".join(lower)


def _pointed(signs: str, drawn: _Tape, scene: Scene) -> list[Span]:
    """The ticks, with the sign of the target in place of its own."""
    target = scene.board.campaign.target
    at = drawn.scale.cell(target)
    if not target or at >= len(signs):
        return _paint(signs, 0, drawn, scene.ascii)
    sign = Span(glyphs(scene.ascii).target, f"{_INK} bold" if at < drawn.filled else "good bold")
    before, after = signs[:at], signs[at + 1 :]
    return [*_paint(before, 0, drawn, scene.ascii), sign, *_paint(after, at + 1, drawn, scene.ascii)]


def _paint(signs: str, start: int, drawn: _Tape, ascii: bool) -> list[Span]:
    """Signs from cell `start` on: in ink where the tape is out, faint where it is not yet, its end between them."""
    at = max(drawn.filled - start, 0)
    out, free = signs[:at], signs[at:]
    if ascii:
        return [Span(out.replace(" ", "="), _INK), Span(free, _FREE)]
    if start <= drawn.filled and drawn.eighths and free.startswith(" "):
        return [Span(out, _INK), Span(_EIGHTHS[drawn.eighths], "tape"), Span(free[1:], _FREE)]
    return [Span(out, _INK), Span(free, _FREE)]


def _moment(drawn: _Tape, scene: Scene, width: int) -> Line:
    """A big moment, printed over the day's labels."""
    sign = glyphs(scene.ascii)
    said = fit(f" {sign.target} {shown(scene.reached)}", width, sign.ellipsis)
    out = cut(said, drawn.filled)
    padded = out + " " * (drawn.filled - measure(out))
    return fill([Span(padded, f"{_INK} bold"), Span(said[len(out) :], "good bold")], width)


def _labels(drawn: _Tape, scene: Scene, width: int) -> Line:
    """Every win named where it was won, then on the free side what the day and the campaign come to."""
    spans: list[Span] = []
    board, at = scene.board, 0
    ends = [min(drawn.scale.cell(n), drawn.filled) for n in accumulate(win.size for win in board.wins)]
    for win, begin, end in zip(board.wins, [0, *ends], ends, strict=False):
        if end - begin < 2:
            continue
        card = board.card(win.card) if win.card else None
        label = label_for(win.text or (card.title if card else ""), end - begin - 1)
        spans.append(Span(" " * (begin - at) + ("|" if scene.ascii else "▏") + label, _INK))
        at = begin + 1 + measure(label)
    spans.append(Span(" " * (drawn.filled - at), _INK))
    edge = _EIGHTHS[drawn.eighths] if not scene.ascii and drawn.filled < width else ""
    spans.append(Span(edge, "tape"))
    free = width - cells_of(spans) - 1
    return fill([*spans, Span(" "), *_status(scene, free)], width)


def _status(scene: Scene, room: int) -> list[Span]:
    """What the day and the campaign come to, in as many words as fit."""
    lines = (_joined(parts, scene.ascii) for parts in (_in_full(scene), *_shorter(scene)))
    return next((line for line in lines if cells_of(line) <= room), [])


def _in_full(scene: Scene) -> list[Span]:
    board, ascii = scene.board, scene.ascii
    won, target, run = board.won_today, board.campaign.target, run_of_days(board.days, board.today)
    reached = " reached" if target and won >= target else ""
    parts = [Span(f"{format_length(won, ascii)} today", "text bold") if won else _inviting(scene)]
    if target:
        parts.append(Span(f"target {format_length(target, ascii)}{reached}", "good" if reached else "soft"))
    if run:
        parts.append(Span(f"{run}-day run", "soft"))
    if board.won_total:
        parts.append(Span(f"{format_length(board.won_total, ascii)} this campaign", "soft"))
    return parts


def _shorter(scene: Scene) -> Iterator[list[Span]]:
    """Ever less of it: what was won of the target, the run, the total."""
    board, ascii = scene.board, scene.ascii
    won, target, run = board.won_today, board.campaign.target, run_of_days(board.days, board.today)
    length, reached = format_length(won, ascii), target and won >= target
    told = f"{length} of {format_length(target, ascii)}" if target else f"{length} today"
    first = Span(told, "good bold" if reached else "text bold") if won else _inviting(scene)
    rest = [Span(f"{run}-day run", "soft")] if run else []
    rest += [Span(f"{format_length(board.won_total, ascii)} in all", "soft")] if board.won_total else []
    for last in range(len(rest), -1, -1):
        yield [first, *rest[:last]]
    yield [Span(length, "text bold")]


def _inviting(scene: Scene) -> Span:
    hint = f": {scene.keys.free_win} logs the first" if scene.keys.free_win else ""
    return Span(f"no inch yet today{hint}", "soft italic")


def _joined(parts: list[Span], ascii: bool) -> list[Span]:
    dot = Span(f" {glyphs(ascii).dot} ", "faint")
    return [span for part in parts for span in (dot, part)][1:]
