"""Wins as a CSV table that spreadsheets open as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from warroom.domain.inches import format_inches
from warroom.domain.model import Win
from warroom.domain.whence import Whence
from warroom.formats.csvout import safe

_HEADER = ("Day", "Who", "Inches", "Sixteenths", "What", "Tags", "Card", "Channel", "Notes", "Playbook", "ID")


def wins_csv(wins: Iterable[Win], whence: Whence) -> str:
    """A line a win, in the order given; cards and notes are named by their titles, several notes apart by `;`."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_HEADER)
    for win in wins:
        card = whence.card(win)
        notes = "; ".join(whence.told("note", name) for name in whence.names("note", win) if name)
        cells = (
            win.day, win.who, format_inches(win.size, ascii=True), str(win.size), win.text, win.tags,
            card.title if card else "", " ".join(whence.names("channel", win)), notes,
            *whence.names("playbook", win), win.id,
        )  # fmt: skip
        rows.writerow(map(safe, cells))
    return text.getvalue()
