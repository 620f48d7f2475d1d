"""Review: letting pieces pass, sending them back, and the word that is left for whoever reviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.stages import neighbour, restaged
from warroom.commands.actions.words import BODY_LENGTH, clean, draft, named, one_line, quoted, some
from warroom.domain.approval import has_come, in_review, review_stage
from warroom.domain.changes import Change, Draft, assurance, update
from warroom.domain.dates import instant
from warroom.domain.model import Campaign, Card
from warroom.domain.stages import closes, stages_of

if TYPE_CHECKING:
    from warroom.domain.board import Board

NO_REVIEW = "This campaign has no review: write a ? behind the name of a stage in its terms, as in sign-off?."


def approve(board: Board, cards: Iterable[Card], now: datetime, me: str, bodies: Mapping[str, str]) -> Draft:
    """Let pieces pass as they are, with the texts `bodies` by id; from the review they go on, but never live by that.

    It clashes when somebody has changed what is approved.  Raises ValueError for what has not come to review.
    """
    found = some(cards)
    check_reviewed(board.campaign, found)
    waiting = [card for card in found if not card.approved]
    changes: list[Change] = []
    for card in waiting:
        body = bodies.get(card.id, "") or None
        changes += [*assurance(card, title=card.title, link=card.link), Change("card", card.id, "body", body, body)]
        changes += update(card, approved=instant(now), approver=me)
    moves = [(card, to) for card in waiting if (to := _after_review(board.campaign, card))]
    changes += restaged(board, moves, now)
    return draft("approve", f"approved {named(waiting or found)}", changes)


def send_back(board: Board, cards: Iterable[Card], why: str, now: datetime, me: str) -> Draft:
    """Send pieces back to the stage before the review, with the reason.  Raises ValueError without one."""
    found = some(cards)
    check_reviewed(board.campaign, found)
    reason = one_line(why, "A reason")
    if not reason:
        raise ValueError("Say why it is sent back: the second claim has no source.")
    names = [stage.name for stage in stages_of(board.campaign, "piece")]
    before = names[names.index(review_stage(board.campaign)) - 1]
    changes = restaged(board, [(card, before) for card in found], now)
    for card in found:
        changes += [*assurance(card, approved=""), *update(card, reason=reason, approver=me)]
    return draft("sendback", f"sent {named(found)} back to {before}: {reason}", changes)


def unapproved(card: Card) -> list[Change]:
    """The changes by which a piece loses its approval, for it is another by now; one that comes meanwhile as well."""
    sent_back = not card.approved and card.approver
    return assurance(card, approved="") if sent_back else assurance(card, approved="", approver="")


def write_word(card: Card, old: str, new: str) -> Draft:
    """Leave another word to whoever reviews the card.  Raises ValueError for one that is too long."""
    text = clean(new, "A word to the reviewer", BODY_LENGTH).strip()
    changes = [Change("card", card.id, "review", old or None, text)] if text != old else []
    return draft("review", f"left the reviewer of {quoted(card.title)} a word", changes)


def check_reviewed(campaign: Campaign, cards: Iterable[Card]) -> None:
    """Raise ValueError with a sentence for the first that is no piece, has not come to its review, or is out."""
    for card in cards:
        if problem := not_reviewed(campaign, card):
            raise ValueError(problem)


def not_reviewed(campaign: Campaign, card: Card) -> str:
    """Why the card can be neither approved nor sent back, "" when it can."""
    if card.kind != "piece":
        return f"Only a piece is reviewed, not a {card.kind}."
    review = review_stage(campaign)
    if not review:
        return NO_REVIEW
    if card.closed:
        return f"{quoted(card.title)} is {card.stage} already."
    return (
        "" if has_come(card, campaign) else f"{quoted(card.title)} is in {card.stage}: it has not come to {review} yet."
    )


def _after_review(campaign: Campaign, card: Card) -> str:
    """The stage to which approval takes a piece: the next one from the review, unless it is live there."""
    to = neighbour(campaign, card, 1) if in_review(card, campaign) else ""
    return to if to and not closes(campaign, "piece", to) else ""
