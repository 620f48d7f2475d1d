"""A card on a page of the standup, and what explains it there."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.golive import days_late
from warroom.domain.inches import format_inches
from warroom.domain.model import Card
from warroom.domain.standing import days_in_stage, golive_wall
from warroom.domain.standup import Step, Won
from warroom.domain.text import counted
from warroom.views.build import fill, two_ends
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.rowlook import RowLook, row_look, worn
from warroom.views.scene import Scene
from warroom.views.shade import shaded
from warroom.views.standup.page import MARGIN

_LEAST_TITLE = 16
# So many cards on either side of the chosen one are more than a screen shows.
_NEAR = 100
# Whoever is blocked says why.
_EXPLAINED = frozenset({"blocked", "carrying", "today"})


class Columns(NamedTuple):
    """The cells of owners and of what explains a card, the same for all cards of a page."""

    owner: int
    facts: int


def columns(step: Step, scene: Scene, width: int) -> Columns:
    """The columns that the cards of a page need, which give way to titles; of very many those near the chosen one."""
    every = [(name, card) for name, cards in step.groups for card in cards]
    at = next((n for n, (_, card) in enumerate(every) if card.id == scene.selected), 0)
    near = every[max(at - _NEAR, 0) : at + _NEAR]
    owners = 0 if step.kind == "person" else max((measure(_owner(card, name)) for name, card in near), default=0)
    facts = (measure(_said(_facts(card, name, scene), scene)) for name, card in near)
    return Columns(owners, max(min(max(facts, default=0), width - 2 * MARGIN - owners - _LEAST_TITLE - 4), 0))


def explains_itself(card: Card, group: str) -> bool:
    """Whether a card says under this heading why it is blocked."""
    return bool(card.reason) and group in _EXPLAINED


def card_line(card: Card, group: str, scene: Scene, width: int, cells: Columns) -> Line:
    """A card with its owner and what explains it under this heading."""
    look = row_look(card.id, scene, card.id == scene.selected)
    sign = glyphs(scene.ascii)
    facts = _facts(card, group, scene)
    # What explains a card gives way to what it is called, the least telling first.
    while facts and measure(_said(facts, scene)) > cells.facts:
        facts.pop()
    tail = _said(facts, scene)
    channel = [Span(f"{shown(card.channel)} ", "piece bold")] if card.channel else []
    room = width - 2 * MARGIN - cells.owner - cells.facts - 4 - sum(measure(span.text) for span in channel)
    bold = look.selected or (look.lit and scene.light.spotlight)
    title = clip(shown(card.title), max(room, 4), sign.ellipsis)
    left = [*_lead(card, look, scene), *channel, Span(title, "text bold" if bold else "text")]
    owner = fit(_owner(card, group), cells.owner, sign.ellipsis) if cells.owner else ""
    tone = scene.moment.team.style(card.owner, "text") if card.owner else "bad bold"
    right = [Span(owner, tone), Span("  " + " " * (cells.facts - measure(tail)) + tail + "  ", "soft")]
    (line,) = worn((two_ends(left, right, width, look.behind),), width, look, scene.ascii)
    return line


def reason_line(card: Card, scene: Scene, width: int) -> Line:
    """Why a card is blocked."""
    look = row_look(card.id, scene, card.id == scene.selected)
    said = clip(shown(card.reason), max(width - 2 * MARGIN - 2, 0), glyphs(scene.ascii).ellipsis)
    line = fill([Span(" " * (MARGIN + 2)), Span(said, "warn")], width, look.behind)
    return shaded(line) if look.shaded else line


def win_line(win: Won, scene: Scene, width: int) -> Line:
    """A win that no card of the page tells."""
    size = format_inches(win.size, scene.ascii)
    sign = glyphs(scene.ascii)
    title = clip(shown(win.text), max(width - 2 * MARGIN - measure(size) - 4, 4), sign.ellipsis)
    line = two_ends([Span(" " * MARGIN), Span(title, "text")], [Span(f"{size}  ", "soft")], width)
    return shaded(line) if scene.light.spotlight else line


def _lead(card: Card, look: RowLook, scene: Scene) -> list[Span]:
    """The bar of the chosen card, and where others point; while there is a spotlight the sign of its thread too."""
    sign = glyphs(scene.ascii)
    thread = look.lit and scene.light.spotlight
    first = sign.point if look.pointed else sign.bar if look.selected else sign.lit if thread else " "
    other = Span(sign.point, look.other) if look.other else Span(" ")
    return [Span(first.rjust(MARGIN - 1), "accent" if look.selected else card.kind), other]


def _owner(card: Card, group: str) -> str:
    """Whose a card is, where its heading does not say so."""
    if group == "nobody" or group.startswith("@"):
        return ""
    return f"@{shown(card.owner)}" if card.owner else "nobody" if card.kind in ("piece", "tactic") else ""


def _said(facts: list[str], scene: Scene) -> str:
    return f" {glyphs(scene.ascii).dot} ".join(facts)


def _facts(card: Card, group: str, scene: Scene) -> list[str]:
    """What explains a card under this heading, the most telling first."""
    board = scene.board
    late = days_late(card, board.campaign, board.today, scene.moment.now)
    found = []
    if group == "moved":
        found.append(f"{glyphs(scene.ascii).arrow} {shown(card.stage)}")
    if late:
        found.append(f"{late}d late")
    elif (wall := golive_wall(card, board.campaign))[:10] == board.today and "T" in wall:
        found.append(wall[11:])
    if card.won or card.size:
        found.append(format_inches(card.won or card.size, scene.ascii))
    days = days_in_stage(card, board.campaign.zone, board.today)
    if card.kind == "piece" and not card.closed and days and group != "moved":
        found.append(counted(days, "day"))
    return found
