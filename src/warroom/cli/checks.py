"""What `warroom doctor` looks at: the program, the campaign file, the settings, the keys and the theme."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from warroom.domain.text import literal

if TYPE_CHECKING:
    from warroom.cli.desk import Desk


class Finding(NamedTuple):
    """One thing that was looked at, in a sentence."""

    area: str
    ok: bool
    text: str


def check(desk: Desk) -> Iterator[Finding]:
    """Every finding, in the order in which things depend on each other.  StoreError for a file that cannot be used."""
    yield from _program()
    yield from _settings()
    yield from _file(desk)


def _program() -> Iterator[Finding]:
    from warroom import __version__
    from warroom.store.sqlite.driver import sqlite3, wal_is_safe

    yield Finding("program", True, f"warroom {__version__} on Python {platform.python_version()}")
    version = sqlite3.sqlite_version
    if wal_is_safe():
        yield Finding("program", True, f"SQLite {version} with a write-ahead log")
    else:
        yield Finding("program", True, f"SQLite {version}, too old for a write-ahead log: it keeps a rollback journal")


def _settings() -> Iterator[Finding]:
    from warroom.commands.keymap import bind
    from warroom.config.settings import config_file, load_settings
    from warroom.config.themes import load_theme

    settings, problems = load_settings()
    yield from (Finding("settings", False, literal(problem)) for problem in problems)
    yield from (Finding("keys", False, literal(problem)) for problem in bind(settings.keys).problems)
    try:
        load_theme(settings.theme)
    except ValueError as error:
        yield Finding("theme", False, literal(str(error)))
    file = config_file()
    where = literal(str(file)) if file.exists() else f"no settings yet in {literal(str(file))}"
    yield Finding("settings", True, f"{where}; you are @{settings.me}, the theme is {literal(settings.theme)}")


def _file(desk: Desk) -> Iterator[Finding]:
    if not desk.asked.db and not desk.path.exists():
        yield Finding("file", True, f"no campaign file yet: {literal(str(desk.path))} would be made")
        return
    store = desk.store
    size = desk.path.stat().st_size
    yield Finding("file", True, f"{literal(str(desk.path))}, {size / 1_048_576:.1f} MiB")
    wrong = store.verify()
    yield from (Finding("journal", False, literal(sentence)) for sentence in wrong)
    if not wrong:
        last = store.log(limit=1)
        changes = last[0].changeset.seq if last else 0
        yield Finding("journal", True, f"the tables are what the journal of {changes:,} changes says")
    for campaign in store.campaigns():
        cards = len(store.cards(campaign.id))
        days = f"{campaign.start} to {campaign.end}"
        yield Finding("campaign", True, f"{literal(campaign.name)}, {days}, {cards:,} cards")
