"""Cards as a CSV table that spreadsheets open as text, without running any of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from warroom.domain.inches import format_inches
from warroom.domain.model import Card
from warroom.domain.text import split_tags

# Their names are those that an import recognises.
HEADER = (
    "ID", "Kind", "Title", "Status", "Owner", "Channel", "Format",
    "Publish date", "Due", "Size", "Hashtags", "Link", "Client", "Budget", "Embargo", "Notes",
)  # fmt: skip

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def cards_csv(cards: Iterable[Card], bodies: Mapping[str, str]) -> bytes:
    """The cards as UTF-8 CSV with a byte order mark, for Excel; `bodies` are texts by card id.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for card in cards:
        writer.writerow(map(safe, _row(card, bodies.get(card.id, ""))))
    return text.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def _row(card: Card, body: str) -> tuple[str, ...]:
    return (
        card.id,
        card.kind,
        card.title,
        card.stage,
        card.owner,
        card.channel,
        card.format,
        card.golive.replace("T", " "),
        card.due.replace("T", " "),
        format_inches(card.size) if card.size else "",
        " ".join(f"#{tag}" for tag in split_tags(card.tags)),
        card.link,
        card.client,
        card.budget,
        card.embargo.replace("T", " "),
        body,
    )
