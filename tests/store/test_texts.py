from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.room import TODAY, add, tactic, who, write
from warroom.domain.changes import Change, creation, deletion
from warroom.domain.model import CARD_TEXT, Revision
from warroom.store import NotFound, Store


def test_a_text_that_came_with_the_card_is_the_first_of_its_texts(store: Store) -> None:
    card = tactic("k1")
    write(store, "import", creation(card, body="As imported."))
    assert [(text.id, text.body) for text in store.texts("k1")] == [("", "As imported.")]
    kept = Revision("r1", "k1", "2026-04-14T10:00:00.000Z", "ana", "Mine.", "why not")
    write(store, "write", [Change("card", "k1", "body", "As imported.", "Mine."), *creation(kept)])
    assert [text.body for text in store.texts("k1")] == ["As imported.", "Mine."]


def test_a_text_that_was_kept_is_told_once(store: Store) -> None:
    add(store, tactic("k1"))
    assert store.texts("k1") == ()
    kept = Revision("r1", "k1", "2026-04-14T10:00:00.000Z", "ana", "Mine.")
    write(store, "write", [Change("card", "k1", "body", None, "Mine."), *creation(kept)])
    assert [text.id for text in store.texts("k1")] == ["r1"]


def test_a_text_that_was_only_ticked_since_it_was_kept_is_the_last_of_its_texts(store: Store) -> None:
    kept = Revision("r1", "k1", "2026-04-14T10:00:00.000Z", "ana", "- [ ] call")
    add(store, tactic("k1"))
    write(store, "write", [Change("card", "k1", "body", None, "- [ ] call"), *creation(kept)])
    write(store, "tick", [Change("card", "k1", "body", "- [ ] call", "- [x] call")], actor="ben")
    last = store.texts("k1")[-1]
    assert (last.id, last.body, last.who, last.why) == ("", "- [x] call", "ben", "tick")


def test_each_text_of_a_card_is_read_by_its_name(store: Store) -> None:
    write(store, "add", creation(tactic("k1"), body="What.", howto="How.", review="Look."))
    assert [store.text("k1", field) for field in CARD_TEXT] == ["What.", "How.", "Look."]
    with pytest.raises(NotFound):
        store.text("other", "howto")


def checks(store: Store, key: str = "k1") -> str:
    return store.find(key)[0].checks


def test_how_much_of_a_checklist_is_ticked_stands_in_the_row(store: Store) -> None:
    write(store, "add", creation(tactic("k1"), body="- [ ] call\n- [x] pay\n"))
    assert checks(store) == "1/2"
    assert store.board("c1", TODAY).cards["k1"].checks == "1/2"
    seen = store.board("c1", TODAY)
    write(store, "tick", [Change("card", "k1", "body", "- [ ] call\n- [x] pay\n", "- [x] call\n- [x] pay\n")])
    delta = store.delta(seen)
    assert delta is not None
    assert seen.apply(delta).cards["k1"].checks == "2/2"
    store.undo(**who())
    assert checks(store) == "1/2"
    write(store, "write", [Change("card", "k1", "body", "- [ ] call\n- [x] pay\n", None)])
    assert checks(store) == ""
    store.undo(**who())
    write(store, "delete", deletion(store.find("k1")[0]))
    store.undo(**who())
    assert checks(store) == "1/2"
    assert store.verify() == ()


def test_a_restored_export_has_the_checklists_too(store: Store, tmp_path: Path) -> None:
    write(store, "add", creation(tactic("k1"), body="- [x] pay\n"))
    other = Store.open(tmp_path / "other.warroom", create=True)
    other.restore(store.dump())
    assert checks(other) == "1/1"
    assert other.verify() == ()
    other.close()
