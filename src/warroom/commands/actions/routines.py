"""Routines: starting and changing them, pausing, skipping and moving one occurrence, ending."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from warroom.commands.actions.occurrences import (
    arising,
    counted_anew,
    fed_by,
    occurrence,
    up_to,
)
from warroom.commands.actions.people import newcomer
from warroom.commands.actions.words import draft, last_rank, one_line, quoted, tidy_title
from warroom.domain.changes import Change, Draft, assurance, creation, deletion, update
from warroom.domain.dates import add_days, in_zone, instant, say_when
from warroom.domain.ids import mint
from warroom.domain.model import Campaign, Card, Routine, feed_id
from warroom.domain.recurrence import rule_parts
from warroom.domain.repeats import Repeat, parse_repeat
from warroom.domain.routines import next_slot, open_of, read_mode, words_of
from warroom.domain.slots import day_of_slot, due_of_slot, first_start, slots_of

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.domain.grammar import Added

# What an occurrence has from its routine.
_HANDED_ON = ("title", "owner", "tags", "size")
# What a line may say and no routine has, with its name.
_NOT_OF_ROUTINES = {
    "channel": "channel", "format": "format", "stage": "stage", "golive": "go-live", "link": "link",
    "source": "source", "heat": "heat", "private": "privacy of its own", "client": "client", "budget": "budget",
    "embargo": "embargo",
}  # fmt: skip


def add_routine(
    board: Board, added: Added, every: str, now: datetime, *, repeat: str = "fixed", zone: str = "", howto: str = "",
    checklist: str = "",
) -> Draft:  # fmt: skip
    """A new routine, with today's occurrences as one change.

    `added` is what a line of quick-add says of the tactic; `every` how often.  Raises ValueError with a sentence.
    """
    check_line(added)
    there = in_zone(now, zone or board.campaign.zone)
    said = parse_repeat(every, there)
    routine = Routine(
        mint(), board.campaign.id, tidy_title(added.title), said.rule, first_start(said, there),
        zone or board.campaign.zone, read_mode(repeat), added.owner, one_line(added.tags, "The tags"), added.size,
        " ".join(added.feeds), howto, created=instant(now), checklist=checklist,
    )  # fmt: skip
    _check_mode(routine)
    made, upto = arising(board, routine, now)
    changes = [*creation(routine._replace(upto=upto)), *newcomer(board.people, routine.owner, now), *made]
    return draft("routine", f"started the routine {quoted(routine.title)}, {words_of(routine)}", changes)


def edit_routine(board: Board, routine: Routine, now: datetime, **values: Any) -> Draft:
    """Give a routine other values (`title` `every` `zone` `owner` `tags` `size` `repeat` `feeds` `howto` `checklist`).

    They hold for what comes, from today on where today has none of it yet; an open occurrence, while nobody has
    begun it, follows.  Raises ValueError with a sentence.
    """
    every = values.pop("every", "")
    changed = routine._replace(**values)
    changed = changed._replace(title=tidy_title(changed.title), repeat=read_mode(changed.repeat))
    waiting = [card for card in open_of(board, routine) if card.stage == "todo"]
    made: list[Change] = []
    is_other = every not in ("", words_of(routine)) or changed.zone != routine.zone
    if is_other:
        changed = _restarted(board, routine, changed, every, now)
    _check_mode(changed)
    if is_other:
        made, upto = arising(board, changed, now)
        changed = changed._replace(upto=upto)
    changes = update(routine, **_differing(routine, changed)) + newcomer(board.people, changed.owner, now) + made
    for card in waiting:
        changes += _following(board, card, routine, changed, now, alone=len(waiting) == 1)
    return draft("routine", f"changed the routine {quoted(changed.title)}, {words_of(changed)}", changes)


def _restarted(board: Board, routine: Routine, changed: Routine, every: str, now: datetime) -> Routine:
    """The routine counted anew by another rule or in another zone; what is made for today is not made again."""
    there = in_zone(now, changed.zone)
    again = every not in ("", words_of(routine))
    said = parse_repeat(every, there) if again else Repeat(routine.rule, routine.start[11:])
    # What was moved before its day stands for it still.
    moved = {card.slot for card in open_of(board, routine)} & set(routine.exdates.split())
    changed = changed._replace(rule=said.rule, start=first_start(said, there), upto="", exdates=" ".join(sorted(moved)))
    if not routine.upto:
        return changed
    told = up_to(board, changed, day_of_slot(routine.upto, routine, board.campaign))
    return changed._replace(upto=max(told, routine.upto))


def _following(
    board: Board, card: Card, routine: Routine, changed: Routine, now: datetime, *, alone: bool
) -> list[Change]:
    """The changes of an occurrence that nobody has begun: what it has from its routine, it has from it again.

    Today's, where it is `alone` and stands at its slot, goes to the new rule's slot of today.
    """
    alike = [name for name in _HANDED_ON if getattr(card, name) == getattr(routine, name)]
    values = {name: getattr(changed, name) for name in alike}
    campaign = board.campaign
    in_place = card.due[:10] == board.today and card.due == due_of_slot(card.slot, routine, campaign)
    slot = up_to(board, changed, board.today) if alone and in_place else ""
    if slot and day_of_slot(slot, changed, campaign) == board.today:
        values |= {"slot": slot, "due": due_of_slot(slot, changed, campaign)}
    before, after = routine.feeds.split(), changed.feeds.split()
    links = (board.feeds.get(feed_id(source, card.id)) for source in before if source not in after)
    taken = [change for link in links if link is not None for change in deletion(link)]
    return update(card, **values) + taken + fed_by(board, card, [one for one in after if one not in before], now)


def pause(routine: Routine, why: str, now: datetime) -> Draft:
    """Let no occurrences appear for a while.  Raises ValueError without a reason."""
    reason = one_line(why, "A reason")
    if not reason:
        raise ValueError("Say why it pauses: the shop is closed until May.")
    return draft(
        "routine", f"paused {quoted(routine.title)}: {reason}", update(routine, paused=reason, paused_at=instant(now))
    )


def resume(board: Board, routine: Routine, now: datetime) -> Draft:
    """Take up a routine that pauses or has ended; what was due meanwhile is neither made nor missed."""
    over = up_to(board, routine, add_days(board.today, -1)) if routine.repeat != "completion" else ""
    after = counted_anew(board, routine._replace(paused="", paused_at="", archived="", upto=max(over, routine.upto)))
    made, upto = arising(board, after, now)
    changes = update(routine, paused="", paused_at="", archived="", start=after.start, upto=upto) + made
    return draft("routine", f"took {quoted(routine.title)} up again", changes)


def skip(board: Board, routine: Routine, now: datetime) -> Draft:
    """Skip one occurrence: the open one, or else the next; the series goes on as it was."""
    waiting = open_of(board, routine)
    if waiting:
        changes = update(waiting[0], archived=instant(now))
        slot = waiting[0].slot
    else:
        slot = _to_come(board, routine)
        without = routine._replace(exdates=_with(routine.exdates, slot))
        if routine.repeat == "completion":
            without = without._replace(start=next(slots_of(without, board.campaign, slot), slot))
        changes = update(routine, exdates=without.exdates, start=without.start) + _while_it_is_next(routine)
    return draft("routine", f"skipped {quoted(routine.title)} of {_said(slot, routine, now)}", changes)


def move(board: Board, routine: Routine, wall: str, now: datetime) -> Draft:
    """Let one occurrence, the open one or else the next, be due at `wall` of the campaign's zone.

    Raises ValueError with a sentence without a time, and for a day that is over.
    """
    if not wall:
        raise ValueError("Say when it is to be: tomorrow 10:00.")
    to = say_when(wall, in_zone(now, board.campaign.zone))
    if wall[:10] < board.today:
        raise ValueError(f"{to} is over: move it to today or later.")
    waiting = open_of(board, routine)
    slot = waiting[0].slot if waiting else _to_come(board, routine)
    if waiting:
        changes = update(waiting[0], due=wall)
    elif routine.repeat == "completion":
        changes = update(routine, upto=slot)
    else:
        changes = update(routine, exdates=_with(routine.exdates, slot)) + _while_it_is_next(routine)
    if not waiting:
        changes += occurrence(board, routine, slot, last_rank(board, "tactic", "todo"), now, due=wall)
    return draft("routine", f"moved {quoted(routine.title)} of {_said(slot, routine, now)} to {to}", changes)


def end(routine: Routine, now: datetime) -> Draft:
    """Let a routine end; what it made stays."""
    return draft("routine", f"ended the routine {quoted(routine.title)}", update(routine, archived=instant(now)))


def upcoming(rule: str, start: str, campaign: Campaign, count: int) -> list[str]:
    """The first times at which a routine of that rule would fall due, for showing what it would do."""
    return list(islice(slots_of(Routine("", "", "", rule, start, campaign.zone), campaign, ""), count))


def check_line(added: Added) -> None:
    """Raises ValueError with a sentence for what a line says that a routine cannot have."""
    if added.due:
        raise ValueError("When it is due follows from how often: say the time there, such as weekday 9:00.")
    for field, name in _NOT_OF_ROUTINES.items():
        if getattr(added, field):
            raise ValueError(f"A routine has no {name}: take it out of the line.")


def _check_mode(routine: Routine) -> None:
    """Raises ValueError with a sentence for a rule that says what its mode cannot keep."""
    if routine.repeat == "completion" and "COUNT" in rule_parts(routine.rule):
        raise ValueError(
            "What counts from its completion has no number of times: say until when, such as until 30 jun."
        )


def _to_come(board: Board, routine: Routine) -> str:
    """The next slot.  Raises ValueError with a sentence when there is none."""
    slot = next_slot(board, routine)
    if not slot:
        raise ValueError(f"{quoted(routine.title)} has no occurrence to come.")
    return slot


def _while_it_is_next(routine: Routine) -> list[Change]:
    """That nobody has made an occurrence meanwhile: the next one is what it was when it was chosen."""
    return assurance(routine, upto=routine.upto)


def _with(dates: str, slot: str) -> str:
    return " ".join(sorted({*dates.split(), slot}))


def _said(slot: str, routine: Routine, now: datetime) -> str:
    return say_when(slot, in_zone(now, routine.zone))


def _differing(before: Routine, after: Routine) -> dict[str, str | int]:
    return {n: v for n, v in after._asdict().items() if v != getattr(before, n) and n not in ("id", "version")}
