from __future__ import annotations

from dataclasses import replace

from warroom.domain.board import Board
from warroom.domain.frozen import freeze, thaw
from warroom.domain.model import Campaign, Card, Commitment, Feed, Person, Routine, View, Win

CAMPAIGN = Campaign("c1", "Spring", "2026-04-01", "2026-04-30", "UTC", 192)
CARDS = [Card(f"k{n}", "c1", "tactic", f"Do {n}", "todo", f"{n}", size=n) for n in range(5)]
BOARD = Board(
    seq=7,
    today="2026-04-14",
    since="2026-03-31T00:00:00.000Z",
    campaign=CAMPAIGN,
    campaigns=(CAMPAIGN, CAMPAIGN._replace(id="c2")),
    people={"ana": Person("ana", "Ana 👩‍👩‍👧")},
    cards={card.id: card for card in CARDS[:4]},
    known={CARDS[4].id: CARDS[4]},
    feeds={"k0>k4": Feed("k0>k4", "c1", "k0", "k4")},
    wins=(Win("w1", "c1", "k0", 4, "did it", "ana", "2026-04-14T07:00:00.000Z", "2026-04-14"),),
    days={"2026-04-14": 4},
    routines={"r1": Routine("r1", "c1", "Sweep", "FREQ=DAILY", "2026-04-01T09:00", "UTC")},
    views={"v1": View("v1", "c1", "mine", "m", "owner:me")},
    commitments={"c1/2026-04-14/ana": Commitment("c1/2026-04-14/ana", "c1", "2026-04-14", "ana", 12)},
)


def test_a_frozen_board_thaws_to_itself() -> None:
    assert thaw(freeze(BOARD, "mark")) == (BOARD, "mark")


def test_a_thawed_board_is_grouped_already() -> None:
    cards = {card.id: card for card in (*CARDS[3::-1], CARDS[4]._replace(stage="doing", rank="0"))}
    here = replace(BOARD, cards=cards, known={})
    thawed = thaw(freeze(here, "mark"))
    assert thawed is not None
    assert thawed[0].__dict__["groups"] == here.groups


def test_a_board_with_nothing_on_it_thaws_as_well() -> None:
    bare = Board(0, "2026-04-14", "", CAMPAIGN, (CAMPAIGN,), {}, {}, {}, {}, (), {})
    assert thaw(freeze(bare, "")) == (bare, "")


def test_damaged_and_foreign_bytes_are_nothing() -> None:
    frozen = freeze(BOARD, "mark")
    bent = frozen[:40] + bytes([frozen[40] ^ 1]) + frozen[41:]
    for content in (b"", b"abc", b"another program's", frozen[:-1], bent):
        assert thaw(content) is None
