"""`warroom routine`: what recurs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from warroom.cli import complete, out
from warroom.cli.doing import do
from warroom.cli.errors import Misread, Refused, misread
from warroom.cli.lazy import Line, Several, with_options
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Routine


_with_traits = with_options(
    click.option("--owner", metavar="HANDLE", help="Who does it.", shell_complete=complete.people),
    click.option("--size", metavar="LENGTH", help="The inches it is worth, as in 1/2in."),
    click.option("--tags", metavar="WORDS", help="Its tags, as in `community, launch`."),
    click.option("--repeat", metavar="MODE", help="fixed, completion (counted from when it was last done), skip."),
    click.option(
        "--zone", metavar="ZONE", help="Whose wall clock it keeps; else the campaign's.", shell_complete=complete.zones
    ),
    click.option("--howto", metavar="TEXT", help="How it is done well."),
    click.option("--checklist", metavar="ITEMS", help="What is ticked off each time, as in 'FB; IG; YT'."),
)


@click.group(cls=Several, short_help="What recurs: tactics that appear by themselves.")
def routine() -> None:
    """Tactics that recur and appear on their day by themselves."""


@routine.command("add", cls=Line, short_help="Start a routine.")
@click.argument("words", nargs=-1, required=True, metavar="TEXT...", shell_complete=complete.words)
@click.option(
    "--every", required=True, metavar="WHEN", help="weekday 9:00; mon,wed,fri; last fri of the month; FREQ=WEEKLY."
)
@_with_traits
@click.pass_obj
def add(errand: Errand, /, words: Sequence[str], every: str, **given: str | None) -> None:
    """Start a routine; the text is that of `warroom add`.

    \b
      warroom routine add 'Morning sweep' --every 'weekday 9:00' --owner ana --size 1in
      warroom routine add 'Log numbers @ana ^own-the-maker' --every 'last fri of the month' --repeat skip
    """
    from warroom.commands.actions.routines import add_routine
    from warroom.commands.vocabulary import vocabulary
    from warroom.domain.grammar import parse_add

    with misread():
        added = parse_add(line(words), vocabulary(errand.board, errand.now, errand.me))
        traits = _traits(given)
        named = {key: traits.pop(key) for key in ("owner", "size", "tags") if key in traits}
        draft = add_routine(errand.board, added._replace(**named), every, errand.now, **traits)
    receipt = errand.commit(draft)
    _tell(errand, receipt.seq, draft.changes[0].id, new=True)


@routine.command("change", short_help="Change a routine.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE", shell_complete=complete.routines)
@click.option("--title", metavar="TEXT", help="What is done.")
@click.option("--every", metavar="WHEN", help="How often.")
@_with_traits
@click.pass_obj
def change(errand: Errand, /, words: Sequence[str], title: str | None, every: str | None, **given: str | None) -> None:
    """Change a routine: it holds for what comes, and for an open occurrence that nobody has begun.

    An empty text takes an owner, a size, tags or a how-to away.

    \b
      warroom routine change sweep --every 'weekday 8:30' --owner ben
    """
    from warroom.commands.actions.routines import edit_routine

    with misread():
        values = _traits(given) | ({"title": title} if title is not None else {}) | ({"every": every} if every else {})
        if not values:
            raise Refused("Say what is to be changed: --title, --every, --owner, --size, --tags, --repeat, --zone.")
        found = _one(errand, line(words))
        draft = edit_routine(errand.board, found, errand.now, **values)
    if not draft.changes:
        raise Refused(f"There is {draft.label}.")
    receipt = errand.commit(draft)
    _tell(errand, receipt.seq, found.id, new=False)


@routine.command("ls", short_help="List the routines.")
@click.option("--ended", is_flag=True, help="Those that have ended, the last one first.")
@click.pass_obj
def ls(errand: Errand, *, ended: bool) -> None:
    """List the routines: id, how often, next, owner, size, title."""
    from warroom.domain.dates import short_when
    from warroom.domain.inches import format_inches
    from warroom.domain.routines import next_slot, open_of, words_of

    standing = sorted(errand.board.routines.values(), key=lambda r: (bool(r.paused), r.title.casefold()))
    found = list(_ended(errand)) if ended else standing
    if errand.asked.as_json:
        out.document([_document(errand, each) for each in found])
        return
    rows = []
    for each in found:
        now = "now" if open_of(errand.board, each) else short_when(next_slot(errand.board, each), errand.today)
        owner = f"@{each.owner}" if each.owner else ""
        size = format_inches(each.size, True) if each.size else ""
        said = "ended" if ended else f"paused: {each.paused}" if each.paused else now
        rows.append((_short(errand, each), words_of(each), said, owner, size, each.title))
    if not rows and ended:
        raise Refused("No routine has ended.")
    if not rows:
        raise Refused("Nothing recurs yet: `warroom routine add TEXT --every 'weekday 9:00'` starts a routine.")
    out.data(out.table(rows, ("dim", "", "yellow", "", "", "")))


@routine.command("show", short_help="Show one routine in full.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE", shell_complete=complete.any_routines)
@click.pass_obj
def show(errand: Errand, words: Sequence[str]) -> None:
    """Show a routine: its next five dates, whose it is, and its run over the last thirty days."""
    from warroom.domain.routines import run_since

    with misread():
        found = _one(errand, line(words), ended=True)
    past = errand.store.occurrences(errand.campaign.id, run_since(errand.today), found.id)
    if errand.asked.as_json:
        run = [
            {"slot": c.slot, "stage": c.stage, "card": c.id, "skipped": bool(c.archived and not c.closed)} for c in past
        ]
        out.document({**_document(errand, found), "run": run})
        return
    from warroom.views.line import plain
    from warroom.views.routines import details, sheet_of
    from warroom.views.scene import Scene

    scene = Scene(errand.board, errand.local, errand.me, ascii=errand.settings.ascii)
    for row in details(sheet_of(errand.board, found, past), scene, out.columns())[1:]:
        out.data(plain(row).rstrip())


@routine.command("pause", short_help="Let a routine pause, with a reason.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE", shell_complete=complete.routines)
@click.option("--why", required=True, metavar="TEXT", help="Why it pauses.")
@click.pass_obj
def pause(errand: Errand, words: Sequence[str], why: str) -> None:
    """Let no occurrences appear until it is taken up again."""
    from warroom.commands.actions import routines

    found = _one(errand, line(words))
    with misread():
        do(errand, routines.pause(found, why, errand.now), ())


@routine.command("resume", short_help="Take a routine up again.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE", shell_complete=complete.any_routines)
@click.pass_obj
def resume(errand: Errand, words: Sequence[str]) -> None:
    """Take a routine up again that pauses or has ended."""
    from warroom.commands.actions import routines

    found = _one(errand, line(words), ended=True)
    if not (found.paused or found.archived):
        raise Refused(f"{found.title} does not pause.")
    do(errand, routines.resume(errand.board, found, errand.now), ())


@routine.command("skip", short_help="Skip one occurrence.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE", shell_complete=complete.routines)
@click.pass_obj
def skip(errand: Errand, words: Sequence[str]) -> None:
    """Skip the occurrence that is open, or else the next one; the series stays as it is."""
    from warroom.commands.actions import routines

    with misread():
        do(errand, routines.skip(errand.board, _one(errand, line(words)), errand.now), ())


@routine.command("move", short_help="Move one occurrence.")
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE", shell_complete=complete.routines)
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
@click.argument("words", nargs=-1, required=True, metavar="ROUTINE", shell_complete=complete.routines)
@click.pass_obj
def end(errand: Errand, words: Sequence[str]) -> None:
    """End a routine; what it made stays, and `warroom routine resume` takes it up again."""
    from warroom.commands.actions import routines

    do(errand, routines.end(_one(errand, line(words)), errand.now), ())


def _traits(given: dict[str, str | None]) -> dict[str, Any]:
    """The fields that the options name.  Raises ValueError with a sentence."""
    from warroom.commands.actions.fields import read_handle, read_tags
    from warroom.domain.checklist import read_items
    from warroom.domain.dates import check_zone
    from warroom.domain.inches import parse_inches

    readers: dict[str, Callable[[str], Any]] = {
        "owner": read_handle, "size": lambda text: parse_inches(text) if text.strip() else 0, "tags": read_tags,
        "repeat": str, "zone": check_zone, "howto": str.strip, "checklist": read_items,
    }  # fmt: skip
    return {name: readers[name](text) for name, text in given.items() if text is not None}


def _tell(errand: Errand, seq: int, routine_id: str, *, new: bool) -> None:
    """Say what a routine is by now, and when it comes."""
    from warroom.commands.actions.routines import upcoming
    from warroom.domain.dates import say_when
    from warroom.domain.routines import words_of

    made = errand.store.board(errand.campaign.id, errand.today).routines[routine_id]
    if errand.asked.as_json:
        out.document({"seq": seq, "routine": made._asdict()})
    elif new:
        out.data(_short(errand, made))
    following = ", ".join(say_when(slot, errand.local) for slot in upcoming(made.rule, made.start, errand.campaign, 5))
    out.words(f"{made.title}: {words_of(made)}: {following}")


def _document(errand: Errand, found: Routine) -> dict[str, Any]:
    from warroom.domain.routines import coming, words_of

    return {**found._asdict(), "words": words_of(found), "next": coming(errand.board, found, 5)}


def _short(errand: Errand, found: Routine) -> str:
    """The shortest beginning of its id, of four letters or more, that no other routine has."""
    others = [each.id for each in errand.board.routines.values() if each.id != found.id]
    length = next((n for n in range(4, len(found.id)) if not any(o.startswith(found.id[:n]) for o in others)), None)
    return found.id[:length]


def _ended(errand: Errand) -> tuple[Routine, ...]:
    return errand.store.routines(errand.campaign.id, ended=True)


def _one(errand: Errand, text: str, *, ended: bool = False) -> Routine:
    """The routine that the text means, by the beginning of its id or by words of its title.

    Where `ended` it may be one that has ended, if none else is called so.
    """
    standing = tuple(errand.board.routines.values())
    found = _called(text, standing) or (_called(text, _ended(errand)) if ended else [])
    if len(found) != 1:
        named = ", ".join(f"{r.title} ({_short(errand, r)})" for r in found or standing)
        raise Misread(
            f"{'Several routines are' if found else 'No routine is'} called {text!r}: there are {named or 'none'}."
        )
    return found[0]


def _called(text: str, among: Sequence[Routine]) -> list[Routine]:
    wanted = text.casefold().split()
    found = [r for r in among if r.id.startswith(text)] if text else []
    found = found or [r for r in among if all(word in r.title.casefold() for word in wanted)]
    return [r for r in found if r.title.casefold() == text.casefold()] or found
