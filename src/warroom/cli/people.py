"""`warroom people`: who is on the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.errors import Refused, misread
from warroom.cli.lazy import Several, with_options
from warroom.cli.pick import line
from warroom.domain.model import Person

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.changes import Draft
    from warroom.domain.load import Bearer, DayLoad

_with_traits = with_options(
    click.option("--name", metavar="NAME", help="The name in full."),
    click.option("--role", "--roles", "roles", metavar="WORDS", help="What they do, as in `writer, community`."),
    click.option("--carry", "capacity", metavar="LENGTH", help="The inches they can carry in a day, as in 4in."),
    click.option("--workdays", metavar="DAYS", help="The days they work, as in mon-fri, or mon, wed."),
    click.option("--zone", metavar="ZONE", help="Where they are, as in Asia/Tokyo.", shell_complete=complete.zones),
    click.option("--colour", "--color", metavar="NAME", help="blue, purple, green, amber, teal or pink."),
    click.option("--glyph", metavar="SIGN", help="One sign before the handle."),
)


@click.group(cls=Several, invoke_without_command=True, short_help="Say who is on the team.")
@click.pass_context
def people(ctx: click.Context) -> None:
    """Say who is on the team, what they do, when they work, and how much they can carry in a day."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(ls)


@people.command("ls", short_help="List the team.")
@click.pass_obj
def ls(errand: Errand) -> None:
    """List the team; `*` marks you."""
    from warroom.domain.inches import format_inches
    from warroom.domain.people import say_workdays

    found = sorted(_people(errand).values(), key=lambda person: person.id)
    if errand.asked.as_json:
        out.document([{**person._asdict(), "me": person.id == errand.me} for person in found])
        return
    rows = [
        (
            "*" if p.id == errand.me else " ", f"{p.glyph} @{p.id}".strip(), p.name, p.roles,
            format_inches(p.capacity, True) if p.capacity else "", say_workdays(p.workdays), p.zone,
        )
        for p in found
    ]  # fmt: skip
    if rows:
        out.data(out.table(rows, ("", "bold"), head=(" ", "handle", "name", "roles", "a day", "works", "zone")))


@people.command("load", short_help="Print each one's week.")
@click.argument("day", nargs=-1, metavar="[DAY]...")
@click.pass_obj
def load(errand: Errand, day: tuple[str, ...]) -> None:
    """Print what each one carries on the days of a week, this one or that of DAY: nobody first.

    Columns are the days and then what is on no day; `!` is more than they can carry, or work on a day off.

    \b
      warroom people load
      warroom people load next mon --json
    """
    from warroom.domain.almanac import days_of_week
    from warroom.domain.dates import add_days, parse_when, short_day
    from warroom.domain.load import loads, size_of

    board = errand.board
    with misread():
        days = days_of_week(parse_when(line(day), errand.local).day if day else errand.today)
    wins = errand.store.wins(board.campaign.id, since=add_days(days[0], -1), until=add_days(days[-1], 1))
    found = loads(board, errand.now, days, wins, errand.me)
    if errand.asked.as_json:
        out.document([_week(bearer) for bearer in found])
        return
    head = ("who", *map(short_day, days), "no day")
    rows = [
        (f"@{b.person.id}" if b.person.id else "nobody", *map(_cell, b.days), _sized(size_of(b.undated))) for b in found
    ]
    out.data(out.table(rows, ("bold",), head=head))


@people.command("add", short_help="Let somebody join.")
@click.argument("handle")
@_with_traits
@click.pass_obj
def add(errand: Errand, /, handle: str, **given: str | None) -> None:
    """Let somebody join the team.

    \b
      warroom people add aiko --name "Aiko Mori" --role "video, copy" --carry 4in --zone Asia/Tokyo
    """
    from warroom.commands.actions.team import named_handle, set_person

    known = _people(errand)
    with misread():
        name = named_handle(handle)
        if name in known:
            raise Refused(f"@{name} is on the team already: `warroom people set {name}` changes what is known.")
        draft = set_person(known, name, _texts(given), errand.now)
    _do(errand, draft, name)


@people.command("set", short_help="Change what is known of somebody.")
@click.argument("handle", shell_complete=complete.people)
@_with_traits
@click.pass_obj
def set_(errand: Errand, /, handle: str, **given: str | None) -> None:
    """Change what is known of somebody; an empty text takes it away.

    \b
      warroom people set ana --carry "5 1/2" --workdays tue-sat --colour teal --glyph "△"
      warroom people set ana --zone ""
    """
    from warroom.commands.actions.team import known_person, set_person

    known, texts = _people(errand), _texts(given)
    with misread():
        person = known_person(known, handle)
        if not texts:
            raise Refused("Say what is to be changed: --name, --role, --carry, --workdays, --zone, --colour, --glyph.")
        draft = set_person(known, person.id, texts, errand.now)
    _do(errand, draft, person.id)


@people.command("rm", short_help="Take somebody off the team.")
@click.argument("handle", shell_complete=complete.people)
@click.pass_obj
def rm(errand: Errand, handle: str) -> None:
    """Take somebody off the team who has nothing open in any campaign; what they won and did stays."""
    from warroom.commands.actions.team import known_person, remove_person

    with misread():
        person = known_person(_people(errand), handle)
        busy = errand.store.busy_in(person.id)
        draft = remove_person(errand.board, person.id, errand.me, busy)
    _do(errand, draft, person.id)


@people.command("merge", short_help="Give all of one handle to another.")
@click.argument("old", shell_complete=complete.people)
@click.argument("new", shell_complete=complete.people)
@click.pass_obj
def merge(errand: Errand, old: str, new: str) -> None:
    """Give cards, wins, routines and promises of one handle to another, in every campaign; the first one leaves.

    When nobody has the other handle, that is a rename. The history keeps the names it was written under.
    """
    from warroom.commands.actions.merging import Held, merge_people
    from warroom.commands.actions.team import named_handle
    from warroom.domain.dates import day_in_zone

    store = errand.store
    with misread():
        campaigns = [
            Held(
                store.board(c.id, day_in_zone(errand.now, c.zone)),
                store.cards(c.id, archived=True),
                store.wins(c.id),
            )
            for c in store.campaigns()
        ]
        draft = merge_people(campaigns, _people(errand), old, new, errand.me, errand.now)
        name = named_handle(new)
    _do(errand, draft, name)


def _week(bearer: Bearer) -> dict[str, object]:
    """Somebody's days for JSON, lengths in sixteenths."""
    from warroom.domain.load import size_of

    days = [
        {
            "day": load.day, "off": load.off, "capacity": load.most, "carried": size_of(load.carried),
            "due": size_of(load.due), "committed": load.promised, "won": load.won, "over": load.over,
            "cards": [card.id for card in load.cards],
        }
        for load in bearer.days
    ]  # fmt: skip
    return {"person": bearer.person.id, "days": days, "undated": [card.id for card in bearer.undated]}


def _cell(load: DayLoad) -> str:
    """A day in few letters: what is open, `!` where that is too much, and what was won."""
    too_much = "!" if load.over or (load.off and load.cards) else ""
    is_open = f"{_sized(load.size) or f'{len(load.cards)}x'}{too_much}" if load.cards else ""
    won = f"+{_sized(load.won)}" if load.won else ""
    return f"{is_open} {won}".strip() or load.off or "."


def _sized(size: int) -> str:
    from warroom.domain.inches import format_inches

    return format_inches(size, True) if size else ""


def _do(errand: Errand, draft: Draft, handle: str) -> None:
    """Make it happen and say so; as JSON the person as they are after it."""
    if not draft.changes:
        raise Refused(f"There is {draft.label}.")
    receipt = errand.commit(draft)
    if errand.asked.as_json:
        person = _people(errand).get(handle)
        out.document({"seq": receipt.seq, "label": receipt.label, "person": person._asdict() if person else None})
    out.words(receipt.label)


def _people(errand: Errand) -> dict[str, Person]:
    return {person.id: person for person in errand.store.people()}


def _texts(given: dict[str, str | None]) -> dict[str, str]:
    """The options that were given."""
    return {name: text for name, text in given.items() if text is not None}
