"""`warroom playbook`: reusable plans, seen as a plan over days, and applied."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from warroom.cli import complete, out
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Several, with_options
from warroom.domain.playbook import DAYS_OFF

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.laid import Layout, Placed
    from warroom.domain.playbook import DaysOff, Play, Playbook

_with_cue = with_options(
    click.option("--start", metavar="DAY", default="", help="The day it starts."),
    click.option("--golive", metavar="WHEN", default="", help="When it goes live, as in `26 may 10:00`."),
    click.option("--days-off", type=click.Choice(DAYS_OFF), help="Where what is due on a day off goes."),
    click.option("--role", "roles", metavar="ROLE=HANDLE", multiple=True, help="Who does it, as in writer=ana."),
)


@click.group("playbook", cls=Several, short_help="Reusable plans: see one over days, apply one.")
def playbook() -> None:
    """Reusable plans, with how each thing in them is done well.

    Some are shipped; your own are Markdown files in the folder `playbooks` beside config.toml, and go before
    shipped ones of their name.
    """


@playbook.command("ls", short_help="List the playbooks.")
@click.pass_obj
def ls(errand: Errand) -> None:
    """List the playbooks; a file that is none is told with its line, and keeps no other from being listed.

    The columns are name, how many cards, whether it is your own, title, what it is about.
    """
    from warroom.library import shelved

    found = shelved()
    if errand.asked.as_json:
        out.document(
            [
                {"name": b.name, "title": b.title, "about": b.about, "cards": len(b.plays), "own": b.name in found.own}
                for b in found.playbooks
            ]
        )
    else:
        own = {True: "own", False: ""}
        rows = [(b.name, str(len(b.plays)), own[b.name in found.own], b.title, b.about) for b in found.playbooks]
        out.data(out.table(rows, ("cyan", "", "dim", "bold", "dim")))
    for problem in found.problems:
        out.words(problem)


@playbook.command("show", short_help="Show a playbook, over days where they are said.")
@click.argument("name", shell_complete=complete.playbooks)
@_with_cue
@click.option("--source", is_flag=True, help="The file as it is, to be copied and changed.")
@click.pass_obj
def show(errand: Errand, /, name: str, source: bool, **said: Any) -> None:
    """Show a playbook: its cards by day, and with a start or a go-live what is odd about that in this campaign.

    \b
      warroom playbook show product-launch
      warroom playbook show product-launch --golive "26 may 10:00" --days-off before
      warroom playbook show crisis --source > ~/.config/warroom/playbooks/crisis.md

    The columns are when, kind, owner, size, channel, title.
    """
    from warroom.library import playbook_named, source_of

    with misread():
        if source:
            # As it is into a file, and literally on a terminal.
            out.raw(source_of(name).encode("utf-8"))
            return
        book = playbook_named(name)
    if not any(said.values()):
        _show_relative(errand, book)
        return
    layout = _layout(errand, book, **said)
    _show_layout(errand, layout)


@playbook.command("apply", short_help="Apply a playbook to the campaign.")
@click.argument("name", shell_complete=complete.playbooks)
@_with_cue
@click.pass_obj
def apply(errand: Errand, /, name: str, **said: Any) -> None:
    """Make all cards of a playbook, as one change that one `warroom undo` takes back; nothing that exists moves.

    \b
      warroom playbook apply product-launch --golive "26 may 10:00" --role writer=ana
      warroom playbook apply weekly-community --start mon
    """
    from warroom.commands.actions.playbooks import apply_playbook
    from warroom.library import playbook_named

    with misread():
        book = playbook_named(name)
        layout = _layout(errand, book, **said)
        draft = apply_playbook(errand.board, layout, errand.now)
    receipt = errand.commit(draft)
    born = (change.id for change in draft.changes if (change.entity, change.field) == ("card", "exists"))
    made = list(islice(born, len(layout.cards)))
    if errand.asked.as_json:
        out.document({"seq": receipt.seq, "label": receipt.label, "cards": made, "odd": _odd(errand, layout)})
    else:
        ids = (errand.shortest(key) for key in made)
        rows = [("" if one.routine else next(ids), *_cells(errand, one)) for one in layout.placed]
        out.data(out.table(rows, ("dim", "", "", "cyan", "yellow")))
    out.words(receipt.label)


@playbook.command("make", short_help="Make a playbook of a campaign.")
@click.argument("name")
@click.option("--from", "source", metavar="CAMPAIGN", default="", help="Its name or id.  [default: this campaign]")
@click.option("--only", metavar="FILTER", default="", help="Of these cards alone, as in `#launch -kind:note`.")
@click.option("--golive", metavar="WHEN", default="", help="What days are counted from.  [default: its main go-live]")
@click.option("--title", metavar="TEXT", default="", help="What it is called.  [default: as the campaign]")
@click.option("--out", "to", metavar="FILE", type=click.Path(path_type=Path), help="Write here, else among your own.")
@click.option("--force", is_flag=True, help="Write over an existing file.")
@click.pass_obj
def make(
    errand: Errand, /, name: str, source: str, only: str, golive: str, title: str, to: Path | None, force: bool
) -> None:
    """Make a playbook of a campaign that went well, and print where it is.

    Days are counted anew, from the first day or from the go-live, whichever is nearer; people become roles, and
    checklists are unticked. What was put away, private or recurring stays behind.

    \b
      warroom playbook make spring-launch --from "Spring Launch" --only '#launch'
    """
    from warroom.cli.selection import selected
    from warroom.domain.dates import parse_when
    from warroom.formats.playbooks import write
    from warroom.library import made_of, own_path

    if source:
        errand.asked.campaign = source
    with misread():
        path = to or own_path(name)
        wall = parse_when(golive, errand.local).wall if golive else ""
        chosen = {card.id for card in selected(errand, [only], everything=True)} if only else None
        made = made_of(errand.store, errand.campaign, name, only=chosen, title=title, golive=wall)
    _write(errand, path, write(made.playbook), force=force, own=to is None)
    if errand.asked.as_json:
        out.document({"path": str(path), "cards": len(made.playbook.plays), "remarks": list(made.remarks)})
    else:
        out.place(path)
    for remark in made.remarks:
        out.words(remark)


def _write(errand: Errand, path: Path, text: str, *, force: bool, own: bool) -> None:
    from warroom.cli.files import put

    if own:
        path.parent.mkdir(parents=True, exist_ok=True)
    put(path, [text.encode("utf-8")], force=force, never=errand.path)


def _layout(
    errand: Errand, book: Playbook, start: str, golive: str, days_off: DaysOff | None, roles: Sequence[str]
) -> Layout:
    from warroom.commands.actions.cueing import read_cast, read_cue
    from warroom.domain.laid import lay

    pairs = dict(_pair(text) for text in roles)
    if not start and not golive:
        right = " or goes live: --golive WHEN." if book.goes_live else ": --start DAY."
        raise Misread(f"Say when {book.title} starts{right}")
    with misread():
        cue = read_cue(book, errand.board, errand.now, start, golive)
        return lay(book, cue._replace(days_off=days_off, cast=read_cast(pairs, book)), errand.board)


def _pair(text: str) -> tuple[str, str]:
    role, equals, handle = text.partition("=")
    if not equals or not role.strip():
        raise Misread(f"Say who does it as ROLE=HANDLE, such as writer=ana, not {text!r}.")
    return role.strip(), handle.strip()


def _show_relative(errand: Errand, book: Playbook) -> None:
    from warroom.domain.inches import format_inches
    from warroom.domain.playbook import write_moment

    if errand.asked.as_json:
        out.document(_document(book, [_play_row(play) for play in book.plays]))
        return
    out.words(f"{book.title}: {book.about}" if book.about else book.title)
    rows = []
    for play in book.plays:
        moments = (("", play.due), ("live ", play.live), ("until ", play.until))
        when = ", ".join(f"{lead}{write_moment(moment)}" for lead, moment in moments if moment is not None)
        when = f"{play.every}, {when}" if play.every else when
        size = format_inches(play.size, True) if play.size else ""
        rows.append((when, play.sort, f"@{play.role}" if play.role else "", size, play.channel, play.title))
    out.data(out.table(rows, ("", "dim", "cyan", "yellow", "")))


def _show_layout(errand: Errand, layout: Layout) -> None:
    from warroom.commands.actions.cueing import say_cue

    if errand.asked.as_json:
        rows = [
            {
                **_play_row(one.play),
                "due": one.due,
                "golive": one.golive,
                "owner": one.owner,
                "moved": one.moved,
                "times": list(one.times),
            }
            for one in layout.placed
        ]
        cue = {"start": layout.cue.start, "golive": layout.cue.golive, "odd": _odd(errand, layout)}
        out.document({**_document(layout.playbook, rows), **cue})
        return
    out.words(f"{layout.playbook.title} {say_cue(layout.cue, errand.local)}")
    out.data(out.table([_cells(errand, one) for one in layout.placed], ("", "dim", "cyan", "yellow", "")))
    for text in _odd(errand, layout):
        out.words(text)


def _cells(errand: Errand, one: Placed) -> tuple[str, ...]:
    from warroom.domain.dates import say_when
    from warroom.domain.inches import format_inches

    walls = (("", one.due), ("live ", one.golive))
    when = ", ".join(f"{lead}{say_when(wall, errand.local)}" for lead, wall in walls if wall)
    when = f"{when}, {len(one.times)} times" if one.routine else when
    size = format_inches(one.play.size, True) if one.play.size else ""
    return (when, one.play.sort, f"@{one.owner}" if one.owner else "", size, one.play.channel, one.play.title)


def _odd(errand: Errand, layout: Layout) -> list[str]:
    from warroom.domain.oddities import oddities

    return [oddity.text for oddity in oddities(layout, errand.board, errand.now, ascii=True)]


def _document(book: Playbook, cards: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": book.name, "title": book.title, "about": book.about, "text": book.text, "roles": dict(book.roles),
        "cards": cards,
    }  # fmt: skip


def _play_row(play: Play) -> dict[str, Any]:
    from warroom.domain.playbook import write_moment

    row = play._asdict()
    for key in ("due", "live", "until"):
        row[key] = write_moment(row[key]) if row[key] is not None else ""
    return {**row, "fed_by": list(play.fed_by)}
