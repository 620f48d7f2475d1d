"""`warroom routine`: what recurs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.doing import do
from warroom.cli.errors import Misread, Refused, misread
from warroom.cli.lazy import Line, Several
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Routine


@click.group(cls=Several, short_help="What recurs: tactics that appear by themselves.")
def routine() -> None:
    """Tactics that recur and appear on their day by themselves."""


@routine.command("add", cls=Line, short_help="Start a routine.")
@click.argument("words", nargs=-1, required=True, metavar="TEXT...", shell_complete=complete.words)
@click.option("--every", required=True, metavar="WHEN", help="weekday 9:00; mon,wed,fri; last fri of the month.")
@click.option(
    "--repeat", default="fixed", metavar="MODE", help="fixed, completion (counted from when it was done), skip."
)
@click.option("--zone", default="", metavar="ZONE", help="Whose wall clock it keeps; else the campaign's.")
@click.option("--howto", default="", metavar="TEXT", help="How it is done well.")
@click.pass_obj
def add(errand: Errand, words: Sequence[str], every: str, repeat: str, zone: str, howto: str) -> None:
    """Start a routine; the text is that of `warroom add`.

    \b
      warroom routine add 'Morning sweep @ana 1in #community' --every 'weekday 9:00'
      warroom routine add 'Log numbers' --every 'last fri of the month' --repeat skip
    """
    from warroom.commands.actions.routines import add_routine, upcoming
    from warroom.commands.vocabulary import vocabulary
    from warroom.domain.dates import check_zone, say_when
    from warroom.domain.grammar import parse_add
    from warroom.domain.routines import words_of

    with misread():
        added = parse_add(line(words), vocabulary(errand.board, errand.now, errand.me))
        there = check_zone(zone) if zone else ""
        draft = add_routine(errand.board, added, every, errand.now, repeat=repeat, zone=there, howto=howto)
    receipt = errand.commit(draft)
    made = next(
        r for r in errand.store.board(errand.campaign.id, errand.today).routines.values() if r.id == draft.changes[0].id
    )
    if errand.asked.as_json:
        out.document({"seq": receipt.seq, "routine": made._asdict()})
    else:
        out.data(made.id[:6])
    following = ", ".join(say_when(slot, errand.local) for slot in upcoming(made.rule, made.start, errand.campaign, 5))
    out.words(f"{made.title}: {words_of(made)}: {following}")


@routine.command("ls", short_help="List the routines.")
@click.pass_obj
def ls(errand: Errand) -> None:
    """List the routines: id, how often, next, owner, title."""
    from warroom.domain.dates import short_when
    from warroom.domain.routines import coming, open_of, words_of

    found = sorted(errand.board.routines.values(), key=lambda r: (bool(r.paused), r.title.casefold()))
    if errand.asked.as_json:
        out.document([{**r._asdict(), "words": words_of(r), "next": coming(errand.board, r, 5)} for r in found])
        return
    rows = []
    for each in found:
        following = next(iter(coming(errand.board, each, 1)), "")
        now = "now" if open_of(errand.board, each) else short_when(following, errand.today)
        owner = f"@{each.owner}" if each.owner else ""
        rows.append((each.id[:6], words_of(each), f"paused: {each.paused}" if each.paused else now, owner, each.title))
    if not rows:
        raise Refused("Nothing recurs yet: `warroom routine add TEXT --every 'weekday 9:00'` starts a routine.")
    out.data(out.table(rows, ("dim", "", "yellow", "", "")))


@routine.command("pause", short_help="Let a routine pause, with a reason.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE")
@click.option("--why", required=True, metavar="TEXT", help="Why it pauses.")
@click.pass_obj
def pause(errand: Errand, words: Sequence[str], why: str) -> None:
    """Let no occurrences appear until it is taken up again."""
    from warroom.commands.actions import routines

    found = _one(errand, line(words))
    with misread():
        do(errand, routines.pause(found, why, errand.now), ())


@routine.command("resume", short_help="Take a routine up again.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE")
@click.pass_obj
def resume(errand: Errand, words: Sequence[str]) -> None:
    """Take a routine that pauses up again."""
    from warroom.commands.actions import routines

    found = _one(errand, line(words))
    if not found.paused:
        raise Refused(f"{found.title} does not pause.")
    do(errand, routines.resume(errand.board, found, errand.now), ())


@routine.command("skip", short_help="Skip one occurrence.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE")
@click.pass_obj
def skip(errand: Errand, words: Sequence[str]) -> None:
    """Skip the occurrence that is open, or else the next one; the series stays as it is."""
    from warroom.commands.actions import routines

    with misread():
        do(errand, routines.skip(errand.board, _one(errand, line(words)), errand.now), ())


@routine.command("move", short_help="Move one occurrence.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE")
@click.option("--to", "to", required=True, metavar="WHEN", help="tomorrow 10:00, +2d, fri.")
@click.pass_obj
def move(errand: Errand, words: Sequence[str], to: str) -> None:
    """Move the occurrence that is open, or else the next one; the series stays as it is."""
    from warroom.commands.actions import routines
    from warroom.domain.dates import parse_when

    with misread():
        wall = parse_when(to, errand.local).wall
        do(errand, routines.move(errand.board, _one(errand, line(words)), wall, errand.now), ())


@routine.command("end", short_help="End a routine.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE")
@click.pass_obj
def end(errand: Errand, words: Sequence[str]) -> None:
    """End a routine; what it made stays."""
    from warroom.commands.actions import routines

    do(errand, routines.end(_one(errand, line(words)), errand.now), ())


def _one(errand: Errand, text: str) -> Routine:
    """The routine that the text means, by the beginning of its id or by words of its title."""
    wanted = text.casefold().split()
    found = [r for r in errand.board.routines.values() if r.id.startswith(text)] if text else []
    found = found or [r for r in errand.board.routines.values() if all(word in r.title.casefold() for word in wanted)]
    exact = [r for r in found if r.title.casefold() == text.casefold()]
    if len(exact or found) != 1:
        named = ", ".join(f"{r.title} ({r.id[:6]})" for r in found or errand.board.routines.values())
        raise Misread(
            f"{'Several routines are' if found else 'No routine is'} called {text!r}: there are {named or 'none'}."
        )
    return (exact or found)[0]
