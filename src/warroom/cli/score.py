"""`warroom score`, `goal` and `measure`: whether the campaign is winning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.doing import do
from warroom.cli.errors import Refused, misread
from warroom.cli.lazy import Several, Sub
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand

_HEIGHT = 25


@click.command(cls=Sub, short_help="Say whether the campaign is winning.")
@click.option("--csv", "as_csv", is_flag=True, help="The page as a table; lengths in sixteenths of an inch.")
@click.option("--page", default="days", metavar="PAGE", help="days, whence, plan, goals, promises or pace.")
@click.pass_obj
def score(errand: Errand, as_csv: bool, page: str) -> None:
    """Say whether the campaign is winning, and where its inches come from; --json has the numbers of all pages."""
    from warroom.domain.cycles import paces, since_of, stays_of
    from warroom.formats.scorecsv import score_csv, score_values
    from warroom.views.line import plain
    from warroom.views.scene import Scene
    from warroom.views.score.page import PAGES, ScorePage
    from warroom.views.score.screen import report

    if page not in PAGES:
        raise click.BadParameter(f"{page!r} is no page: there are {', '.join(PAGES)}.", param_hint="--page")
    book = errand.store.book(errand.campaign.id, errand.today)
    stays = stays_of(errand.store.steps(errand.campaign.id, since_of(errand.now)))
    found = paces(errand.board, stays, errand.now)
    if errand.asked.as_json:
        out.document(score_values(book, found))
    elif as_csv:
        out.lines(score_csv(page, book, found))
    else:
        scene = Scene(errand.board, errand.local, errand.me, ascii=errand.settings.ascii)
        drawn = report(ScorePage(book, PAGES.index(page), paces=found), scene, out.columns(), _HEIGHT)
        told = "\n".join(plain(found).rstrip() for found in drawn).rstrip()
        out.data(told)


@click.group(cls=Several, short_help="Goals from so much to so much by a day.")
def goal() -> None:
    """Goals from so much to so much by a day, with the lead measures that drive them; two at the most."""


@goal.command("set", short_help="Set a goal, or change one.")
@click.argument("name", nargs=-1, required=True)
@click.option("--from", "base", required=True, metavar="NUMBER", help="Where it is now.")
@click.option("--to", "aim", required=True, metavar="NUMBER", help="Where it is to be.")
@click.option("--by", required=True, metavar="DAY", help="By when.")
@click.option("--unit", default="", metavar="UNIT", help="What is counted.")
@click.option("--leads", default="", metavar="LIST", help="`inches #community 2ft a week; wins #replies 5 a day`.")
@click.pass_obj
def set_(errand: Errand, /, name: Sequence[str], **terms: str) -> None:
    """Set a goal, or change the one of that name.

    \b
      warroom goal set followers --from 1000 --to 2000 --by '30 jun' --leads 'wins #replies 5 a day'
    """
    from warroom.commands.actions.goals import set_goal

    known = errand.store.goals(errand.campaign.id)
    named = line(name)
    same = next((found for found in known if found.name.casefold() == named.casefold()), None)
    with misread():
        draft = set_goal(errand.board, known, errand.now, goal=same, name=named, **terms)
    do(errand, draft, ())


@goal.command("ls", short_help="List the goals.")
@click.pass_obj
def ls(errand: Errand) -> None:
    """List the goals with their latest reading."""
    from warroom.domain.score import progress

    found = progress(errand.store.book(errand.campaign.id, errand.today))
    if errand.asked.as_json:
        out.document(
            [{**p.goal._asdict(), "latest": p.latest.value if p.latest else None, "percent": p.percent} for p in found]
        )
    elif found:
        rows = [
            (
                p.goal.name,
                p.latest.value if p.latest else "",
                f"{p.goal.base} to {p.goal.aim}",
                p.goal.by,
                f"{p.percent}%",
            )
            for p in found
        ]
        out.data(out.table(rows, ("bold",), head=("goal", "now", "from to", "by", "")))
    else:
        raise Refused("There is no goal yet: `warroom goal set NAME --from 0 --to 100 --by DAY` sets one.")


@goal.command("end", short_help="Put a goal away.")
@click.argument("name", nargs=-1, required=True)
@click.pass_obj
def end(errand: Errand, name: Sequence[str]) -> None:
    """Put a goal away; its readings stay."""
    from warroom.commands.actions.goals import end_goal, goal_named

    with misread():
        do(errand, end_goal(goal_named(errand.store.goals(errand.campaign.id), line(name)), errand.now), ())


@click.command(cls=Sub, short_help="Log a reading of a goal.")
@click.argument("name")
@click.argument("value")
@click.option("--on", "day", default="", metavar="DAY", help="The day it was read, if not today.")
@click.pass_obj
def measure(errand: Errand, name: str, value: str, day: str) -> None:
    """Log a reading of a goal: `warroom measure followers 1240`."""
    from warroom.commands.actions.goals import goal_named
    from warroom.commands.actions.goals import measure as action

    with misread():
        found = goal_named(errand.store.goals(errand.campaign.id), name)
        do(errand, action(errand.board, found, value, errand.now, errand.me, day), ())
