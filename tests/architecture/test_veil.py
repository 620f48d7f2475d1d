"""Nobody can read from a shared screen's store what nobody thought of."""

from __future__ import annotations

import inspect
from pathlib import Path

import warroom.tui
from tests.store.asked import READS, REFUSED, SAFE, WRITES
from warroom.store import Store
from warroom.store.veiled import VeiledStore


def test_every_public_method_of_the_store_is_veiled_or_said_to_be_safe() -> None:
    public = {name for name, _ in inspect.getmembers(Store) if not name.startswith("_")}
    assert public == {*READS, *SAFE, *WRITES, *REFUSED}


def test_what_reads_cards_texts_or_the_journal_is_the_veiled_stores_own() -> None:
    # `body` asks `text`.
    assert {*READS, *WRITES, *REFUSED} - {"body"} <= vars(VeiledStore).keys()


def test_what_a_window_keeps_is_kept_for_a_position_of_the_session_and_not_for_a_number_of_the_journal() -> None:
    folder = Path(warroom.tui.__file__).parent
    mentions = {path.stem for path in folder.rglob("*.py") if "board.seq" in path.read_text(encoding="utf-8")}
    # These draw the board itself, and know whether it is veiled, or ask what of the journal was seen.
    assert mentions <= {"chrome", "pane", "away", "replay"}
