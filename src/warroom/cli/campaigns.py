"""`warroom campaign`: new, change, ls, use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.errand import ORIGIN
from warroom.cli.errors import misread
from warroom.cli.lazy import Several, with_options
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.commands.actions.campaigns import Terms
    from warroom.domain.model import Campaign


@click.group(cls=Several, short_help="Start, change, list and choose campaigns.")
def campaign() -> None:
    """Start, change, list and choose campaigns."""


_terms_options = with_options(
    click.option("--start", metavar="DAY", default="", help="Its first day.  [new: today]"),
    click.option("--end", metavar="DAY", default="", help="Its last day.  [new: thirty days in all]"),
    click.option("--target", metavar="LENGTH", default="", help="Inches to win a day.  [new: a foot]"),
    click.option("--zone", metavar="ZONE", default="", help="Its time zone, as Europe/Berlin.  [new: this computer's]"),
    click.option("--stages", metavar="LIST", default="", help="The stages of its pieces, as in `idea, draft:4, live`."),
    click.option("--channels", metavar="LIST", default="", help="The channels it plays on, as in `ig, yt, nl`."),
    click.option("--holidays", metavar="DAYS", default="", help="Days nobody works: `25 dec, 27 dec - 2 jan`; none."),
    click.option("--shelf", metavar="DAYS", default="", help="For how many days a note is good.  [new: 21]"),
    click.option("--static", metavar="DAYS", default="", help="After how many days work stands still.  [new: 5]"),
)


@campaign.command("new", short_help="Start a campaign.")
@click.argument("name", nargs=-1, required=True)
@_terms_options
@click.pass_obj
def new(errand: Errand, /, name: tuple[str, ...], **given: str) -> None:
    """Start a campaign, and make it the one that `warroom` opens.

    \b
      warroom campaign new Spring Launch --end "30 jun" --target 1/2 --zone Europe/Berlin
    """
    from warroom.commands.actions.campaigns import check_name, new_campaign
    from warroom.commands.actions.cards import created_id
    from warroom.config.state import remember_campaign
    from warroom.domain.dates import in_zone, say_when

    with misread():
        terms = _terms(errand, {**{key: text for key, text in given.items() if text}, "name": line(name)})
    store = errand.open(create=True)
    with misread():
        check_name(terms.name, store.campaigns())
    people = {person.id for person in store.people()}
    draft = new_campaign(terms, errand.now, errand.me, people)
    made = created_id(draft)
    receipt = store.commit(draft, actor=errand.me, origin=ORIGIN, campaign=made, at=errand.at)
    remember_campaign(errand.path, made)
    if errand.asked.as_json:
        out.document(_row(store.campaign(made)))
    now = in_zone(errand.now, terms.zone)
    out.words(f"{receipt.label}: {say_when(terms.start, now)} to {say_when(terms.end, now)}, {terms.zone}")


@campaign.command("change", short_help="Change what the campaign is given.")
@click.option("--name", metavar="NAME", default="", help="Its name.")
@_terms_options
@click.pass_obj
def change(errand: Errand, /, **given: str) -> None:
    """Change the terms of the campaign in use; what is not named stays.

    \b
      warroom campaign change --target 10in --holidays '25 dec, 26 dec'
    """
    from warroom.cli.doing import do
    from warroom.commands.actions.campaigns import check_name, edit_campaign, read_terms, terms_of

    named = {key: text for key, text in given.items() if text}
    used = {card.stage for card in errand.board.cards.values() if card.kind == "piece"}
    with misread():
        terms = read_terms(named, errand.now, terms_of(errand.campaign))
        if "name" in named:
            check_name(terms.name, (other for other in errand.store.campaigns() if other.id != errand.campaign.id))
        draft = edit_campaign(errand.campaign, terms, sorted(used))
    do(errand, draft, ())


@campaign.command("ls", short_help="List the campaigns.")
@click.pass_obj
def ls(errand: Errand) -> None:
    """List the campaigns of the file; `*` marks the one in use."""
    from warroom.config.state import last_campaign
    from warroom.domain.inches import format_length

    last = last_campaign(errand.path)
    found = errand.store.campaigns()
    if errand.asked.as_json:
        out.document([{**_row(c), "current": c.id == last} for c in found])
    elif found:
        head = (" ", "id", "name", "from", "to", "a day", "zone")
        mark = {True: "*", False: " "}
        rows = [
            (mark[c.id == last], c.id[:6], c.name, c.start, c.end, format_length(c.target, True), c.zone) for c in found
        ]
        out.data(out.table(rows, head=head))


@campaign.command("use", short_help="Choose the campaign to work on.")
@click.argument("name", nargs=-1, required=True, shell_complete=complete.campaigns)
@click.pass_obj
def use(errand: Errand, name: tuple[str, ...]) -> None:
    """Choose the campaign that the other commands and the dashboard work on, by its name or id."""
    from warroom.config.state import remember_campaign

    found = errand.store.campaign(line(name))
    remember_campaign(errand.path, found.id)
    if errand.asked.as_json:
        out.document(_row(found))
    out.words(f"now on {found.name}")


def _terms(errand: Errand, texts: dict[str, str]) -> Terms:
    """What the campaign is given, days read in its own zone; the end follows from the start."""
    from warroom.commands.actions.campaigns import read_terms, usual_terms
    from warroom.config.zone import local_zone
    from warroom.domain.dates import check_zone, in_zone, parse_when

    zone = check_zone(texts["zone"]) if "zone" in texts else local_zone()
    start = parse_when(texts["start"], in_zone(errand.now, zone)).day if "start" in texts else ""
    return read_terms(texts, errand.now, usual_terms(errand.now, zone, start))


def _row(campaign: Campaign) -> dict[str, str | int]:
    return campaign._asdict()
