"""Triage: one card over the full width, what can become of it, and at the end what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warroom.domain.approval import was_sent_back
from warroom.domain.checklist import tally
from warroom.domain.dates import ago, say_when
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import WORK, Card
from warroom.domain.standing import adrift, days_in_stage, days_over, shelf
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, measure, paragraphs, shown, wrap
from warroom.views.day import ending
from warroom.views.facts import compact, on_paper_said, reason_label
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.upcoming import golive_facts, review_facts

_TITLES = {"triage": "TRIAGE", "plan": "BEGIN THE DAY", "close": "CLOSE THE DAY", "resume": "RESUMED"}
_MARGIN = 2
_LABEL = 10
# From this height on there is air between the parts.
_AIRY = 20


class Key(NamedTuple):
    """A key and what it does; `stage` names one of the numbered stages."""

    key: str
    word: str
    stage: bool = False


class Sheet(NamedTuple):
    """What triage shows: `card` is None at the end, `left` counts what still waits.

    `counts` tell what became of the cards so far, `history` each step, oldest first; `note` is a
    message and its tone.  `word` is the one to whoever reviews the card.  `purpose` is `triage`, `plan` or `close`
    where the day is planned or closed, `resume` after a hold; `down` lines of its end are scrolled past.
    """

    name: str
    card: Card | None
    number: int
    total: int
    left: int
    keys: tuple[Key, ...] = ()
    steps: tuple[Key, ...] = ()
    body: str = ""
    word: str = ""
    following: Card | None = None
    counts: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    note: tuple[str, str] = ("", "")
    purpose: str = "triage"
    down: int = 0


def triage_lines(sheet: Sheet, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The sheet as exactly `height` lines of `width` cells; what is asked and the keys are never cut off."""
    head = _head(sheet, scene, width)
    foot = _foot(sheet, scene, width, airy=height >= _AIRY)
    room = max(height - len(head) - len(foot), 0)
    middle = _asked(sheet.card, sheet, scene, width, room) if sheet.card else _summary(sheet, scene, width, room)
    middle = [*middle[:room], *[blank(width)] * (room - len(middle))]
    return tuple([*head, *middle, *foot][:height])


def farthest_down(sheet: Sheet, scene: Scene, width: int, height: int) -> int:
    """How far the end of a day's sitting can be scrolled."""
    taken = len(_head(sheet, scene, width)) + len(_foot(sheet, scene, width, airy=height >= _AIRY))
    room = max(height - taken, 0)
    return ending(sheet.purpose, scene, width).hidden(room - (room >= _AIRY // 2))


def _head(sheet: Sheet, scene: Scene, width: int) -> list[Line]:
    left = [Span(f" {_TITLES[sheet.purpose]} ", "signal bold"), Span(clip(sheet.name, max(width // 2 - 8, 8)), "soft")]
    where = f"{sheet.number} of {sheet.total}" if sheet.card else "done"
    right = [Span(where, "text bold"), Span(f" {glyphs(scene.ascii).dot} {sheet.left} left ", "muted")]
    if cells_of(left) + cells_of(right) >= width:
        left = left[:1]
    return [two_ends(left, right, width, "on-panel"), _progress(sheet, scene, width)]


def _progress(sheet: Sheet, scene: Scene, width: int) -> Line:
    """A rule whose heavy part is what is settled."""
    sign = glyphs(scene.ascii)
    done = width * (sheet.total - sheet.left) // max(sheet.total, 1)
    return fill([Span(sign.heavy * done, "signal"), Span(sign.rule * (width - done), "rule")], width)


def _asked(card: Card, sheet: Sheet, scene: Scene, width: int, room: int) -> list[Line]:
    """The card: its title in full, then as many facts, links and lines of its text as there is room for."""
    airy = room >= _AIRY // 2
    inner = max(width - 2 * _MARGIN, 1)
    lines: list[Line] = [blank(width)] if airy else []
    lines += [fill([Span("  "), Span(text, f"{card.kind} bold")], width) for text in wrap(card.title, inner)]
    lines.append(fill([Span("  "), Span(card.kind, card.kind), Span(f"  {_state(card, scene)}", "muted")], width))
    lines += [blank(width)] if airy else []
    checklist = ("checklist", tally(sheet.body), "text")
    word = ("for review", " ".join(sheet.word.split()), "review")
    said_of_it = (word, *_facts(card, scene), checklist)
    for label, value, style in (fact for fact in said_of_it if fact[1]):
        lines += _fact(label, value, style, width)
    said = paragraphs(sheet.body.strip(), inner, max(room, 1)) if sheet.body.strip() else []
    if said:
        lines += [blank(width)] if airy else []
        lines += [fill([Span("  "), Span(text, "text")], width) for text in said]
    if len(lines) > room > 0:
        more = f"  {glyphs(scene.ascii).ellipsis} enter shows all of it"
        lines = [*lines[: room - 1], fill([Span(more, "faint italic")], width)]
    if sheet.following is not None and airy and len(lines) < room - 1:
        then = clip(sheet.following.title, max(inner - 6, 4), glyphs(scene.ascii).ellipsis)
        lines += [*[blank(width)] * (room - 1 - len(lines)), fill([Span(f"  then  {then}", "faint")], width)]
    return lines


def _state(card: Card, scene: Scene) -> str:
    """Since when the card is where it is, and whether it serves no note."""
    state = _since(card, scene)
    return f"{state} {glyphs(scene.ascii).dot} adrift" if adrift(card, scene.board) else state


def _since(card: Card, scene: Scene) -> str:
    board = scene.board
    if card.kind == "signal":
        return f"heard {ago(card.created, scene.now)}" if card.created else ""
    days = days_in_stage(card, board.campaign.zone, board.today)
    return f"{counted(days, 'day')} in {shown(card.stage)}" if days else f"in {shown(card.stage)} since today"


def _facts(card: Card, scene: Scene) -> list[tuple[str, str, str]]:
    """What is known of the card as (label, words, style), the most telling first."""
    board, ascii = scene.board, scene.ascii
    late = 0 if card.closed else days_over(card.due, board.today)
    team = scene.moment.team
    owner = card.owner or ("nobody" if card.kind in WORK else "")
    by = f"  by {card.approver}" if was_sent_back(card) else ""
    found = [
        ("via", card.source, "text"),
        ("heat", _heat(card, ascii), "warn"),
        *(_as_fact(label, spans) for label, spans in (*golive_facts(card, scene), *review_facts(card, scene))),
        ("link", card.link, "text underline"),
        (reason_label(card), f"{card.reason}{by}" if card.reason else "", "warn"),
        ("owner", owner, team.style(card.owner, "text") if card.owner else "bad"),
        ("due", _with_delay(say_when(card.due, scene.now) if card.due else "", late), "bad" if late else "text"),
        ("size", format_inches(card.size, ascii) if card.size else "", "text"),
        ("shelf life", _shelf(card, scene), "text"),
        ("on paper", on_paper_said(card, board), "bad"),
        ("won", format_length(card.won, ascii) if card.won else "", "accent"),
        ("channel", f"{card.channel}  {card.format}".strip(), "piece"),
        ("tags", " ".join(f"#{tag}" for tag in card.tags.split()), "soft"),
        ("fed by", _titles(board.feeds_in.get(card.id, ()), scene), "soft"),
        ("feeds", _titles(board.feeds_out.get(card.id, ()), scene), "soft"),
    ]
    return [(label, value, style) for label, value, style in found if value]


def _with_delay(said: str, days: int) -> str:
    return f"{said}, {counted(days, 'day')} late" if days else said


def _as_fact(label: str, spans: Sequence[Span]) -> tuple[str, str, str]:
    return label, "".join(span.text for span in spans), spans[0].style


def _heat(card: Card, ascii: bool) -> str:
    if not card.heat:
        return ""
    return f"{'!' * min(card.heat, 3)}  {compact(card.heat)}{glyphs(ascii).times}"


def _shelf(card: Card, scene: Scene) -> str:
    if card.kind != "note" or card.stage != "active":
        return ""
    life = shelf(card, scene.board.campaign, scene.board.today)
    return f"{life.state} {'for' if life.state == 'stale' else 'for another'} {counted(life.days, 'day')}"


def _titles(ids: Sequence[str], scene: Scene) -> str:
    cards = [card for card in map(scene.board.card, ids) if card is not None]
    return f" {glyphs(scene.ascii).dot} ".join(card.title for card in cards)


def _fact(label: str, value: str, style: str, width: int) -> list[Line]:
    room = max(width - 2 * _MARGIN - _LABEL - 1, 1)
    lines = wrap(value, room)[:3]
    name = Span(f"  {label}".ljust(_MARGIN + _LABEL + 1), "muted")
    under = Span(" " * (_MARGIN + _LABEL + 1))
    return [fill([under if n else name, Span(text, style)], width) for n, text in enumerate(lines)]


def _summary(sheet: Sheet, scene: Scene, width: int, room: int) -> list[Line]:
    """What became of the cards, counted, and the last steps as history tells them; of a day who does what."""
    if sheet.purpose in ("plan", "close"):
        head = [blank(width)] if room >= _AIRY // 2 else []
        return [*head, *ending(sheet.purpose, scene, width).seen(scene, width, room - len(head), sheet.down)]
    sign = glyphs(scene.ascii)
    inner = max(width - 2 * _MARGIN, 1)
    if not sheet.history:
        said = "Nothing was decided; all of it waits as it did." if sheet.left else "Nothing waits for triage."
        return [blank(width), *(fill([Span("  "), Span(text, "text")], width) for text in wrap(said, inner))]
    counted = f" {sign.dot} ".join(sheet.counts) or "nothing settled"
    lines = [blank(width)] if room >= _AIRY // 2 else []
    lines += [fill([Span("  "), Span(text, "text bold")], width) for text in wrap(counted, inner)]
    if sheet.left:
        lines.append(fill([Span(f"  {sheet.left} still wait{'s' if sheet.left == 1 else ''}", "warn")], width))
    lines += [blank(width)] if room >= _AIRY // 2 else []
    fits = max(room - len(lines), 0)
    hidden = max(len(sheet.history) - fits, 0)
    if hidden:
        hidden += 1
        lines.append(fill([Span(f"  {hidden} before that", "faint italic")], width))
    for label in sheet.history[hidden:]:
        lines.append(
            fill([Span(f"  {sign.done} ", "good"), Span(clip(label, inner - 2, sign.ellipsis), "soft")], width)
        )
    return lines


def _foot(sheet: Sheet, scene: Scene, width: int, *, airy: bool) -> list[Line]:
    """The keys: what can become of the card in columns, then how to move about, then a message."""
    sign = glyphs(scene.ascii)
    plain = [key for key in sheet.keys if not key.stage]
    stages = [key for key in sheet.keys if key.stage]
    lines: list[Line] = [fill([Span(sign.rule * width, "rule")], width)]
    lines += _columns(plain, width)
    if stages:
        lines += [blank(width)] if airy else []
        lines.append(_stages(stages, width))
    lines += [blank(width)] if airy else []
    # The card needs the room more than the last of the hints; at the end there is room.
    lines += _hints(sheet.steps, width, 1 if sheet.card else 3)
    text, tone = sheet.note
    if text:
        style = {"good": "good", "warn": "warn", "bad": "bad bold"}.get(tone, "text")
        lines += [fill([Span("  "), Span(part, style)], width) for part in wrap(text, max(width - 4, 1))[:3]]
    return lines


def _columns(keys: Sequence[Key], width: int) -> list[Line]:
    """Keys and words in columns of one width, row by row."""
    if not keys:
        return []
    cell = max(measure(key.word) for key in keys) + 4
    count = max((width - _MARGIN) // cell, 1)
    rows = [keys[at : at + count] for at in range(0, len(keys), count)]
    lines = []
    for row in rows:
        spans = [Span(" ")]
        for key in row:
            spans += [Span(f" {key.key}", "accent bold"), Span(f" {key.word}".ljust(cell - 2), "text")]
        lines.append(fill(spans, width))
    return lines


def _stages(stages: Sequence[Key], width: int) -> Line:
    """The numbered stages on one line, by name, or where they do not fit by their span."""
    spans = [Span("  ")]
    for key in stages:
        spans += [Span(key.key, "accent bold"), Span(f" {shown(key.word)}  ", _role(key.word))]
    if cells_of(spans) <= width:
        return fill(spans, width)
    said = f"{stages[0].key}-{stages[-1].key}"
    return fill([Span(f"  {said}", "accent bold"), Span(" its stage, by number", "text")], width)


def _role(stage: str) -> str:
    return stage if stage in ("idea", "draft", "design", "review", "scheduled", "live") else "soft"


def _hints(keys: Sequence[Key], width: int, most: int) -> list[Line]:
    """How to move about, on at most so many lines."""
    lines: list[list[Span]] = [[Span("  ")]]
    for key in keys:
        hint = [Span(key.key, "accent bold"), Span(f" {key.word}  ", "muted")]
        if len(lines[-1]) > 1 and cells_of(lines[-1]) + cells_of(hint) - 2 > width:
            lines.append([Span("  ")])
        lines[-1] += hint
    return [fill(spans, width, "on-raised") for spans in lines[:most]]
