"""`warroom demo`: a living example in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from warroom.cli import out
from warroom.cli.errors import Refused
from warroom.cli.lazy import Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Sub, short_help="Open the dashboard on a living example.")
@click.option("--no-open", is_flag=True, help="Only make the file, and print its path.")
@click.pass_context
def demo(ctx: click.Context, no_open: bool) -> None:
    """Open the dashboard on a campaign in full swing: a fresh one each time, in a file of its own.

    Without --db the file is in the folder for temporary files, where the system clears it away some day.
    """
    errand: Errand = ctx.obj
    if not errand.asked.db:
        errand.asked.db = str(_temporary())
    first = _tell_story(errand)
    if errand.asked.as_json:
        out.document({"path": str(errand.path), "campaign": first})
    elif no_open:
        out.place(errand.path)
    out.words(f"the demo is in {errand.path}")
    if not no_open:
        from warroom.cli.dashboard import open_dashboard

        ctx.exit(open_dashboard(errand))


def _tell_story(errand: Errand) -> str:
    """Write the demo into the file and give the id of the campaign that something last happened in."""
    from warroom.config.state import remember_campaign
    from warroom.config.zone import local_zone
    from warroom.demo import drafts
    from warroom.domain.dates import in_zone

    store = errand.open(create=True)
    if store.campaigns():
        raise Refused(f"{errand.path} holds campaigns already: the demo wants a file of its own.")
    living = ""
    for dated in drafts(in_zone(errand.now, local_zone()), errand.me):
        store.commit(dated.draft, actor=dated.actor, origin="demo", campaign=dated.campaign, at=dated.at)
        living = dated.campaign
    remember_campaign(errand.path, living)
    return living


def _temporary() -> Path:
    """A path in a new temporary folder that only this person can read."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="warroom-demo-")) / "demo.warroom"
