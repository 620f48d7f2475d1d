"""A card becomes another kind and stays who it is."""

from __future__ import annotations

import pytest

from tests.commands.room import CARDS, EARLIER, NOW, after, board, card
from warroom.commands.actions.recast import from_text, recast, to_text
from warroom.domain.dates import instant
from warroom.domain.model import KINDS, Card, Kind
from warroom.domain.stages import closes, stages_of


def made(key: str, kind: Kind, **more: str) -> Card:
    room = board()
    found = room.card(key)
    assert found is not None
    draft = recast(room, [found], kind, NOW, "ana", bodies={key: "As it was."}, **more)
    now = after(room, draft).card(key)
    assert now is not None
    return now


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", [c.id for c in CARDS if not c.archived])
def test_every_kind_becomes_every_kind_in_a_stage_it_has(key: str, kind: Kind) -> None:
    now = made(key, kind)
    assert (now.id, now.kind) == (key, kind)
    assert now.stage in [stage.name for stage in stages_of(board().campaign, kind)]
    assert bool(now.closed) == closes(board().campaign, kind, now.stage)
    was = board().card(key)
    assert was is not None
    assert (now.title, now.owner, now.tags, now.channel, now.due, now.created, now.won) == (
        was.title, was.owner, was.tags, was.channel, was.due, was.created, was.won
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "kind", "stage"),
    [
        ("signal", "note", "active"),
        ("signal", "piece", "idea"),
        ("signal", "tactic", "todo"),
        ("note", "tactic", "todo"),
        ("todo", "piece", "idea"),
        ("doing", "piece", "draft"),
        ("stuck", "piece", "draft"),
        ("first", "tactic", "doing"),
        ("idea", "tactic", "todo"),
        ("ready", "piece", "live"),
        ("shown", "tactic", "done"),
        ("ready", "note", "active"),
        ("ready", "signal", "taken"),
        ("doing", "signal", "new"),
    ],
)
def test_the_stage_answers_the_one_it_had(key: str, kind: Kind, stage: str) -> None:
    assert made(key, kind).stage == stage


def test_a_stage_and_a_day_may_be_said() -> None:
    now = made("signal", "piece", stage="des")
    assert now.stage == "design"
    assert made("signal", "tactic", due="2026-04-15").due == "2026-04-15"
    with pytest.raises(ValueError, match="no stage 'done'"):
        made("signal", "piece", stage="done")
    with pytest.raises(ValueError, match="what blocks it"):
        made("signal", "tactic", stage="blocked")


def test_it_stands_at_the_end_of_its_new_stage() -> None:
    room = board()
    draft = recast(room, [room.cards["signal"], room.cards["sketch"]], "tactic", NOW, "ana")
    assert [c.id for c in after(room, draft).group("tactic", "todo")] == ["todo", "later", "signal", "sketch"]
    assert draft.label == "made 2 cards tactics"


def test_a_signal_keeps_what_was_heard_and_where() -> None:
    heard = card("heard", "signal", "new", "b", source="comments", link="https://e.org", heat=3, snoozed="2026-04-20")
    room = board([heard])
    now = after(room, recast(room, [heard], "piece", NOW, "ana")).cards["heard"]
    assert (now.source, now.link, now.heat, now.snoozed) == ("comments", "https://e.org", 3, "")


def test_what_the_new_kind_cannot_have_is_kept_in_the_text() -> None:
    room = board()
    stuck = room.cards["stuck"]
    draft = recast(room, [stuck], "note", NOW, "ana", bodies={"stuck": "Ask Kim.\n"})
    text = 'Ask Kim.\n\nSize: 1/4"\n\nBlocked by: sign-off'
    assert [(c.old, c.new) for c in draft.changes if c.entity == "card" and c.field == "body"] == [("Ask Kim.\n", text)]
    kept = {c.field: c.new for c in draft.changes if c.entity == "revision"}
    assert (kept["body"], kept["why"]) == (text, "was a tactic, made a note")
    now = after(room, draft).cards["stuck"]
    assert (now.size, now.reason, now.renewed) == (0, "", instant(NOW))


def test_a_go_live_is_kept_in_the_text() -> None:
    piece = card("p", "piece", "idea", "b", golive="2026-04-17T10:00", golive_zone="Asia/Tokyo")
    assert to_text(piece, "tactic") == ("Goes live: 2026-04-17 10:00 Asia/Tokyo",)
    assert to_text(piece, "piece") == to_text(card("t", "tactic", "todo", "b", size=4), "piece") == ()
    with pytest.raises(ValueError, match="text of 'p' is needed"):
        recast(board([piece]), [piece], "tactic", NOW, "ana")


def turned(one: Card, kind: Kind, body: str) -> tuple[Card, str]:
    room = board([one])
    draft = recast(room, [one], kind, NOW, "ana", bodies={one.id: body})
    texts = [c.new for c in draft.changes if c.entity == "card" and c.field == "body"]
    return after(room, draft).cards[one.id], str(texts[0]) if texts else body


def test_what_was_kept_in_the_text_comes_back_with_the_kind() -> None:
    piece = card("p", "piece", "idea", "b", golive="2026-04-17T10:00", golive_zone="Asia/Tokyo", size=12)
    note, text = turned(piece, "note", "As it was.")
    assert text == 'As it was.\n\nSize: 3/4"\n\nGoes live: 2026-04-17 10:00 Asia/Tokyo'
    tactic, kept = turned(note, "tactic", text)
    assert (tactic.size, kept) == (12, "As it was.\n\nGoes live: 2026-04-17 10:00 Asia/Tokyo")
    back, body = turned(tactic, "piece", kept)
    assert (back.size, back.golive, back.golive_zone, body) == (12, piece.golive, "Asia/Tokyo", "As it was.")


def test_a_note_that_was_work_for_a_while_is_as_old_as_it_was() -> None:
    note = card("n", "note", "active", "b", shelf=14, renewed=EARLIER)
    work, text = turned(note, "piece", "As it was.")
    back, _ = turned(work, "note", text)
    assert (text, back.shelf, back.renewed) == ("As it was.", 14, EARLIER)


@pytest.mark.parametrize(
    "body",
    [
        'Size: 1"\n\nThen more.', "Size: a lot", "Size: ", "The Size: 1", "Goes live: 2026-04-99 10:00",
        "Goes live: 2026-04-17 10:00 Nowhere/City", "Goes live: soon", "", "\n\n",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays_text(body: str) -> None:
    assert from_text("piece", body) == ({}, body)


def test_cards_of_the_kind_stay() -> None:
    room = board()
    assert not recast(room, [room.cards["note"]], "note", NOW, "ana").changes
    draft = recast(room, [room.cards["note"], room.cards["signal"]], "note", NOW, "ana")
    assert {c.id for c in draft.changes} == {"signal"}
    assert draft.label == 'made "Shorts get 4x the saves" a note'
