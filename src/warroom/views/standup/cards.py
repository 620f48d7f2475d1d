"""A card on a page of the standup, and what explains it there."""

from __future__ import annotations

from warroom.domain.golive import days_late
from warroom.domain.inches import format_inches
from warroom.domain.model import Card
from warroom.domain.standing import days_in_stage, golive_wall
from warroom.domain.standup import Won
from warroom.domain.text import counted
from warroom.views.build import two_ends
from warroom.views.cells import clip, measure, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.rowlook import RowLook, row_look, worn
from warroom.views.scene import Scene
from warroom.views.shade import shaded
from warroom.views.standup.page import MARGIN

_LEAST_TITLE = 16


def card_line(card: Card, group: str, scene: Scene, width: int) -> Line:
    """A card with its owner and what explains it under this heading, exactly `width` cells."""
    look = row_look(card.id, scene, card.id == scene.selected)
    sign = glyphs(scene.ascii)
    facts = _facts(card, group, scene)
    owner = f"@{card.owner}" if card.owner else "nobody" if card.kind in ("piece", "tactic") else ""
    left_for_title = width - 2 * MARGIN - measure(owner) - measure(card.channel) - 5
    # What explains a card gives way to what it is called.
    while facts and left_for_title - measure(f" {sign.dot} ".join(facts)) < _LEAST_TITLE:
        facts.pop(0)
    tail = f" {sign.dot} ".join(facts)
    room = max(left_for_title - measure(tail), 4)
    title = clip(shown(card.title), room, sign.ellipsis)
    channel = [Span(f"{shown(card.channel)} ", "piece bold")] if card.channel else []
    left = [*_lead(card, look, scene), *channel, Span(title, look.text)]
    right = [
        Span(owner, scene.moment.team.style(card.owner, "text") if card.owner else "bad bold"),
        Span(f"  {tail}  " if tail else "  ", "soft"),
    ]
    (line,) = worn((two_ends(left, right, width, look.behind),), width, look, scene.ascii)
    return line


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


def _facts(card: Card, group: str, scene: Scene) -> list[str]:
    board = scene.board
    late = days_late(card, board.campaign, board.today, scene.moment.now)
    found = []
    if card.reason and group in ("blocked", "carrying"):
        found.append(shown(card.reason))
    if group == "moved":
        found.append(f"{glyphs(scene.ascii).arrow} {shown(card.stage)}")
    if card.won:
        found.append(format_inches(card.won, scene.ascii))
    elif card.size:
        found.append(format_inches(card.size, scene.ascii))
    if late:
        found.append(f"{late}d late")
    elif (wall := golive_wall(card, board.campaign))[:10] == board.today and "T" in wall:
        found.append(wall[11:])
    days = days_in_stage(card, board.campaign.zone, board.today)
    if card.kind == "piece" and not card.closed and days and group != "moved":
        found.append(counted(days, "day"))
    return found
