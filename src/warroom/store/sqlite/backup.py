"""Copies of a campaign file that are whole at the moment they appear, and their rotation."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warroom.store.errors import Unusable
from warroom.store.sqlite.driver import sqlite3
from warroom.store.sqlite.engine import PATIENCE, ask, connect, private_part
from warroom.store.sqlite.explain import explain

EVERY = timedelta(days=1)
_AUTOMATIC = "auto"
_STAMP = r"\.\d{8}T\d{12}Z\."


def folder(path: Path) -> Path:
    """Where the backups of a campaign file are."""
    return path.parent / "backups"


def listed(path: Path, label: str = "") -> list[Path]:
    """The backups of a campaign file, oldest first; of one label where it is given."""
    named = re.compile(f"{re.escape(path.stem)}{_STAMP}{re.escape(label) or '[^.]+'}{re.escape(path.suffix)}")
    try:
        return sorted(found for found in folder(path).iterdir() if named.fullmatch(found.name))
    except OSError:
        return []


def newest(path: Path) -> Path | None:
    """The newest backup of a campaign file, of whatever label."""
    found = listed(path)
    return found[-1] if found else None


def snapshot(path: Path, label: str, to: Path | None = None) -> Path:
    """A checked copy of the file as it is now; beside it under `backups` unless `to` names a place."""
    return copy(path, to or _name(path, label))


def if_due(path: Path, keep: int, now: datetime | None = None) -> Path | None:
    """A rotating backup when the newest is a day old, of which the newest `keep` stay."""
    if keep < 1:
        return None
    moment = now or datetime.now(UTC)
    automatic = listed(path, _AUTOMATIC)
    # The name tells the time: that of the file changes when it is copied.
    if automatic and _name(path, _AUTOMATIC, moment - EVERY) < automatic[-1] <= _name(path, _AUTOMATIC, moment):
        return None
    made = copy(path, _name(path, _AUTOMATIC, moment))
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


def _name(path: Path, label: str, now: datetime | None = None) -> Path:
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%S%fZ")
    return folder(path) / f"{path.stem}.{stamp}.{label}{path.suffix}"


def _vacuum_into(path: Path, part: Path) -> None:
    connection = connect(path, patience=PATIENCE)
    try:
        connection.execute("vacuum into ?", (str(part),))
    except sqlite3.Error as error:
        # A full disk is the copy's; what is damaged is the original.
        raise explain(error, path) from error
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
