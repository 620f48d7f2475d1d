"""Copies of a campaign file that are whole at the moment they appear, and their rotation."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warroom.store.errors import Unusable
from warroom.store.sqlite.driver import sqlite3
from warroom.store.sqlite.engine import PATIENCE, ask, connect, private_part
from warroom.store.sqlite.explain import FULL, explain, no_room_for_copy
from warroom.store.sqlite.listing import listed, name_of

EVERY = timedelta(days=1)
_AUTOMATIC = "auto"


def snapshot(path: Path, label: str, to: Path | None = None) -> Path:
    """A checked copy of the file as it is now; beside it under `backups` unless `to` names a place."""
    return copy(path, to or name_of(path, label))


def if_due(path: Path, keep: int, now: datetime | None = None) -> Path | None:
    """A rotating backup when the newest is a day old, of which the newest `keep` stay."""
    if keep < 1:
        return None
    moment = now or datetime.now(UTC)
    automatic = listed(path, _AUTOMATIC)
    # The name tells the time: that of the file changes when it is copied.
    if automatic and name_of(path, _AUTOMATIC, moment - EVERY) < automatic[-1] <= name_of(path, _AUTOMATIC, moment):
        return None
    made = copy(path, name_of(path, _AUTOMATIC, moment))
    for old in listed(path, _AUTOMATIC)[:-keep]:
        old.unlink(missing_ok=True)
    return made


def copy(path: Path, to: Path) -> Path:
    """Copy the file on a connection of its own, check the copy, and let it appear whole."""
    try:
        with private_part(to) as part:
            _vacuum_into(path, part)
            _check(part)
            _flush(part)
            part.replace(to)
            _flush(to.parent)
    except OSError as error:
        raise explain(error, to) from error
    return to


def _vacuum_into(path: Path, part: Path) -> None:
    connection = connect(path, patience=PATIENCE)
    try:
        connection.execute("vacuum into ?", (str(part),))
    except sqlite3.Error as error:
        # A full disk is the copy's; what is damaged is the original.
        full = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF == FULL
        raise no_room_for_copy(part) if full else explain(error, path) from error
    finally:
        connection.close()


def _check(part: Path) -> None:
    found = ask(part, "pragma quick_check")
    if found != "ok":
        raise Unusable(f"The backup {part} did not pass its check ({found}) and was not kept.")


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
