"""What is odd about a playbook laid over days: said before it is applied, in the order of how much it matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.campaigns import holidays_of
from warroom.domain.dates import days_between, in_zone, say_when
from warroom.domain.daywords import WEEKDAY_NUMBERS
from warroom.domain.golive import collisions_among
from warroom.domain.inches import format_inches
from warroom.domain.laid import Layout, Placed, lead
from warroom.domain.load import loads
from warroom.domain.model import Card, Person
from warroom.domain.people import off_on
from warroom.domain.playbook import counted_plays, playbook_of
from warroom.domain.stages import stages_of
from warroom.domain.text import brief, counted


class Oddity(NamedTuple):
    """One thing that is odd, or with `grave` False only good to know."""

    text: str
    grave: bool = True


def oddities(layout: Layout, board: Board, now: datetime, ascii: bool = False) -> tuple[Oddity, ...]:
    """All that is odd about it on this board at an aware `now`; lengths in plain ASCII where that is asked for."""
    local = in_zone(now, board.campaign.zone)
    found: Iterable[Iterator[Oddity]] = (
        _past(layout, local),
        _outside(layout, board, local),
        _order(layout, local),
        _unowned(layout),
        _applied(layout, board),
        _never(layout),
        _collisions(layout, board, local),
        _overbooked(layout, board, now, ascii),
        _free_days(layout, board, local),
        _stages(layout, board),
        _chosen(layout),
    )
    return tuple(oddity for some in found for oddity in some)


def _past(layout: Layout, local: datetime) -> Iterator[Oddity]:
    now = f"{local:%Y-%m-%dT%H:%M}"
    late = [one for one in layout.cards if any("" < wall < now[: len(wall)] for wall in (one.due, one.golive))]
    if late:
        yield Oddity(f"{_some(late)} would be late already: {_named(late[0])}, {say_when(late[0].wall, local)}.")


def _outside(layout: Layout, board: Board, local: datetime) -> Iterator[Oddity]:
    start, end = board.campaign.start, board.campaign.end
    before = [one for one in layout.placed if any("" < wall[:10] < start for wall in (one.due, one.golive))]
    after = [one for one in layout.placed if any(wall[:10] > end for wall in (one.due, one.golive))]
    if before:
        yield Oddity(f"{_some(before)} fall{_s(before)} before the campaign's first day, {say_when(start, local)}.")
    if after:
        last = layout.days[-1]
        yield Oddity(
            f"{_some(after)} fall{_s(after)} after the campaign's last day, {say_when(end, local)}; the last on "
            f"{say_when(last, local)}."
        )


def _order(layout: Layout, local: datetime) -> Iterator[Oddity]:
    start, meant = layout.cue.start, layout.playbook.starts
    if meant and WEEKDAY_NUMBERS[meant] != date.fromisoformat(start).weekday():
        yield Oddity(f"It is meant to start on a {meant.capitalize()}, not on {say_when(start, local)}.")
    usual = layout.playbook.golive
    if usual is not None and layout.playbook.goes_live and lead(layout.cue) != usual.days:
        gap = counted(lead(layout.cue), "day")
        yield Oddity(f"The go-live is {gap} after the start, where the playbook has {usual.days}: cards may cross.")


def _unowned(layout: Layout) -> Iterator[Oddity]:
    parts = [part for part in layout.parts if not part.person]
    if parts:
        *others, last = [f"@{part.role}" for part in parts]
        does = f", who {parts[0].does}" if parts[0].does and not others else ""
        much = counted_plays(sum(part.cards for part in parts), sum(part.routines for part in parts))
        yield Oddity(
            f"Nobody here is {', '.join(others)}{' or ' if others else ''}{last}{does}, so {much} will be nobody's."
        )
    bare = [one for one in layout.placed if not one.play.role and one.play.kind == "tactic"]
    if bare:
        yield Oddity(f"{_some(bare)} name{_s(bare)} no role, so nobody owns {'it' if len(bare) == 1 else 'them'}.")


def _applied(layout: Layout, board: Board) -> Iterator[Oddity]:
    here = [card for card in board.cards.values() if playbook_of(card) == layout.playbook.name]
    if here:
        are = "is" if len(here) == 1 else "are"
        yield Oddity(f"It was applied here before: {counted(len(here), 'card')} of it {are} on the board.")
    titles = {routine.title.casefold() for routine in board.routines.values()}
    twice = [one for one in layout.routines if one.play.title.casefold() in titles]
    if twice:
        yield Oddity(f"{_named(twice[0])} recurs here already{_and_more(len(twice) - 1)}: it would be there twice.")


def _never(layout: Layout) -> Iterator[Oddity]:
    """Routines that would end before they begin."""
    never = [one for one in layout.routines if not one.times]
    if never:
        yield Oddity(f"{_named(never[0])} never recurs in that time{_and_more(len(never) - 1)}: it is not started.")


def _collisions(layout: Layout, board: Board, local: datetime) -> Iterator[Oddity]:
    """Pieces that go live on one channel within the hour of one that is there, or of each other."""
    ours = {card.id: (one, card) for n, one in enumerate(layout.placed) if (card := _as_card(one, board, n)).golive}
    if not ours:
        return
    cards = {card.id: card for _, card in ours.values()} | dict(board.cards)
    close, told = collisions_among(cards.values(), board.campaign.zone), set[str]()
    for key, (one, _) in ours.items():
        told.add(key)
        for other in close.get(key, ()):
            if other not in told:
                title, when = brief(cards[other].title), say_when(one.golive, local)
                yield Oddity(f'{_named(one)} goes live {when} on {one.play.channel}, as does "{title}".')


def _overbooked(layout: Layout, board: Board, now: datetime, ascii: bool) -> Iterator[Oddity]:
    """Days on which somebody would have more than they can carry, the playbook's tactics among it."""
    local = in_zone(now, board.campaign.zone)
    every = [one._replace(due=wall) for one in layout.placed for wall in one.times or (one.due,)]
    tactics = [_as_card(one, board, n) for n, one in enumerate(every) if one.play.kind == "tactic"]
    days = sorted({card.due[:10] for card in tactics if card.due[:10] >= board.today})
    if not days or not any(person.capacity for person in board.people.values()):
        return
    after = replace(board, cards={**board.cards, **{card.id: card for card in tactics}})
    ours = {card.id for card in tactics}
    for bearer in loads(after, now, days):
        over = [day for day in bearer.days if day.over and any(card.id in ours for card in day.cards)]
        if over:
            day = max(over, key=lambda found: found.over)
            more = f" and on {counted(len(over) - 1, 'other day')}" if len(over) > 1 else ""
            size, most = (format_inches(length, ascii) for length in (day.size, day.most))
            when = say_when(day.day, local)
            yield Oddity(f"@{bearer.person.id} would have {size} of {most} on {when}{more}.")


def _free_days(layout: Layout, board: Board, local: datetime) -> Iterator[Oddity]:
    free = [one._replace(due=day) for one in layout.placed if (day := _day_off(one, board))]
    if free:
        first = free[0]
        yield Oddity(f"{_some(free)} fall{_s(free)} on days off: {_named(first)}, {say_when(first.due[:10], local)}.")
    live = [one for one in layout.placed if one.golive[:10] in holidays_of(board.campaign)]
    if live:
        yield Oddity(f"{_some(live)} go{'es' if len(live) == 1 else ''} live on a holiday: {_named(live[0])}.")
    moved = [one for one in layout.placed if one.moved]
    if moved:
        by = max(abs(days_between(one.moved, one.due)) for one in moved)
        yield Oddity(f"{_some(moved)} moved off days off, by {counted(by, 'day')} at the most.", grave=False)


def _day_off(one: Placed, board: Board) -> str:
    """The first day on which it is due and whoever has it does not work, "" for none."""
    days = (wall[:10] for wall in one.times or (one.due,) if wall)
    return next((day for day in days if off_on(_owner(one, board), day, board.campaign)), "")


def _stages(layout: Layout, board: Board) -> Iterator[Oddity]:
    for one in layout.placed:
        known = [stage.name.casefold() for stage in stages_of(board.campaign, one.play.kind)]
        if one.play.stage and one.play.stage.casefold() not in known:
            yield Oddity(f"There is no stage {one.play.stage!r} here: {_named(one)} begins where its kind does.")


def _chosen(layout: Layout) -> Iterator[Oddity]:
    for part in layout.parts:
        if len(part.able) > 1 and part.person in part.able and layout.cue.cast.get(part.role) is None:
            others = ", ".join(f"@{handle}" for handle in part.able if handle != part.person)
            yield Oddity(f"@{part.person} is @{part.role} here, with less to do than {others}.", grave=False)


def _as_card(one: Placed, board: Board, n: int) -> Card:
    """The card that it would be, as far as its load and its hour go."""
    play, campaign = one.play, board.campaign
    stage = stages_of(campaign, play.kind)[0].name
    return Card(
        f"{n}", campaign.id, play.kind, play.title, stage, "", owner=one.owner, channel=play.channel, due=one.due,
        golive=one.golive, size=play.size,
    )  # fmt: skip


def _owner(one: Placed, board: Board) -> Person:
    return board.people.get(one.owner) or Person("")


def _some(found: Sequence[Placed]) -> str:
    routines = sum(one.routine is not None for one in found)
    return counted_plays(len(found) - routines, routines)


def _and_more(n: int) -> str:
    return f", and {n} more" if n else ""


def _s(found: Sequence[Placed]) -> str:
    return "s" if len(found) == 1 else ""


def _named(one: Placed) -> str:
    return f'"{brief(one.play.title, 48)}"'
