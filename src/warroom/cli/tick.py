"""`warroom tick`: the checklist in a card's text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.doing import do
from warroom.cli.errors import Refused, misread
from warroom.cli.lazy import Line
from warroom.cli.pick import line, one

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Card


@click.command(cls=Line, short_help="Tick items of a card's checklist.")
@click.argument("words", nargs=-1, required=True, metavar="CARD [NUMBER]...", shell_complete=complete.cards)
@click.option("--off", is_flag=True, help="Take the ticks off.")
@click.pass_obj
def tick(errand: Errand, words: Sequence[str], off: bool) -> None:
    """Tick items of the checklist in a card's text by their numbers; without a number list them.

    \b
      warroom tick press kit
      warroom tick kfb 2 4-6

    The columns are number, whether it is ticked, item.
    """
    from warroom.commands.actions.checklist import tick as ticking
    from warroom.domain.checklist import read_numbers

    count = _numbers_at_end(words)
    card = one(errand, line(words[: len(words) - count]))
    body = errand.store.body(card.id)
    if not count:
        _list(errand, card, body)
        return
    with misread():
        draft = ticking(card, body, read_numbers(" ".join(words[-count:])), not off)
    do(errand, draft, (card,))


def _numbers_at_end(words: Sequence[str]) -> int:
    """How many words at the end are numbers; the first word is always the card."""
    ends = (n for n, word in enumerate(reversed(words[1:])) if not word.replace("-", "").isdecimal())
    return next(ends, len(words) - 1)


def _list(errand: Errand, card: Card, body: str) -> None:
    from warroom.domain.checklist import NO_CHECKLIST, items

    found = items(body)
    if errand.asked.as_json:
        out.document([{"number": n, "done": item.done, "text": item.text} for n, item in enumerate(found, 1)])
    elif found:
        out.data(out.table([(str(n), "x" if i.done else "-", i.text) for n, i in enumerate(found, 1)], ("cyan",)))
    if not found:
        raise Refused(f"{card.title}: {NO_CHECKLIST[0].lower()}{NO_CHECKLIST[1:]}")
