"""Signals: captured in one line, asleep until their day, found and woken again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commands.room import CARDS, NOW, TODAY, after, board, card, context, draft_of, typed
from tests.commands.test_triage import HEARD
from warroom.commands.actions.fields import edit, meaning
from warroom.commands.actions.signals import snooze
from warroom.commands.catalogue import by_id
from warroom.domain.filters import parse_filter, select

ROOM = board((*CARDS, *HEARD))
HOT = ROOM.cards["s1"]


def test_capturing_understands_source_link_and_heat() -> None:
    command = by_id("capture")
    assert command is not None
    ask = command.run(context(on=ROOM))
    made = draft_of(typed(ask, "Norway again via:inbox https://x.io/2 !!"))
    found = after(ROOM, made).cards[made.changes[0].id]
    assert (found.kind, found.title, found.source, found.link, found.heat) == (
        "signal", "Norway again", "inbox", "https://x.io/2", 2,
    )  # fmt: skip


def test_sleepers_are_found_by_filter_until_their_day() -> None:
    sleeping = parse_filter("is:snoozed", NOW, "ana")
    assert select(sleeping, ROOM) == ("s3",)
    assert select(sleeping, replace(ROOM, today="2026-04-15")) == ()


def test_snoozing_several_is_one_change_and_waking_another() -> None:
    draft = snooze(ROOM, [HOT, ROOM.cards["s2"]], "2026-04-20", NOW)
    assert draft.label == "snoozed 2 cards until Mon 20 Apr"
    slept = after(ROOM, draft)
    assert {slept.cards[key].snoozed for key in ("s1", "s2")} == {"2026-04-20"}
    woken = after(slept, snooze(slept, [slept.cards["s1"]], "", NOW))
    assert woken.cards["s1"].snoozed == ""
    with pytest.raises(ValueError, match="still to come"):
        snooze(ROOM, [HOT], TODAY, NOW)


def test_heat_and_sleep_are_fields_of_a_signal() -> None:
    changed = after(ROOM, edit(ROOM, HOT, {"heat": "640", "snoozed": "fri 11:00"}, NOW)).cards["s1"]
    assert (changed.heat, changed.snoozed) == (640, "2026-04-17")
    assert meaning("snoozed", "fri", HOT, ROOM, NOW).said == "out of sight until Fri 17 Apr"
    assert meaning("heat", "", HOT, ROOM, NOW).values == {"heat": 0}
    with pytest.raises(ValueError, match="Heat is a whole number"):
        meaning("heat", "hot", HOT, ROOM, NOW)


def test_what_sleeps_may_be_any_card_of_a_kind() -> None:
    note = card("n", "note", "active", "z")
    room = board([note])
    assert after(room, snooze(room, [note], "2026-05-01", NOW)).cards["n"].snoozed == "2026-05-01"
