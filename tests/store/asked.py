"""Every way to ask the store for something; a new one is to be veiled, or said to be safe, here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.commands.room import CAMPAIGN, TODAY
from tests.secret import MARK
from warroom.store import Store

ME = CAMPAIGN.id


def _boards(store: Store) -> Any:
    """Every board of the replay, from now back to the beginning."""
    line = store.timeline(ME)
    found: list[Any] = [line.board()]
    while line.back():
        found.append((line.step, line.board()))
    return found


def _changes(store: Store) -> list[Any]:
    return [change for entry in store.log(campaign=ME, limit=500) for change in entry.changes]


# How everything that reads is asked for all that there is.
READS: dict[str, Callable[[Store], Any]] = {
    "board": lambda store: store.board(ME, TODAY),
    "turned": lambda store: store.turned(store.board(ME, "2026-04-13"), TODAY),
    "as_seen": lambda store: store.as_seen(Store.of(store).board(ME, TODAY)),
    "delta": lambda store: store.delta(store.as_seen(_emptied(store))),
    "undoable": lambda store: store.undoable(**_own()),
    "redoable": lambda store: store.redoable(**_own()),
    "newest_of": lambda store: store.newest_of("ana", ME),
    "log": lambda store: store.log(campaign=ME, limit=500),
    "between": lambda store: store.between(ME),
    "gone": lambda store: store.gone(ME),
    "called": lambda store: [store.called(change.entity, change.id) for change in _changes(Store.of(store))],
    "gesture": lambda store: [store.gesture(entry.changeset.seq) for entry in store.log(campaign=ME, limit=500)],
    "find": lambda store: [store.find(key) for key in "hc"],
    "search": lambda store: [store.search(word, ME) for word in (MARK, "press")],
    "cards": lambda store: store.cards(ME, archived=True),
    "standups": lambda store: store.standups(ME),
    "book": lambda store: store.book(ME, TODAY),
    "timeline": _boards,
    "occurrences": lambda store: store.occurrences(ME, "2026-01-01"),
    "routines": lambda store: [store.routines(ME, ended=ended) for ended in (False, True)],
    "finished": lambda store: store.finished(ME, "2026-01-01", "2027-01-01", "2027-01-01"),
    "text": lambda store: [store.text("hpiece", field) for field in ("body", "howto", "review")],
    "body": lambda store: store.body("hpiece"),
    "text_at": lambda store: [store.text_at("hpiece", field, 1 << 40) for field in ("body", "howto", "review")],
    "all_texts": lambda store: store.all_texts(ME),
    "weave": lambda store: store.weave("hpiece"),
    "revisions": lambda store: store.revisions("hpiece"),
    "texts": lambda store: store.texts("hpiece"),
    "wins": lambda store: store.wins(ME),
}
# What tells ids, numbers, people and names of campaigns, and what tells nothing.
SAFE = {
    "campaigns", "campaign", "people", "busy_in", "feeds", "led", "steps", "moved", "steps_of", "goals",
    "goals_reached", "measures", "stamp", "prefixes", "cards_of", "ids_seen", "here", "point", "pointers",
    "soundness", "backup", "backup_if_due", "bell", "close", "open", "of",
}  # fmt: skip
WRITES = {"commit", "undo", "redo", "undo_all", "redo_all", "restore"}
REFUSED = {"dump", "verify"}


def _own() -> dict[str, Any]:
    return {"actor": "ana", "origin": "tui", "campaign": ME}


def _emptied(store: Store) -> Any:
    return replace(Store.of(store).board(ME, TODAY), seq=0, cards={}, wins=())
