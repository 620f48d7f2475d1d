"""From a path to an engine: what a file may be, and what is said when it is something else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from warroom.store import tables
from warroom.store.errors import NotFound, Unusable, Unwritable
from warroom.store.sqlite import engine as sqlite
from warroom.store.sqlite.driver import sqlite3
from warroom.store.sqlite.engine import SqliteEngine
from warroom.store.sqlite.explain import explain, read_only, side_files


def real(path: Path) -> Path:
    """Where the file of that name is: SQLite follows links, and keeps its logs beside what they lead to."""
    # Unlike Path.resolve it takes a link that leads to itself for a file that is not there.
    return Path(os.path.realpath(path.expanduser()))


def open_engine(path: Path, *, create: bool, patience: float) -> SqliteEngine:
    """The engine on a campaign file whose schema is the current one."""
    if not path.exists():
        if not create:
            raise NotFound(f"There is no campaign file {path}.")
        _refuse_leftovers(path)
        sqlite.build(path, patience=patience)
    _look_from_outside(path)
    engine = _connect(path, patience)
    try:
        _look_at_schema(engine)
    except BaseException:
        engine.close()
        raise
    return engine


def _refuse_leftovers(path: Path) -> None:
    """SQLite would play a log that outlived its file into the new one."""
    for side in side_files(path):
        raise Unusable(
            f"{path} is gone, but {side.name}, which belongs to it, is still there and may hold its last changes. "
            "Put the file back beside it, or delete that one to start anew."
        )


def _look_from_outside(path: Path) -> None:
    try:
        found = path.stat()
    except OSError as error:
        raise explain(error, path) from error
    if stat.S_ISDIR(found.st_mode):
        raise Unusable(f"{path} is a folder, not a campaign file.")
    if not stat.S_ISREG(found.st_mode):
        raise Unusable(f"{path} is not an ordinary file.")
    if found.st_size == 0:
        raise Unusable(f"{path} is empty (0 bytes), so no campaign is in it. Delete it, or name another file.")


def _connect(path: Path, patience: float) -> SqliteEngine:
    try:
        return _connect_as(path, patience, immutable=False)
    except Unwritable:
        # A folder in which SQLite may not put its side files can still be read while nobody writes there.
        if path.with_name(path.name + "-wal").exists():
            raise
        return _connect_as(path, patience, immutable=True)


def _connect_as(path: Path, patience: float, *, immutable: bool) -> SqliteEngine:
    connection = sqlite.connect(path, patience=patience, mode="ro" if immutable else "rw", immutable=immutable)
    try:
        sqlite.look(connection, path)
        if not immutable:
            sqlite.settle(connection, path)
        return SqliteEngine(path, connection)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise explain(error, path) from error
        raise


def _look_at_schema(engine: SqliteEngine) -> None:
    schema, program = engine.rows("select schema, program from head")[0]
    if schema > tables.SCHEMA:
        raise Unusable(
            f"{engine.path} was written by warroom {program}, which is newer than this one. "
            "Nothing in it was changed. Update warroom to open it."
        )
    if schema < tables.SCHEMA:
        # Rare, and the copy and sqlite_utils are slow to import.
        from warroom.store.sqlite.backup import snapshot

        try:
            snapshot(engine.path, f"before-schema-{tables.SCHEMA}")
        except Unwritable as error:
            raise read_only(engine.path) from error
        sqlite.migrate(engine)
