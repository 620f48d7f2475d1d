"""Backups, the doctor, verify, dump and restore."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.room import CAMPAIGN, TODAY, add, feed, tactic, who, win, write
from warroom.domain.changes import deletion, update
from warroom.store import Store, StoreError, Unusable
from warroom.store.doctor import examine
from warroom.store.sqlite import backup, listing
from warroom.store.sqlite.driver import sqlite3

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)


def filled(store: Store) -> Store:
    add(store, tactic("k1"), tactic("k2"), feed("k1", "k2"), win("w1", "k1"))
    write(store, "Own", update(store.find("k2")[0], owner="bo"))
    store.undo(**who())
    write(store, "Delete", deletion(store.find("k1")[0]))
    return store


def tamper(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_backup_is_private_whole_and_has_what_was_just_written(store: Store) -> None:
    filled(store)
    made = store.backup()
    assert made.stat().st_mode & 0o077 == 0
    copy = Store.open(made)
    assert list(copy.dump()) == list(store.dump())
    assert copy.verify() == ()
    copy.close()


def test_a_backup_goes_where_it_is_told(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "else" / "copy.db"
    assert store.backup(place) == place
    assert [found.name for found in place.parent.iterdir()] == ["copy.db"]


def test_automatic_backups_are_daily_and_seven_are_kept(store: Store) -> None:
    by_hand = store.backup()
    made: list[Path] = []
    for day in range(9):
        now = NOW + timedelta(days=day)
        found = backup.if_due(store.path, 7, now)
        assert found is not None
        assert backup.if_due(store.path, 7, now + timedelta(hours=23)) is None
        made.append(found)
    assert listing.listed(store.path, "auto") == made[-7:]
    assert by_hand.exists()


def test_backups_of_files_with_like_names_are_told_apart(store: Store) -> None:
    other = Store.open(store.path.with_name("campaign.2.db"), create=True)
    theirs = other.backup()
    ours = store.backup()
    assert listing.listed(store.path) == [ours]
    assert listing.listed(other.path) == [theirs]
    other.close()


def test_a_clock_that_went_back_does_not_end_automatic_backups(store: Store) -> None:
    backup.if_due(store.path, 7, NOW + timedelta(days=365))
    assert backup.if_due(store.path, 7, NOW) is not None


def test_an_automatic_backup_is_due_on_a_new_file_and_then_not(store: Store) -> None:
    assert store.backup_if_due() is not None
    assert store.backup_if_due() is None


def test_no_automatic_backup_is_made_for_who_wants_none(store: Store) -> None:
    assert store.backup_if_due(0) is None
    assert listing.newest(store.path) is None


def test_a_damaged_file_makes_no_backup(store: Store) -> None:
    for n in range(100):
        add(store, tactic(f"k{n}", title="x" * 400))
    store.close()
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * (size - 8192))
    with pytest.raises(Unusable, match="is damaged"):
        backup.snapshot(store.path, "manual")
    assert listing.newest(store.path) is None
    verdicts = {finding.name: finding for finding in examine(store.path)}
    assert not verdicts["pages"].ok
    assert "damaged" in verdicts["pages"].verdict


def test_the_doctor_finds_a_healthy_file_healthy(store: Store) -> None:
    filled(store).backup()
    findings = examine(store.path)
    assert [finding.name for finding in findings if not finding.ok] == []
    assert all(finding.verdict.endswith(".") for finding in findings)


def test_the_doctor_says_what_is_wrong(store: Store) -> None:
    filled(store)
    tamper(store.path, "update cards set owner = 'mallory'")
    wrong = {finding.name: finding.verdict for finding in examine(store.path) if not finding.ok}
    assert set(wrong) == {"journal", "backups"}
    assert "'mallory'" in wrong["journal"]


def test_the_doctor_survives_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("hello\n" * 100)
    assert "not a warroom file" in {f.name: f.verdict for f in examine(tmp_path / "notes.db")}["file"]
    assert "no campaign file" in {f.name: f.verdict for f in examine(tmp_path / "absent.db")}["file"]


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        (
            "update cards set title = 'x' where id = 'k2'",
            "The title of the card “x” (k2) is 'x', and the journal says 'Do k2'.",
        ),
        ("delete from cards where id = 'k2'", "The card “Do k2” (k2) is missing from its table."),
        (
            "insert into cards (id, title) values ('k9', 'Ghost')",
            "The card “Ghost” (k9) is in its table, but the journal does not know it.",
        ),
        ("update days set total = 99", f"The sum of {TODAY} is 99 sixteenths, and its wins come to 4."),
        ("update cards set won = 7 where id = 'k2'", "The won of the card “Do k2” (k2) is 7, and the journal says 0."),
        ("update head set seq = 9", "The journal ends at number 5, and 9 was expected."),
    ],
)
def test_verify_says_where_a_table_differs(store: Store, tampering: str, sentence: str) -> None:
    assert filled(store).verify() == ()
    tamper(store.path, tampering)
    assert store.verify() == (sentence,)


def test_verify_notices_a_hole_in_the_journal(store: Store) -> None:
    filled(store)
    tamper(store.path, "drop trigger changesets_no_delete", "delete from changesets where seq = 3")
    assert store.verify()[0] == "The journal lacks the changes from number 3 to 3."


def test_a_dump_restores_everything_history_and_undo_included(store: Store, tmp_path: Path) -> None:
    records = list(filled(store).dump())
    copy = Store.open(tmp_path / "copy.db", create=True)
    copy.restore(records)
    assert list(copy.dump()) == records
    assert copy.board("c1", TODAY) == store.board("c1", TODAY)
    assert copy.log() == store.log()
    assert copy.verify() == ()
    copy.undo(**who())
    assert set(copy.board("c1", TODAY).cards) == {"k1", "k2"}
    copy.close()


def test_a_store_with_content_takes_no_dump(store: Store) -> None:
    with pytest.raises(StoreError, match="is not empty"):
        store.restore(list(store.dump()))


def bent(records: list[dict[str, Any]], number: int, **values: Any) -> list[dict[str, Any]]:
    return [{**record, **values} if n == number else record for n, record in enumerate(records)]


@pytest.mark.parametrize(
    ("entity", "field", "new", "sentence"),
    [
        ("campaign", "zone", "Mars/Base", "The zone of the campaign c1 cannot be 'Mars/Base'"),
        ("campaign", "end", "soon", "The end of the campaign c1 cannot be 'soon'"),
        ("campaign", "stages", "idea,,live", "The stages of the campaign c1"),
        ("card", "kind", None, "The kind of the card k1 cannot be ''"),
        ("card", "kind", "dream", "The kind of the card k1 cannot be 'dream'"),
        ("card", "title", "", "The title of the card k1"),
        ("card", "stage", None, "The stage of the card k1"),
        ("card", "due", "whenever", "The due of the card k1"),
        ("card", "campaign", "c9", "The card k1 belongs to the campaign 'c9', which is not there"),
        ("feed", "dst", None, "The feed k1>k2 belongs to the card '', which is not there"),
        ("win", "card", "k9", "The win w1 belongs to the card 'k9', which is not there"),
        ("win", "day", "", "The day of the win w1"),
    ],
)
def test_a_dump_whose_rows_could_not_be_shown_is_refused_whole(
    store: Store, tmp_path: Path, entity: str, field: str, new: str | None, sentence: str
) -> None:
    add(store, tactic("k1"), tactic("k2"), feed("k1", "k2"), win("w1", "k1"))
    records = list(store.dump())
    key = {"campaign": "c1", "card": "k1", "feed": "k1>k2", "win": "w1"}[entity]
    records[-1]["changes"].append([entity, key, field, None, new])
    copy = Store.open(tmp_path / "copy.db", create=True)
    with pytest.raises(StoreError, match=sentence):
        copy.restore(records)
    assert copy.log() == ()
    copy.close()


@pytest.mark.parametrize(
    ("number", "values", "sentence"),
    [
        (0, {"record": "todo"}, "not a warroom export"),
        (0, {"schema": 99, "program": "7.4.1"}, r"written by warroom 7\.4\.1"),
        (0, {"seq": 9}, "cut short: it should have 9 changes and has 5"),
        (2, {"seq": 7}, "Record 3 should be change number 2, but says 7"),
        (2, {"seq": "2"}, "Record 3 of the export cannot be taken in: The seq cannot be '2'"),
        (2, {"changes": [["card", "k1"]]}, "Record 3 of the export is not a changeset"),
        (2, {"changes": [["card", "k1", "title", None, "a\0b"]]}, "NUL character"),
        (2, {"changes": None}, "Record 3 of the export is not a changeset"),
    ],
)
def test_a_bent_dump_is_refused_whole(
    store: Store, tmp_path: Path, number: int, values: dict[str, Any], sentence: str
) -> None:
    records = bent(list(filled(store).dump()), number, **values)
    copy = Store.open(tmp_path / "copy.db", create=True)
    with pytest.raises(StoreError, match=sentence):
        copy.restore(records)
    assert copy.campaigns() == ()
    assert copy.log() == ()
    add(copy, CAMPAIGN)
    assert copy.verify() == ()
    copy.close()
