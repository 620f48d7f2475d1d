"""What is worth knowing about a campaign file as an SQLite file: whether all is well, and a sentence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from warroom.domain.text import counted
from warroom.store.sqlite import engine, listing, opening
from warroom.store.sqlite.driver import FIRST_SAFE_WAL, sqlite3, wal_is_safe
from warroom.store.tables import SCHEMA

_LEAST_FREE = 50_000_000


def _sqlite(_: Path) -> tuple[bool, str]:
    module = "pysqlite3" if sqlite3.__name__ == "pysqlite3" else "Python's own sqlite3"
    version = f"SQLite {sqlite3.sqlite_version} from {module}"
    if wal_is_safe():
        return True, f"{version}: safe for several programs at once."
    first = ".".join(map(str, FIRST_SAFE_WAL))
    return True, f"{version}: older than {first}, so a slower but safe journal is used instead of WAL."


def _opens(path: Path) -> tuple[bool, str]:
    opening.open_engine(path, create=False, patience=engine.PATIENCE).close()
    return True, f"{path} opens; its schema is number {SCHEMA}, the current one."


def _journal_mode(path: Path) -> tuple[bool, str]:
    mode = _pragma(path, "journal_mode")
    if mode == "wal" and not wal_is_safe():
        return (
            False,
            "The journal mode is wal, which this SQLite is too old for: close every warroom and open it again.",
        )
    return True, f"The journal mode is {mode}."


def _pages(path: Path) -> tuple[bool, str]:
    found = _pragma(path, "quick_check")
    if found == "ok":
        return True, "Every page is sound."
    rescue = listing.newest(path)
    return False, f"The file is damaged: {found}. " + (
        f"The newest backup is {rescue}." if rescue else "There is no backup."
    )


def _permissions(path: Path) -> tuple[bool, str]:
    for what in (path, path.parent):
        if not os.access(what, os.W_OK):
            return False, f"{what} is read-only: nothing can be changed."
    mode = path.stat().st_mode & 0o777 if path.exists() else 0
    if mode & 0o077:
        return True, f"The file can be written; others on this machine may reach it as well (mode {mode:o})."
    return True, "The file can be written, and only by you."


def _space(path: Path) -> tuple[bool, str]:
    free = shutil.disk_usage(path.parent).free
    size = path.stat().st_size if path.exists() else 0
    enough = free > max(_LEAST_FREE, 2 * size)
    return enough, f"{free // 1_000_000:,} MB are free" + (
        "." if enough else ": too little for a backup. Free some space."
    )


def _backups(path: Path) -> tuple[bool, str]:
    found = listing.listed(path)
    if not found:
        return False, f"There is no backup in {listing.folder(path)} yet: `warroom backup` makes one."
    return True, f"{counted(len(found), 'backup')} in {listing.folder(path)}; the newest is {found[-1].name}."


def _pragma(path: Path, name: str) -> str:
    return str(engine.ask(path, f"pragma {name}"))


CHECKS: tuple[tuple[str, Callable[[Path], tuple[bool, str]]], ...] = (
    ("SQLite", _sqlite),
    ("file", _opens),
    ("journal mode", _journal_mode),
    ("pages", _pages),
    ("permissions", _permissions),
    ("free space", _space),
    ("backups", _backups),
)
