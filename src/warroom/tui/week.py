"""Where one is in everybody's week: a person, a column and a tactic; knows nothing of widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from warroom.domain.almanac import days_of_week
from warroom.domain.board import Board
from warroom.domain.dates import week_of
from warroom.domain.load import Bearer, day_due, loads
from warroom.domain.model import Card, Person, Win
from warroom.views.load.sheet import PERSON, Spot, cards_at

DAYS = 7


class Week:
    """The selection is kept by handle and card id, and goes with its tactic, whoever moves that."""

    def __init__(self, board: Board, now: datetime, wins: Callable[[str], Sequence[Win]], me: str) -> None:
        """`wins` gives those of the week that begins on a Monday, and of a day more at both ends."""
        self._me = me
        self._wins = wins
        self.board = board
        self.monday = week_of(board.today)[0]
        self.bearers = self._counted(now)
        self.who = ""
        self.column = self.days.index(board.today)
        self.card = ""
        self.marks: dict[str, None] = {}
        self._place = 0
        if not self.bearers[0].cards and any(bearer.person.id == me for bearer in self.bearers):
            self.who = me
        self._settle()

    @property
    def days(self) -> tuple[str, ...]:
        """The days that are shown."""
        return days_of_week(self.monday)

    @property
    def spot(self) -> Spot:
        """Where one is."""
        return Spot(self.row, self.column, self.card)

    @property
    def row(self) -> int:
        """The row of the person."""
        return next((n for n, bearer in enumerate(self.bearers) if bearer.person.id == self.who), 0)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The tactics of where one is."""
        return cards_at(self.bearers[self.row], self.column)

    @property
    def day_for_new(self) -> str:
        """The day of something new where one is: never one that is over, "" where there is no day."""
        bearer = self.bearers[self.row]
        if self.column == PERSON:
            return bearer.today
        return max(bearer.days[self.column].day, bearer.today) if self.column < DAYS else ""

    def take(self, board: Board, now: datetime) -> None:
        """Go on with a newer board, or a later moment; where the tactic was moved to, there one is."""
        self.board = board
        self.bearers = self._counted(now)
        self.marks = {card: None for card in self.marks if _is_open(board.cards.get(card))}
        if self.card and not _holds(self.cards, self.card):
            self._follow(now)
        self._settle()

    def turn(self, monday: str, now: datetime) -> None:
        """Show another week, in the same row and column."""
        self.monday = monday
        self.bearers = self._counted(now)
        self._arrive()

    def go(self, rows: int, columns: int) -> None:
        """Go to another cell, stopping at the edges."""
        self.who = self.bearers[max(0, min(len(self.bearers) - 1, self.row + rows))].person.id
        self.column = max(PERSON, min(DAYS, self.column + columns))
        self._arrive()

    def go_to(self, spot: Spot) -> None:
        """Go to a cell and a tactic of it."""
        self.who, self.column, self.card = self.bearers[spot.row].person.id, spot.column, spot.card
        self._settle()

    def next_card(self, step: int) -> None:
        """Select the next tactic of the cell; after the last comes the first."""
        cards = self.cards
        if cards:
            self._place = (self._place + step) % len(cards)
            self.card = cards[self._place].id

    def mark(self) -> None:
        """Mark the selected tactic, or take its mark off, and go on to the next of the cell."""
        if self.card in self.marks:
            del self.marks[self.card]
        elif self.card:
            self.marks[self.card] = None
        if self._place + 1 < len(self.cards):
            self.next_card(1)

    def mark_all(self) -> None:
        """Mark every tactic of the cell, or take the marks off when all have one."""
        ids = [card.id for card in self.cards]
        marked = all(card in self.marks for card in ids)
        self.marks = {card: None for card in self.marks if card not in ids} | ({} if marked else dict.fromkeys(ids))

    def beside(self, step: int) -> str | None:
        """The handle so many rows further down, "" being nobody; None where there is no row."""
        row = self.row + step
        return self.bearers[row].person.id if 0 <= row < len(self.bearers) else None

    def _counted(self, now: datetime) -> tuple[Bearer, ...]:
        return loads(self.board, now, self.days, self._wins(self.monday), self._me)

    def _follow(self, now: datetime) -> None:
        """Go to the cell where the tactic stands now, in another week too; at a name only the row changes."""
        card = self.board.cards.get(self.card)
        if card and _is_open(card) and not any(_holds(bearer.cards, card.id) for bearer in self.bearers):
            day = day_due(card, self.board.people.get(card.owner) or Person(card.owner), self.board)
            self.monday = week_of(max(day, self.board.today))[0]
            self.bearers = self._counted(now)
        for bearer in self.bearers:
            columns = (*(day.cards for day in bearer.days), bearer.undated)
            at = next((column for column, cards in enumerate(columns) if _holds(cards, self.card)), None)
            if at is not None:
                self.who, self.column = bearer.person.id, PERSON if self.column == PERSON else at

    def _arrive(self) -> None:
        """In another cell, select its first tactic."""
        self.card, self._place = "", 0
        self._settle()

    def _settle(self) -> None:
        """Select a tactic of the cell: the one that was, or the one now in its place."""
        ids = [card.id for card in self.cards]
        self._place = ids.index(self.card) if self.card in ids else max(min(self._place, len(ids) - 1), 0)
        self.card = ids[self._place] if ids else ""


def _holds(cards: Sequence[Card], card_id: str) -> bool:
    return any(card.id == card_id for card in cards)


def _is_open(card: Card | None) -> bool:
    return card is not None and card.kind == "tactic" and not card.closed
