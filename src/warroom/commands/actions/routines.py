"""Routines: making and changing them, their exceptions, and the occurrences that appear by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from warroom.commands.actions.people import newcomer
from warroom.commands.actions.words import draft, last_rank, one_line, quoted, tidy_title
from warroom.domain.changes import EXISTS, Change, Draft, creation, update
from warroom.domain.dates import in_zone, instant, say_when
from warroom.domain.ids import mint
from warroom.domain.model import Card, Feed, Routine, feed_id
from warroom.domain.rank import between
from warroom.domain.repeats import Repeat, parse_repeat
from warroom.domain.rules import say_rule
from warroom.domain.slots import after_completion, day_of_slot, due_of_slot, first_start, slots, slots_of
from warroom.domain.stages import MISSED
from warroom.domain.standing import day_of, past
from warroom.domain.text import counted

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.domain.grammar import Added

REPEATS = ("fixed", "completion", "skip")
REPEAT_SAID = {
    "fixed": "on its days; what is not done is missed",
    "completion": "counted from when it was last done",
    "skip": "waits until it is done or the next one comes",
}
# Of a long absence only so much is recorded as missed.
_MOST_MISSED = 60
_OPEN = ("todo", "doing", "blocked")
# What an occurrence has from its routine.
_HANDED_ON = ("title", "owner", "tags", "size")


def add_routine(
    board: Board, added: Added, every: str, now: datetime, *, repeat: str = "fixed", zone: str = "", howto: str = ""
) -> Draft:
    """A new routine, with today's occurrences as one change.

    `added` is what a line of quick-add says of the tactic; `every` how often.  Raises ValueError with a sentence.
    """
    there = in_zone(now, zone or board.campaign.zone)
    said = parse_repeat(every, there)
    routine = Routine(
        mint(), board.campaign.id, tidy_title(added.title), said.rule, first_start(said, there),
        zone or board.campaign.zone, read_mode(repeat), added.owner, one_line(added.tags, "The tags"), added.size,
        " ".join(added.feeds), howto, created=instant(now),
    )  # fmt: skip
    made, upto = _arising(board, routine, now)
    changes = [*creation(routine._replace(upto=upto)), *newcomer(board.people, routine.owner, now), *made]
    return draft("routine", f"started the routine {quoted(routine.title)}, {words_of(routine)}", changes)


def edit_routine(board: Board, routine: Routine, now: datetime, **values: Any) -> Draft:
    """Give a routine other values (`title` `every` `zone` `owner` `tags` `size` `repeat` `howto`).

    They hold for what comes; an open occurrence, while nobody has begun it, follows.  Raises ValueError.
    """
    every = values.pop("every", "")
    changed = routine._replace(**values)
    if "repeat" in values:
        changed = changed._replace(repeat=read_mode(changed.repeat))
    waiting = open_of(board, routine)
    if (every and every != words_of(routine)) or changed.zone != routine.zone:
        there = in_zone(now, changed.zone)
        again = every and every != words_of(routine)
        said = parse_repeat(every, there) if again else Repeat(routine.rule, routine.start[11:])
        # What is there for today is not made a second time by the new rule.
        made = f"{board.today}T23:59" if any(card.due[:10] == board.today for card in waiting) else ""
        changed = changed._replace(rule=said.rule, start=first_start(said, there), upto=made, exdates="")
    changes = update(routine, **_differing(routine, changed)) + newcomer(board.people, changed.owner, now)
    for card in waiting:
        if card.stage == "todo":
            alike = [name for name in _HANDED_ON if getattr(card, name) == getattr(routine, name)]
            changes += update(card, **{name: getattr(changed, name) for name in alike})
    return draft("routine", f"changed the routine {quoted(changed.title)}, {words_of(changed)}", changes)


def pause(routine: Routine, why: str, now: datetime) -> Draft:
    """Let no occurrences appear for a while.  Raises ValueError without a reason."""
    reason = one_line(why, "A reason")
    if not reason:
        raise ValueError("Say why it pauses: the shop is closed until May.")
    return draft(
        "routine", f"paused {quoted(routine.title)}: {reason}", update(routine, paused=reason, paused_at=instant(now))
    )


def resume(board: Board, routine: Routine, now: datetime) -> Draft:
    """Let occurrences appear again; those of the pause are neither made nor missed."""
    here = in_zone(now, routine.zone)
    over = list(_until(routine, routine.upto, board, f"{here:%Y-%m-%d}", strictly=True))
    after = routine._replace(paused="", paused_at="", upto=over[-1] if over else routine.upto)
    made, upto = _arising(board, after, now)
    changes = update(routine, paused="", paused_at="", upto=upto) + made
    return draft("routine", f"took {quoted(routine.title)} up again", changes)


def skip(board: Board, routine: Routine, now: datetime) -> Draft:
    """Skip one occurrence: the open one, or else the next; the series goes on as it was."""
    waiting = open_of(board, routine)
    if waiting:
        changes = update(waiting[0], archived=instant(now))
        slot = waiting[0].slot
    else:
        slot = next_slot(board, routine)
        if not slot:
            raise ValueError(f"{quoted(routine.title)} has no occurrence to come.")
        changes = update(routine, exdates=_with(routine.exdates, slot))
    return draft("routine", f"skipped {quoted(routine.title)} of {_said(slot, routine, now)}", changes)


def move(board: Board, routine: Routine, wall: str, now: datetime) -> Draft:
    """Let one occurrence, the open one or else the next, be due at `wall` of the campaign's zone."""
    if not wall:
        raise ValueError("Say when it is to be: tomorrow 10:00.")
    waiting = open_of(board, routine)
    to = say_when(wall, in_zone(now, board.campaign.zone))
    if waiting:
        label = f"moved {quoted(routine.title)} of {_said(waiting[0].slot, routine, now)} to {to}"
        return draft("routine", label, update(waiting[0], due=wall))
    slot = next_slot(board, routine)
    if not slot:
        raise ValueError(f"{quoted(routine.title)} has no occurrence to come.")
    changes = update(routine, exdates=_with(routine.exdates, slot))
    changes += _occurrence(board, routine, slot, last_rank(board, "tactic", "todo"), now, due=wall)
    return draft("routine", f"moved {quoted(routine.title)} of {_said(slot, routine, now)} to {to}", changes)


def end(routine: Routine, now: datetime) -> Draft:
    """Let a routine end; what it made stays."""
    return draft("routine", f"ended the routine {quoted(routine.title)}", update(routine, archived=instant(now)))


def keep_up(board: Board, now: datetime) -> Draft:
    """What time has brought since anybody looked: occurrences of today, and those of ended days as missed.

    Without changes when nothing has come.  Two who do it at once clash over `upto`, and the second finds it done.
    """
    changes: list[Change] = []
    arisen = gone = 0
    rank = last_rank(board, "tactic", "todo")
    for kept in board.routines.values():
        routine = _counted_anew(board, kept)
        changes += update(kept, start=routine.start)
        made, upto = _arising(board, routine, now, rank)
        overdue = _overdue(board, routine, bool(made))
        for card in overdue:
            changes += update(card, stage=MISSED, staged=instant(now), closed=instant(now))
        if routine.upto != upto:
            changes += [*update(routine, upto=upto), *made]
        fresh = [c for c in made if c.entity == "card" and c.field == EXISTS]
        late = sum(c.entity == "card" and c.field == "stage" and c.new == MISSED for c in made)
        rank = next((str(c.new) for c in reversed(made) if c.field == "rank"), rank)
        arisen += len(fresh) - late
        gone += late + len(overdue)
    said = [f"{counted(arisen, 'routine')} for today"] if arisen else []
    said += [f"{gone} missed"] if gone else []
    return draft("routines", ", ".join(said) or "routines are up to date", changes)


def open_of(board: Board, routine: Routine) -> list[Card]:
    """The occurrences of a routine that are not finished, the earliest first."""
    cards = (card for stage in _OPEN for card in board.group("tactic", stage) if card.routine == routine.id)
    return sorted(cards, key=lambda card: (card.slot, card.id))


def next_slot(board: Board, routine: Routine) -> str:
    """The next slot that no occurrence has been made for, "" when there is none or it pauses."""
    return next(iter(coming(board, routine, 1)), "")


def coming(board: Board, routine: Routine, count: int) -> tuple[str, ...]:
    """The next slots that no occurrence has been made for, as wall times of the routine's zone."""
    if routine.paused or routine.archived:
        return ()
    if routine.repeat == "completion":
        return (routine.start,) if routine.upto < routine.start else ()
    found: list[str] = []
    for slot in slots_of(routine, board.campaign, routine.upto or _before(routine.start)):
        found.append(slot)
        if len(found) == count:
            break
    return tuple(found)


def words_of(routine: Routine) -> str:
    """How often, in words."""
    return say_rule(routine.rule, routine.start)


def read_mode(text: str) -> str:
    """One of `fixed`, `completion` and `skip`, by its beginning.  Raises ValueError with a sentence."""
    wanted = text.strip().casefold()
    found = next((mode for mode in REPEATS if mode.startswith(wanted)), "") if wanted else ""
    if not found:
        raise ValueError(f"A routine repeats fixed, from completion, or skips to the next: not {text.strip()!r}.")
    return found


def _arising(board: Board, routine: Routine, now: datetime, rank: str | None = None) -> tuple[list[Change], str]:
    """What is to be made of a routine by now, and up to which slot it is made then."""
    last = last_rank(board, "tactic", "todo") if rank is None else rank
    due = [*_due_slots(board, routine)]
    changes: list[Change] = []
    for slot in due[-_MOST_MISSED:]:
        day = day_of_slot(slot, routine, board.campaign)
        over = day < board.today and (routine.repeat == "fixed" or slot != due[-1])
        made = _occurrence(board, routine, slot, last, now, missed=over)
        last = next(str(change.new) for change in made if change.field == "rank")
        changes += made
    return changes, due[-1] if due else routine.upto


def _due_slots(board: Board, routine: Routine) -> Iterator[str]:
    """The slots that have come since the last one that was made, today's included."""
    if routine.paused or routine.archived:
        return iter(())
    if routine.repeat == "completion":
        return iter(
            [slot for slot in coming(board, routine, 1) if day_of_slot(slot, routine, board.campaign) <= board.today]
        )
    return _until(routine, routine.upto or _before(routine.start), board, board.today)


def _until(routine: Routine, after: str, board: Board, day: str, *, strictly: bool = False) -> Iterator[str]:
    """The slots after a wall time up to a day, without it when `strictly`."""

    # A campaign that is over asks nothing more of anybody.
    last = min(day, board.campaign.end)

    def is_in(slot: str) -> bool:
        there = day_of_slot(slot, routine, board.campaign)
        return there < last if strictly else there <= last

    return takewhile(is_in, slots_of(routine, board.campaign, after or _before(routine.start)))


def _overdue(board: Board, routine: Routine, next_is_there: bool) -> list[Card]:
    """The open occurrences whose time is over: nobody has begun them, and their day or their turn has passed."""
    if routine.repeat == "completion" or (routine.repeat == "skip" and not next_is_there):
        return []
    return [card for card in open_of(board, routine) if card.stage == "todo" and past(card.due, board.today)]


def _occurrence(
    board: Board, routine: Routine, slot: str, after: str, now: datetime, *, missed: bool = False, due: str = ""
) -> list[Change]:
    at = instant(now)
    card = Card(
        mint(), board.campaign.id, "tactic", routine.title,
        MISSED if missed else "todo", between(after, ""), owner=routine.owner, tags=routine.tags,
        due=due or due_of_slot(slot, routine, board.campaign), size=routine.size, created=at, staged=at,
        closed=at if missed else "", routine=routine.id, slot=slot,
    )  # fmt: skip
    changes = creation(card, **({"howto": routine.howto} if routine.howto else {}))
    for source in routine.feeds.split():
        if board.card(source) is not None:
            changes += creation(Feed(feed_id(source, card.id), board.campaign.id, source, card.id, at))
    return changes


def _counted_anew(board: Board, routine: Routine) -> Routine:
    """The routine, counted from its completion when what it made last is finished or put away."""
    if routine.repeat != "completion" or routine.upto < routine.start or open_of(board, routine):
        return routine
    done = [c.closed for c in board.group("tactic", "done") if (c.routine, c.slot) == (routine.id, routine.start)]
    day = day_of(done[0], routine.zone) if done else board.today
    return routine._replace(start=after_completion(routine, day) or routine.start)


def _before(start: str) -> str:
    """A wall time that sorts before the start."""
    return f"{start[:10]}" if "T" in start else f"{start[:8]}"


def _with(dates: str, slot: str) -> str:
    return " ".join(sorted({*dates.split(), slot}))


def _said(slot: str, routine: Routine, now: datetime) -> str:
    return say_when(slot, in_zone(now, routine.zone))


def _differing(before: Routine, after: Routine) -> dict[str, str | int]:
    return {n: v for n, v in after._asdict().items() if v != getattr(before, n) and n not in ("id", "version")}


def upcoming(rule: str, start: str, count: int) -> list[str]:
    """The first slots of a rule, for showing what it would do."""
    return list(islice(slots(rule, start), count))
