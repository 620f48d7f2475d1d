"""Strips that are cut between characters, never through one, where a dialog stands over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import split_graphemes
from rich.segment import Segment
from textual.strip import Strip

# What makes several letters one character, such as a family: rich cuts segments letter by letter.
_JOINER = "\u200d"


class Whole(Strip):
    """A strip of which a character that a cut goes through gives way to blanks, joined ones as well."""

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The strips between the cuts, which are cells."""
        ends = [cut for cut in cuts if cut <= self.cell_length]
        if ends == [self.cell_length]:
            # Textual would keep the strip in itself, where only the collector finds it.
            return [self]
        if not any(_JOINER in segment.text for segment in self):
            return super().divide(ends)
        return Strip(_apart(self, frozenset(ends)), self.cell_length).divide(ends)


def _apart(segments: Iterable[Segment], cuts: frozenset[int]) -> Iterator[Segment]:
    """The segments letter by letter, blanks for those that a cut goes through."""
    at = 0
    for text, style, _ in segments:
        for start, end, cells in split_graphemes(text)[0]:
            torn = any(at < cut < at + cells for cut in cuts)
            yield Segment(" " * cells if torn else text[start:end], style)
            at += cells
