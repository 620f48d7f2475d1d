"""A sitting: which cards it goes through, where it is, what was decided and what was taken back.

Every decision is committed at once; a sitting only remembers the numbers of its changesets.  It is
left at any time without losing anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from warroom.commands.spec import Context
from warroom.domain.approval import was_sent_back
from warroom.domain.board import Board
from warroom.domain.model import Card, Kind
from warroom.domain.stages import stages_of
from warroom.domain.standing import asleep
from warroom.views.memo import once_each

if TYPE_CHECKING:
    from warroom.domain.filters import Filter

_ORDER: tuple[Kind, ...] = ("signal", "note", "piece", "tactic")
_SEVERAL = {"note": "notes", "piece": "pieces", "tactic": "tactics"}


class Decision(NamedTuple):
    """One step: its number in the journal, the card, what it became, and the sentence of history.

    The number is 0 where the decision was to leave the card as it is.  `settles` is False where the card was only
    made ready for one, such as given an owner.
    """

    seq: int
    card: str
    became: str
    label: str
    settles: bool


Purpose: TypeAlias = Literal["triage", "plan", "close", "resume"]


class Sitting(NamedTuple):
    """`queue` holds the ids in order and `at` the place in it, its length when the sitting is over.

    `filter` tells which cards still wait; without one these are new signals, or with `marked` any cards.
    `undone` is what was taken back last, to be brought back.  A sitting that plans the day or closes it says so.
    """

    name: str
    queue: tuple[str, ...]
    at: int = 0
    filter: Filter | None = None
    marked: bool = False
    decided: tuple[Decision, ...] = ()
    undone: tuple[Decision, ...] = ()
    purpose: Purpose = "triage"


def begin(ctx: Context) -> Sitting:
    """A sitting over the marked cards, or those that the filter shows, or else the signals that wait."""
    if ctx.marks:
        found = tuple(card.id for card in ctx.targets)
        return Sitting("marked card" if len(found) == 1 else "marked cards", found, marked=True)
    if ctx.filter:
        return _filtered(ctx)
    return Sitting("signals", tuple(card.id for card in waiting_signals(ctx.board)))


def nothing_waits(ctx: Context) -> str:
    """Why there is nothing to triage."""
    if ctx.marks or ctx.filter or waiting_signals(ctx.board):
        return ""
    return "No signal waits for triage: with marks or a filter it goes through those cards."


def nothing_to_close(ctx: Context) -> str:
    """Why the day cannot be closed: nobody said to do anything, and nothing is asked of it."""
    from warroom.domain.day import asked_of_today, committed

    if committed(ctx.board) or asked_of_today(ctx.board):
        return ""
    return "Nothing was planned for today, and nothing is open: there is nothing to close."


def waiting_signals(board: Board) -> tuple[Card, ...]:
    """The new signals that are awake, in their order."""
    return tuple(card for card in board.group("signal", "new") if not asleep(card, board.today))


def waiting(sitting: Sitting, board: Board) -> frozenset[str]:
    """The cards of the queue that still want a decision; others may have made it meanwhile."""
    done = {step.card for step in sitting.decided if step.settles}
    here = [card for key in sitting.queue if key not in done and (card := board.cards.get(key)) is not None]
    if sitting.filter is not None:
        passing = _passing(board, sitting.filter, sitting.queue)
        return frozenset(card.id for card in here if card.id in passing and not card.is_over)
    if sitting.purpose != "triage":
        return frozenset(card.id for card in here if not card.is_over)
    if sitting.marked:
        return frozenset(card.id for card in here if not card.archived)
    new = {card.id for card in waiting_signals(board)}
    return frozenset(card.id for card in here if card.id in new)


def current(sitting: Sitting, board: Board) -> Card | None:
    """The card that is asked about, None when the sitting is over."""
    return board.cards.get(sitting.queue[sitting.at]) if sitting.at < len(sitting.queue) else None


def following(sitting: Sitting, board: Board) -> Card | None:
    """The card that comes next, None for the last."""
    return current(_to(sitting, range(sitting.at + 1, len(sitting.queue)), board), board)


def left(sitting: Sitting, board: Board) -> int:
    """How many cards still want a decision, skipped ones included."""
    return len(waiting(sitting, board))


def settled(sitting: Sitting, board: Board) -> Sitting:
    """The sitting on a board that may have changed: on to the next card when this one no longer waits."""
    return _to(sitting, range(sitting.at, len(sitting.queue)), board)


def joined(sitting: Sitting, board: Board) -> Sitting:
    """A sitting over signals with those that came in since at its end; one that is over stays so."""
    if sitting.marked or sitting.filter is not None or sitting.purpose != "triage":
        return sitting
    known = set(sitting.queue)
    queue = (*sitting.queue, *(card.id for card in waiting_signals(board) if card.id not in known))
    return sitting._replace(queue=queue, at=sitting.at if sitting.at < len(sitting.queue) else len(queue))


def skip(sitting: Sitting, board: Board) -> Sitting:
    """On to the next card that waits; after the last the sitting is over."""
    return _to(sitting, range(sitting.at + 1, len(sitting.queue)), board)


def back(sitting: Sitting, board: Board) -> Sitting:
    """Back to the card before that still waits; at the first one it stays."""
    waits = waiting(sitting, board)
    before = range(sitting.at - 1, -1, -1)
    return sitting._replace(at=next((i for i in before if sitting.queue[i] in waits), sitting.at))


def over(sitting: Sitting) -> Sitting:
    """The sitting at its end, whatever is left."""
    return sitting._replace(at=len(sitting.queue))


def decided(sitting: Sitting, step: Decision, board: Board) -> Sitting:
    """The sitting after a decision was committed, on to the next card when that settled this one.

    What goes on with a decision, such as a text with its reason, has its number and takes its place.
    """
    # In a sitting over what has no owner, to give one is a decision.
    step = step._replace(settles=step.settles or step.card not in waiting(sitting, board))
    before = tuple(other for other in sitting.decided if not (step.seq and other.seq == step.seq))
    return settled(sitting._replace(decided=(*before, step), undone=()), board)


def took_back(sitting: Sitting, steps: tuple[Decision, ...]) -> Sitting:
    """The sitting after these of its last decisions were undone, on the card of the earliest of them."""
    kept = tuple(step for step in sitting.decided if step not in steps)
    return sitting._replace(decided=kept, undone=steps, at=_place(sitting, steps[0]) if steps else sitting.at)


def brought_back(sitting: Sitting, board: Board) -> Sitting:
    """The sitting after what was undone is done again."""
    after = sitting._replace(decided=(*sitting.decided, *sitting.undone), undone=())
    return settled(after, board)


def became(before: Card, after: Card | None, today: str) -> str:
    """What a decision made of a card, in a word or two."""
    if after is None or after.archived:
        return "archived"
    if after.kind != before.kind:
        return after.kind
    if asleep(after, today) and after.snoozed != before.snoozed:
        return "snoozed"
    if was_sent_back(after) and not was_sent_back(before):
        return "sent back"
    if after.approved and not before.approved:
        return "approved"
    if after.stage != before.stage:
        return "fed on" if after.stage == "taken" else after.stage
    if after.due != before.due and after.due:
        return "due today" if after.due[:10] == today else "put off" if after.due[:10] > today else "due"
    if after.golive != before.golive or after.golive_zone != before.golive_zone:
        return "given a time" if after.golive else "off its hour"
    if after.owner != before.owner:
        return "given an owner" if after.owner else "without an owner"
    if after.reason != before.reason and after.reason:
        return "carried over"
    if after.kind == "note" and after.renewed != before.renewed:
        return "recalibrated"
    return "sized" if after.size != before.size else "changed"


def counts(sitting: Sitting) -> tuple[str, ...]:
    """What became of the cards, counted: `2 notes`, `1 tactic`, `3 snoozed`."""
    last = {step.card: step.became for step in sitting.decided if step.settles}
    return tuple(f"{n} {_SEVERAL.get(word, word) if n > 1 else word}" for word, n in Counter(last.values()).items())


def _filtered(ctx: Context) -> Sitting:
    # The catalogue loads this module with the first frame, which filters nothing.
    from warroom.domain.filters import parse_filter, select
    from warroom.domain.saved import saved_filters

    board = ctx.board
    shown = parse_filter(ctx.filter, ctx.now, ctx.me, saved_filters(board, ctx.me))
    found = [board.cards[key] for key in select(shown, board)]
    open_ones = [card for card in found if not card.closed and not card.archived]
    # Who filters for sleepers alone wants those.
    awake = [card for card in open_ones if not asleep(card, board.today)] or open_ones
    return Sitting(ctx.filter, tuple(card.id for card in _as_seen(awake, board)), filter=shown)


def _as_seen(cards: Iterable[Card], board: Board) -> list[Card]:
    """By kind, stage and rank, as they stand on the board."""
    stages = {kind: [stage.name for stage in stages_of(board.campaign, kind)] for kind in _ORDER}

    def place(card: Card) -> tuple[int, int, str, str]:
        names = stages[card.kind]
        stage = names.index(card.stage) if card.stage in names else len(names)
        return _ORDER.index(card.kind), stage, card.rank, card.id

    return sorted(cards, key=place)


def _to(sitting: Sitting, places: Iterable[int], board: Board) -> Sitting:
    waits = waiting(sitting, board)
    return sitting._replace(at=next((i for i in places if sitting.queue[i] in waits), len(sitting.queue)))


@once_each(keep=2)
def _passing(board: Board, shown: Filter, queue: tuple[str, ...]) -> frozenset[str]:
    """Those of the queue that the filter lets through: found together, for some filters walk the whole board."""
    from warroom.domain.filters import select

    return frozenset(select(shown, board, [card for key in queue if (card := board.cards.get(key)) is not None]))


def _place(sitting: Sitting, step: Decision) -> int:
    return sitting.queue.index(step.card)
