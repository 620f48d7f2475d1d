"""The SQLite module of this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

# The choice sqlite_utils makes, without its import cost: the exception classes must be the same.
if TYPE_CHECKING:
    import sqlite3 as sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

# Older ones can corrupt a WAL file when two programs checkpoint it at once.
FIRST_SAFE_WAL = (3, 51, 3)
FIRST_JOINING_TEXT = (3, 44, 0)


def wal_is_safe() -> bool:
    """Whether this SQLite may keep a write-ahead log."""
    return sqlite3.sqlite_version_info >= FIRST_SAFE_WAL


def joins_text() -> bool:
    """Whether this SQLite has `concat_ws`."""
    return sqlite3.sqlite_version_info >= FIRST_JOINING_TEXT
