"""One connection to one campaign file, and how such a file is made.

The file is never open()ed by this process: closing it would drop the locks SQLite holds on it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from warroom.domain.model import Value
from warroom.store.engine import Bell, Cells
from warroom.store.errors import Unusable
from warroom.store.sqlite.driver import joins_text, sqlite3, wal_is_safe
from warroom.store.sqlite.explain import explain, moved
from warroom.store.tables import INTEGERS, columns

# "wrrm" in the file's header, so that a file of ours is told from any other program's.
APPLICATION_ID = 0x7772726D
POLL_SECONDS = 0.05
# What is not in anybody's way waits this long for a lock, in seconds.
PATIENCE = 10.0


class SqliteEngine:
    """One connection to one campaign file, held in autocommit between transactions."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._file = identity(path)
        self._seen = self._data_version()

    @contextmanager
    def write(self, *, patient: bool = True) -> Iterator[None]:
        """A transaction that holds the only write lock from its start."""
        if identity(self.path) != self._file:
            raise moved(self.path)
        with self._transaction("begin immediate") if patient else self._impatient():
            yield

    @contextmanager
    def read(self) -> Iterator[None]:
        """A transaction whose reads all see the same moment."""
        with self._transaction("begin"):
            yield

    def rows(self, sql: str, args: Sequence[Value] = ()) -> list[Cells]:
        """Every row that the statement gives."""
        try:
            return self.connection.execute(sql, args).fetchall()
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def sheet(self, names: Sequence[str], source: str, args: Sequence[Value] = ()) -> list[list[Any]]:
        """The columns of these names, read as one text: a cell by itself takes longer to hand over than to find."""
        if joins_text():
            text = f"concat_ws(char(0), {columns(names)})"
            ((count, sheet),) = self.rows(f"select count(*), group_concat({text}, char(0)) from {source}", args)
            cells = sheet.split("\0") if count else []
            # Nothing of ours writes a zero byte, but a file is anybody's to change.
            if len(cells) == count * len(names):
                return [_typed(name, cells[at :: len(names)]) for at, name in enumerate(names)]
        rows = self.rows(f"select {columns(names)} from {source}", args)
        return [[row[at] for row in rows] for at in range(len(names))]

    def run(self, sql: str, many: Iterable[Sequence[Value]]) -> None:
        """Execute the statement once for each row of arguments."""
        try:
            self.connection.executemany(sql, many)
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def wake(self) -> None:
        """Nothing to do: the others poll the file's counter."""

    def wait(self, seconds: float = 0) -> bool:
        """Whether another connection has committed since the last call, waiting this long for it."""
        until = time.monotonic() + seconds if seconds else 0.0
        while True:
            version = self._data_version()
            if version != self._seen:
                self._seen = version
                return True
            if not until or time.monotonic() >= until:
                return False
            time.sleep(POLL_SECONDS)

    def bell(self) -> Bell | None:
        """Where Linux keeps an eye on the write-ahead log, it rings before the commit can be read."""
        # Only a dashboard that nobody touches listens.
        from warroom.store.sqlite.bell import bell

        return bell(self.path)

    def close(self) -> None:
        """Close the connection; closing twice is harmless."""
        self.connection.close()

    def _data_version(self) -> int:
        try:
            version: int = self.connection.execute("pragma data_version").fetchone()[0]
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        return version

    @contextmanager
    def _impatient(self) -> Iterator[None]:
        # Nobody waits for this write, so there is time to see what the pages in memory hide: a file written over.
        ask(self.path, "pragma application_id", patience=0)
        patience = self.rows("pragma busy_timeout")[0][0]
        self.rows("pragma busy_timeout = 0")
        try:
            with self._transaction("begin immediate"):
                yield
        finally:
            self.rows(f"pragma busy_timeout = {patience}")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        connection = self.connection
        try:
            connection.execute(begin)
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        try:
            yield
            connection.execute("commit")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("rollback")
            if isinstance(error, sqlite3.Error):
                raise explain(error, self.path) from error
            raise


def connect(path: Path, *, patience: float, mode: str = "rw", immutable: bool = False) -> sqlite3.Connection:
    """A connection in autocommit that waits up to `patience` seconds for a lock."""
    options = f"mode={mode}" + ("&immutable=1" if immutable else "")
    try:
        connection: sqlite3.Connection = sqlite3.connect(
            f"file:{quote(os.fsencode(path))}?{options}", uri=True, timeout=patience, isolation_level=None
        )
    except sqlite3.Error as error:
        raise explain(error, path) from error
    return connection


def ask(path: Path, question: str, patience: float = PATIENCE) -> Any:
    """The first cell of the answer to a question asked on a connection of its own."""
    connection = connect(path, patience=patience)
    try:
        return connection.execute(question).fetchone()[0]
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        connection.close()


def settle(connection: sqlite3.Connection, path: Path) -> None:
    """Choose the journal: WAL where it is safe, one that old versions cannot corrupt elsewhere."""
    wanted = "wal" if wal_is_safe() else "delete"
    try:
        # FULL costs 0.14 ms a commit and keeps what was acknowledged through a power cut as well.
        connection.execute("pragma synchronous = full")
        if _pragma(connection, "journal_mode") == wanted:
            return
        connection.execute(f"pragma journal_mode = {wanted}").fetchall()
    except sqlite3.OperationalError as error:
        # A file that another program has open keeps its journal, which is safe unless ours is too old for it.
        if wanted == "delete":
            raise explain(error, path) from error


def look(connection: sqlite3.Connection, path: Path) -> None:
    """Raise Unusable unless the file says that it is a campaign file."""
    try:
        found = _pragma(connection, "application_id")
        tables = connection.execute("select count(*) from sqlite_master where name = 'head'").fetchone()[0]
    except sqlite3.Error as error:
        raise explain(error, path) from error
    if found != APPLICATION_ID or not tables:
        raise Unusable(
            f"{path} is a SQLite file, but of another program. Nothing in it was changed. "
            "Name another file with --db or WARROOM_DB."
        )


def build(path: Path, *, patience: float) -> None:
    """Make a new campaign file, complete at the moment it appears; an existing one is left alone."""
    try:
        with private_part(path) as part:
            _build_in(part, patience)
            _appear(part, path)
    except OSError as error:
        raise explain(error, path) from error


@contextmanager
def private_part(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that only its owner may read, gone at the end unless it was renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def migrate(engine: SqliteEngine) -> None:
    """Bring the tables up to date, alone: whoever comes second finds nothing to do."""
    from sqlite_utils import Database

    from warroom.store.sqlite import schema

    with engine.write():
        schema.bring_up_to_date(Database(engine.connection, execute_plugins=False))


def _build_in(part: Path, patience: float) -> None:
    connection = connect(part, patience=patience)
    try:
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        migrate(SqliteEngine(part, connection))
    except sqlite3.Error as error:
        raise explain(error, part) from error
    finally:
        connection.close()


def _appear(part: Path, path: Path) -> None:
    try:
        # Unlike a rename this never puts a new file over one that was made meanwhile.
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            part.rename(path)


def _typed(name: str, cells: list[str]) -> list[Any]:
    """A column's cells as they are kept, from text."""
    if name not in INTEGERS:
        return cells
    return [0] * len(cells) if cells.count("0") == len(cells) else list(map(int, cells))


def _pragma(connection: sqlite3.Connection, name: str) -> Any:
    return connection.execute(f"pragma {name}").fetchone()[0]


def identity(path: Path) -> tuple[int, int] | None:
    """Which file has this name now; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
