"""A piece's link, tagged with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.actions.approving import unapproved
from warroom.commands.actions.words import LINK_LENGTH, draft, one_line, quoted
from warroom.domain.changes import Draft, assurance
from warroom.domain.model import Card
from warroom.domain.text import brief
from warroom.domain.utm import Tagged, origin_of, tag, untagged

if TYPE_CHECKING:
    from warroom.domain.board import Board


def tagged_link(board: Board, card: Card, url: str) -> Tagged:
    """The address as the piece puts it out.  Raises ValueError with a sentence for what has no link or channel."""
    if card.kind != "piece":
        raise ValueError(f"Only the link of a piece is tagged, not that of a {card.kind}.")
    return tag(one_line(url, "A link", LINK_LENGTH), origin_of(card, board.campaign))


def set_link(card: Card, url: str) -> Draft:
    """Give the card this link; an approval stands when only its tags are others.  ValueError for one too long."""
    link = one_line(url, "A link", LINK_LENGTH)
    changes = assurance(card, link=link)
    if card.kind == "piece" and untagged(link) != untagged(card.link):
        changes += unapproved(card)
    return draft("link", f"gave {quoted(card.title)} the link {brief(link, 80)}", changes)
