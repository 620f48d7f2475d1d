"""What this face has in hand: focus, cursors, marks, filter; kept by card id, whatever the board does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from warroom.commands.spec import PANES, Context, Pane
from warroom.domain.board import Board
from warroom.domain.found import Found
from warroom.tui.roll import Roll
from warroom.views.badges import Badge
from warroom.views.beyond import Beyond
from warroom.views.line import Row
from warroom.views.panes import rows
from warroom.views.scene import NO_DRAG, NO_RECORD, USUAL_KEYS, Drag, Keys, Light, Record, Scene


class Hold(NamedTuple):
    """A card that stays on its line of a pane's window; whether the cursor is in sight there, and is to be."""

    card: str
    line: int
    shows_cursor: bool


_NO_HOLDS: Mapping[Pane, Hold] = MappingProxyType({})


class Desk:
    """The selection and its surroundings on one board at one moment; knows nothing of widgets.

    `now` is aware, in the campaign's zone.  A card that leaves hands its cursor to its neighbour.
    """

    def __init__(
        self, board: Board, now: datetime, me: str, ascii: bool = False, viewer: str = "", keys: Keys = USUAL_KEYS
    ) -> None:
        self.board = board
        self.now = now
        self.me = me
        self.ascii = ascii
        self.viewer = viewer
        self.keys = keys
        self.here: tuple[str, ...] = ()
        self.record: Record = NO_RECORD
        self.drag: Drag = NO_DRAG
        self.reached = ""
        # What is presented: whether a card is pointed at, which one where it is not the selected one, who else points.
        self.pointing = False
        self.hovered = ""
        self.pointers: tuple[tuple[str, str], ...] = ()
        self.spotlight = False
        self.badges: tuple[Badge, ...] = ()
        self.focus: Pane = "pipeline"
        self.filter = ""
        self.found: Found | None = None
        self.lit: frozenset[str] = frozenset()
        self.rolls: dict[Pane, Roll] = dict.fromkeys(PANES, Roll())
        self.heights: dict[Pane, int] = dict.fromkeys(PANES, 0)
        self.tops: dict[Pane, int] = dict.fromkeys(PANES, 0)
        self._cursors: dict[Pane, str] = dict.fromkeys(PANES, "")
        self._positions: dict[Pane, int] = dict.fromkeys(PANES, 0)
        self._marks: dict[Pane, dict[str, None]] = {pane: {} for pane in PANES}
        self._anchor = ""
        self._before_filter: dict[Pane, str] = {}
        self.rebuild()

    @property
    def selected(self) -> str:
        """The card at the focused pane's cursor, "" in an empty pane."""
        return self._cursors[self.focus]

    @property
    def roll(self) -> Roll:
        """The focused pane's rows."""
        return self.rolls[self.focus]

    @property
    def marks(self) -> tuple[str, ...]:
        """The focused pane's marked cards, in the order they stand; what a filter hides is none of them."""
        marked = self._marks[self.focus]
        return tuple(card for card in self.roll.order if card in marked) if marked else ()

    def cursor(self, pane: Pane) -> str:
        """The card at a pane's own cursor."""
        return self._cursors[pane]

    def marked(self, pane: Pane) -> dict[str, None]:
        """The marked cards of a pane, also those that a filter hides."""
        return self._marks[pane]

    @property
    def pointer(self) -> str:
        """The card that is pointed at for others to follow, "" for none."""
        return (self.hovered or self.selected) if self.pointing else ""

    @property
    def presents(self) -> bool:
        """Whether the board looks otherwise than by itself: somebody points, or there is a spotlight."""
        return self.pointing or self.spotlight or bool(self.pointers)

    def scene(self) -> Scene:
        """What the views draw from."""
        marks = self._marks[self.focus] if self.found is None else self.marks
        return Scene(
            self.board, self.now, self.me, self.selected, frozenset(marks),
            self.lit, self.found, self.ascii, self.here, self.keys, self.record, self.drag, self.viewer,
            reached=self.reached,
            light=Light(self.pointer, self.pointers, self.spotlight),
            badges=self.badges,
        )  # fmt: skip

    def heading(self, pane: Pane) -> Row | None:
        """The heading that stays on a pane's first line while its own is out of sight; never over the selected card."""
        roll, top = self.rolls[pane], self.tops[pane]
        index = roll.row_at(top)
        if index < 0 or (pane == self.focus and roll.rows[index].card == self.selected != ""):
            return None
        return roll.rows.heading(index)

    def beyond(self, pane: Pane) -> Beyond:
        """How many of a pane's cards are out of sight; one under the heading that stays is too."""
        rows, top = self.rolls[pane].rows, self.tops[pane]
        above = rows.picks_above(top + 1 if self.heading(pane) else top)
        return Beyond(above, rows.total - rows.picks_above(top + max(self.heights[pane], 1)))

    def context(self, now: datetime, themes: tuple[tuple[str, str, str], ...] = (), theme: str = "") -> Context:
        """What a command's handler sees at `now`, which has seconds where the screen's moment has none."""
        return self.glance(now)._replace(order=self.roll.order, themes=themes, theme=theme)

    def glance(self, now: datetime) -> Context:
        """What is enough to tell which commands can be done: all but what takes long to gather."""
        return Context(
            self.board, now, self.me, self.focus, self.selected, self.marks, (),
            self.roll.group_of(self.selected), self.filter, viewer=self.viewer, pointers=self.pointers,
        )  # fmt: skip

    def take(self, board: Board, now: datetime, follow: str = "") -> None:
        """Go on with a newer board, or a later moment; what is in sight stays where it is, but for `follow`."""
        holds = {pane: self._hold(pane) for pane in PANES if not follow or self._cursors[pane] != follow}
        self.board, self.now = board, now
        self.rebuild(holds)

    def rebuild(self, holds: Mapping[Pane, Hold] = _NO_HOLDS) -> None:
        """Lay out the rows again and find every cursor and mark in them; panes without a hold show their cursors."""
        scene = self.scene()
        for pane in PANES:
            roll = self.rolls[pane] = Roll(rows(pane, scene, self.heights[pane]), self.board.card)
            if self._marks[pane]:
                # What a filter hides keeps its mark for when it is seen again.
                stays = set(roll.order).__contains__ if self.found is None else self.board.card
                self._marks[pane] = {card: None for card in self._marks[pane] if stays(card)}
            self._settle(pane, holds.get(pane))
        self._light()

    def resize(self, heights: dict[Pane, int]) -> None:
        """Take the lines that each pane's rows have; the selected card stays in sight."""
        if heights != self.heights:
            self.heights = dict(heights)
            self.rebuild()

    def move(self, step: int) -> None:
        """Move the cursor by cards, stopping at the ends."""
        roll = self.roll
        if roll.count:
            here = roll.position(self.selected) or 0
            self._put(self.focus, roll.at(max(0, min(roll.count - 1, here + step))))

    def move_lines(self, lines: int) -> None:
        """Move the cursor by about so many lines, at least one card."""
        roll = self.roll
        position = roll.position(self.selected)
        if position is not None:
            self._put(self.focus, roll.at(roll.beyond(position, lines)))

    def select(self, card: str) -> bool:
        """Put the cursor on a card, in the focused pane if it stands there, else where it does."""
        for pane in (self.focus, *PANES):
            if self.rolls[pane].position(card) is not None:
                self.focus = pane
                self._put(pane, card)
                return True
        return False

    def focus_pane(self, pane: Pane) -> None:
        """Go to a pane; its cursor is where it was left."""
        self.focus = pane
        self._anchor = ""
        self._light()

    def scroll(self, pane: Pane, lines: int) -> None:
        """Scroll a pane without its cursor, as a mouse wheel does."""
        room = max(self.heights[pane], 1)
        most = max(self.rolls[pane].height - room, 0)
        self.tops[pane] = max(0, min(self.tops[pane] + lines, most))

    def toggle_mark(self) -> None:
        """Mark or unmark the selected card and go on to the next one."""
        marks = self._marks[self.focus]
        if self.selected:
            if self.selected in marks:
                del marks[self.selected]
            else:
                marks[self.selected] = None
            self.move(1)

    def mark_range(self) -> None:
        """Mark from here to wherever the cursor goes; a second time ends that."""
        self._anchor = "" if self._anchor else self.selected
        self._mark_to_anchor()

    def mark_all(self) -> None:
        """Mark every card of the pane that is shown, or unmark them when all are marked."""
        marks, every = self._marks[self.focus], dict.fromkeys(self.roll.order)
        hidden = {card: None for card in marks if card not in every}
        self._marks[self.focus] = hidden if len(marks) - len(hidden) == len(every) else hidden | every

    def unmark(self) -> bool:
        """Forget the focused pane's marks; False when there were none."""
        had = bool(self._marks[self.focus])
        self._marks[self.focus] = {}
        self._anchor = ""
        return had

    def set_filter(self, text: str, found: Found | None) -> None:
        """Show only what was found; clearing the filter brings back cursors that nobody has moved since."""
        if not self.filter:
            self._before_filter = dict(self._cursors)
        self.filter = text
        self.found = found
        if not text:
            self._cursors.update(self._before_filter)
        self.rebuild()

    def _put(self, pane: Pane, card: str) -> None:
        self._cursors[pane] = card
        self._before_filter.pop(pane, None)
        self._settle(pane)
        self._mark_to_anchor()
        self._light()

    def _mark_to_anchor(self) -> None:
        roll = self.roll
        start, end = roll.position(self._anchor), roll.position(self.selected)
        if start is not None and end is not None:
            self._marks[self.focus].update(dict.fromkeys(roll.order[min(start, end) : max(start, end) + 1]))

    def _hold(self, pane: Pane) -> Hold:
        """What a pane shows now: its cursor, or where that was scrolled out of sight the first card that is not."""
        roll, top = self.rolls[pane], self.tops[pane]
        seen = range(top, top + max(self.heights[pane], 1))
        here = roll.position(self._cursors[pane])
        if here is not None and roll.top(here) in seen:
            return Hold(self._cursors[pane], roll.top(here) - top, True)
        card = next(filter(None, map(roll.card_at, seen)), "")
        first = roll.position(card)
        return Hold(card, 0 if first is None else roll.top(first) - top, here is None)

    def _settle(self, pane: Pane, hold: Hold | None = None) -> None:
        """Give the cursor a card that is there: its own, or the one now in its place."""
        roll = self.rolls[pane]
        card = self._cursors[pane]
        position = roll.position(card)
        if position is None:
            position = min(self._positions[pane], roll.count - 1)
            card = roll.at(position) if position >= 0 else ""
            self._cursors[pane] = card
        self._positions[pane] = max(position, 0)
        held = roll.position(hold.card) if hold is not None and self.tops[pane] else None
        if hold is not None and held is not None:
            self.tops[pane] = roll.top(held) - hold.line
        if hold is None or hold.shows_cursor:
            self.tops[pane] = roll.scroll(self.tops[pane], max(self.heights[pane], 1), card)
        else:
            self.scroll(pane, 0)

    def _light(self) -> None:
        self.lit = self.board.thread(self.selected) if self.selected else frozenset()
