"""A screen as a self-contained SVG that any converter draws alike: each word at its cell, whatever font there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias
from xml.sax.saxutils import escape

from warroom.domain.text import literal
from warroom.views.picture.shapes import CELL, LINE, Box, boxes, opacity

SIZE, EDGE, BASE = 14, 12, 13.5
# One name alone, for there are converters that look at the first of several and at no other.
FONTS = "monospace"
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# No XML may hold these, however they are written.
_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF), _UNKNOWN)
_LAST_LATIN = "\u024f"
_LATIN_SIGNS = frozenset("–—‘’“”…′″")

Sort: TypeAlias = Literal["gap", "box", "latin", "letters", "sign", "wide"]


class Run(NamedTuple):
    """Text in one look; colours are `#rrggbb`."""

    text: str
    fore: str
    back: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    dim: bool = False


class Piece(NamedTuple):
    """What is drawn in one go: text of one sort, from a cell on over so many cells."""

    sort: Sort
    text: str
    at: int
    cells: int


def svg(rows: Sequence[Sequence[Run]], ground: str, title: str) -> str:
    """The rows of a screen in their colours on `ground`."""
    across = max((sum(piece.cells for run in row for piece in pieces(run.text)) for row in rows), default=0)
    width, height = round(across * CELL + 2 * EDGE), round(len(rows) * LINE + 2 * EDGE)
    marks = "\n".join(mark for number, row in enumerate(rows) for mark in _row(row, EDGE + number * LINE, ground))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" shape-rendering="crispEdges" font-family="{FONTS}" font-size="{SIZE}" xml:space="preserve">\n'
        f"<title>{_xml(title)}</title>\n"
        f'<rect width="{width}" height="{height}" rx="8" fill="{ground}"/>\n{marks}\n</svg>\n'
    )


def pieces(text: str) -> Iterator[Piece]:
    """The text in pieces that are drawn each at its own cell, gaps included.

    Letters of one script stay together with the blanks between their words, as they are read; what a font may draw
    wider or narrower than its cells, such as signs and wide characters, stands by itself.
    """
    found: list[Piece] = []
    at = 0
    for cluster, cells in _clusters(text):
        _join(found, Piece(_sort(cluster, cells), cluster, at, cells))
        at += cells
    yield from found


def _join(found: list[Piece], piece: Piece) -> None:
    """Add a piece, to the one before it where both are read together."""
    before = found[-1] if found else None
    over = found[-2] if len(found) > 1 else None
    if before is not None and _goes_with(before, piece):
        found[-1] = before._replace(text=before.text + piece.text, cells=before.cells + piece.cells)
    elif before is not None and over is not None and before == Piece("gap", " ", before.at, 1) and _reads(over, piece):
        found[-2:] = [over._replace(text=f"{over.text} {piece.text}", cells=over.cells + 1 + piece.cells)]
    else:
        found.append(piece)


def _goes_with(before: Piece, piece: Piece) -> bool:
    return before.sort == piece.sort and (
        piece.sort in ("gap", "latin", "letters", "box") or (piece.sort == "sign" and before.text[-1:] == piece.text)
    )


def _reads(before: Piece, piece: Piece) -> bool:
    return before.sort == piece.sort and piece.sort in ("latin", "letters")


def _sort(cluster: str, cells: int) -> Sort:
    if cluster == " ":
        return "gap"
    if cells != 1:
        return "wide"
    if boxes(cluster):
        return "box"
    if cluster <= _LAST_LATIN or cluster in _LATIN_SIGNS:
        return "latin"
    return "letters" if cluster[0].isalnum() else "sign"


def _clusters(text: str) -> list[tuple[str, int]]:
    """The characters as a terminal takes them, each with its cells."""
    if text.isascii():
        return [(char, 1) for char in text]
    from rich.cells import split_graphemes

    return [(text[start:end], cells) for start, end, cells in split_graphemes(text)[0]]


def _row(row: Sequence[Run], top: float, ground: str) -> Iterator[str]:
    x = float(EDGE)
    grounds: list[tuple[float, float, str]] = []
    marks: list[str] = []
    for run in row:
        drawn = list(pieces(run.text))
        width = sum(piece.cells for piece in drawn) * CELL
        if grounds and grounds[-1][2] == run.back:
            grounds[-1] = (grounds[-1][0], grounds[-1][1] + width, run.back)
        else:
            grounds.append((x, width, run.back))
        marks += _boxes(run, drawn, x, top, width)
        marks += (_word(run, piece, x, top) for piece in drawn if piece.sort not in ("gap", "box"))
        x += width
    for start, width, back in grounds:
        if back != ground:
            # A sliver over the edge, so that nothing shines through between two of one colour.
            yield f'<rect x="{start:.1f}" y="{top:g}" width="{width + 0.2:.1f}" height="{LINE:g}" fill="{back}"/>'
    yield from marks


def _word(run: Run, piece: Piece, x: float, top: float) -> str:
    look = "".join((
        ' font-weight="bold"' if run.bold else "",
        ' font-style="italic"' if run.italic else "",
        ' fill-opacity="0.6"' if run.dim else "",
    ))  # fmt: skip
    return (
        f'<text x="{x + piece.at * CELL:.1f}" y="{top + BASE:g}" textLength="{piece.cells * CELL:.1f}" '
        f'lengthAdjust="spacingAndGlyphs" fill="{run.fore}"{look}>{_xml(piece.text)}</text>'
    )


def _boxes(run: Run, drawn: Sequence[Piece], x: float, top: float, width: float) -> Iterator[str]:
    """What of a run is no letter: rules, blocks, lines under it and through it."""
    found: dict[float, list[Box]] = {}
    for piece in drawn:
        if piece.sort == "box":
            for number, char in enumerate(piece.text):
                at = x + (piece.at + number) * CELL
                for box in boxes(char):
                    _stretch(found.setdefault(opacity(char), []), box._replace(x=at + box.x, y=top + box.y))
    lines = [Box(x, top + y, width, 1.0) for on, y in ((run.underline, BASE + 2), (run.strike, BASE - 4.5)) if on]
    if lines:
        found.setdefault(1.0, []).extend(lines)
    for shade, group in found.items():
        path = "".join(f"M{box.x:.1f} {box.y:.2f}h{box.width:.1f}v{box.height:.2f}h{-box.width:.1f}z" for box in group)
        dim = shade * (0.6 if run.dim else 1.0)
        yield f'<path d="{path}" fill="{run.fore}"{f" fill-opacity={chr(34)}{dim:g}{chr(34)}" if dim < 1 else ""}/>'


def _stretch(group: list[Box], box: Box) -> None:
    """Add a box, to the one before it where it goes on from there."""
    before = group[-1] if group else None
    if before is None or (before.y, before.height) != (box.y, box.height) or box.x - before.x - before.width > 0.01:
        group.append(box)
    else:
        group[-1] = before._replace(width=box.x + box.width - before.x)


def _xml(text: str) -> str:
    return escape(literal(text).translate(_NO_XML))
