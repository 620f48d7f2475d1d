"""The one way to walk along feeds: breadth first, each card once, so that cycles end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

# For a ring of ids all that they lead to.
Onward: TypeAlias = Callable[[list[str]], Iterable[str]]


def rings_from(start: Iterable[str], onward: Onward) -> Iterator[list[str]]:
    """The ids at distance 1, 2, … from `start`, in the order met; for whoever may stop early."""
    ring = list(start)
    seen = set(ring)
    while ring := [there for there in dict.fromkeys(onward(ring)) if there not in seen]:
        seen.update(ring)
        yield ring


def linked(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What each id leads to, of links as pairs."""
    found: dict[str, list[str]] = {}
    for here, there in pairs:
        found.setdefault(here, []).append(there)
    return {here: tuple(there) for here, there in found.items()}


def along(edges: Mapping[str, tuple[str, ...]]) -> Onward:
    """The step along these links."""
    return lambda ring: chain.from_iterable(edges.get(here, ()) for here in ring)


def reached(start: Iterable[str], edges: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """All that links lead to from `start`, nearest first, without the start."""
    return chain.from_iterable(rings_from(start, along(edges)))
