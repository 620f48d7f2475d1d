"""`warroom log`, `undo` and `redo`: what happened, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.errand import ORIGIN
from warroom.cli.lazy import Line, Sub
from warroom.cli.pick import keep_up, line, matching, only

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.changes import Entry
    from warroom.domain.model import Card
    from warroom.store import Receipt

# No change has a larger number, and no store can be asked about one.
_LAST = 2**63 - 1


@click.command(cls=Sub, short_help="Take back a change.")
@click.argument("seq", type=click.IntRange(min=1), required=False)
@click.pass_obj
def undo(errand: Errand, seq: int | None) -> None:
    """Take back your own last change at the command line, or the change numbered SEQ in `warroom log`.

    It never overwrites what somebody has changed since: then it says who, and does nothing.
    """
    receipt = errand.store.undo(
        actor=errand.me, origin=ORIGIN, campaign=errand.campaign.id, at=errand.at, seq=min(seq or 0, _LAST)
    )
    _tell(errand, receipt, "undid")


@click.command(cls=Sub, short_help="Bring back what was undone.")
@click.argument("seq", type=click.IntRange(min=1), required=False)
@click.pass_obj
def redo(errand: Errand, seq: int | None) -> None:
    """Bring back what you last undid at the command line, or the change numbered SEQ in `warroom log`."""
    receipt = errand.store.redo(
        actor=errand.me, origin=ORIGIN, campaign=errand.campaign.id, at=errand.at, seq=min(seq or 0, _LAST)
    )
    _tell(errand, receipt, "redid")


@click.command(cls=Line, short_help="List what happened.")
@click.argument("words", nargs=-1, metavar="[CARD]", shell_complete=complete.cards)
@click.option("--by", "actor", metavar="HANDLE", default="", shell_complete=complete.people, help="Only of one person.")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many changes.")
@click.option("--before", metavar="SEQ", type=click.IntRange(min=0), default=0, help="Only older ones.")
@click.pass_obj
def log(errand: Errand, words: tuple[str, ...], actor: str, limit: int, before: int) -> None:
    """List what happened, the newest first: number, time, who, where, what. `~` marks what is undone.

    CARD may be one that is deleted. With --json each change carries every field's old and new value.
    """
    card = _meant(errand, line(words)).id if words else ""
    found = errand.store.log(
        campaign=errand.campaign.id,
        card=card,
        actor=actor.removeprefix("@").casefold(),
        limit=min(limit, _LAST),
        before=min(before, _LAST),
    )
    if errand.asked.as_json:
        out.document([_document(entry) for entry in found])
    elif found:
        out.data(out.table([_row(errand, entry) for entry in found], ("dim", "", "dim", "cyan", "dim")))


def _meant(errand: Errand, text: str) -> Card:
    """The card that a text means, a deleted one where no other is called so."""
    keep_up(errand)
    found = matching(errand, text)
    if not found:
        from warroom.commands.vocabulary import cards_among

        found = cards_among(errand.store.gone(errand.campaign.id), text.removeprefix("^").strip())
    return only(errand, found, text)


def _row(errand: Errand, entry: Entry) -> tuple[str, ...]:
    from warroom.domain.dates import in_zone, parse_instant

    made = entry.changeset
    when = in_zone(parse_instant(made.at), errand.campaign.zone)
    mark = "~" if entry.undone else " "
    return (str(made.seq), mark, f"{when:%Y-%m-%d %H:%M}", f"@{made.actor}", made.origin, made.told)


def _document(entry: Entry) -> dict[str, object]:
    return {
        **entry.changeset._asdict(),
        "undone": entry.undone,
        "changes": [change._asdict() for change in entry.changes],
    }


def _tell(errand: Errand, receipt: Receipt, did: str) -> None:
    if errand.asked.as_json:
        out.document(receipt._asdict())
    from warroom.commands.handlers.history import listed, touched

    names = touched(errand.store.gesture(receipt.seq), errand.store.called)
    out.words(f"{did}: {receipt.label}{f'; it touched {listed(names)}' if len(names) > 1 else ''}")
