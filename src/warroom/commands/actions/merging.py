"""One person instead of two: all that was one handle's becomes another's, in every campaign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from warroom.commands.actions.team import known_person, named_handle
from warroom.commands.actions.words import draft
from warroom.domain.changes import Change, Draft, creation, deletion, update
from warroom.domain.dates import instant
from warroom.domain.model import Card, Commitment, Person, Routine, View, Win, commitment_id

if TYPE_CHECKING:
    from warroom.domain.board import Board


class Held(NamedTuple):
    """All of a campaign that names people: its board, and its cards and wins of any age."""

    board: Board
    cards: tuple[Card, ...]
    wins: tuple[Win, ...]


def merge_people(
    campaigns: Iterable[Held], people: Mapping[str, Person], old: str, new: str, me: str, now: datetime
) -> Draft:
    """Let everything of `old` be `new`'s, who joins as `old` was when nobody is called so; `old` leaves the team.

    History keeps the name under which something was changed.  Raises ValueError with a sentence.
    """
    before, handle = known_person(people, old), named_handle(new)
    if handle == before.id:
        raise ValueError(f"@{handle} is one person already: name another handle.")
    if before.id == me:
        raise ValueError(f"@{me} is you: say who you are from now on, with --as {handle} and in the setting `me`.")
    joins = [] if handle in people else creation(before._replace(id=handle, created=instant(now)))
    changes = [*joins, *(change for held in campaigns for change in _handed(held, before.id, handle))]
    return draft("people", f"made @{before.id} @{handle}", [*changes, *deletion(before)])


def _handed(held: Held, old: str, new: str) -> list[Change]:
    """The changes of one campaign."""
    board = held.board
    changes = [change for card in held.cards for change in _card(card, old, new)]
    changes += [change for win in held.wins if win.who == old for change in update(win, who=new)]
    owned: tuple[Routine | View, ...] = (*board.routines.values(), *board.views.values())
    changes += [change for row in owned if row.owner == old for change in update(row, owner=new)]
    return [*changes, *(change for row in board.commitments.values() for change in _promise(row, old, new, board))]


def _card(card: Card, old: str, new: str) -> list[Change]:
    named = {field: new for field in ("owner", "approver") if getattr(card, field) == old}
    return update(card, **named)


def _promise(row: Commitment, old: str, new: str, board: Board) -> list[Change]:
    """What was promised under the old name, added to what was under the new one."""
    if row.person != old:
        return []
    key = commitment_id(row.campaign, row.day, new)
    other = board.commitments.get(key)
    if other is None:
        return [*creation(row._replace(id=key, person=new)), *deletion(row)]
    size, cards = other.size + row.size, f"{other.cards} {row.cards}".strip()
    return [*update(other, size=size, cards=cards), *deletion(row)]
