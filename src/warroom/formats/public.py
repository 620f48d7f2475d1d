"""What may be handed to people outside: the pieces, by title, channel, format, hour and link, and nothing else.

Private and archived pieces are not among them, nor those that are under an embargo still.  Texts, words to the
reviewer, reasons, people, tags and stages stay inside: of a piece it is only said whether it is live.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from warroom.domain.embargo import is_under
from warroom.domain.model import Campaign, Card
from warroom.domain.stages import closes
from warroom.formats.csvout import safe
from warroom.formats.ics import Event, calendar_of, summary
from warroom.formats.keys import derived_id
from warroom.formats.markdown import escape, followed, inline


class PublicPiece(NamedTuple):
    """A piece as anybody may see it; `when` is a day or a wall time of `zone`, `known_by` tells it from the others."""

    title: str
    status: str
    channel: str
    format: str
    when: str
    zone: str
    link: str
    known_by: str


HEADER = ("Title", "Status", "Channel", "Format", "Publish date", "Time zone", "Link")


def public_pieces(cards: Iterable[Card], campaign: Campaign, now: datetime) -> tuple[PublicPiece, ...]:
    """Those of the cards that may be seen outside, the first to go live first, those without a time at the end."""
    pieces = (card for card in cards if card.kind == "piece" and not (card.private or card.archived))
    open_to_all = [card for card in pieces if not is_under(card, campaign, now)]
    return tuple(
        PublicPiece(
            card.title,
            "live" if closes(campaign, "piece", card.stage) else "planned",
            card.channel,
            card.format,
            card.golive.replace("T", " "),
            (card.golive_zone or campaign.zone) if card.golive else "",
            card.link,
            derived_id(campaign.id, "public", card.id),
        )
        for card in sorted(open_to_all, key=lambda card: (not card.golive, card.golive, card.title, card.id))
    )


def public_csv(pieces: Iterable[PublicPiece]) -> bytes:
    """The pieces as UTF-8 CSV with a byte order mark, in which no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for piece in pieces:
        writer.writerow(map(safe, piece[: len(HEADER)]))
    return text.getvalue().encode("utf-8-sig")


def public_markdown(pieces: Iterable[PublicPiece], campaign: Campaign) -> str:
    """The pieces as a list under the campaign's name."""
    lines = [f"# {escape(campaign.name)}", ""]
    for piece in pieces:
        when = f"{piece.when} {piece.zone}".strip()
        told = ", ".join(filter(None, (inline(piece.channel), inline(piece.format), inline(when))))
        link = f": {followed(piece.link)}" if piece.link else ""
        done = "x" if piece.status == "live" else " "
        lines.append(f"- [{done}] {escape(piece.title)}{f' ({told})' if told else ''}{link}")
    return "\n".join(lines).rstrip() + "\n"


def public_ics(pieces: Iterable[PublicPiece], campaign: Campaign, now: datetime) -> bytes:
    """An event for each piece that has a time to go live."""
    events = (
        Event(
            piece.known_by, piece.when.replace(" ", "T"), piece.zone, summary(piece.title, piece.channel),
            (("Format", piece.format), ("Link", piece.link)),
        )
        for piece in pieces
        if piece.when
    )  # fmt: skip
    return calendar_of(campaign, events, now)
