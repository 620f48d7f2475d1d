"""Ticks are undone item by item, whatever others ticked or wrote in the same text since."""

from __future__ import annotations

import pytest

from tests.store.room import add, tactic, who, write
from warroom.domain.changes import Change
from warroom.store import Conflict, Store

LIST = "Before doors:\n- [ ] call\n- [ ] pay\n- [ ] print\n"


def ticked(*words: str, text: str = LIST) -> str:
    for word in words:
        text = text.replace(f"[ ] {word}", f"[x] {word}")
    return text


def becomes(store: Store, text: str, actor: str) -> None:
    write(store, f"to {len(text)}", [Change("card", "k1", "body", store.body("k1"), text)], actor)


@pytest.fixture(autouse=True)
def _card(store: Store) -> None:
    add(store, tactic("k1"), actor="cleo")
    becomes(store, LIST, "cleo")


def test_my_tick_goes_and_somebody_elses_in_the_same_list_stays(store: Store) -> None:
    becomes(store, ticked("call"), "ana")
    becomes(store, ticked("call", "print"), "bo")
    store.undo(**who())
    assert store.body("k1") == ticked("print")
    store.undo(**who("bo"))
    assert store.body("k1") == LIST
    store.redo(**who())
    assert store.body("k1") == ticked("call")
    store.redo(**who("bo"))
    assert store.body("k1") == ticked("call", "print")
    assert store.verify() == ()


def test_my_tick_is_taken_off_the_words_that_somebody_wrote_since(store: Store) -> None:
    becomes(store, ticked("call"), "ana")
    becomes(store, "After doors:\n- [x] call\n- [ ] sweep\n", "bo")
    store.undo(**who())
    assert store.body("k1") == "After doors:\n- [ ] call\n- [ ] sweep\n"


def test_my_words_go_and_what_somebody_ticked_in_them_stays_ticked(store: Store) -> None:
    becomes(store, LIST.replace("Before", "After"), "ana")
    becomes(store, ticked("pay", text=LIST.replace("Before", "After")), "bo")
    store.undo(**who())
    assert store.body("k1") == ticked("pay")


@pytest.mark.parametrize("since", [LIST, "- [ ] pay\n", "Nothing left.\n"])
def test_what_was_unticked_or_taken_out_since_is_named_and_stays(store: Store, since: str) -> None:
    becomes(store, ticked("call"), "ana")
    becomes(store, since, "bo")
    with pytest.raises(Conflict, match=r"@bo .*was not undone"):
        store.undo(**who())
    assert store.body("k1") == since
