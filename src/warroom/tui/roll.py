"""The rows of one pane as a scrolled list: which card is at the cursor, which lines are in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from warroom.domain.model import Card
from warroom.views.line import Row
from warroom.views.rows import Rows

# Lines kept in sight above and below the cursor while there are any.
_MARGIN = 2


def _unknown(_: str) -> Card | None:
    return None


class Roll:
    """Rows laid out one below the other; immutable to its readers.  `card` gives a card of the board by its id."""

    __slots__ = ("__dict__", "_found", "_look_up", "rows")

    def __init__(self, rows: Iterable[Row] = (), card: Callable[[str], Card | None] = _unknown) -> None:
        self.rows = rows if isinstance(rows, Rows) else Rows(rows)
        self._look_up = card
        self._found = 0

    @property
    def height(self) -> int:
        """All lines."""
        return self.rows.height

    @property
    def count(self) -> int:
        """How many cards there are."""
        return self.rows.total

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The cards' ids, top to bottom: for what acts on all of them, since there may be many."""
        return self.rows.ids

    def at(self, position: int) -> str:
        """The id of the card at a position among the cards."""
        return self.rows[self.rows.pick(position)].card

    def top(self, position: int) -> int:
        """The first line of the card at a position."""
        return self.rows.top(self.rows.pick(position))

    def position(self, card: str) -> int | None:
        """Where among the cards one stands, None when it does not; quickest near the one asked for last."""
        near = self._found
        for at in (near, near + 1, near - 1):
            if 0 <= at < self.count and self.at(at) == card:
                self._found = at
                return at
        found = self.rows.find(card, self._look_up(card)) if card else None
        if found is not None:
            self._found = found
        return found

    def beyond(self, position: int, lines: int) -> int:
        """The position of the card about so many lines away from another, at least one card if there is one."""
        target = self.top(position) + lines
        if lines > 0:
            return min(max(self.rows.picks_above(target), position + 1), self.count - 1)
        return max(min(self.rows.picks_above(target + 1) - 1, position - 1), 0)

    def row_at(self, line: int) -> int:
        """The row that covers a line, -1 when none does."""
        return self.rows.at_line(line)

    def card_at(self, line: int) -> str:
        """The card at a line, "" when there is none."""
        index = self.row_at(line)
        return self.rows[index].card if index >= 0 else ""

    def group_at(self, line: int) -> str:
        """The stage or section at a line; below the last row it is the last one."""
        index = self.row_at(line)
        if index < 0:
            return self.rows[-1].group if self.rows and line >= 0 else ""
        return self.rows[index].group

    def group_of(self, card: str) -> str:
        """The stage or section a card stands in."""
        position = self.position(card)
        return self.rows[self.rows.pick(position)].group if position is not None else ""

    def scroll(self, top: int, room: int, card: str) -> int:
        """The first line to show so that `card` is in sight of `room` lines, moving as little as can be."""
        top = min(top, max(self.height - room, 0))
        position = self.position(card)
        if position is None:
            return max(top, 0)
        index = self.rows.pick(position)
        first = self.rows.top(index)
        last = first + self.rows[index].height
        margin = min(_MARGIN, max((room - (last - first)) // 2, 0))
        # The first card brings what stands above it into sight.
        low = 0 if position == 0 and last <= room else max(first - margin, 0)
        high = min(last + margin, self.height)
        if low < top:
            top = low
        elif high > top + room:
            top = high - room
        return max(min(top, first), 0)
