"""The team's load today in one line, and that nobody has committed to the day."""

from __future__ import annotations

from collections.abc import Iterable

from warroom.domain.day import OPEN_STAGES, is_uncommitted
from warroom.domain.inches import format_inches
from warroom.domain.load import Bearer, loads
from warroom.views.build import cells_of, fill
from warroom.views.cells import clip
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.load.cells import sized
from warroom.views.people import person_style, sign_of
from warroom.views.scene import Scene

_LABEL = Span(" load    ", "muted")
_LONGEST_NAME = 12


def hangs_on(scene: Scene) -> tuple[object, ...]:
    """All of the board that the line tells: while it is the same, so is the line."""
    board = scene.board
    tactics = tuple(board.group("tactic", stage) for stage in OPEN_STAGES)
    return (tactics, board.people, board.commitments, board.campaign, board.today)


def load_line(scene: Scene, width: int) -> Line:
    """What each one has to do today of what they can carry, nobody first, in exactly `width` cells."""
    warning = [Span(f"Nobody has committed to today: {scene.keys.plan} begins the day.", "warn")]
    lead = [_LABEL, *(warning if is_uncommitted(scene.board) else [])]
    if cells_of(lead) > width:
        # The words matter more than what they are about.
        lead = [Span(" "), *lead[1:]]
    found = loads(scene.board, scene.now, me=scene.me)
    gap = Span(f" {glyphs(scene.ascii).dot} ", "faint")
    for wordy in (True, False):
        parts = [part for bearer in found if (part := _part(bearer, scene, wordy))]
        spans = _joined([lead[1:], *parts] if lead[1:] else parts, gap)
        if cells_of(spans) + cells_of(lead[:1]) <= width:
            return fill([*lead[:1], *(spans or [Span("nobody has anything to do today", "faint")])], width)
    return fill([*lead, *_most_pressing(found, scene, gap, width - cells_of(lead), bool(lead[1:]))], width)


def _most_pressing(found: Iterable[Bearer], scene: Scene, gap: Span, room: int, after: bool) -> list[Span]:
    """Nobody, then who is overbooked, then the others, as many as there is room for; the rest is counted."""
    rows = sorted(found, key=lambda bearer: (bool(bearer.person.id), not bearer.days[0].over))
    parts = [part for bearer in rows if (part := _part(bearer, scene, wordy=False))]
    for kept in range(len(parts), 0, -1):
        rest = [[Span(f"{len(parts) - kept} more", "faint")]] if kept < len(parts) else []
        spans = _joined([*([[]] if after else []), *parts[:kept], *rest], gap)
        if cells_of(spans) <= room:
            return spans
    return []


def _part(bearer: Bearer, scene: Scene, wordy: bool) -> list[Span]:
    """One person's today: `▲ ana 3¼″ of 6″`, `ben 7″ of 6″ over`; who is off and has nothing to do is left out."""
    person, load, ascii = bearer.person, bearer.days[0], scene.ascii
    size = sized(load.cards, ascii)
    if not person.id:
        return [Span(f"nobody {size}", "bad bold")] if load.cards else []
    if not load.cards and (load.off or not wordy):
        return []
    sign = sign_of(person, ascii)
    name = Span(f"{sign}{' ' if sign else ''}{clip(person.id, _LONGEST_NAME)}", person_style(person, "soft"))
    if not load.cards:
        return [name, Span(" free", "faint")]
    most = f" of {format_inches(load.most, ascii)}" if load.most and wordy else ""
    said = f" {size}{most}{' over' if load.over else f' {load.off}!' if load.off else ''}"
    return [name, Span(said, "bad bold" if load.over else "warn" if load.off else "muted")]


def _joined(parts: list[list[Span]], gap: Span) -> list[Span]:
    return [span for n, part in enumerate(parts) for span in ((gap, *part) if n else part)]
