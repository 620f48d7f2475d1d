"""`warroom thread`: all that led to a card and all that came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from warroom.cli import complete, out
from warroom.cli.lazy import Line
from warroom.cli.pick import line, one

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.weave import Weave


@click.command(cls=Line, short_help="Show the thread of a card.")
@click.argument("words", nargs=-1, required=True, metavar="CARD", shell_complete=complete.cards)
@click.pass_obj
def thread(errand: Errand, words: Sequence[str]) -> None:
    """Show all that led to a card, above it, and all that came of it, below it; finished and archived work included.

    \b
      warroom thread kfb
      warroom thread own the maker story

    What feeds a card that stands elsewhere is said beneath it; what leads back to itself says so.
    """
    weave = errand.store.weave(one(errand, line(words)).id)
    if errand.asked.as_json:
        out.document(_document(weave))
        return
    from warroom.views.line import plain
    from warroom.views.scene import Scene
    from warroom.views.weave.plan import plan
    from warroom.views.weave.screen import summary
    from warroom.views.weave.tree import whole

    drawn = plan(weave)
    scene = Scene(errand.board, errand.local, errand.me, ascii=errand.settings.ascii)
    for found in whole(drawn, scene, out.columns(120)):
        out.data(plain(found).rstrip())
    out.words(plain(tuple(summary(drawn, ascii=errand.settings.ascii))))


def _document(weave: Weave) -> dict[str, Any]:
    cards = [{**card._asdict(), "distance": weave.depths[name]} for name, card in weave.cards.items()]
    feeds = [{"from": src, "to": dst} for src, dst in weave.feeds]
    return {"card": weave.center, "cards": cards, "feeds": feeds, "more": {"before": weave.above, "after": weave.below}}
