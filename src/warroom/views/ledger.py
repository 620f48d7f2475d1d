"""The inch ledger as a table: every win under its heading, with what each heading comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from warroom.domain.dates import say_when
from warroom.domain.inches import format_inches, format_length
from warroom.domain.ledger import By, Group
from warroom.domain.model import Card, Win
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, fit, measure, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene

_KEYS = (
    ("j k", "choose"), ("space", "mark"), ("e", "edit"), ("s", "split"), ("m", "move"), ("d", "take off"),
    ("tab", "by"), ("/", "filter"), ("y", "copy as CSV"), ("u", "undo"), ("esc", "leave"),
)  # fmt: skip
_SIZE, _WHO = 9, 9


class Sheet(NamedTuple):
    """The groups, how they are made, the chosen win and the marked ones, the filter, and a message with its tone."""

    groups: Sequence[Group]
    by: By
    cards: Mapping[str, Card]
    chosen: str
    marks: frozenset[str]
    filter: str = ""
    note: tuple[str, str] = ("", "")


def ledger_lines(sheet: Sheet, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The ledger as exactly `height` lines of `width` cells."""
    head, foot = _head(sheet, scene, width), _foot(sheet, width)
    room = max(height - len(head) - len(foot), 1)
    rows = _rows(sheet, scene, width)
    at = next((n for n, (win, _) in enumerate(rows) if win and win == sheet.chosen), 0)
    top = max(0, min(at - room // 2, len(rows) - room))
    body = [line for _, line in rows[top : top + room]]
    return tuple([*head, *body, *[blank(width)] * (room - len(body)), *foot][:height])


def _head(sheet: Sheet, scene: Scene, width: int) -> list[Line]:
    wins = {win.id: win for group in sheet.groups for win in group.wins}
    total = format_length(sum(win.size for win in wins.values()), scene.ascii)
    dot = glyphs(scene.ascii).dot
    left = [Span(" LEDGER ", "accent bold"), Span(f"by {sheet.by}", "soft")]
    left += [Span(f"  {shown(sheet.filter)}", "accent")] if sheet.filter else []
    right = [Span(f"{counted(len(wins), 'win')} {dot} {total} ", "text bold")]
    if cells_of(left) + cells_of(right) >= width:
        left = left[:1]
    rule = fill([Span(glyphs(scene.ascii).rule * width, "rule")], width)
    return [two_ends(left, right, width, "on-panel"), rule]


def _rows(sheet: Sheet, scene: Scene, width: int) -> list[tuple[str, Line]]:
    if not sheet.groups:
        said = "No win holds that." if sheet.filter else "Nothing is won yet: I logs the first inches."
        return [("", fill([Span(f"  {said}", "soft")], width))]
    rows: list[tuple[str, Line]] = []
    for group in sheet.groups:
        name = Span(f"  {shown(_name(group, sheet, scene))} ", "soft bold")
        size = Span(f"{format_length(group.size, scene.ascii)} ", "muted")
        rows.append(("", two_ends([name], [size], width)))
        rows += [(win.id, _row(win, sheet, scene, width)) for win in group.wins]
    return rows


def _name(group: Group, sheet: Sheet, scene: Scene) -> str:
    if sheet.by == "day":
        return "Today" if group.name == scene.board.today else say_when(group.name, scene.now)
    if not group.name:
        return {"person": "nobody", "tag": "no tag", "card": "free"}[sheet.by]
    if sheet.by == "card":
        card = sheet.cards.get(group.name)
        return card.title if card else "a card that is gone"
    return f"{'@' if sheet.by == 'person' else '#'}{group.name}"


def _row(win: Win, sheet: Sheet, scene: Scene, width: int) -> Line:
    sign = glyphs(scene.ascii)
    chosen = win.id == sheet.chosen
    mark = sign.mark if win.id in sheet.marks else " "
    spans = [Span(sign.bar if chosen else " ", "accent"), Span(f"{mark} ", "accent bold")]
    spans.append(Span(format_inches(win.size, scene.ascii).rjust(_SIZE - 2) + "  ", "accent"))
    spans.append(Span(fit(f"@{shown(win.who)}", _WHO, sign.ellipsis) + " ", "soft"))
    card = sheet.cards.get(win.card)
    title = shown(card.title) if card and sheet.by != "card" and card.title != win.text else ""
    day = f" {win.day}" if sheet.by != "day" else ""
    room = max(width - cells_of(spans) - measure(day) - 1, 4)
    text = shown(win.text or (card.title if card else ""))
    tags = " ".join(f"#{tag}" for tag in win.tags.split())
    said = clip(text, room, sign.ellipsis)
    spans.append(Span(said, "text bold" if chosen else "text"))
    left = room - measure(said)
    for more, style in ((tags, "muted"), (f"{sign.arrow} {title}" if title else "", "faint")):
        if more and left > 4:
            part = clip(f"  {more}", left, sign.ellipsis)
            spans.append(Span(part, style))
            left -= measure(part)
    return two_ends(spans, [Span(f"{day} ", "muted")], width, "on-raised" if chosen else "")


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
