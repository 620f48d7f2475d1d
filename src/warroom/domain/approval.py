"""Review: which stage it is, which pieces have come to it, and what was said there.

A campaign's review is the stage that bears a question mark in its terms (`draft, sign-off?, live`), or else the one
called `review`; it has a stage before it and one after it.  A campaign may have none.
"""

from __future__ import annotations

from functools import lru_cache

from warroom.domain.model import Campaign, Card
from warroom.domain.stages import Stage, stages_of

_USUAL_NAME = "review"


@lru_cache(maxsize=32)
def review_stage(campaign: Campaign) -> str:
    """The stage in which pieces are approved or sent back, "" when there is none."""
    stages = stages_of(campaign, "piece")
    inner: tuple[Stage, ...] = stages[1:-1]
    marked = next((stage.name for stage in inner if stage.review), "")
    return marked or next((stage.name for stage in inner if stage.name.casefold() == _USUAL_NAME), "")


def in_review(card: Card, campaign: Campaign) -> bool:
    """Whether a piece waits for its review, or stands there with its approval."""
    return card.kind == "piece" and not card.archived and card.stage == review_stage(campaign) != ""


@lru_cache(maxsize=256)
def _past_review(campaign: Campaign, stage: str) -> bool:
    names = [found.name for found in stages_of(campaign, "piece")]
    review = review_stage(campaign)
    return bool(review) and stage in names and names.index(stage) >= names.index(review)


def has_come(card: Card, campaign: Campaign) -> bool:
    """Whether a piece has come to its review, or is past it."""
    return card.kind == "piece" and _past_review(campaign, card.stage)


def wants_approval(card: Card, campaign: Campaign) -> bool:
    """Whether an open piece has come to its review and nobody has approved it."""
    return has_come(card, campaign) and not (card.approved or card.is_over)


def was_sent_back(card: Card) -> bool:
    """Whether a piece was sent back, and has not come again since."""
    return card.kind == "piece" and bool(card.reason and card.approver and not card.approved)
