"""Another process: `python -m tests.store.worker TASK PATH ...`, one line on stdout for each thing it has done."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from tests.store.room import add, win
from warroom.store import Store, StoreError
from warroom.store.sqlite import schema
from warroom.store.sqlite.driver import sqlite3

NOBODY = 65534


def write_wins(path: Path, name: str, count: str) -> None:
    """Write `count` wins, saying each one's number after it was acknowledged."""
    store = Store.open(path, patience=30)
    for n in range(int(count)):
        print(add(store, win(f"{name}-{n:05}"), actor=name).seq, flush=True)


def hold(path: Path) -> None:
    """Hold the write lock until stdin closes."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("begin immediate")
    print("held", flush=True)
    sys.stdin.read()


def open_upgraded(path: Path) -> None:
    """Open with a program whose schema is one further, and say its number."""
    from warroom.store import tables

    tables.SCHEMA += 1

    @schema.MIGRATIONS()
    def one_further(db: Database) -> None:
        db.execute("create table further (id text primary key)")

    print("ready", flush=True)
    sys.stdin.readline()
    store = Store.open(path, patience=30)
    print(store._engine.rows("select schema from head")[0][0], flush=True)


def fill(path: Path) -> None:
    """Write wins of a kilobyte each until it is refused, then say what was acknowledged, and how it was refused."""
    store = Store.open(path)
    done = 0
    try:
        while True:
            add(store, win(f"w{done:06}")._replace(text="x" * 1000))
            done += 1
    except StoreError as error:
        print(done, type(error).__name__, error, sep="\t", flush=True)
    store.close()


def fill_to_limit(path: Path, limit: str) -> None:
    """The same where the system lets no file grow past `limit` bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    fill(path)


def try_to_write(path: Path) -> None:
    """As somebody without rights over the file: open it, count what is there, try to write."""
    become_nobody()
    store = Store.open(path)
    print(len(store.campaigns()), flush=True)
    try:
        add(store, win("w1"))
    except StoreError as error:
        print(type(error).__name__, error, sep="\t", flush=True)


def open_as_nobody(path: Path) -> None:
    """As somebody without rights over the file: try to open it."""
    become_nobody()
    try:
        Store.open(path)
    except StoreError as error:
        print(type(error).__name__, error, sep="\t", flush=True)


def become_nobody() -> None:
    """Give up root's rights, before which no permission stands."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


TASKS: dict[str, Callable[..., None]] = {
    task.__name__: task for task in (write_wins, hold, open_upgraded, fill, fill_to_limit, try_to_write, open_as_nobody)
}

if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
