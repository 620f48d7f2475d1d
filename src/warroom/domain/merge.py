"""Two texts that grew from one: brought together where they differ in other lines, marked where they clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

Lines: TypeAlias = Sequence[str]

MINE, MIDDLE, THEIRS = "<<<<<<<", "=======", ">>>>>>>"


class Merged(NamedTuple):
    """The joined text, and how many places in it are marked because both changed them."""

    text: str
    clashes: int


class _Sync(NamedTuple):
    """Lines that all three texts have: from `base`, `mine`, `theirs` on, `size` of them."""

    base: int
    mine: int
    theirs: int
    size: int


class _Block(NamedTuple):
    """Lines that two texts have: from `base` and `other` on, `size` of them."""

    base: int
    other: int
    size: int


def merge(base: str, mine: str, theirs: str, my_name: str, their_name: str) -> Merged:
    """`mine` and `theirs`, both written from `base`, as one text.

    A place that only one of them changed is as that one has it; a place that both changed holds both,
    between marks that bear the names.
    """
    old, own, other = (text.splitlines() for text in (base, mine, theirs))
    found: list[str] = []
    clashes = 0
    at = _Sync(0, 0, 0, 0)
    for sync in _syncs(old, own, other):
        before = old[at.base : sync.base]
        left, right = own[at.mine : sync.mine], other[at.theirs : sync.theirs]
        if left in (before, right):
            found += right
        elif right == before:
            found += left
        else:
            clashes += 1
            found += [f"{MINE} {my_name}", *left, MIDDLE, *right, f"{THEIRS} {their_name}"]
        found += old[sync.base : sync.base + sync.size]
        at = _Sync(sync.base + sync.size, sync.mine + sync.size, sync.theirs + sync.size, 0)
    ends = [text.endswith("\n") for text in (base, mine, theirs)]
    end = "\n" if (ends[1] if ends[1] != ends[0] else ends[2]) else ""
    return Merged("\n".join(found) + (end if found else ""), clashes)


def is_marked(text: str) -> bool:
    """Whether marks of a merge still stand in the text."""
    starts = {line.split(" ", 1)[0] for line in text.splitlines()}
    return {MINE, MIDDLE, THEIRS} <= starts


def _syncs(base: Lines, mine: Lines, theirs: Lines) -> Iterator[_Sync]:
    """Where all three agree, in order; the last one is their ends."""
    left, right = _alike(base, mine), _alike(base, theirs)
    i = j = 0
    while i < len(left) and j < len(right):
        one, two = left[i], right[j]
        start = max(one.base, two.base)
        end = min(one.base + one.size, two.base + two.size)
        if start < end:
            yield _Sync(start, one.other + start - one.base, two.other + start - two.base, end - start)
        if one.base + one.size < two.base + two.size:
            i += 1
        else:
            j += 1
    yield _Sync(len(base), len(mine), len(theirs), 0)


def _alike(base: Lines, other: Lines) -> list[_Block]:
    """The runs of lines that two texts share, in order."""
    shorter = min(len(base), len(other))
    # The matcher leaves out lines that are everywhere, and takes long over what is merely equal.
    head = next((n for n in range(shorter) if base[n] != other[n]), shorter)
    left = shorter - head
    tail = next((n for n in range(left) if base[-1 - n] != other[-1 - n]), left)
    inner = SequenceMatcher(None, base[head : len(base) - tail], other[head : len(other) - tail])
    return [
        _Block(0, 0, head),
        *(_Block(head + a, head + b, size) for a, b, size in inner.get_matching_blocks() if size),
        _Block(len(base) - tail, len(other) - tail, tail),
    ]
