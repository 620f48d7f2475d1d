"""Everything worth knowing about the health of a campaign file, one verdict a line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from warroom.store.errors import StoreError
from warroom.store.sqlite import health
from warroom.store.sqlite.opening import real
from warroom.store.store import Store


class Finding(NamedTuple):
    """What one check found: whether all is well, and the sentence that says so or what to do."""

    name: str
    ok: bool
    verdict: str


def examine(path: Path) -> tuple[Finding, ...]:
    """Every check on the campaign file at `path`; nothing is changed."""
    path = real(path)
    return tuple(_run(name, check, path) for name, check in (*health.CHECKS, ("journal", _journal)))


def _run(name: str, check: Callable[[Path], tuple[bool, str]], path: Path) -> Finding:
    try:
        return Finding(name, *check(path))
    except StoreError as error:
        return Finding(name, False, str(error))


def _journal(path: Path) -> tuple[bool, str]:
    store = Store.open(path)
    try:
        found = store.verify()
    finally:
        store.close()
    if not found:
        return True, "The tables are what the journal says."
    return False, f"The tables differ from the journal in {len(found)} places. The first: {found[0]}"
