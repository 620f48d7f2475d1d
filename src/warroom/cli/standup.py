"""`warroom standup`: the minutes, for a chat channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from warroom.cli import out
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.board import Board
    from warroom.domain.changes import Entry
    from warroom.domain.standup import Step


@click.command(cls=Sub, short_help="Print what there is to say in the standup.")
@click.option("--since", default="", metavar="DAY", help="From this day on, instead of since the last standup.")
@click.option("--until", default="", metavar="DAY", help="Up to this day, its end included.")
@click.option("--stamp", "stamped", is_flag=True, help="Keep that it was held: the next one looks back to here.")
@click.pass_obj
def standup(errand: Errand, since: str, until: str, stamped: bool) -> None:
    """Print the minutes of a standup in Markdown: what was done since the last one, each person, exceptions,
    what goes live, and who does what today.

    Without an earlier standup it looks back to the previous working day. Between two days it tells what was done
    in them, and each person and the exceptions as they were at the end.

    \b
      warroom standup --stamp
      warroom standup --since mon --until fri
    """
    from warroom.formats.minutes import minutes

    if stamped and (since or until):
        raise Misread("A stamp is of a standup that is held now; leave out --since and --until.")
    held = _stretch(errand, since, until) if since or until else _now(errand)
    text = minutes(held.board, held.steps, held.entries, held.title, held.since, held.days)
    if errand.asked.as_json:
        told = [
            {
                "kind": step.kind,
                "title": step.title,
                "groups": {name: [card.id for card in cards] for name, cards in step.groups},
                "wins": [win._asdict() for win in step.wins],
            }
            for step in held.steps
        ]
        out.document({"minutes": text, "since": held.since, "steps": told})
    else:
        out.lines(text)
    if stamped:
        from warroom.commands.actions.standup import stamp

        out.words(errand.commit(stamp(held.board, text, errand.now, errand.me)).label)


class _Held(NamedTuple):
    """What there is to say: of now, or of the stretch from the first to the last of two `days`."""

    board: Board
    title: str
    since: str
    entries: tuple[Entry, ...]
    steps: tuple[Step, ...]
    days: tuple[str, ...] = ()


def _now(errand: Errand) -> _Held:
    """Since the last standup."""
    from warroom.domain.dates import say_when
    from warroom.domain.standup import say_since, since_of, steps

    board, store = errand.board, errand.store
    looked = since_of(store.standups(board.campaign.id), board, tuple(board.people.values()))
    entries = store.between(board.campaign.id, after=looked.seq, since="" if looked.seq else looked.at)
    title = f"standup of {say_when(f'{errand.local:%Y-%m-%dT%H:%M}', errand.local)}"
    return _Held(board, title, say_since(looked, errand.local), entries, steps(board, entries))


def _stretch(errand: Errand, since: str, until: str) -> _Held:
    """From the beginning of one day to the end of another; each person and the exceptions as they were then."""
    from dataclasses import replace

    from warroom.cli.asof import go_back
    from warroom.domain.dates import instant, parse_when, say_when
    from warroom.domain.standup import day_bounds, steps

    today = errand.board.today
    with misread():
        last = parse_when(until, errand.local).day if until else today
        first = parse_when(since, errand.local).day if since else last
    if first > last:
        raise Misread(f"The last day, {last}, is before the first, {first}.")
    begun, ended = day_bounds(first, last, errand.campaign.zone)
    entries = errand.store.between(errand.campaign.id, since=instant(begun), until=instant(ended))
    if last < today:
        go_back(errand, last)
    # What was finished early in a long stretch is off the board by its end.
    touched = {change.id for entry in entries for change in entry.changes if change.entity == "card"}
    gone = (card for key in touched if errand.board.card(key) is None for card in errand.store.find(key))
    board = replace(errand.board, known={**errand.board.known, **{card.id: card for card in gone}})
    said = say_when(first, errand.local)
    title = said if first == last else f"{said} to {say_when(last, errand.local)}"
    told = (step for step in steps(board, entries) if last == today or step.kind not in ("live", "today"))
    return _Held(board, title, "What was done", entries, tuple(told), (first, last))
