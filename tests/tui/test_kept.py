"""Lines that are kept from board to board are those that would be drawn anew."""

from __future__ import annotations

from random import Random

import pytest

from tests.unit.views.boards import NOW, spring
from warroom.commands.spec import PANES
from warroom.domain.board import Board, Delta
from warroom.domain.model import Card, Commitment, Feed, Person, Win, commitment_id, feed_id
from warroom.tui.chrome import Chrome
from warroom.tui.desk import Desk
from warroom.tui.look import Look
from warroom.tui.pane import PaneView
from warroom.tui.places import Place
from warroom.tui.themes import look_named

_STEPS = 60
_WIDTH, _HEIGHT = 60, 30


class Drawer:
    """The panes and what stands around them, with what they keep."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.panes = {pane: PaneView(pane) for pane in PANES}
        self.chrome = Chrome(look)

    def lines(self, desk: Desk) -> list[object]:
        scene, place = desk.scene(), Place(0, 0, _WIDTH, 1)
        drawn = [
            line.runs
            for view in self.panes.values()
            for line in view.lines(desk, scene, self.look, _WIDTH, _HEIGHT, titled=True)
        ]
        around = (self.chrome.header, self.chrome.load, self.chrome.tape)
        return [*drawn, *(line.runs for part in around for line in part(scene, place))]


def after(board: Board, dice: Random) -> Board:
    """The board after a change of any kind."""
    seq, notes = board.seq + 1, board.group("note", "active")
    card = dice.choice(notes if notes and dice.randrange(2) else sorted(board.cards.values()))
    match dice.randrange(8):
        case 0:
            return board.apply(Delta(seq, cards=(changed(card, dice),)))
        case 1:
            stages = sorted({other.stage for other in board.cards.values() if other.kind == card.kind})
            return board.apply(Delta(seq, cards=(card._replace(stage=dice.choice(stages)),)))
        case 2:
            closed = "2026-03-02T08:00:00.000Z"
            return board.apply(Delta(seq, cards=(card._replace(closed=closed, archived=closed),)))
        case 3:
            other = dice.choice(sorted(board.cards))
            feed = Feed(feed_id(card.id, other), board.campaign.id, card.id, other)
            gone = frozenset({("feed", feed.id)}) if feed.id in board.feeds else frozenset()
            return board.apply(Delta(seq, feeds=() if gone else (feed,), gone=gone))
        case 4:
            person = Person("ana", "Ana", capacity=dice.choice([0, 8, 800]), glyph=dice.choice(["", "★"]))
            return board.apply(Delta(seq, people=(person,)))
        case 5:
            key = commitment_id(board.campaign.id, board.today, "ben")
            row = Commitment(key, board.campaign.id, board.today, "ben", dice.randrange(99), f"{card.id}:4", "x")
            return board.apply(Delta(seq, commitments=(row,)))
        case 6:
            campaign = board.campaign._replace(
                shelf=dice.choice([1, 40]),
                target=dice.choice([8, 128]),
                channels=dice.choice([board.campaign.channels, "ig, press"]),
                static=dice.choice([0, 1]),
            )
            return board.apply(Delta(seq, campaigns=(campaign,)))
        case _:
            win = Win(
                f"w{seq}", board.campaign.id, card.id, 4, "more", "ana", f"{board.today}T07:00:00.000Z", board.today
            )
            won = card._replace(won=card.won + 4)
            days = {board.today: board.days[board.today] + 4}
            return board.apply(Delta(seq, wins=(win,), cards=(won,), days=days))


def changed(card: Card, dice: Random) -> Card:
    values = {"owner": ["", "ana", "zoe"], "size": [0, 4, 90], "due": ["", "2026-04-10", "2026-04-14"], "shelf": [0, 9]}
    field = dice.choice(sorted(values))
    return card._replace(**{field: dice.choice(values[field])})  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_what_would_be_drawn(seed: int) -> None:
    dice, look = Random(seed), look_named("")[0]
    board = spring()
    desk = Desk(board, NOW, "ana")
    desk.resize(dict.fromkeys(PANES, _HEIGHT))
    kept = Drawer(look)
    for _ in range(_STEPS):
        if dice.randrange(3):
            board = after(board, dice)
            desk.take(board, NOW)
        else:
            desk.focus_pane(dice.choice(PANES))
            desk.move(dice.choice([-5, -1, 1, 5]))
        assert kept.lines(desk) == Drawer(look).lines(desk)
