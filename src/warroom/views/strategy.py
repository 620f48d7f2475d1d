"""The STRATEGY pane: notes with their shelf life and what executes them, then signals from the field."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.domain.board import Board
from warroom.domain.dates import short_when
from warroom.domain.inches import format_length
from warroom.domain.model import Campaign, Card
from warroom.domain.standing import asleep, days_in_stage, days_on_paper, on_paper, shelf
from warroom.domain.text import counted
from warroom.domain.weave import Reach, reach
from warroom.views.build import fill, two_ends
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.facts import compact
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Row, Span
from warroom.views.links import links_of
from warroom.views.memo import once_each
from warroom.views.rowlook import RowLook, lead
from warroom.views.rows import Stretch
from warroom.views.scene import Record, Scene
from warroom.views.sections import Section

# From this heat on a signal is worth distilling into strategy.
HOT = 3
_SHELF_STYLES = {"fresh": "good", "fading": "warn", "stale": "bad"}
_LEAD = 3
# From this width on a card's state stands beside its title.
_BESIDE = 36


def sections(scene: Scene) -> list[Section]:
    """Notes in rank order, active ones first; then the signals that wait for triage."""
    notes = tuple(Stretch(scene.group("note", stage), "notes", 2, spaced=True) for stage in ("active", "draft"))
    # A filter finds what is asleep as well: that is how one comes back to it.
    signals = _awake(scene.board) if scene.found is None else scene.group("signal", "new")
    parts = [Section(None, notes)]
    if signals:
        parts.append(Section(Row("head", "", "signals"), (Stretch(signals, "signals", 2, spaced=True),)))
    return parts


def count(board: Board) -> int:
    """How many notes the pane has."""
    return len(board.group("note", "active")) + len(board.group("note", "draft"))


def head_spans(scene: Scene) -> list[Span]:
    """The heading over the signals."""
    waiting = len(_awake(scene.board))
    sleeping = len(scene.board.group("signal", "new")) - waiting
    spans = [Span("FROM THE FIELD", "signal bold"), Span(f" {waiting}", "muted")]
    return [*spans, Span(f" {glyphs(scene.ascii).dot} {sleeping} asleep", "faint")] if sleeping else spans


def _awake(board: Board) -> tuple[Card, ...]:
    """The signals that wait for triage and are not snoozed."""
    return _awake_of(board.group("signal", "new"), board.today)


@once_each(keep=4)
def _awake_of(signals: tuple[Card, ...], today: str) -> tuple[Card, ...]:
    return tuple(card for card in signals if not asleep(card, today))


def card_lines(card: Card, scene: Scene, width: int, look: RowLook) -> tuple[Line, ...]:
    """A note or a signal, two lines."""
    if card.kind == "signal":
        return _signal_lines(card, scene, width, look)
    return _note_lines(card, scene, width, look)


def summed_up(note: Card, scene: Scene) -> tuple[object, ...]:
    """All of the board that a note's row tells besides the note and its links."""
    led_to, idle = _reaches(scene.board, scene.record)[note.id]
    return (led_to, idle, days_on_paper(note, scene.board) if idle else 0, scene.board.campaign)


def _note_lines(card: Card, scene: Scene, width: int, look: RowLook) -> tuple[Line, ...]:
    state, style = _state(card, scene)
    led_to, idle = _reaches(scene.board, scene.record)[card.id]
    if card.stage == "draft":
        below = [Span("a draft, not in force yet", "muted italic")]
    elif idle:
        days = days_on_paper(card, scene.board)
        since = f"on paper {days}d" if days else "on paper"
        below = [Span(f"{since}: nobody executes this", "bad"), Span(since, "bad")]
    else:
        below = [Span(said, "muted") for said in _reach_said(led_to, scene.ascii)]
    return _two_lines(card, scene, width, look, "", Span(state, style), below)


def _signal_lines(card: Card, scene: Scene, width: int, look: RowLook) -> tuple[Line, ...]:
    days = days_in_stage(card, scene.board.campaign.zone, scene.board.today)
    sign = glyphs(scene.ascii)
    state = Span("distil?", "signal") if card.heat >= HOT else Span(f"{days}d" if days else "new", "accent")
    if asleep(card, scene.board.today):
        state = Span(f"asleep until {short_when(card.snoozed, scene.board.today)}", "faint")
    heat = f"heard {compact(card.heat)}{sign.times}" if card.heat > 1 else ""
    below = f" {sign.dot} ".join(part for part in (shown(card.source), heat) if part)
    return _two_lines(card, scene, width, look, "italic", state, [Span(below or "from the field", "muted italic")])


def _two_lines(
    card: Card, scene: Scene, width: int, look: RowLook, tone: str, state: Span, below: Sequence[Span]
) -> tuple[Line, ...]:
    """The title and the state beside it, or in a narrow pane before the second line.

    That says the longest of `below` that leaves room for the counts; where there is none, they go.
    """
    sign = glyphs(scene.ascii)
    room = max(width - _LEAD - 1, 0)
    bar = Span((sign.bar if look.selected else " ").ljust(_LEAD), "accent")
    title_style = f"{look.text} {tone}".strip()
    counts = Span(f"{links_of(card.id, scene.board).said(scene.ascii)} ", "muted")
    if width < _BESIDE:
        first = [*lead(card.kind, look, scene.ascii), Span(fit(card.title, room, sign.ellipsis), title_style)]
        told = [Span(f" {sign.dot} {each.text}", each.style) for each in below]
        second = [bar, state, _longest(told, max(room - measure(state.text), 0), counts, sign.ellipsis)]
    else:
        title = fit(card.title, room - measure(state.text) - 1, sign.ellipsis)
        first = [*lead(card.kind, look, scene.ascii), Span(title, title_style), Span(" "), state]
        second = [bar, _longest(below, room, counts, sign.ellipsis)]
    return fill(first, width, look.behind), two_ends(second, [counts], width, look.behind)


def _longest(said: Sequence[Span], room: int, beside: Span, ellipsis: str) -> Span:
    """The first, from long to short, that fits in `room` cells with `beside`; else the shortest, by itself."""
    left = room - measure(beside.text)
    fitting = next((each for each in said if measure(each.text) <= left), said[-1])
    return fitting._replace(text=clip(fitting.text, room, ellipsis))


def _state(card: Card, scene: Scene) -> tuple[str, str]:
    if card.stage == "draft":
        return "draft", "muted"
    life = shelf(card, scene.board.campaign, scene.board.today)
    return f"{glyphs(scene.ascii).shelf(life.state)} {life.state} {life.days}d", _SHELF_STYLES[life.state]


def _reach_said(led_to: Reach, ascii: bool) -> list[str]:
    """What a note led to, from long to short: `6 pieces · 8 tactics · 3¾″`, `14 cards · 3¾″`, `3¾″`."""
    works = [counted(led_to.pieces, "piece")] if led_to.pieces else []
    works += [counted(led_to.tactics, "tactic")] if led_to.tactics else []
    won = [format_length(led_to.won, ascii)] if led_to.won else []
    ways = [works, [counted(led_to.pieces + led_to.tactics, "card")] if len(works) > 1 else works, []]
    dot = f" {glyphs(ascii).dot} "
    return [dot.join([*way, *won]) for way in ways if way or won] or ["nothing yet"]


class _Reaches(dict[str, tuple[Reach, bool]]):
    """Each note's reach and whether it is on paper, walked when it is first drawn."""

    def __init__(self, board: Board, record: Record) -> None:
        super().__init__()
        self._board = board
        self._record = record

    def __missing__(self, note_id: str) -> tuple[Reach, bool]:
        note = self._board.card(note_id)
        found = reach(note_id, self._board, self._record.led.get(note_id, ()))
        self[note_id] = both = (found, note is not None and on_paper(note, self._board))
        return both


@once_each(keep=2)
def _reaches(board: Board, record: Record) -> _Reaches:
    return _Reaches(board, record)


def empty(scene: Scene) -> tuple[str, str]:
    """What belongs in the pane, and how to put it there."""
    keys = scene.keys
    # As one word where the key is a sign, so that no line ends in it.
    named = f"{keys.palette}{' ' if len(keys.palette) > 1 else ''}playbook"
    how = f"{keys.add} adds one; a sentence is enough. {named} brings a plan."
    return "No strategy yet: notes stand here.", how


def title_facts(scene: Scene) -> list[str]:
    """What the pane's title says after its name, from long to short."""
    board, dot = scene.board, glyphs(scene.ascii).dot
    notes, stale = str(count(board)), stale_count(board)
    facts = [f"{on} on paper"] if (on := on_paper_count(board)) else []
    facts += [f"{stale} stale"] if stale else []
    told = [notes, *facts]
    return [f" {dot} ".join(told[:last]) for last in range(len(told), 0, -1)]


@once_each(keep=2)
def on_paper_count(board: Board) -> int:
    """How many active notes nobody executes."""
    return sum(on_paper(note, board) for note in board.group("note", "active"))


def stale_count(board: Board) -> int:
    """How many active notes are past their shelf life."""
    return _stale(board.group("note", "active"), board.campaign, board.today)


@once_each(keep=2)
def _stale(notes: tuple[Card, ...], campaign: Campaign, today: str) -> int:
    return sum(shelf(note, campaign, today).state == "stale" for note in notes)
