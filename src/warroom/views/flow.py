"""The flow screen: how full each stage is, how long cards stay in it, what gets through, and what stands still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from warroom.domain.cycles import Pace
from warroom.domain.dates import short_when
from warroom.domain.model import Card
from warroom.domain.standing import days_in_stage, static_after
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.facts import stage_role
from warroom.views.footer import footer, note_lines
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.pipeline import channel_cells, limit_spans
from warroom.views.rowlook import RowLook, lead
from warroom.views.scene import Moment, Scene

_NAMES = {"piece": ("PIECES", "piece"), "tactic": ("TACTICS", "tactic")}
_BARS = "▁▂▃▄▅▆▇█"
_LEAD = 3
_YEAR = 52


class Flow(NamedTuple):
    """What the screen shows besides the scene: how stages stand over so many `weeks`, and the cards that stand still.

    `selected` is one of those cards, "" where there is none; `note` is a message and its tone.  Of the weeks only so
    much is `read` yet.  Where not all stages have room one may be `on_stages`, which then begin with the line `top`.
    """

    paces: tuple[Pace, ...]
    cards: tuple[Card, ...]
    weeks: int
    selected: str = ""
    marks: frozenset[str] = frozenset()
    hints: tuple[tuple[str, str], ...] = ()
    note: tuple[str, str] = ("", "")
    read: float = 1.0
    top: int = 0
    on_stages: bool = False


class Widths(NamedTuple):
    """Cells of the columns of stages; 0 where there is no room."""

    stage: int
    holds: int
    oldest: int
    middle: int
    spread: int
    week: int
    bars: int


def flow_lines(flow: Flow, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The screen as exactly `height` lines of `width` cells; the selected card is in sight."""
    frame = _frame(flow, width, height)
    cards = flow.cards[frame.first : frame.first + frame.cards]
    lines = [_heading(flow, scene, width), *stage_lines(flow.paces, scene, width)[flow.top : flow.top + frame.table]]
    lines += _still(flow, scene, width)[: frame.still]
    lines += [_card_line(card, flow, scene, width) for card in cards]
    lines += [blank(width)] * (height - frame.foot - len(lines))
    if frame.foot:
        lines += [*note_lines(flow.note, width), footer(flow.hints, width)]
    return tuple(lines[:height])


def card_at(flow: Flow, width: int, height: int, y: int) -> str:
    """The card on a line of the screen, "" where there is none."""
    frame = _frame(flow, width, height)
    row = y - 1 - frame.table - frame.still
    return flow.cards[frame.first + row].id if 0 <= row < frame.cards else ""


def is_cut(flow: Flow, width: int, height: int) -> bool:
    """Whether the stages have less room than they need."""
    return _frame(flow._replace(on_stages=False), width, height).table < _tall(flow)


def last_top(flow: Flow, width: int, height: int, top: int) -> int:
    """The line that the stages begin with when they are to begin with the line `top`, which may be too far down."""
    # The last line is a gap.
    return max(min(top, _tall(flow) - 1 - _frame(flow, width, height).table), 0)


class _Frame(NamedTuple):
    """How many lines each part has: stages, the heading of what stands still, its cards from `first` on, the foot."""

    table: int
    still: int
    first: int
    cards: int
    foot: int


def _frame(flow: Flow, width: int, height: int) -> _Frame:
    """The stages have what the cards leave them, and the cards a third of the screen at the least, if there are any.

    Who is on the stages sees as many of them as there is room for.
    """
    foot = len(note_lines(flow.note, width)) + 1 if height > 2 else 0
    room = max(height - 1 - foot, 0)
    still = 1 if flow.cards else 2
    tall = _tall(flow)
    least = 0 if flow.on_stages else max(room // 3 - still, min(room - still, 1))
    listed = min(len(flow.cards), max(room - tall - still, least, 0))
    table = max(min(tall, room - still - listed), 0)
    at = next((n for n, card in enumerate(flow.cards) if card.id == flow.selected), 0)
    first = min(max(at - listed + 1, 0), len(flow.cards) - listed)
    return _Frame(table, max(min(still, room - table - listed), 0), first, listed, foot)


def report(flow: Flow, scene: Scene, width: int) -> tuple[Line, ...]:
    """The same without a selection and keys, as tall as it is."""
    cards = (_card_line(card, flow, scene, width) for card in flow.cards)
    return (_heading(flow, scene, width), *stage_lines(flow.paces, scene, width), *_still(flow, scene, width), *cards)


def lasted(days: float, *, any: bool = True) -> str:
    """A length of time in few letters: `12d`, `3.5d`, `7h`, `20min`; "" for none."""
    if not any:
        return ""
    if days >= 9.95:
        return f"{days:.0f}d"
    if days >= 1:
        return f"{days:.1f}d".replace(".0d", "d")
    hours = days * 24
    return f"{hours:.0f}h" if hours >= 0.995 else f"{hours * 60:.0f}min"


def _heading(flow: Flow, scene: Scene, width: int) -> Line:
    sign = glyphs(scene.ascii)
    left = [Span(" FLOW ", "accent bold"), Span(f" last {counted(flow.weeks, 'week')}", "text bold")]
    if flow.read < 1:
        left.append(Span(f" {flow.read:.0%} read", "warn"))
    through = {pace.kind: pace.per_week for pace in flow.paces if pace.ends}
    told = [
        Span(f"{rate} {kind if rate == '1' else f'{kind}s'} {end} a week", "soft")
        for kind, end in (("piece", "live"), ("tactic", "done"))
        for rate in [_rate(through.get(kind, 0.0))]
    ]
    still = Span(f"{sign.static} {len(flow.cards)} static", "warn" if flow.cards else "good")
    for parts in ([*told, still], [still], []):
        right = [span for part in parts for span in (Span(f" {sign.dot} ", "faint"), part)][1:]
        if cells_of(left) + cells_of(right) + 1 < width:
            return two_ends(left, [*right, Span(" ")], width, "on-raised")
    return fill(left, width, "on-raised")


def stage_lines(paces: Iterable[Pace], scene: Scene, width: int) -> list[Line]:
    """The stages of each kind, a line each, under what the columns are."""
    lines: list[Line] = []
    for kind, found in groupby(paces, key=lambda pace: pace.kind):
        lines += [_names(kind, width), *(_pace_line(pace, scene, width) for pace in found), blank(width)]
    return lines


def _tall(flow: Flow) -> int:
    return len(flow.paces) + 2 * len({pace.kind for pace in flow.paces})


def _still(flow: Flow, scene: Scene, width: int) -> list[Line]:
    """The heading of what stands still, with a word where nothing does."""
    lines = [_still_heading(flow, scene, width)]
    return lines if flow.cards else [*lines, fill([Span("   Everything moves.", "good")], width)]


def _names(kind: str, width: int) -> Line:
    """What the columns are, under the name of a kind."""
    name, role = _NAMES[kind]
    widths = _widths(width)
    spans = [Span("  "), Span(fit(name, widths.stage), f"{role} bold"), Span(fit("now", widths.holds), "muted")]
    for label, cells in (
        ("oldest", widths.oldest), ("median", widths.middle), ("half of them", widths.spread),
        ("a week", widths.week), ("week by week", widths.bars),
    ):  # fmt: skip
        spans.append(Span(fit(clip(label, max(cells - 1, 0), ""), cells), "muted"))
    return fill(spans, width)


def _pace_line(pace: Pace, scene: Scene, width: int) -> Line:
    sign, campaign, widths = glyphs(scene.ascii), scene.board.campaign, _widths(width)
    role = stage_role(campaign, pace.stage) if pace.kind == "piece" else "soft"
    spans = [Span("  "), Span(fit(shown(pace.stage), widths.stage - 1) + " ", role)]
    # Of what is over a board knows only what ended lately.
    holds = [Span(f" {pace.holds} lately", "muted")] if pace.ends else limit_spans(pace.holds, pace.limit)
    spans += _in(holds, widths.holds)
    age = f"{sign.static if pace.static else ' '}{pace.oldest}d" if pace.oldest >= 0 else ""
    spans.append(Span(fit(age, widths.oldest), "warn" if pace.static else "text"))
    spans.append(Span(fit(lasted(pace.middle, any=pace.stays > 0) or sign.none, widths.middle), "text"))
    half = f"{lasted(pace.low)} to {lasted(pace.high)} of {pace.stays}" if pace.stays else ""
    spans.append(Span(fit(half, widths.spread), "muted"))
    spans.append(Span(fit(_rate(pace.per_week), widths.week), "text"))
    told = bars(_folded(pace.weekly, widths.bars - 1, scene.ascii), scene.ascii)
    spans.append(Span(fit(told, widths.bars), "good" if pace.ends else "soft"))
    return fill(spans, width)


def _folded(weekly: Sequence[int], cells: int, ascii: bool) -> Sequence[int]:
    """The weeks, or several of them as one, so that all have room; the newest stretch is whole."""
    each = 1
    while True:
        stretches = range(len(weekly) % each or each, len(weekly) + 1, each)
        found = [sum(weekly[max(end - each, 0) : end]) for end in stretches]
        needed = len(" ".join(map(str, found))) if ascii else len(found)
        if needed <= cells or each >= len(weekly):
            return found
        each += 1


def bars(weekly: Sequence[int], ascii: bool) -> str:
    """How many in each week, as a bar each, or as numbers where there are only letters."""
    if ascii:
        return " ".join(map(str, weekly))
    most = max(weekly, default=0) or 1
    return "".join(_BARS[round(count / most * (len(_BARS) - 1))] if count else " " for count in weekly)


def _still_heading(flow: Flow, scene: Scene, width: int) -> Line:
    days = static_after(scene.board.campaign)
    spans = [Span("  STATIC", "warn bold"), Span(f" {len(flow.cards)}", "muted")]
    said = f"  in one stage for {counted(days, 'day')} or more "
    spans.append(Span(said if cells_of(spans) + len(said) < width else " ", "faint"))
    rule = glyphs(scene.ascii).rule * max(width - cells_of(spans) - 1, 0)
    return fill([*spans, Span(rule, "rule")], width)


def _card_line(card: Card, flow: Flow, scene: Scene, width: int) -> Line:
    """A card that stands still: for how long, what it is, whose, in which stage, and when it is due."""
    moment = scene.moment
    look = RowLook(card.id == flow.selected, card.id in flow.marks, card.id in scene.lit)
    sign, code = glyphs(moment.ascii), channel_cells(moment.campaign) + 1
    days = days_in_stage(card, moment.campaign.zone, moment.today)
    spans = [*lead(card.kind, look, moment.ascii), Span(f"{sign.static}{days}d ".ljust(6), "warn")]
    left = width - _LEAD - 6 - 1
    columns = dict.fromkeys(("stage", "owner", "channel", "when"), 0)
    for name, cells, least in (("stage", 11, 14), ("owner", 7, 16), ("channel", code, 20), ("when", 11, 24)):
        if left - cells >= least:
            columns[name] = cells
            left -= cells
    if columns["channel"]:
        spans.append(Span(fit(card.channel, code - 1, "") + " ", "piece bold"))
    spans.append(Span(fit(card.title, max(left, 0), sign.ellipsis), look.text))
    spans += [moment.team.column(card.owner, columns["owner"], moment.ascii)] if columns["owner"] else []
    if columns["stage"]:
        spans.append(Span(f" {fit(card.stage, columns['stage'] - 1, '')}", _tone(card, moment)))
    if columns["when"]:
        when, style = _when(card, moment)
        spans.append(Span(" " * (columns["when"] - measure(when)) + when, style))
    return fill(spans, width, look.behind)


def _tone(card: Card, moment: Moment) -> str:
    if card.kind == "piece":
        return stage_role(moment.campaign, card.stage)
    return "warn" if card.stage == "blocked" else "soft"


def _when(card: Card, moment: Moment) -> tuple[str, str]:
    """When the card is due, in few words."""
    if not card.due:
        return "", ""
    return short_when(card.due[:10], moment.today), "bad" if card.due[:10] < moment.today else "muted"


def _in(spans: list[Span], cells: int) -> list[Span]:
    """The spans clipped or padded to so many cells, without their leading blank."""
    first, *rest = spans
    return list(fill([Span(first.text.lstrip(), first.style), *rest], cells))


def _rate(per_week: float) -> str:
    """A number a week in few letters: `12`, `2.5`, `0`."""
    return f"{per_week:.0f}" if per_week >= 9.95 or per_week == int(per_week) else f"{per_week:.1f}"


@lru_cache(maxsize=64)
def _widths(width: int) -> Widths:
    """Columns are taken in by importance: how full, how long, how old, how many, and the rest."""
    stage = 14 if width >= 56 else 11
    left = width - 2 - stage
    taken = dict.fromkeys(("holds", "middle", "oldest", "week", "spread", "bars"), 0)
    for column, cells in (("holds", 10), ("middle", 8), ("oldest", 8), ("week", 8), ("spread", 20), ("bars", 14)):
        if left - cells >= 0:
            taken[column] = cells
            left -= cells
    # A year of weeks has room on a wide screen.
    taken["bars"] += min(left, _YEAR + 1 - taken["bars"]) if taken["bars"] else 0
    return Widths(stage, **taken)
