"""Remembering what was derived from a value that never changes, by which value it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

Source = TypeVar("Source")
Params = ParamSpec("Params")
Result = TypeVar("Result")


def once_each(
    keep: int,
) -> Callable[[Callable[Concatenate[Source, Params], Result]], Callable[Concatenate[Source, Params], Result]]:
    """Compute `derive(source, *args)` once for each immutable `source` object and hashable `args`.

    The source is told by identity, since hashing a board or 10,000 cards costs what is to be saved;
    the `keep` results last asked for are kept, each with its source, so that no identity is given to another.
    """

    def remembering(
        derive: Callable[Concatenate[Source, Params], Result],
    ) -> Callable[Concatenate[Source, Params], Result]:
        kept: dict[tuple[object, ...], tuple[Source, Result]] = {}

        def derived(source: Source, /, *args: Params.args, **kwargs: Params.kwargs) -> Result:
            key = (id(source), *args)
            found = kept.pop(key, None)
            if found is not None:
                # Asked for again, it goes to the end: the one not asked for the longest is forgotten first.
                kept[key] = found
                return found[1]
            result = derive(source, *args, **kwargs)
            if len(kept) >= keep:
                del kept[next(iter(kept))]
            kept[key] = (source, result)
            return result

        return derived

    return remembering
