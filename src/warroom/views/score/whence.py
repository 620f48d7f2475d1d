"""Where the inches come from: by person, channel, note, tag and playbook."""

from __future__ import annotations

from collections.abc import Sequence

from warroom.domain.inches import format_length
from warroom.views.build import blank, fill
from warroom.views.cells import fit, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.plot import bar
from warroom.views.scene import Scene
from warroom.views.score.page import Body, ScorePage
from warroom.views.score.reckoned import sources

_MOST = 8
_TWO_COLUMNS = 100


def whence_body(page: ScorePage, scene: Scene, width: int, room: int) -> Body:  # noqa: ARG001
    """Where the inches come from: by person, channel, note, tag and playbook, side by side where there is room."""
    book = page.book
    wide = width >= _TWO_COLUMNS
    cells = width // 2 if wide else width
    found = [(source, sums) for source, sums in sources(book) if any(named for _, named, _ in sums)]
    if not found:
        return Body([fill([Span("  Nothing is won yet.", "soft")], width)])
    blocks = [_block(source, sums, scene, cells) for source, sums in found]
    return Body(_two_columns(blocks, cells, width) if wide else [line for block in blocks for line in block])


def _block(source: str, sums: Sequence[tuple[str, bool, int]], scene: Scene, width: int) -> list[Line]:
    """What came from each: what it is called, whether it has a name at all, and its sixteenths."""
    # What has no name is told as a number: beside it the others would be slivers.
    most = max(size for _, named, size in sums if named)
    names = max(min(width // 3, 26), 8)
    cells = max(width - names - 14, 4)
    lines = [fill([Span(f"  BY {source.upper()}", "soft bold")], width)]
    for name, named, size in sums[:_MOST]:
        said = fit(shown(name), names, glyphs(scene.ascii).ellipsis)
        spans = [
            Span(f"  {said} ", "text" if named else "muted"),
            Span(fit(bar(size, most, cells, scene.ascii) if named else "", cells), "accent"),
            Span(f" {format_length(size, scene.ascii)}", "muted"),
        ]
        lines.append(fill(spans, width))
    if rest := sums[_MOST:]:
        said = f"  {len(rest)} more, {format_length(sum(size for _, _, size in rest), scene.ascii)}"
        lines.append(fill([Span(said, "faint italic")], width))
    return [*lines, blank(width)]


def _two_columns(blocks: Sequence[Sequence[Line]], half: int, width: int) -> list[Line]:
    sides: tuple[list[Line], list[Line]] = ([], [])
    for block in blocks:
        min(sides, key=len).extend(block)
    height = max(map(len, sides))
    padded = [[*side, *[blank(half)] * (height - len(side))] for side in sides]
    return [fill([*left, *right], width) for left, right in zip(*padded, strict=True)]
