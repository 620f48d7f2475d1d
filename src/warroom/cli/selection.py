"""Which cards a filter line selects, open ones unless all are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from warroom.cli.errors import misread
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Campaign, Card


def selected(errand: Errand, words: Sequence[str], *, everything: bool = False) -> tuple[Card, ...]:
    """The cards that pass the filter line `words`, in the order of the board.

    With `everything` finished and archived ones are among them.
    """
    from warroom.domain.filters import parse_filter, select
    from warroom.domain.saved import saved_filters

    board = errand.board
    with misread():
        wanted = parse_filter(line(quoted(words)), errand.local, errand.me, saved_filters(board, errand.me))
    every = errand.store.cards(errand.campaign.id, archived=True) if everything else board.cards.values()
    cards = {card.id: card for card in _in_order(errand.campaign, every) if everything or not card.closed}
    return tuple(cards[found] for found in select(wanted, board, tuple(cards.values())))


def _in_order(campaign: Campaign, cards: Iterable[Card]) -> list[Card]:
    """Cards by kind, stage and rank, those in a stage that is gone at the end of their kind."""
    from warroom.domain.model import KINDS
    from warroom.domain.stages import Stage, stages_of

    steps = [(kind, stage.name) for kind in KINDS for stage in (*stages_of(campaign, kind), Stage(""))]
    place = {step: at for at, step in enumerate(steps)}

    def key(card: Card) -> tuple[int, str, str]:
        return (place.get((card.kind, card.stage), place[card.kind, ""]), card.rank, card.id)

    return sorted(cards, key=key)


def quoted(words: Sequence[str]) -> list[str]:
    """Words of a filter; a phrase that the shell took the quotes off gets them back."""
    phrases = len(words) > 1
    return [f'"{word}"' if phrases and " " in word and ":" not in word and '"' not in word else word for word in words]
