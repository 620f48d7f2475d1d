"""Text in terminal cells: measured as rich measures it, control characters made visible first."""

from __future__ import annotations

from functools import lru_cache

from warroom.domain.text import literal

# Our own glyphs and the letters of western Europe take one cell each: no need to load rich for them.
_NARROW = frozenset(
    map(chr, [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x300), *range(0x2500, 0x25FD)])
) | frozenset("—–‘’“”…″′→←↑↓↘↗↺↻⅛⅜⅝⅞✓×")
_JOINER = "\u200d"
# Titles and owners are drawn again and again: some screens full of them are remembered.
_KEPT = 4096
# Characters that a cell may be made of: letters with their marks, families with their joiners.
_LONGEST = 32


@lru_cache(maxsize=_KEPT)
def shown(text: str) -> str:
    """`text` as it may stand on one line: literal, without joiners that have nothing to join."""
    if text.isascii() and text.isprintable():
        return text
    return literal(text).strip(_JOINER)


@lru_cache(maxsize=_KEPT)
def measure(text: str) -> int:
    """The cells of text that is already fit to be shown, such as the views' own words."""
    if text.isascii() or _NARROW.issuperset(text):
        return len(text)
    # rich loads Unicode tables, which a screen in plain letters never needs.
    from rich.cells import cell_len

    return cell_len(text)


def width(text: str) -> int:
    """How many cells `text` takes on one line."""
    return measure(shown(text))


def clip(text: str, n: int, ellipsis: str = "…") -> str:
    """`text` in at most `n` cells, with an ellipsis where it was cut, never through a character."""
    text = shown(text)
    if measure(text) <= n:
        return text
    if n <= len(ellipsis):
        return ellipsis[: max(n, 0)]
    return cut(text, n - len(ellipsis)).rstrip(" " + _JOINER) + ellipsis


@lru_cache(maxsize=_KEPT)
def fit(text: str, n: int, ellipsis: str = "…") -> str:
    """`text` in exactly `n` cells: clipped, or padded at the right."""
    text = clip(text, n, ellipsis)
    return text + " " * (n - measure(text))


def cut(text: str, n: int) -> str:
    """The longest start of `text` that takes at most `n` cells."""
    if _NARROW.issuperset(text):
        return text[:n]
    from rich.cells import split_graphemes

    used = end = 0
    # Only what can matter is split: a title may be as long as a book.
    for _, after, cells in split_graphemes(text[: _LONGEST * (n + 1)])[0]:
        if used + cells > n:
            break
        used, end = used + cells, after
    return text[:end].rstrip(_JOINER)


def _within(text: str, n: int) -> bool:
    return len(text) <= _LONGEST * (n + 1) and measure(text) <= n


def wrap(text: str, n: int) -> list[str]:
    """`text` as lines of at most `n` cells, broken between words where that is possible; at least one line."""
    lines: list[str] = []
    line = ""
    for word in shown(text).split(" "):
        longer = f"{line} {word}" if line else word
        if _within(longer, n):
            line = longer
            continue
        if line:
            lines.append(line)
        while not _within(word, n) and (start := cut(word, n)):
            lines.append(start)
            word = word[len(start) :]
        line = word if _within(word, n) else ""
    return [*lines, line] if line or not lines else lines


def paragraphs(text: str, n: int, most: int = 0) -> list[str]:
    """`text` with its own line ends as lines of at most `n` cells; at most `most` of them where given.

    The last line ends in an ellipsis when something is left out.
    """
    n = max(n, 2)
    room = n * most * 4 if most else len(text)
    lines = [line for part in text[:room].replace("\r\n", "\n").split("\n") for line in wrap(part, n)]
    if most and (len(lines) > most or len(text) > room):
        lines = lines[:most]
        lines[-1] = cut(lines[-1], n - 1).rstrip() + "…"
    return lines
