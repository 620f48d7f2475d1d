"""The occurrences of routines: making one, and what time has brought since anybody looked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING

from warroom.commands.actions.words import draft, last_rank
from warroom.domain.changes import EXISTS, Change, Draft, creation, update
from warroom.domain.checklist import listed
from warroom.domain.dates import instant
from warroom.domain.ids import mint
from warroom.domain.model import Card, Feed, Routine, feed_id
from warroom.domain.rank import between
from warroom.domain.routines import before_start, coming, open_of
from warroom.domain.slots import after_completion, day_of_slot, due_of_slot, slots_of
from warroom.domain.stages import MISSED
from warroom.domain.standing import day_of, past
from warroom.domain.text import counted

if TYPE_CHECKING:
    from warroom.domain.board import Board

# Of a long absence only so much is recorded as missed.
_MOST_MISSED = 60


def keep_up(board: Board, now: datetime) -> Draft:
    """What time has brought since anybody looked: occurrences of today, and those of ended days as missed.

    Without changes when nothing has come, and in a campaign that is put away.  Two who do it at once clash over
    `upto`, and the second finds it done.
    """
    changes: list[Change] = []
    arisen = gone = away = 0
    rank = last_rank(board, "tactic", "todo")
    # Today's stand in the order of the day, and what has no hour as it was started.
    standing = sorted(board.routines.values(), key=lambda routine: (routine.start[11:], routine.created, routine.id))
    for kept in () if board.campaign.archived else standing:
        routine = counted_anew(board, kept)
        changes += update(kept, start=routine.start)
        made, upto = arising(board, routine, now, rank)
        overdue = _overdue(board, routine, bool(made))
        for card in overdue:
            changes += _over(card, routine, now)
        if routine.upto != upto:
            changes += [*update(routine, upto=upto), *made]
        fresh = [c for c in made if c.entity == "card" and c.field == EXISTS]
        late = sum(c.entity == "card" and c.field == "stage" and c.new == MISSED for c in made)
        rank = next((str(c.new) for c in reversed(made) if c.field == "rank"), rank)
        arisen += len(fresh) - late
        gone += late + (0 if routine.paused else len(overdue))
        away += len(overdue) if routine.paused else 0
    said = [f"{counted(arisen, 'routine')} for today"] if arisen else []
    said += [f"{gone} missed"] if gone else []
    said += [f"{away} put away while paused"] if away else []
    return draft("routines", ", ".join(said) or "routines are up to date", changes)


def arising(board: Board, routine: Routine, now: datetime, rank: str | None = None) -> tuple[list[Change], str]:
    """What is to be made of a routine by now, and up to which slot it is made then."""
    last = last_rank(board, "tactic", "todo") if rank is None else rank
    due = [*_due_slots(board, routine)]
    changes: list[Change] = []
    # One that somebody did stays when the start of its routine is undone, and is there when that comes back.
    there = {card.slot for card in board.cards.values() if card.routine == routine.id} if due else set()
    for slot in (slot for slot in due[-_MOST_MISSED:] if slot not in there):
        day = day_of_slot(slot, routine, board.campaign)
        over = day < board.today and (routine.repeat == "fixed" or slot != due[-1])
        made = occurrence(board, routine, slot, last, now, missed=over)
        last = next(str(change.new) for change in made if change.field == "rank")
        changes += made
    return changes, due[-1] if due else routine.upto


def occurrence(
    board: Board, routine: Routine, slot: str, after: str, now: datetime, *, missed: bool = False, due: str = ""
) -> list[Change]:
    """The changes that make the occurrence of a slot, ranked after `after`; it is due then unless `due` says else."""
    at = instant(now)
    card = Card(
        mint(), board.campaign.id, "tactic", routine.title,
        MISSED if missed else "todo", between(after, ""), owner=routine.owner, tags=routine.tags,
        due=due or due_of_slot(slot, routine, board.campaign), size=routine.size, created=at, staged=at,
        closed=at if missed else "", routine=routine.id, slot=slot,
    )  # fmt: skip
    texts = {"body": listed(routine.checklist.splitlines()), "howto": routine.howto}
    changes = creation(card, **{name: text for name, text in texts.items() if text})
    return changes + fed_by(board, card, routine.feeds.split(), now)


def fed_by(board: Board, card: Card, sources: Iterable[str], now: datetime) -> list[Change]:
    """The feeds from those of the sources that the board knows and that do not feed the card yet."""
    links = (Feed(feed_id(s, card.id), board.campaign.id, s, card.id, instant(now)) for s in sources if board.card(s))
    return [change for link in links if link.id not in board.feeds for change in creation(link)]


def up_to(board: Board, routine: Routine, day: str) -> str:
    """The last slot of a routine on or before a day, "" for none: what it is made up to when that day is told."""
    return next(reversed([*_until(routine, "", board, day)]), "")


def counted_anew(board: Board, routine: Routine) -> Routine:
    """The routine, counted from its completion when what it made last is finished or put away."""
    if routine.repeat != "completion" or not routine.upto or open_of(board, routine):
        return routine
    done = [c.closed for c in board.group("tactic", "done") if (c.routine, c.slot) == (routine.id, routine.upto)]
    if done:
        day = day_of(done[0], routine.zone)
    elif routine.upto < routine.start:
        return routine
    else:
        # It was put away, or was done so long ago that the board has forgotten it.
        forgotten = day_of(board.since, routine.zone)
        day = forgotten if routine.upto[:10] < forgotten else board.today
    return routine._replace(start=after_completion(routine, board.campaign, day) or routine.start)


def _over(card: Card, routine: Routine, now: datetime) -> list[Change]:
    """That the time of an open occurrence is over: it was missed, or while its routine pauses put away."""
    at = instant(now)
    return update(card, archived=at) if routine.paused else update(card, stage=MISSED, staged=at, closed=at)


def _due_slots(board: Board, routine: Routine) -> Iterator[str]:
    """The slots that have come since the last one that was made, today's included."""
    if routine.paused or routine.archived:
        return iter(())
    if routine.repeat != "completion":
        return _until(routine, routine.upto, board, board.today)
    following = () if open_of(board, routine) else coming(board, routine, 1)
    last = min(board.today, board.campaign.end)
    return iter([slot for slot in following if day_of_slot(slot, routine, board.campaign) <= last])


def _until(routine: Routine, after: str, board: Board, day: str) -> Iterator[str]:
    """The slots after a wall time up to a day."""
    # A campaign that is over asks nothing more of anybody.
    last = min(day, board.campaign.end)
    found = slots_of(routine, board.campaign, after or before_start(routine))
    return takewhile(lambda slot: day_of_slot(slot, routine, board.campaign) <= last, found)


def _overdue(board: Board, routine: Routine, next_is_there: bool) -> list[Card]:
    """The open occurrences whose time is over: nobody has begun them, and their day or their turn has passed."""
    if routine.repeat == "completion" or (routine.repeat == "skip" and not next_is_there):
        return []
    return [card for card in open_of(board, routine) if card.stage == "todo" and past(card.due, board.today)]
