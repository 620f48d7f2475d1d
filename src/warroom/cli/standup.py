"""`warroom standup`: the minutes, for a chat channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Sub, short_help="Print what there is to say in the standup.")
@click.option("--since", default="", metavar="DAY", help="From this day on, instead of since the last standup.")
@click.option("--until", default="", metavar="DAY", help="Up to this day, its end included.")
@click.option("--stamp", "stamped", is_flag=True, help="Keep that it was held: the next one looks back to here.")
@click.pass_obj
def standup(errand: Errand, since: str, until: str, stamped: bool) -> None:
    """Print the minutes of a standup in Markdown: what was done since the last one, each person, exceptions,
    what goes live, and who does what today.

    Without an earlier standup it looks back to the previous working day.

    \b
      warroom standup --stamp
      warroom standup --since mon --until fri
    """
    from warroom.commands.actions.standup import stamp
    from warroom.domain.dates import instant, parse_when, say_when
    from warroom.domain.standup import day_bounds, since_of, steps
    from warroom.formats.minutes import minutes

    board, store = errand.board, errand.store
    zone = board.campaign.zone
    if since or until:
        with misread():
            last = parse_when(until, errand.local).day if until else board.today
            first = parse_when(since, errand.local).day if since else last
            if first > last:
                raise Misread(f"The last day, {last}, is before the first, {first}.")
        begun, ended = day_bounds(first, last, zone)
        entries = store.between(board.campaign.id, since=instant(begun), until=instant(ended))
        said = (
            say_when(first, errand.local)
            if first == last
            else f"{say_when(first, errand.local)} to {say_when(last, errand.local)}"
        )
    else:
        looked = since_of(store.standups(board.campaign.id), board, tuple(board.people.values()))
        entries = store.between(board.campaign.id, after=looked.seq, since="" if looked.seq else looked.at)
        said = f"standup of {say_when(f'{errand.local:%Y-%m-%dT%H:%M}', errand.local)}"
    found = steps(board, entries)
    text = minutes(board, found, entries, said)
    if errand.asked.as_json:
        out.document(
            {
                "minutes": text,
                "steps": [
                    {
                        "kind": s.kind,
                        "title": s.title,
                        "groups": {name: [c.id for c in cards] for name, cards in s.groups},
                    }
                    for s in found
                ],
            }
        )
    else:
        out.lines(text)
    if stamped:
        out.words(errand.commit(stamp(board, text, errand.now, errand.me)).label)
