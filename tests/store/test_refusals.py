"""Every way in which a file can refuse, under its real condition, with its own sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.processes import run
from tests.store.room import CAMPAIGN, TODAY, add, tactic, win
from warroom.store import NotFound, Store, Unusable, Unwritable
from warroom.store.sqlite import engine as sqlite
from warroom.store.sqlite.driver import sqlite3


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def made(path: Path) -> Path:
    store = Store.open(path, create=True)
    add(store, CAMPAIGN)
    store.close()
    return path


def test_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(NotFound, match=r"There is no campaign file .*campaign\.db"):
        Store.open(path)
    assert not path.exists()


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_text("Date,Title\n" * 200)
    with pytest.raises(Unusable, match=r"campaign\.db is not a warroom file\. .*`warroom import`"):
        Store.open(path, create=True)
    assert path.read_text() == "Date,Title\n" * 200


def test_another_programs_sqlite_file(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table head (seq integer)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Unusable, match="of another program"):
        Store.open(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file(path: Path) -> None:
    path.touch()
    with pytest.raises(Unusable, match=r"is empty \(0 bytes\)"):
        Store.open(path, create=True)
    assert path.stat().st_size == 0


def test_a_log_that_outlived_its_file_is_not_played_into_a_new_one(path: Path) -> None:
    path.with_name("campaign.db-wal").write_bytes(b"the last changes of a file that is gone")
    with pytest.raises(
        Unusable, match=r"campaign\.db is gone, but campaign\.db-wal, which belongs to it, is still there"
    ):
        Store.open(path, create=True)
    assert not path.exists()


def test_a_folder_and_a_pipe(tmp_path: Path, path: Path) -> None:
    with pytest.raises(Unusable, match="is a folder"):
        Store.open(tmp_path)
    os.mkfifo(path)
    with pytest.raises(Unusable, match="not an ordinary file"):
        Store.open(path)


def test_a_newer_schema_is_refused_naming_its_program(store: Store, path: Path) -> None:
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("update head set schema = 99, program = '7.4.1'")
    connection.commit()
    connection.close()
    with pytest.raises(Unusable, match=r"written by warroom 7\.4\.1, which is newer than this one"):
        Store.open(path)


def test_a_file_that_a_newer_program_upgrades_while_it_is_open_is_left_alone(store: Store, path: Path) -> None:
    add(store, tactic("k1"))
    board = store.board("c1", TODAY)
    connection = sqlite3.connect(path)
    connection.execute("update head set schema = 99, program = '7.4.1', seq = seq + 1")
    connection.execute("insert into changes (seq, n, entity, entity_id, field) values (9, 0, 'moon', 'm1', 'name')")
    connection.commit()
    sentence = r"was brought up to date by warroom 7\.4\.1 while this older one had it open"
    with pytest.raises(Unusable, match=sentence):
        store.delta(board)
    with pytest.raises(Unusable, match=sentence):
        add(store, tactic("k2"))
    assert connection.execute("select count(*) from cards").fetchone() == (1,)
    connection.close()


def test_a_damaged_file_names_the_newest_backup(store: Store, path: Path) -> None:
    for n in range(200):
        add(store, tactic(f"k{n:03}", title="x" * 400))
    kept = store.backup()
    store.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * (size - 8192))
    with pytest.raises(Unusable, match="is damaged") as refused:
        Store.open(path).board("c1", TODAY)
    assert str(kept) in str(refused.value)
    shutil.copy(kept, path)
    rescued = Store.open(path)
    assert len(rescued.board("c1", TODAY).cards) == 200
    rescued.close()


def test_a_file_cut_short(store: Store, path: Path) -> None:
    for n in range(50):
        add(store, tactic(f"k{n:03}", title="x" * 400))
    store.close()
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(
        Unusable, match=r"is damaged .*Move campaign\.db aside for rescue\. There is no backup beside it"
    ):
        Store.open(path).board("c1", TODAY)


@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_a_file_that_goes_away_while_open_gets_no_more_writes(store: Store, path: Path, fate: str) -> None:
    other = made(path.with_name("other.db"))
    before = other.read_bytes()
    if fate == "deleted":
        path.unlink()
    elif fate == "moved":
        path.rename(path.with_name("moved.db"))
    else:
        other.replace(path)
    with pytest.raises(Unusable, match="was deleted, moved or replaced while it was open"):
        add(store, win("w1"))
    if fate == "replaced":
        assert path.read_bytes() == before


def test_a_read_only_file_is_shown_and_not_written(public: Path) -> None:
    path = made(public / "campaign.db")
    path.chmod(0o444)
    public.chmod(0o777)
    campaigns, refusal = run("try_to_write", path)
    assert campaigns == "1"
    assert refusal.startswith(f"Unwritable\t{path} is read-only: it can be looked at")


def test_a_read_only_folder_is_shown_and_not_written(public: Path) -> None:
    path = made(public / "campaign.db")
    path.chmod(0o666)
    public.chmod(0o555)
    campaigns, refusal = run("try_to_write", path)
    assert campaigns == "1"
    assert refusal.startswith(f"Unwritable\tThe folder {public} is read-only: it can be looked at")


def test_a_file_that_may_not_be_read(public: Path) -> None:
    path = made(public / "campaign.db")
    path.chmod(0o000)
    assert run("open_as_nobody", path) == [f"Unusable\tYou may not read {path}: ask its owner for permission."]


def test_a_folder_where_no_file_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unusable, match=r"file is not a folder, so campaign\.db cannot be in it"):
        Store.open(tmp_path / "file" / "campaign.db", create=True)


def test_a_full_disk_refuses_one_change_and_keeps_the_rest(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mount.returncode:
        pages_run_out(tmp_path / "campaign.db")
        return
    try:
        path = made(disk / "campaign.db")
        done, kind, sentence = run("fill", path)[0].split("\t")
        assert kind == "Unwritable"
        assert f"The disk that holds {path} is full. This change was not saved; earlier ones are safe" in sentence
        with closing(Store.open(path)) as store, pytest.raises(Unwritable, match="No backup was made"):
            store.backup()
        copy = Path(shutil.copytree(disk, tmp_path / "copy")) / "campaign.db"
        assert len(wins_of(copy)) == int(done) > 0
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def pages_run_out(path: Path) -> None:
    """Without the right to mount: SQLite's own full, at the next page."""
    store = Store.open(made(path))
    engine = store._engine
    assert isinstance(engine, sqlite.SqliteEngine)
    engine.connection.execute("pragma max_page_count = 1")
    with pytest.raises(Unwritable, match=r"is full\. This change was not saved"):
        add(store, win("w1")._replace(text="x" * 10_000))
    assert store.verify() == ()
    store.close()


def test_a_file_that_may_not_grow_refuses_one_change_and_keeps_the_rest(path: Path) -> None:
    made(path)
    done, kind, sentence = run("fill_to_limit", path, 400_000)[0].split("\t")
    assert kind == "Unwritable"
    assert "This change was not saved; earlier ones are safe" in sentence
    assert len(wins_of(path)) == int(done) > 0


def wins_of(path: Path) -> tuple[object, ...]:
    store = Store.open(path)
    assert store.verify() == ()
    found = store.wins("c1")
    store.close()
    return found


def test_a_backup_that_cannot_be_made_leaves_nothing_half_done(store: Store, public: Path) -> None:
    place = public / "place"
    place.write_text("not a folder")
    with pytest.raises(Unusable, match="is not a folder"):
        store.backup(place / "copy.db")
    assert [found.name for found in public.iterdir()] == ["place"]
