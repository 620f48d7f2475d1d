"""`warroom campaign`: new, ls, use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.desk import ORIGIN
from warroom.cli.errors import misread
from warroom.cli.lazy import Several
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.desk import Desk
    from warroom.commands.actions.campaigns import Terms
    from warroom.domain.model import Campaign


@click.group(cls=Several, short_help="Start, list and choose campaigns.")
def campaign() -> None:
    """Start, list and choose campaigns."""


@campaign.command("new", short_help="Start a campaign.")
@click.argument("name", nargs=-1, required=True)
@click.option("--start", metavar="DAY", default="", help="Its first day.  [default: today]")
@click.option("--end", metavar="DAY", default="", help="Its last day.  [default: thirty days in all]")
@click.option("--target", metavar="LENGTH", default="", help="Inches to win a day.  [default: a foot]")
@click.option("--zone", metavar="ZONE", default="", help="Its time zone, as Europe/Berlin.  [default: this computer's]")
@click.option("--stages", metavar="LIST", default="", help="The stages of its pieces, as in `idea, draft:4, live`.")
@click.option("--channels", metavar="LIST", default="", help="The channels it plays on, as in `ig, yt, nl`.")
@click.pass_obj
def new(desk: Desk, /, name: tuple[str, ...], **given: str) -> None:
    """Start a campaign, and make it the one that `warroom` opens.

    \b
      warroom campaign new Spring Launch --end "30 jun" --target 1/2 --zone Europe/Berlin
    """
    from warroom.commands.actions.campaigns import new_campaign
    from warroom.commands.actions.cards import created_id
    from warroom.config.state import remember_campaign
    from warroom.domain.dates import in_zone, say_when

    with misread():
        terms = _terms(desk, {**{key: text for key, text in given.items() if text}, "name": line(name)})
    store = desk.open(create=True)
    people = {person.id for person in store.people()}
    draft = new_campaign(terms, desk.now, desk.me, people)
    made = created_id(draft)
    receipt = store.commit(draft, actor=desk.me, origin=ORIGIN, campaign=made, at=desk.at)
    remember_campaign(desk.path, made)
    if desk.asked.as_json:
        out.document(_row(store.campaign(made)))
    now = in_zone(desk.now, terms.zone)
    out.words(f"{receipt.label}: {say_when(terms.start, now)} to {say_when(terms.end, now)}, {terms.zone}")


@campaign.command("ls", short_help="List the campaigns.")
@click.pass_obj
def ls(desk: Desk) -> None:
    """List the campaigns of the file; `*` marks the one in use."""
    from warroom.config.state import last_campaign
    from warroom.domain.inches import format_inches

    last = last_campaign(desk.path)
    found = desk.store.campaigns()
    if desk.asked.as_json:
        out.document([{**_row(c), "current": c.id == last} for c in found])
    elif found:
        head = (" ", "id", "name", "from", "to", "a day", "zone")
        mark = {True: "*", False: " "}
        rows = [
            (mark[c.id == last], c.id[:6], c.name, c.start, c.end, format_inches(c.target, True), c.zone) for c in found
        ]
        out.data(out.table(rows, head=head))


@campaign.command("use", short_help="Choose the campaign to work on.")
@click.argument("name", nargs=-1, required=True, shell_complete=complete.campaigns)
@click.pass_obj
def use(desk: Desk, name: tuple[str, ...]) -> None:
    """Choose the campaign that the other commands and the dashboard work on, by its name or id."""
    from warroom.config.state import remember_campaign

    found = desk.store.campaign(line(name))
    remember_campaign(desk.path, found.id)
    if desk.asked.as_json:
        out.document(_row(found))
    out.words(f"now on {found.name}")


def _terms(desk: Desk, texts: dict[str, str]) -> Terms:
    """What the campaign is given, days read in its own zone; the end follows from the start."""
    from warroom.commands.actions.campaigns import read_terms, usual_terms
    from warroom.config.zone import local_zone
    from warroom.domain.dates import check_zone, in_zone, parse_when

    zone = check_zone(texts["zone"]) if "zone" in texts else local_zone()
    start = parse_when(texts["start"], in_zone(desk.now, zone)).day if "start" in texts else ""
    return read_terms(texts, desk.now, usual_terms(desk.now, zone, start))


def _row(campaign: Campaign) -> dict[str, str | int]:
    return campaign._asdict()
