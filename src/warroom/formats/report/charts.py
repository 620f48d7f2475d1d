"""The charts of a report as SVG within a page, in the page's own colours, each with a label for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from warroom.domain.inches import FOOT, INCH, format_inches, format_length
from warroom.domain.report import Stretch

WIDTH = 720
_LEFT, _RIGHT = 46, 12
_HEIGHT, _FLOOR, _ROOF = 210, 182, 22
# Steps of a ruler, in sixteenths: an inch and its parts, feet, yards and so on.
_STEPS = (
    INCH // 4,
    INCH // 2,
    INCH,
    2 * INCH,
    3 * INCH,
    6 * INCH,
    *(n * FOOT for n in (1, 2, 3, 6, 12, 30, 60, 150, 300)),
)
_MOST_LABELS = 14
_MOST_POINTS = 160
# About the width of a letter of a number.
_LETTER = 8
# From so much on a column says feet; the table has the inches.
_MANY_INCHES = 100 * INCH
_ROOMY = 16


def step_for(length: int, labels: int) -> int:
    """The step of a ruler that long which has room for so many labels, in sixteenths."""
    found = next((step for step in _STEPS if length <= step * labels), 0)
    return found or -(-length // labels)


def tape(won: int, target: int, label: str) -> str:
    """A tape measure, drawn out as far as was won, with a mark where the target is."""
    length = max(won, target, INCH) * 27 // 25
    step = step_for(length, _MOST_LABELS)
    scale = (WIDTH - 2) / length
    parts = [_block("tape-rest", 1, 14, WIDTH - 2, 44)]
    parts += [_block("tape-won", 1, 14, won * scale, 44)] if won else []
    for at in range(0, length + 1, max(step // 4, 1)):
        tall = 16 if at % step == 0 else 10 if at % max(step // 2, 1) == 0 else 6
        tone = "tick tick-won" if at <= won else "tick"
        parts.append(f'<path class="{tone}" d="M{1 + at * scale:.1f} 14v{tall}"/>')
    for at in range(step, length - step // 3, step):
        # Where the tape ends there is no room for a number.
        if abs(at - won) > step // 3:
            parts.append(_word(1 + at * scale, 47, format_length(at), "tape-ink" if at < won else "tape-faint"))
    if target:
        x = 1 + target * scale
        parts.append(f'<path class="target" d="M{x - 6:.1f} 1h12l-6 9zM{x - 0.75:.2f} 10h1.5v48h-1.5z"/>')
    return _svg(60, label, parts)


def columns(stretches: Sequence[Stretch], names: Sequence[str], label: str) -> str:
    """A column for each stretch, filled where it reached its target, pale where it did not, the targets across."""
    top = max([INCH, *(max(one.won, one.target) for one in stretches)])
    each = (WIDTH - _LEFT - _RIGHT) / max(len(stretches), 1)
    wide, scale = min(each * 0.68, 46), (_FLOOR - _ROOF) / top
    every = -(-len(stretches) // _ROOMY) or 1
    parts = list(_axis(top, scale))
    for n, (one, name) in enumerate(zip(stretches, names, strict=True)):
        middle, tall = _LEFT + each * (n + 0.5), one.won * scale
        reached = bool(one.target) and one.won >= one.target
        if one.won:
            tone = "column reached" if reached or not one.target else "column short"
            parts.append(_block(tone, middle - wide / 2, _FLOOR - tall, wide, tall))
        if len(stretches) <= _ROOMY:
            said = format_inches(one.won) if one.won < _MANY_INCHES else f"{one.won // FOOT} ft"
            parts.append(_word(middle, _FLOOR - tall - 6, said + (" ✓" if reached else ""), "value"))
        if n % every == 0:
            parts.append(_word(middle, _FLOOR + 16, name, "name off" if one.off else "name"))
        if one.target:
            y = _FLOOR - one.target * scale
            parts.append(f'<path class="target-line" d="M{middle - each / 2:.1f} {y:.1f}h{each:.1f}"/>')
    return _svg(_HEIGHT, label, parts)


def course(points: Sequence[tuple[str, int, int]], first: str, last: str, label: str) -> str:
    """What was won in all as a filled line, and what was planned as a broken one."""
    top = max([INCH, *(max(won, plan) for _, won, plan in points)])
    scale = (_FLOOR - _ROOF) / top
    seen = _thinned(points)
    told = format_length(points[-1][1])
    across = (WIDTH - _LEFT - _RIGHT - _LETTER * max(len(told), 8)) / max(len(points) - 1, 1)
    won = " ".join(f"{_LEFT + n * across:.1f},{_FLOOR - won * scale:.1f}" for n, (_, won, _) in seen)
    plan = " ".join(f"{_LEFT + n * across:.1f},{_FLOOR - plan * scale:.1f}" for n, (_, _, plan) in seen)
    end = _LEFT + (len(points) - 1) * across
    at_won, at_plan = (_FLOOR - size * scale for size in points[-1][1:])
    high, low = min(at_won, at_plan), max(at_won, at_plan)
    # Two words need a line each.
    low = max(low, high + 15)
    won_at, plan_at = (high, low) if at_won <= at_plan else (low, high)
    parts = [
        *_axis(top, scale),
        f'<polygon class="area" points="{_LEFT},{_FLOOR} {won} {end:.1f},{_FLOOR}"/>',
        f'<polyline class="line" points="{won}"/>',
        _word(end + 6, won_at + 4, told, "value strong", "start"),
        _word(_LEFT, _FLOOR + 16, first, "name", "start"),
        _word(end, _FLOOR + 16, last, "name", "end"),
    ]
    if points[-1][2]:
        parts += [f'<polyline class="plan" points="{plan}"/>', _word(end + 6, plan_at + 4, "planned", "name", "start")]
    return _svg(_HEIGHT, label, parts)


def bar(size: int, most: int) -> str:
    """A bar beside its number in a table."""
    wide = max(200 * size / max(most, 1), 2)
    return (
        '<svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">'
        f"{_block('bar-rest', 0, 0, 200, 10)}{_block('bar-won', 0, 0, wide, 10)}</svg>"
    )


def way(percent: int, expected: int) -> str:
    """How far a goal is, with a post where it should be."""
    wide = WIDTH * max(0, min(percent, 100)) / 100
    post = min(WIDTH * expected / 100, WIDTH - 2)
    tone = "way-good" if percent >= expected else "way-bad"
    label = f"{percent}% of the way, {expected}% expected"
    return (
        f'<svg class="way" viewBox="0 0 {WIDTH} 18" role="img" aria-label="{label}">'
        f"{_block('bar-rest', 0, 4, WIDTH, 10)}{_block(tone, 0, 4, wide, 10)}{_block('post', post, 0, 2.5, 18)}</svg>"
    )


def _block(tone: str, x: float, y: float, width: float, height: float) -> str:
    rounded = min(width / 2, 3)
    at = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{rounded:.1f}"'
    return f'<rect class="{tone}" {at}/>'


def _word(x: float, y: float, text: str, tone: str, anchor: str = "middle") -> str:
    return f'<text class="{tone}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _axis(top: int, scale: float) -> Iterator[str]:
    step = step_for(top, 4)
    for at in range(0, top + 1, step):
        y = _FLOOR - at * scale
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{WIDTH - _RIGHT}"/>'
        yield _word(_LEFT - 8, y + 4, format_length(at) if at else "0", "name", "end")


def _thinned(points: Sequence[tuple[str, int, int]]) -> list[tuple[int, tuple[str, int, int]]]:
    """As many of the points as can be told apart, the last among them."""
    step = -(-len(points) // _MOST_POINTS) or 1
    kept = list(enumerate(points))[::step]
    return kept if kept[-1][0] == len(points) - 1 else [*kept, (len(points) - 1, points[-1])]


def _svg(height: int, label: str, parts: Sequence[str]) -> str:
    inner, said = "\n".join(parts), escape(label)
    return f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{said}">\n{inner}\n</svg>'
