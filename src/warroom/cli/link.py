"""`warroom link`: a piece's link with its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.errors import misread
from warroom.cli.lazy import Sub
from warroom.cli.pick import line, one

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Sub, short_help="Tag the link of a piece, and print it.")
@click.argument("card", metavar="CARD", shell_complete=complete.cards)
@click.argument("url", required=False)
@click.option("--dry-run", is_flag=True, help="Print the tagged link and leave the piece as it is.")
@click.pass_obj
def link(errand: Errand, card: str, url: str | None, dry_run: bool) -> None:
    """Tag the link of a piece, or give it the link URL, and print what it is then.

    The channel is the source, the format the medium, the campaign's name, or its name in links, the campaign.
    A link that has utm_source is left alone, and so is what is no web link.

    \b
      warroom link kfb
      warroom link "glue-up reel" https://example.org/shop
    """
    from warroom.commands.actions.tagging import set_link, tagged_link

    piece = one(errand, line([card]))
    with misread():
        found = tagged_link(errand.board, piece, piece.link if url is None else line([url]))
        draft = set_link(piece, found.url)
    changed = not dry_run and found.url != piece.link
    receipt = errand.commit(draft) if changed else None
    if errand.asked.as_json:
        out.document({"card": piece.id, "link": found.url, "note": found.note, "seq": receipt.seq if receipt else 0})
    else:
        out.data(found.url)
    if found.note:
        out.words(found.note)
    elif receipt:
        out.words(receipt.label)
