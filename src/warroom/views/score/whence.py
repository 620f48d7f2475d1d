"""Where the inches come from: by person, channel, note, tag and playbook."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.domain.inches import format_length
from warroom.domain.score import BREAKDOWNS, Book
from warroom.views.build import blank, fill
from warroom.views.cells import fit, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.plot import bar
from warroom.views.scene import Scene
from warroom.views.score.sheet import Sheet


def whence_lines(sheet: Sheet, scene: Scene, width: int, room: int) -> list[Line]:
    """Where the inches come from: by person, channel, note, tag and playbook, side by side where there is room."""
    book = sheet.book
    blocks = [_block(name, sums(book), book, scene, width) for name, sums in BREAKDOWNS.items()]
    blocks = [block for block in blocks if block]
    if not blocks:
        return [fill([Span("  Nothing is won yet.", "soft")], width)]
    if width >= 100:
        half = width // 2
        blocks = [_block(name, sums(book), book, scene, half) for name, sums in BREAKDOWNS.items()]
        return _two_columns([block for block in blocks if block], half, width, room)
    return [line for block in blocks for line in (*block, blank(width))][:room]


def _block(name: str, sums: Sequence[tuple[str, int]], book: Book, scene: Scene, width: int) -> list[Line]:
    if not any(key for key, _ in sums):
        return []
    most = max(size for _, size in sums)
    names = max(min(width // 3, 26), 8)
    cells = max(width - names - 14, 4)
    lines = [fill([Span(f"  BY {name.upper()}", "soft bold")], width)]
    for key, size in sums[:8]:
        told = _told(name, key, book)
        spans = [
            Span("  " + fit(shown(told), names, glyphs(scene.ascii).ellipsis) + " ", "text" if key else "muted"),
            Span(fit(bar(size, most, cells, scene.ascii), cells), "accent" if key else "faint"),
            Span(f" {format_length(size, scene.ascii)}", "muted"),
        ]
        lines.append(fill(spans, width))
    if len(sums) > 8:
        rest = sum(size for _, size in sums[8:])
        lines.append(fill([Span(f"  {len(sums) - 8} more, {format_length(rest, scene.ascii)}", "faint italic")], width))
    return lines


def _told(name: str, key: str, book: Book) -> str:
    if not key:
        return {"person": "nobody", "channel": "no channel", "note": "no note"}.get(name, f"no {name}")
    if name == "note":
        return book.cards[key].title
    return {"person": f"@{key}", "tag": f"#{key}"}.get(name, key)


def _two_columns(blocks: Sequence[Sequence[Line]], half: int, width: int, room: int) -> list[Line]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for block in blocks:
        side = min(sides, key=len)
        side += [*block, blank(half)]
    height = min(max(map(len, sides)), room)
    padded = [[*side, *[blank(half)] * (height - len(side))] for side in sides]
    return [fill([*left, *right], width) for left, right in zip(*padded, strict=False)][:room]
