"""People as cards and wins name them: a handle nobody has yet makes a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.words import draft, named, some
from warroom.domain.changes import Change, Draft, assurance, creation
from warroom.domain.dates import instant
from warroom.domain.model import Card, Person
from warroom.domain.text import tidy_handle

if TYPE_CHECKING:
    from warroom.domain.board import Board


def newcomer(known: Iterable[str], handle: str, now: datetime) -> list[Change]:
    """The changes that make a person of `handle`, none when it is known or empty."""
    if not handle or handle in known:
        return []
    return creation(Person(handle, created=instant(now)))


def set_owner(board: Board, cards: Iterable[Card], owner: str, now: datetime) -> Draft:
    """Give the cards to `owner`, a handle with or without its `@`; "" takes them from everybody."""
    found = some(cards)
    handle = tidy_handle(owner) if owner else ""
    changes = newcomer(board.people, handle, now)
    changes += [change for card in found for change in assurance(card, owner=handle)]
    label = f"gave {named(found)} to @{handle}" if handle else f"took the owner off {named(found)}"
    return draft("owner", label, changes)
