"""One pane: title, rule, and the rows in sight, drawn from a cache of strips."""

from __future__ import annotations

from warroom.commands.spec import Pane
from warroom.domain.model import Card
from warroom.tui.desk import Desk
from warroom.tui.ink import Ink
from warroom.tui.look import Look
from warroom.tui.strips import Strips
from warroom.views.line import Row
from warroom.views.links import links_of
from warroom.views.panes import row_lines, title
from warroom.views.rowlook import RowLook
from warroom.views.scene import Scene

GROUND = "panel"
TITLE_LINES = 2
_KEPT = 4000


class PaneView(Strips):
    """Draws its pane of the desk.  A card's strips are kept for as long as its row and its state are the same."""

    def __init__(self, pane: Pane) -> None:
        super().__init__(pane)
        self.pane = pane
        self._kept: dict[tuple[object, ...], tuple[Card | None, tuple[Ink, ...]]] = {}
        self._frame: tuple[object, ...] = ()
        self._about: tuple[object, ...] = ()

    def forget(self) -> None:
        """Drop every kept strip: the theme, the width, the minute, the people or the campaign are others."""
        self._kept.clear()

    def lines(self, desk: Desk, scene: Scene, look: Look, width: int, height: int, titled: bool) -> list[Ink]:
        """The lines as the desk has them now; `height` counts the title's lines if `titled`."""
        frame = (width, scene.now, id(look), scene.ascii, scene.board.campaign.id, scene.moment.team)
        if frame != self._frame or len(self._kept) > _KEPT:
            self._frame = frame
            self.forget()
        self._about = (scene.board.seq, desk.filter, scene.record)
        focused = desk.focus == self.pane
        lines: list[Ink] = []
        if titled:
            lines += self._title(scene, look, width, focused)
        room = height - len(lines)
        lines += self._body(desk, scene, look, width, room)
        lines += [look.blank(width, GROUND)] * (height - len(lines))
        return lines[:height]

    def _title(self, scene: Scene, look: Look, width: int, focused: bool) -> tuple[Ink, ...]:
        key = (focused, focused and len(scene.marks), self._about)
        kept = self._kept.get(key)
        if kept is None:
            drawn = title(self.pane, scene, width, focused)
            kept = self._kept[key] = (None, tuple(look.strip(line, width, GROUND) for line in drawn))
        return kept[1]

    def _body(self, desk: Desk, scene: Scene, look: Look, width: int, room: int) -> list[Ink]:
        roll, top = desk.rolls[self.pane], desk.tops[self.pane]
        index = roll.row_at(top)
        if index < 0:
            return []
        selected = desk.selected if desk.focus == self.pane else ""
        marks = desk.marked(self.pane)
        drag, in_drag = scene.drag, scene.drag.pane == self.pane
        lines: list[Ink] = []
        skip = top - roll.rows.top(index)
        while len(lines) < room + skip and index < len(roll.rows):
            row = roll.rows[index]
            card = row.card
            over = card == drag.onto if card else row.kind == "head" and row.group == drag.stage
            state = RowLook(card == selected and bool(card), card in marks, card in scene.lit, over and in_drag)
            lines += self._strips(row, scene, look, width, state)
            index += 1
        shown = lines[skip : skip + room]
        heading = desk.heading(self.pane)
        if heading is not None and room > 1:
            over = in_drag and heading.group == drag.stage
            shown[0] = self._strips(heading, scene, look, width, RowLook(over=over))[0]
        return shown

    def _strips(self, row: Row, scene: Scene, look: Look, width: int, state: RowLook) -> tuple[Ink, ...]:
        # A note's row sums up its thread and a heading its group: those are drawn again for every board.
        whole = row.kind != "card" or self.pane == "strategy"
        card = scene.board.card(row.card) if row.card else None
        links = links_of(row.card, scene.board) if card else None
        key = (row, state, links, self._about if whole else None)
        kept = self._kept.get(key)
        if kept is not None and kept[0] is card:
            return kept[1]
        drawn = row_lines(self.pane, row, scene, width, state)
        strips = tuple(look.strip(line, width, GROUND) for line in drawn)
        self._kept[key] = (card, strips)
        return strips
