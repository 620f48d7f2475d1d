"""The journal as people read it: a day at a time, who did what, and of the chosen change every field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from warroom.domain.changes import EXISTS, Change, Entry
from warroom.domain.dates import in_zone, parse_instant, say_when
from warroom.domain.model import Value
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, fit, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene

# Says a field's value as people do: entity, field, value.
Says = Callable[[str, str, Value], str]
_MOST_FIELDS = 8
# What follows from something else that is told.
_FOLLOWS = frozenset({"rank", "staged", "closed", "renewed", "created", "version", "won", "at", "campaign"})
_WHO = 8
_KEYS = (
    ("j k", "choose"), ("u", "take it back"), ("enter", "open its card"), ("c", "only its card"), ("o", "person"),
    ("R", "replay"), ("esc", "leave"),
)  # fmt: skip


class Sheet(NamedTuple):
    """What is shown: the entries newest first and the chosen one, whose they are ("" for all), the title of the card
    they are about ("" for the campaign), whether there are older ones, and a message with its tone."""

    entries: Sequence[Entry]
    at: int
    person: str = ""
    card: str = ""
    more: bool = False
    note: tuple[str, str] = ("", "")


def history_lines(sheet: Sheet, scene: Scene, says: Says, width: int, height: int) -> tuple[Line, ...]:
    """The history as exactly `height` lines of `width` cells."""
    head, foot = _head(sheet, scene, width), _foot(sheet, width)
    room = max(height - len(head) - len(foot), 1)
    detail = _detail(sheet, scene, says, width)[: max(room // 2, 0)] if sheet.entries and room > 5 else []
    rows = _rows(sheet, scene, width)
    space = room - len(detail)
    at = next((n for n, (entry, _) in enumerate(rows) if entry == sheet.at), 0)
    top = max(0, min(at - space // 2, len(rows) - space))
    body = [line for _, line in rows[top : top + space]]
    body += [blank(width)] * (space - len(body))
    return tuple([*head, *body, *detail, *foot][:height])


def _head(sheet: Sheet, scene: Scene, width: int) -> list[Line]:
    left = [Span(" HISTORY ", "accent bold")]
    about = shown(sheet.card or scene.board.campaign.name)
    right = [Span(f"only @{shown(sheet.person)} ", "accent")] if sheet.person else []
    room = max(width - cells_of(left) - cells_of(right) - 1, 1)
    left.append(Span(clip(about, room, glyphs(scene.ascii).ellipsis), "text bold" if sheet.card else "soft"))
    return [two_ends(left, right, width, "on-panel"), fill([Span(glyphs(scene.ascii).rule * width, "rule")], width)]


def _rows(sheet: Sheet, scene: Scene, width: int) -> list[tuple[int, Line]]:
    """A heading a day and a line an entry, each with the entry's number in the list, -1 for headings."""
    zone, rows, before = scene.board.campaign.zone, list[tuple[int, Line]](), ""
    for number, entry in enumerate(sheet.entries):
        at = in_zone(parse_instant(entry.changeset.at), zone)
        day = f"{at:%Y-%m-%d}"
        if day != before:
            said = "Today" if day == scene.board.today else say_when(day, scene.now)
            rows.append((-1, fill([Span(f"  {said}", "soft bold")], width)))
            before = day
        rows.append((number, _row(entry, at, number == sheet.at, scene, width)))
    if not sheet.entries:
        rows.append((-1, fill([Span("  Nothing was changed here.", "soft")], width)))
    elif sheet.more:
        rows.append((-1, fill([Span("  older ones follow", "faint italic")], width)))
    return rows


def _row(entry: Entry, at: datetime, selected: bool, scene: Scene, width: int) -> Line:
    sign, made = glyphs(scene.ascii), entry.changeset
    lead = [Span(sign.bar if selected else " ", "accent"), Span(f" {at:%H:%M} ", "muted")]
    who = Span(fit(f"@{shown(made.actor)}", _WHO + 1, sign.ellipsis) + " ", "soft")
    took = "took back: " if made.undo_of else "brought back: " if made.redo_of else ""
    told = " (taken back)" if entry.undone else ""
    spans = [*lead, who]
    room = max(width - cells_of(spans) - len(told) - 1, 4)
    style = "faint" if entry.undone or made.undo_of else "text bold" if selected else "text"
    spans.append(Span(clip(shown(f"{took}{made.label}"), room, sign.ellipsis), style))
    return fill([*spans, Span(told, "faint italic")], width, "on-selected" if selected else "")


def _detail(sheet: Sheet, scene: Scene, says: Says, width: int) -> list[Line]:
    """The chosen change field by field."""
    entry, sign = sheet.entries[sheet.at], glyphs(scene.ascii)
    lines = [fill([Span(sign.rule * width, "rule")], width)]
    told = [change for change in entry.changes if change.field not in _FOLLOWS]
    for change in told[:_MOST_FIELDS]:
        name = clip(_named(change, scene), max(width // 3, 8), sign.ellipsis)
        spans = [Span(f"  {name}  ", "muted"), *_told(change, says, sign.arrow, max(width - len(name) - 6, 8))]
        lines.append(fill(spans, width))
    rest = len(told) - _MOST_FIELDS
    if rest > 0:
        lines.append(fill([Span(f"  and {rest} more", "faint italic")], width))
    return lines


def _named(change: Change, scene: Scene) -> str:
    if change.entity == "card":
        card = scene.board.card(change.id)
        return shown(card.title) if card else "a card"
    if change.entity == "feed":
        ends = [scene.board.card(end) for end in change.id.split(">")]
        return " > ".join(shown(end.title) if end else "a card" for end in ends)
    return change.entity


def _told(change: Change, says: Says, arrow: str, room: int) -> list[Span]:
    if change.field == EXISTS:
        return [Span("new" if change.new else "deleted", "good" if change.new else "bad")]
    if change.field in ("body", "howto", "review"):
        return [Span("its text was written", "text")]
    old, new = (shown(says(change.entity, change.field, value)) for value in (change.old, change.new))
    if change.old is None:
        return [Span(f"{change.field} ", "soft"), Span(clip(new, max(room - len(change.field) - 1, 4)), "text bold")]
    half = max((room - len(change.field) - 4) // 2, 4)
    return [
        Span(f"{change.field} ", "soft"),
        Span(clip(old, half), "faint" if change.old in (None, "", 0) else "text"),
        Span(f" {arrow} ", "muted"),
        Span(clip(new, half), "text bold"),
    ]


def _foot(sheet: Sheet, width: int) -> list[Line]:
    spans: list[Span] = []
    for key, word in _KEYS:
        hint = [Span(f"  {key}", "accent bold"), Span(f" {word}", "muted")]
        if cells_of([*spans, *hint]) > width:
            break
        spans += hint
    text, tone = sheet.note
    style = {"good": "good", "warn": "warn", "bad": "bad bold"}.get(tone, "text")
    said = [fill([Span("  "), Span(part, style)], width) for part in wrap(text, max(width - 4, 1))[:2]] if text else []
    return [*said, fill(spans, width, "on-raised")]
