"""The history as a pick: every change, newest first, and the undoing of any."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from warroom.commands.spec import Choice, Confirm, Do, Outcome, Pick, Say
from warroom.domain.changes import Entry
from warroom.domain.dates import ago


def history(entries: Sequence[Entry], now: datetime) -> Outcome:
    """The entries, newest first, to be looked through; picking one asks and then undoes it."""
    if not entries:
        return Say("Nothing has happened here yet.")
    return Pick("History", tuple(_choice(entry, now) for entry in entries), lambda key, _: _chosen(entries, key))


def _choice(entry: Entry, now: datetime) -> Choice:
    made = entry.changeset
    told = f"@{made.actor} {made.label}"
    style = "faint strike" if entry.undone else ""
    return Choice(str(made.seq), told, ago(made.at, now) + (" · undone" if entry.undone else ""), style)


def _chosen(entries: Sequence[Entry], key: str) -> Outcome:
    entry = next(entry for entry in entries if str(entry.changeset.seq) == key)
    made = entry.changeset
    if entry.undone:
        return Say(f"That is undone already: {made.label}.")
    return Confirm("Take this back?", f"@{made.actor} {made.label}", "undo", Do("undo", key))
