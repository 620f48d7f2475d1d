"""`warroom view`: filters with a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.doing import do
from warroom.cli.errors import misread
from warroom.cli.lazy import Several
from warroom.cli.pick import line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.group(cls=Several, short_help="Keep filters under a name.")
def view() -> None:
    """Keep filters under a name: `warroom ls @mine` lists what the view mine shows."""


@view.command("ls", short_help="List the saved views.")
@click.pass_obj
def ls(errand: Errand) -> None:
    """List the views, those that every campaign has included."""
    from warroom.domain.saved import slug, views_of

    found = views_of(errand.board, errand.me)
    if errand.asked.as_json:
        out.document(
            [
                {"name": v.name, "key": v.key, "filter": v.filter, "private": bool(v.owner), "own": bool(v.id)}
                for v in found
            ]
        )
    else:
        rows = [(f"@{slug(v.name)}", v.key, "private" if v.owner else "", v.filter) for v in found]
        out.data(out.table(rows, ("cyan", "", "dim", ""), head=("name", "key", "", "filter")))


@view.command("save", short_help="Keep a filter as a view.")
@click.argument("name")
@click.argument("words", nargs=-1, required=True, metavar="FILTER...", shell_complete=complete.filter_words)
@click.option("--key", default="", metavar="KEY", help="The key that shows it in the dashboard, behind '.")
@click.option("--private", is_flag=True, help="For yourself alone.")
@click.pass_obj
def save(errand: Errand, name: str, words: Sequence[str], key: str, private: bool) -> None:
    """Keep a filter under a name, for the whole team unless it is private.

    \b
      warroom view save hot 'is:late owner:me' --key h
      warroom ls @hot
    """
    from warroom.cli.selection import quoted
    from warroom.commands.actions.saved import save_view

    with misread():
        draft = save_view(errand.board, name, key, line(quoted(words)), errand.now, errand.me, private=private)
    do(errand, draft, ())


@view.command("rm", short_help="Take a view away.")
@click.argument("name", shell_complete=complete.views)
@click.pass_obj
def rm(errand: Errand, name: str) -> None:
    """Take a view away; the cards it showed stay as they are."""
    from warroom.commands.actions.saved import drop_view

    with misread():
        draft = drop_view(errand.board, name, errand.me)
    do(errand, draft, ())
