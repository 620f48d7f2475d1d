"""Taking a change back from the history: at once where it is about one thing, else after naming what it touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from warroom.commands.spec import Confirm, Do, Outcome, Say
from warroom.domain.changes import Change, Entry
from warroom.domain.inches import format_length

# Says what people call a row: entity, id.
Calls = Callable[[str, str], str]
_MOST_NAMED = 4
# What hangs on a card is no thing of its own.
_ON_A_CARD = frozenset({"win", "revision", "feed"})


def take_back(entry: Entry, changes: Sequence[Change], calls: Calls) -> Outcome:
    """Take an entry back, or bring back what it took back; `changes` are all that would go with it."""
    made = entry.changeset
    if entry.undone:
        return Say("That is taken back already.", "warn")
    undo = Do("undo", str(made.seq))
    told = touched(changes, calls)
    if len(told) < 2:
        return undo
    verb, past = ("Bring it back?", "bring back") if made.undo_of else ("Take it back?", "take back")
    text = f"“{made.label}” by @{made.actor} touches {listed(told)}.{_on_the_tape(changes, back=not made.undo_of)}"
    return Confirm(verb, text, past, undo)


def touched(changes: Iterable[Change], calls: Calls) -> tuple[str, ...]:
    """What people call each thing that is touched: cards, also by what hangs on them, free wins, and all else."""
    found: dict[tuple[str, str], None] = {}
    every = tuple(changes)
    on_card = {(c.entity, c.id): str(c.new or c.old or "") for c in every if c.field == "card"}
    for change in every:
        place = (change.entity, change.id)
        if change.entity == "feed":
            found.update({("card", end): None for end in change.id.split(">")})
        elif change.entity in _ON_A_CARD:
            found[("card", on_card[place]) if on_card.get(place) else place] = None
        else:
            found[place] = None
    return tuple(calls(entity, key) for entity, key in found)


def listed(names: Sequence[str]) -> str:
    """Names as a list, the first few of many."""
    shown, rest = names[:_MOST_NAMED], len(names) - _MOST_NAMED
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _on_the_tape(changes: Iterable[Change], *, back: bool) -> str:
    """What it does to the inches that are won, in a sentence; "" where it does nothing."""
    sizes = (int(c.new or 0) - int(c.old or 0) for c in changes if c.entity == "win" and c.field == "size")
    won = sum(sizes) * (-1 if back else 1)
    if not won:
        return ""
    return f" {format_length(abs(won))} {'come back onto' if won > 0 else 'go off'} the tape."
