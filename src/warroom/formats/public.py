"""What may be handed to people outside: the pieces, by title, channel, format, hour and link, and nothing else.

Private and archived pieces are not among them.  Texts, words to the reviewer, reasons, people, tags and stages stay
inside: of a piece it is only said whether it is live.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import NamedTuple

from warroom.domain.model import Campaign, Card
from warroom.domain.stages import closes
from warroom.formats.csvout import safe
from warroom.formats.markdown import escape, followed, inline


class PublicPiece(NamedTuple):
    """A piece as anybody may see it; `when` is a day or a wall time of `zone`."""

    title: str
    status: str
    channel: str
    format: str
    when: str
    zone: str
    link: str


HEADER = ("Title", "Status", "Channel", "Format", "Publish date", "Time zone", "Link")


def public_pieces(cards: Iterable[Card], campaign: Campaign) -> tuple[PublicPiece, ...]:
    """Those of the cards that may be seen outside, the first to go live first, those without a time at the end."""
    open_to_all = [card for card in cards if card.kind == "piece" and not (card.private or card.archived)]
    return tuple(
        PublicPiece(
            card.title,
            "live" if closes(campaign, "piece", card.stage) else "planned",
            card.channel,
            card.format,
            card.golive.replace("T", " "),
            (card.golive_zone or campaign.zone) if card.golive else "",
            card.link,
        )
        for card in sorted(open_to_all, key=lambda card: (not card.golive, card.golive, card.title, card.id))
    )


def public_csv(pieces: Iterable[PublicPiece]) -> bytes:
    """The pieces as UTF-8 CSV with a byte order mark, in which no cell is taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for piece in pieces:
        writer.writerow(map(safe, piece))
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
