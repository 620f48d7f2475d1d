"""Making, opening and upgrading a file, and what that may cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations, utils

from tests.golden import check_golden
from tests.store.room import CAMPAIGN, TODAY, add, tactic, write
from warroom.domain.changes import Change
from warroom.domain.model import ENTITIES
from warroom.store import NotFound, Store, Unusable, tables
from warroom.store.sqlite import driver, listing, schema
from warroom.store.sqlite.engine import SqliteEngine, ask, build


def mode_of(store: Store) -> str:
    engine = store._engine
    assert isinstance(engine, SqliteEngine)
    return str(engine.rows("pragma journal_mode")[0][0])


def test_a_new_file_appears_complete_and_private(tmp_path: Path) -> None:
    path = tmp_path / "new" / "campaign.db"
    Store.open(path, create=True).close()
    assert [found.name for found in path.parent.iterdir()] == ["campaign.db"]
    assert path.stat().st_mode & 0o077 == 0


def test_who_comes_second_finds_the_file_of_the_first(path: Path) -> None:
    first, second = (Store.open(path, create=True) for _ in range(2))
    add(first, CAMPAIGN)
    assert second.campaigns() == first.campaigns() != ()
    first.close()
    second.close()


def test_a_file_that_appeared_while_a_new_one_was_made_is_left_alone(store: Store) -> None:
    build(store.path, patience=1)
    again = Store.open(store.path)
    assert again.campaigns() == store.campaigns() != ()
    again.close()


def test_a_link_is_followed_to_the_file_its_logs_and_its_backups(path: Path, tmp_path: Path) -> None:
    links = tmp_path / "links"
    links.mkdir()
    link = links / "other.db"
    link.symlink_to(path)
    store = Store.open(link, create=True)
    assert path.is_file()
    assert store.backup() in listing.listed(path)
    bell = store.bell()
    assert bell is not None
    bell.close()
    store.close()
    assert [left.name for left in links.iterdir()] == ["other.db"]


def test_a_link_that_leads_to_itself_is_no_file(path: Path) -> None:
    path.symlink_to(path)
    with pytest.raises(NotFound):
        Store.open(path)


def test_sqlite_is_the_module_that_sqlite_utils_uses() -> None:
    assert driver.sqlite3 is vars(utils)["sqlite3"]


def test_a_current_file_opens_without_sqlite_utils(store: Store) -> None:
    code = (
        "import sys; from warroom.store import Store; "
        f"Store.open({str(store.path)!r}).board('c1', {TODAY!r}); "
        "print([m for m in ('sqlite_utils', 'click', 'dateutil', 'textual') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_safe_sqlite_keeps_a_write_ahead_log_and_an_old_one_does_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver.sqlite3, "sqlite_version_info", (3, 51, 3))
    store = Store.open(path, create=True)
    assert mode_of(store) == "wal"
    store.close()
    monkeypatch.setattr(driver.sqlite3, "sqlite_version_info", (3, 51, 2))
    store = Store.open(path)
    assert mode_of(store) == "delete"
    add(store, CAMPAIGN)
    store.close()


def test_every_commit_is_synced(store: Store) -> None:
    full = 2
    assert store._engine.rows("pragma synchronous") == [(full,)]


def test_the_columns_are_the_fields_and_whole_numbers_are_known_by_name() -> None:
    for entity, row in ENTITIES.items():
        assert tables.FIELDS[entity][: len(row._fields)] == row._fields
        for field, kind in row.__annotations__.items():
            assert (getattr(kind, "__forward_arg__", kind) == "int") == (field in tables.INTEGERS), field


def test_the_migrations_make_the_columns_that_the_vocabulary_has(store: Store) -> None:
    for entity, table in tables.TABLE_OF.items():
        made = {name: kind for _, name, kind, *_ in store._engine.rows(f"pragma table_info({table})")}
        assert made == {field: "INTEGER" if field in tables.INTEGERS else "TEXT" for field in tables.FIELDS[entity]}


def test_the_schema_number_counts_the_migrations() -> None:
    assert len(schema.MIGRATIONS.pending(Database(memory=True))) == tables.SCHEMA


def test_what_a_migration_makes_never_changes() -> None:
    """Files have been made with it: what is new in the vocabulary goes into a migration of its own."""
    database = Database(memory=True)
    made: list[str] = []
    for number, migration in enumerate(schema.MIGRATIONS._migrations, 1):
        one = Migrations("warroom")
        one._migrations.append(migration)
        before = set(_parts(database))
        one.apply(database)
        made += [f"{number} {migration.name}", *(f"    {part}" for part in sorted(set(_parts(database)) - before))]
    check_golden("store/migrations", "\n".join(made) + "\n")


def _parts(database: Database) -> list[str]:
    """Each column of each table, and all else that a schema has, as SQL."""
    columns = [f"{table.name}.{column.name} {column.type}" for table in database.tables for column in table.columns]
    others = database.execute("select sql from sqlite_master where type <> 'table' and sql <> ''").fetchall()
    return [*columns, *(" ".join(sql.split()) for (sql,) in others)]


def test_a_file_of_the_first_schema_is_brought_up_to_date(
    store: Store, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, tactic("k1", owner="bo"))
    write(store, "write", [Change("card", "k1", "body", None, "- [x] call")])
    records = list(store.dump())
    first = Migrations("warroom")
    first._migrations.extend(schema.MIGRATIONS._migrations[:1])
    old = tmp_path / "old.db"
    with monkeypatch.context() as earlier:
        earlier.setattr(schema, "MIGRATIONS", first)
        earlier.setattr(tables, "SCHEMA", 1)
        build(old, patience=1.0)
    fill = driver.sqlite3.connect(old)
    for table in ("campaigns", "cards", "changesets", "changes"):
        names = [name for _, name, *_ in fill.execute(f"pragma table_info({table})")]
        listed_names = tables.columns(names)
        rows = store._engine.rows(f"select {listed_names} from {table}")
        fill.executemany(f"insert into {table} ({listed_names}) values ({tables.marks(len(names))})", rows)
    fill.execute("update head set seq = ?", (store.board("c1", TODAY).seq,))
    fill.commit()
    fill.close()
    upgraded = Store.open(old)
    assert upgraded.board("c1", TODAY) == store.board("c1", TODAY)
    assert upgraded.verify() == ()
    assert list(upgraded.dump()) == records
    upgraded.close()


@pytest.fixture
def one_further(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """A program whose schema is one migration further than the file's."""
    further = Migrations("warroom")
    further._migrations.extend(schema.MIGRATIONS._migrations)
    monkeypatch.setattr(schema, "MIGRATIONS", further)
    monkeypatch.setattr(tables, "SCHEMA", tables.SCHEMA + 1)
    return further


def test_an_older_file_is_backed_up_and_upgraded(store: Store, path: Path, one_further: Migrations) -> None:
    add(store, tactic("k1"))
    store.close()

    @one_further()
    def add_a_table(db: Database) -> None:
        db.execute("create table further (id text primary key)")

    upgraded = Store.open(path)
    assert set(upgraded.board("c1", TODAY).cards) == {"k1"}
    assert upgraded._engine.rows("select schema from head") == [(tables.SCHEMA,)]
    upgraded.close()
    (kept,) = listing.listed(path, f"before-schema-{tables.SCHEMA}")
    with pytest.raises(Exception, match="no such table"):
        ask(kept, "select count(*) from further")


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(store: Store, path: Path, one_further: Migrations) -> None:
    add(store, tactic("k1"))
    store.close()

    @one_further()
    def fail_half_way(db: Database) -> None:
        db.execute("create table further (id text primary key)")
        raise Unusable("half way")

    with pytest.raises(Unusable, match="half way"):
        Store.open(path)
    assert ask(path, "select schema from head") == tables.SCHEMA - 1
    assert ask(path, "select count(*) from sqlite_master where name = 'further'") == 0
