"""Listing cards before the prompt is back: no click, and nothing else that is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from warroom.cli import out
from warroom.cli.errors import Misread, Refused
from warroom.cli.selection import selected

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Card

_LOOK = ("dim", "", "", "cyan", "yellow", "", "")


def list_cards(errand: Errand, words: Sequence[str], *, everything: bool = False, moment: str = "") -> None:
    """Print the open cards that pass the filter `words`, or `everything` that does; as the board was at `moment`."""
    if moment:
        if everything:
            raise Misread("--as-of shows the board as it was: what was off it then is not listed with --all.")
        # Few look back.
        from warroom.cli.asof import go_back

        go_back(errand, moment)
    cards = selected(errand, words, everything=everything)
    if errand.asked.as_json:
        out.document([card._asdict() for card in cards])
    elif cards:
        out.data(out.table([_row(errand, card) for card in cards], _LOOK))
    if not cards:
        raise Refused(_nothing(everything=everything, filtered=bool(words)))


def _nothing(*, everything: bool, filtered: bool) -> str:
    if everything:
        return "No card passes that filter." if filtered else "There is no card."
    found = "No open card passes that filter" if filtered else "There is no open card"
    return f"{found}; --all looks at finished and archived ones as well."


def _row(errand: Errand, card: Card) -> tuple[str, ...]:
    from warroom.domain.dates import short_when
    from warroom.domain.inches import format_inches
    from warroom.domain.standing import golive_wall

    wall = golive_wall(card, errand.campaign) or card.due
    when = short_when(wall, errand.today) if not card.closed else ""
    size = format_inches(card.size, True) if card.size else ""
    owner = f"@{card.owner}" if card.owner else ""
    return (errand.shortest(card.id), card.kind, card.stage, owner, when, size, card.title)
