"""The rows of one pane as a scrolled list: which card is at the cursor, which lines are in sight."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from warroom.views.line import Row

# Lines kept in sight above and below the cursor while there are any.
_MARGIN = 2


class Roll:
    """Rows laid out one below the other; immutable to its readers."""

    __slots__ = ("__dict__", "_found", "rows")

    def __init__(self, rows: tuple[Row, ...] = ()) -> None:
        self.rows = rows
        self._found = 0

    @cached_property
    def tops(self) -> list[int]:
        """The first line of each row."""
        return list(accumulate([row.height for row in self.rows], initial=0))[:-1]

    @property
    def height(self) -> int:
        """All lines."""
        return self.tops[-1] + self.rows[-1].height if self.rows else 0

    @cached_property
    def picks(self) -> list[int]:
        """The rows that are cards."""
        return [index for index, row in enumerate(self.rows) if row.kind == "card"]

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The cards' ids, top to bottom."""
        return tuple([row.card for row in self.rows if row.kind == "card"])

    def position(self, card: str) -> int | None:
        """Where in `order` a card stands, None when it does not.

        A search, for an index of ten thousand cards takes longer to make than all that a keystroke asks of it.
        """
        near = self._found
        for at in (near, near + 1, near - 1):
            if 0 <= at < len(self.order) and self.order[at] == card:
                self._found = at
                return at
        try:
            self._found = self.order.index(card)
        except ValueError:
            return None
        return self._found

    def row_at(self, line: int) -> int:
        """The row that covers a line, -1 when none does."""
        return bisect_right(self.tops, line) - 1 if 0 <= line < self.height else -1

    def card_at(self, line: int) -> str:
        """The card at a line, "" when there is none."""
        index = self.row_at(line)
        return self.rows[index].card if index >= 0 and self.rows[index].kind == "card" else ""

    def group_at(self, line: int) -> str:
        """The stage or section at a line; below the last row it is the last one."""
        index = self.row_at(line)
        if index < 0:
            return self.rows[-1].group if self.rows and line >= 0 else ""
        return self.rows[index].group

    def group_of(self, card: str) -> str:
        """The stage or section a card stands in."""
        position = self.position(card)
        return self.rows[self.picks[position]].group if position is not None else ""

    def scroll(self, top: int, room: int, card: str) -> int:
        """The first line to show so that `card` is in sight of `room` lines, moving as little as can be."""
        top = min(top, max(self.height - room, 0))
        position = self.position(card)
        if position is None:
            return max(top, 0)
        index = self.picks[position]
        first = self.tops[index]
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
