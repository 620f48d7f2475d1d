"""Saving a filter as a view, and taking a view away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.words import draft, one_line, quoted
from warroom.domain.changes import Draft, creation, deletion, update
from warroom.domain.dates import in_zone, instant
from warroom.domain.filters import parse_filter
from warroom.domain.ids import mint
from warroom.domain.model import View
from warroom.domain.saved import built_on, saved_filters, slug, view_named, views_of
from warroom.domain.text import tidy_handle

if TYPE_CHECKING:
    from warroom.domain.board import Board

_LONGEST_NAME = 40


def save_view(
    board: Board, name: str, key: str, filter: str, now: datetime, me: str, *, private: bool = False
) -> Draft:
    """Keep `filter` as a view; one of the same name, among the private ones or the team's, becomes it.

    Raises ValueError with a sentence for a name, key or filter that cannot be.
    """
    named = read_name(board, name)
    line = read_filter(board, named, filter, now, me)
    owner = me if private else ""
    if not private:
        _check_shared(board, line, me)
    before = next((v for v in board.views.values() if v.owner == owner and slug(v.name) == slug(named)), None)
    letter = read_key(board, named, key, me)
    said = f"saved the view {quoted(named)}: {line}"
    if before is not None:
        return draft("view", said, update(before, name=named, key=letter, filter=line))
    return draft("view", said, creation(View(mint(), board.campaign.id, named, letter, line, owner, instant(now))))


def drop_view(board: Board, name: str, me: str) -> Draft:
    """Take a view away.  Raises ValueError with a sentence when it is one of the usual ones, or there is none."""
    view = view_named(board, me, name)
    if view is None:
        raise ValueError(f"There is no view {name!r}. There are {listed(board, me)}.")
    if not view.id:
        raise ValueError(f"{quoted(view.name)} is always there; save another filter under its name to replace it.")
    called, left = slug(view.name), {key: other for key, other in board.views.items() if key != view.id}
    after = replace(board, views=left)
    for other in left.values():
        lost = called in saved_filters(board, other.owner) and called not in saved_filters(after, other.owner)
        if lost and built_on(other.filter, [called]):
            raise ValueError(f"@{slug(other.name)} is made of it: change that view first.")
    return draft("view", f"took the view {quoted(view.name)} away", deletion(view))


def read_name(board: Board, text: str) -> str:
    """The name of a view.  Raises ValueError when it is none, or somebody is called so."""
    name = one_line(text.strip().removeprefix("@"), "A name", _LONGEST_NAME)
    if not slug(name):
        raise ValueError("A view needs a name, such as mine.")
    if any(sign in name for sign in ',:"\\'):
        raise ValueError(f"A view's name is words without , : or quotes, not {name!r}.")
    if tidy_handle(name) in board.people:
        raise ValueError(f"@{tidy_handle(name)} is somebody on the team: give the view another name.")
    return name


def read_key(board: Board, name: str, text: str, me: str) -> str:
    """The key of a view, "" for none.  Raises ValueError when it is more than one, or another view's."""
    key = text.strip()
    if len(key) > 1 or not key.isprintable():
        raise ValueError(f"A key is one letter, digit or sign, not {key!r}.")
    owner = next((v for v in views_of(board, me) if key and v.key == key and slug(v.name) != slug(name)), None)
    if owner is not None and owner.id:
        raise ValueError(f"{key} is the key of {quoted(owner.name)} already.")
    return key


def read_filter(board: Board, name: str, text: str, now: datetime, me: str) -> str:
    """The filter of a view.  Raises ValueError when it cannot be understood, or leads back to the view."""
    line = one_line(text, "A filter")
    if not line:
        raise ValueError("A view needs a filter, such as owner:me is:open.")
    saved = {**saved_filters(board, me), slug(name): line}
    return parse_filter(line, in_zone(now, board.campaign.zone), me, saved).text and line


def _check_shared(board: Board, line: str, me: str) -> None:
    """Raise ValueError for a filter that only I would understand, for it names a view that is mine alone."""
    alone = {slug(view.name) for view in views_of(board, me) if view.owner}
    others = {slug(view.name) for view in views_of(board, "")}
    if mine := sorted(built_on(line, alone - others)):
        raise ValueError(f"@{mine[0]} is for you alone: a view for everybody cannot be made of it.")


def listed(board: Board, me: str) -> str:
    """The names of the views there are."""
    return ", ".join(f"@{slug(view.name)}" for view in views_of(board, me))
