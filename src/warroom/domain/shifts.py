"""How the strategy, and what the campaign asks of itself, changed: read off the history, with the reasons given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from warroom.domain.changes import EXISTS, Change, Entry
from warroom.domain.dates import day_in_zone, parse_instant
from warroom.domain.inches import format_inches
from warroom.domain.score import Book
from warroom.domain.unsaid import Unsaid

What: TypeAlias = Literal["new", "in force", "changed", "retired", "terms"]
_STEPS: dict[object, What] = {"active": "in force", "retired": "retired"}
_TERMS = {"target": "Daily target", "start": "First day", "end": "Last day"}


class Shift(NamedTuple):
    """What changed on a day: a note by its title, or a term of the campaign; why, and who did it."""

    day: str
    title: str
    what: What
    why: str
    who: str


def shifts(entry: Entry, book: Book, unsaid: Unsaid) -> Iterator[Shift]:
    """What an entry of the history changed of what may be told."""
    done = entry.changeset
    if entry.undone or done.undo_of or done.redo_of:
        return
    day = day_in_zone(parse_instant(done.at), book.campaign.zone)
    for change in entry.changes:
        if change.entity == "campaign" and change.id == book.campaign.id and change.field in _TERMS and change.old:
            yield Shift(day, _TERMS[change.field], "terms", f"{_said(change.old)} → {_said(change.new)}", done.actor)
    whats: dict[str, What] = {}
    for change in entry.changes:
        if (what := _what(change)) is not None:
            whats.setdefault(change.id, what)
    whys = dict(_reasons(entry))
    for key in dict.fromkeys((*whats, *whys)):
        note = book.cards.get(key)
        if note is not None and note.kind == "note" and key not in unsaid.cards:
            yield Shift(day, note.title, whats.get(key, "changed"), unsaid.told(whys.get(key, "")), done.actor)


def _what(change: Change) -> What | None:
    """What the change of a card's stage would mean of a note, None for any other change."""
    if change.entity != "card":
        return None
    if change.field == EXISTS and change.new:
        return "new"
    return _STEPS.get(change.new) if change.field == "stage" and change.old else None


def _reasons(entry: Entry) -> Iterator[tuple[str, str]]:
    """The cards whose texts were written anew with a reason, and the reason."""
    said: dict[str, dict[str, str]] = {}
    for change in entry.changes:
        if change.entity == "revision" and change.new is not None:
            said.setdefault(change.id, {})[change.field] = str(change.new)
    yield from ((one["card"], one["why"]) for one in said.values() if one.get("card") and one.get("why"))


def _said(value: object) -> str:
    return format_inches(value) if isinstance(value, int) else str(value or "none")
