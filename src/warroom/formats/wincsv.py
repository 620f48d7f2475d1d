"""Wins as a CSV table that spreadsheets open as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from warroom.domain.inches import format_inches
from warroom.domain.model import Card, Win
from warroom.formats.csvout import safe

_HEADER = ("Day", "Who", "Inches", "Sixteenths", "What", "Tags", "Card", "ID")


def wins_csv(wins: Iterable[Win], cards: Mapping[str, Card]) -> str:
    """A line a win, in the order given; a card is named by its title."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_HEADER)
    for win in wins:
        card = cards.get(win.card)
        cells = (win.day, win.who, format_inches(win.size, ascii=True), str(win.size), win.text, win.tags)
        rows.writerow(map(safe, (*cells, card.title if card else "", win.id)))
    return text.getvalue()
