"""Wins put right afterwards: changed, split, moved to another card, taken off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from warroom.commands.actions.people import newcomer
from warroom.commands.actions.words import draft, one_line, quoted
from warroom.domain.changes import Draft, assurance, creation, deletion, update
from warroom.domain.ids import mint
from warroom.domain.inches import format_inches
from warroom.domain.model import Card, Win
from warroom.domain.text import counted, join_tags, tidy_handle, tidy_tag

if TYPE_CHECKING:
    from warroom.domain.board import Board


def edit_win(board: Board, win: Win, now: datetime, *, size: int, text: str, who: str, day: str, tags: str) -> Draft:
    """Give a win other values.  Raises ValueError with a sentence for what it cannot have."""
    if size <= 0:
        raise ValueError("A win is at least a sixteenth of an inch: take it off instead.")
    said, handle = one_line(text, "A win"), tidy_handle(who)
    if not said and not win.card:
        raise ValueError("Say what the inches are for.")
    if not handle:
        raise ValueError(f"{who!r} is no handle: write it as @ana.")
    if day > board.today:
        raise ValueError(f"A win is of a day that has come, not of {day}.")
    named = join_tags(filter(None, map(tidy_tag, tags.split())))
    changes = newcomer(board.people, handle, now)
    changes += update(win, size=size, text=said, who=handle, day=day, tags=named)
    return draft("win", f"changed the win {quoted(said or win.text)}", changes)


def split_win(win: Win, size: int, text: str) -> Draft:
    """Make two of a win: `size` sixteenths of it become another, which says `text` or the same.  Raises ValueError."""
    if not 0 < size < win.size:
        raise ValueError(f"Less than its {format_inches(win.size)} is split off, not {format_inches(size)}.")
    said = one_line(text, "A win") or win.text
    changes: list[Any] = [*update(win, size=win.size - size)]
    changes += creation(win._replace(id=mint(), size=size, text=said))
    return draft("win", f"split {format_inches(size)} off {quoted(win.text)}: {said}", changes)


def move_wins(wins: Iterable[Win], card: Card | None) -> Draft:
    """Let the wins be of another card, or free."""
    found = _some(wins)
    to = f"to {quoted(card.title)}" if card else "off their card" if len(found) > 1 else "off its card"
    changes = [c for win in found for c in assurance(win, card=card.id if card else "")]
    return draft("win", f"moved {_named(found)} {to}", changes)


def drop_wins(wins: Iterable[Win]) -> Draft:
    """Take wins off the tape for good; undo brings them back."""
    found = _some(wins)
    total = format_inches(sum(win.size for win in found))
    return draft("win", f"took {_named(found)} off, {total}", [c for win in found for c in deletion(win)])


def _named(wins: Sequence[Win]) -> str:
    return f"the win {quoted(wins[0].text)}" if len(wins) == 1 else counted(len(wins), "win")


def _some(wins: Iterable[Win]) -> tuple[Win, ...]:
    found = tuple({win.id: win for win in wins}.values())
    if not found:
        raise ValueError("Choose a win first.")
    return found
