"""A screen as a self-contained SVG, every run of text at the cell where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

CELL, LINE, SIZE, EDGE = 8.4, 18, 14, 12
FONTS = "'JetBrains Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def svg(lines: Sequence[Strip], ground: str, ink: str) -> str:
    """The lines in their colours; `ground` and `ink` stand where a style names none."""
    width = max(line.cell_length for line in lines) * CELL + 2 * EDGE
    height = len(lines) * LINE + 2 * EDGE
    marks = "\n".join(mark for row, line in enumerate(lines) for mark in _marks(line, EDGE + row * LINE, ground, ink))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" shape-rendering="crispEdges" viewBox="0 0 {width:.1f} {height}" '
        f'font-family="{FONTS}" font-size="{SIZE}" xml:space="preserve">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>\n{marks}\n</svg>\n'
    )


def _marks(line: Strip, top: float, ground: str, ink: str) -> Iterator[str]:
    x = float(EDGE)
    texts: list[str] = []
    for text, style, _ in line:
        width = cell_len(text) * CELL
        fore, back, extra = _look(style or Style(), ground, ink)
        if back != ground:
            yield f'<rect x="{x:.1f}" y="{top}" width="{width + 0.2:.1f}" height="{LINE}" fill="{back}"/>'
        if text.strip():
            lead = len(text) - len(text.lstrip())
            word = text.strip()
            at, length = x + lead * CELL, cell_len(word) * CELL
            texts.append(
                f'<text x="{at:.1f}" y="{top + 13.5}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs" '
                f'fill="{fore}"{extra}>{escape(word)}</text>'
            )
        x += width
    yield from texts


def _look(style: Style, ground: str, ink: str) -> tuple[str, str, str]:
    fore = style.color.get_truecolor().hex if style.color else ink
    back = style.bgcolor.get_truecolor().hex if style.bgcolor else ground
    if style.reverse:
        fore, back = back, fore
    extra = ' font-weight="bold"' if style.bold else ""
    extra += ' font-style="italic"' if style.italic else ""
    lines = [name for name, on in (("underline", style.underline), ("line-through", style.strike)) if on]
    extra += f' text-decoration="{" ".join(lines)}"' if lines else ""
    return fore, back, extra
