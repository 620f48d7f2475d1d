"""Nobody can read from a shared screen's store what nobody thought of."""

from __future__ import annotations

import inspect

from tests.store.asked import READS, REFUSED, SAFE, WRITES
from warroom.store import Store
from warroom.store.veiled import VeiledStore


def test_every_public_method_of_the_store_is_veiled_or_said_to_be_safe() -> None:
    public = {name for name, _ in inspect.getmembers(Store) if not name.startswith("_")}
    assert public == {*READS, *SAFE, *WRITES, *REFUSED}


def test_what_reads_cards_texts_or_the_journal_is_the_veiled_stores_own() -> None:
    # `body` asks `text`.
    assert {*READS, *WRITES, *REFUSED} - {"body"} <= vars(VeiledStore).keys()
