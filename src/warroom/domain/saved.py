"""Saved views: filters with a name and a key, those that every campaign has and those that its people keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from warroom.domain.model import View
from warroom.domain.words import split_words

if TYPE_CHECKING:
    from warroom.domain.board import Board

# There until somebody saves another one under the same name.
USUAL = (
    View("", "", "mine", "m", "owner:me is:open"),
    View("", "", "unowned", "u", "is:unowned"),
    View("", "", "late", "l", "is:late"),
    View("", "", "this week", "w", "is:this-week"),
    View("", "", "blocked", "b", "is:blocked"),
)


def views_of(board: Board, me: str) -> tuple[View, ...]:
    """The views that `me` has here: the private ones, the team's, then the usual ones that nobody has replaced.

    Of several with one name or key the first keeps it.
    """
    kept = sorted(
        (view for view in board.views.values() if view.owner in ("", me)),
        key=lambda view: (not view.owner, view.name.casefold(), view.id),
    )
    found: dict[str, View] = {}
    keys: set[str] = set()
    for view in (*kept, *USUAL):
        name = slug(view.name)
        if name not in found:
            found[name] = view._replace(key="" if view.key in keys else view.key)
            keys.add(view.key)
    return tuple(found.values())


def saved_filters(board: Board, me: str) -> Mapping[str, str]:
    """The filter of each view that `me` has, by the name it is called with behind an `@`."""
    return {slug(view.name): view.filter for view in views_of(board, me)}


def view_named(board: Board, me: str, text: str) -> View | None:
    """The view of that name, with or without its `@`."""
    wanted = slug(text.removeprefix("@"))
    return next((view for view in views_of(board, me) if slug(view.name) == wanted), None)


def built_on(filter: str, names: Collection[str]) -> frozenset[str]:
    """Those of the views of these names that a filter is made of."""
    said = (word.text.removeprefix("-") for word in split_words(filter) if not (word.literal or word.quoted))
    return frozenset(slug(word[1:]) for word in said if word.startswith("@")) & frozenset(names)


def slug(name: str) -> str:
    """A view's name as one word: `This week` is `this-week`."""
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
