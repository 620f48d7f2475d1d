"""How quickly cards go through their stages: what each stay in a stage took, told by the journal alone.

A stay is counted where it ends, so that a span of weeks is about what moved in it.  A change that was undone
never happened; one that was brought back happened when it was made first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.dates import instant, parse_instant
from warroom.domain.model import Campaign, Card
from warroom.domain.stages import MISSED, Stage, closes, stages_of
from warroom.domain.standing import days_in_stage, is_static

WEEKS = 4
_DAY = 24 * 3600.0


class StageChange(NamedTuple):
    """One line of the journal about a card: its `field`, `stage` or `kind`, became `new`, None where it was deleted.

    `change` is the changeset's id, `undo_of` and `redo_of` those that it took back and brought back.
    """

    card: str
    change: str
    at: str
    field: str
    new: str | None
    undo_of: str = ""
    redo_of: str = ""


class Stay(NamedTuple):
    """A card was in a stage `since` an instant and `until` it went on to the stage `to`."""

    card: str
    kind: str
    stage: str
    since: str
    until: str
    to: str

    @property
    def days(self) -> float:
        """How long it was, in days."""
        return (parse_instant(self.until) - parse_instant(self.since)).total_seconds() / _DAY


class Pace(NamedTuple):
    """How a stage stands: how many cards it holds, and what it took to leave it lately.

    `oldest` is the age in days of the card that is in it the longest, -1 where there is none, and `static` how many of
    its cards stand still.  `stays` ended within the
    weeks looked at, their lengths in days being `middle` for half of them, from `low` to `high` for the half around
    it.  `weekly` counts the cards that left it, or came into it where it `ends`, in each of those weeks, oldest first.
    """

    kind: str
    stage: str
    ends: bool
    holds: int
    limit: int
    oldest: int
    static: int
    stays: int
    low: float
    middle: float
    high: float
    weekly: tuple[int, ...]
    per_week: float


def stays_of(steps: Iterable[StageChange]) -> list[Stay]:
    """The ended stays of the cards whose steps these are, in the journal's order, each card's by themselves."""
    by_card: dict[str, list[StageChange]] = {}
    for step in steps:
        by_card.setdefault(step.card, []).append(step)
    return [stay for of_card in by_card.values() for stay in _stays(of_card)]


def paces(board: Board, stays: Sequence[Stay], now: datetime, weeks: int = WEEKS) -> tuple[Pace, ...]:
    """How each stage of pieces, then of tactics, stands at an aware `now`, by what left it in the last `weeks`."""
    campaign = board.campaign
    ends = _week_ends(now, weeks)
    lasted = _weeks_lasted(campaign, now, weeks)
    left, came = defaultdict[tuple[str, str], list[Stay]](list), defaultdict[tuple[str, str], list[Stay]](list)
    for stay in stays:
        if stay.until > ends[0]:
            left[stay.kind, stay.stage].append(stay)
            came[stay.kind, stay.to].append(stay)
    return tuple(
        _pace(board, kind, stage, (left[kind, stage.name], came[kind, stage.name]), ends, lasted)
        for kind in ("piece", "tactic")
        for stage in stages_of(campaign, kind)
        if not (kind == "tactic" and stage.name == MISSED)
    )


def static_cards(board: Board, cards: Iterable[Card]) -> tuple[Card, ...]:
    """Those of the cards that stand still, the longest first."""
    campaign, today = board.campaign, board.today
    still = (card for card in cards if is_static(card, campaign, today))
    return tuple(sorted(still, key=lambda card: (-days_in_stage(card, campaign.zone, today), card.rank, card.id)))


def since_of(now: datetime, weeks: int = WEEKS) -> str:
    """The instant at which the weeks looked at begin."""
    return instant(now - timedelta(weeks=weeks))


def quartiles(values: Iterable[float]) -> tuple[float, float, float]:
    """The values below which a quarter, a half and three quarters of all lie; between two of them where need be."""
    ordered = sorted(values)
    if not ordered:
        return 0.0, 0.0, 0.0
    low, middle, high = (_at(ordered, share) for share in (0.25, 0.5, 0.75))
    return low, middle, high


def _at(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _stays(steps: Sequence[StageChange]) -> Iterator[Stay]:
    """The ended stays of one card."""
    kind, here = "", ""
    since = ""
    for _, lines in groupby(_standing(steps), key=lambda step: step.change):
        fields = {step.field: step for step in lines}
        at = next(iter(fields.values())).at
        kinds = fields.get("kind")
        recast = kinds is not None and kinds.new != kind
        kind = (kinds.new or "") if kinds is not None else kind
        moved = fields.get("stage")
        if moved is None:
            continue
        # A card that became another kind, or was deleted, did not go on from its stage.
        if here and moved.new and not recast:
            yield Stay(moved.card, kind, here, since, at, moved.new)
        here, since = moved.new or "", at


def _standing(steps: Sequence[StageChange]) -> list[StageChange]:
    """The steps that stand by now, where the first of each was made."""
    undone: set[str] = set()
    for step in steps:
        if step.undo_of:
            undone.add(step.undo_of)
        elif step.redo_of:
            undone.discard(step.redo_of)
    return [step for step in steps if not step.undo_of and not step.redo_of and step.change not in undone]


def _pace(
    board: Board, kind: str, stage: Stage, moved: tuple[Sequence[Stay], Sequence[Stay]], ends: Sequence[str],
    lasted: float,
) -> Pace:  # fmt: skip
    """How a stage stands, by the stays of the weeks that ended in it, and those that led into it."""
    campaign, (left, came) = board.campaign, moved
    over = closes(campaign, kind, stage.name)
    cards = board.group(kind, stage.name)
    ages = [days_in_stage(card, campaign.zone, board.today) for card in cards]
    weekly = [0] * (len(ends) - 1)
    for stay in came if over else left:
        week = bisect_left(ends, stay.until) - 1
        if week < len(weekly):
            weekly[week] += 1
    low, middle, high = quartiles(stay.days for stay in left)
    return Pace(
        kind, stage.name, over, len(cards), stage.limit, max(ages, default=-1) if not over else -1,
        sum(is_static(card, campaign, board.today) for card in cards), len(left), low, middle, high, tuple(weekly),
        sum(weekly) / lasted,
    )  # fmt: skip


def _week_ends(now: datetime, weeks: int) -> list[str]:
    """The instants between the weeks that end now, the first being where they begin."""
    return [instant(now - timedelta(weeks=week)) for week in range(weeks, -1, -1)]


def _weeks_lasted(campaign: Campaign, now: datetime, weeks: int) -> float:
    """How many of the weeks the campaign has been there for, one at the least."""
    if not campaign.created:
        return float(weeks)
    lasted = (now - parse_instant(campaign.created)).total_seconds() / (7 * _DAY)
    return max(min(lasted, float(weeks)), 1.0)
