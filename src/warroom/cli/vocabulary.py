"""What the grammar must know to read a line in a shell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from warroom.cli.pick import matching
from warroom.domain.campaigns import channels_of
from warroom.domain.grammar import Vocabulary

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Card


def vocabulary(errand: Errand, made: Sequence[Card] = ()) -> Vocabulary:
    """The words of the errand's campaign; a line may name cards `made` just before."""
    return Vocabulary(
        now=errand.local,
        me=errand.me,
        people=frozenset((*(person.id for person in errand.store.people()), *(card.owner for card in made))),
        channels=frozenset((*channels_of(errand.campaign), *(card.channel for card in made if card.channel))),
        cards=lambda text: matching(errand, text, made),
    )
