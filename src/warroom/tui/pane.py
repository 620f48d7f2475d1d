"""One pane: title, rule, and the rows in sight, drawn from a cache of strips."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from warroom.commands.spec import Pane
from warroom.domain.model import Card
from warroom.tui.desk import Desk
from warroom.tui.ink import Ink
from warroom.tui.look import Look
from warroom.tui.strips import Strips
from warroom.views.line import Row
from warroom.views.links import Links, links_of
from warroom.views.panes import row_lines, title
from warroom.views.rowlook import RowLook, row_look
from warroom.views.scene import Scene
from warroom.views.strategy import summed_up

GROUND = "panel"
TITLE_LINES = 2
_KEPT = 4000
_PLAIN, _SHADED = RowLook(), RowLook(shaded=True)


class _Kept(NamedTuple):
    """A row's strips, and all that they hang on besides the row and its state."""

    card: Card | None
    about: tuple[object, ...]
    feeds: Mapping[str, tuple[str, ...]]
    links: Links
    strips: tuple[Ink, ...]


class PaneView(Strips):
    """Draws its pane of the desk.  A card's strips are kept for as long as its row and its state are the same."""

    def __init__(self, pane: Pane) -> None:
        super().__init__(pane)
        self.pane = pane
        self._kept: dict[tuple[Row, RowLook], _Kept] = {}
        self._titles: dict[tuple[object, ...], tuple[Ink, ...]] = {}
        self._frame: tuple[object, ...] = ()
        self._about: tuple[object, ...] = ()

    def forget(self) -> None:
        """Drop every kept strip: the theme, the width, the minute, the people or the campaign are others."""
        self._kept.clear()
        self._titles.clear()

    def lines(self, desk: Desk, scene: Scene, look: Look, width: int, height: int, titled: bool) -> list[Ink]:
        """The lines as the desk has them now; `height` counts the title's lines if `titled`."""
        frame = (width, scene.now, id(look), scene.ascii, scene.board.campaign, scene.moment.team)
        if frame != self._frame or len(self._kept) + len(self._titles) > _KEPT:
            self._frame = frame
            self.forget()
        self._about = (scene.board.seq, scene.board.veiled, desk.filter, scene.record)
        focused = desk.focus == self.pane
        lines: list[Ink] = []
        if titled:
            lines += self._title(desk, scene, look, width, focused)
        room = height - len(lines)
        lines += self._body(desk, scene, look, width, room)
        lines += [look.blank(width, GROUND)] * (height - len(lines))
        return lines[:height]

    def _title(self, desk: Desk, scene: Scene, look: Look, width: int, focused: bool) -> tuple[Ink, ...]:
        beyond = desk.beyond(self.pane)
        key = (focused, focused and len(scene.marks), beyond, scene.light.spotlight, self._about)
        kept = self._titles.get(key)
        if kept is None:
            drawn = title(self.pane, scene, width, focused, beyond)
            kept = self._titles[key] = tuple(look.strip(line, width, GROUND) for line in drawn)
        return kept

    def _body(self, desk: Desk, scene: Scene, look: Look, width: int, room: int) -> list[Ink]:
        roll, top = desk.rolls[self.pane], desk.tops[self.pane]
        index = roll.row_at(top)
        if index < 0:
            return []
        selected = desk.selected if desk.focus == self.pane else ""
        marks = desk.marked(self.pane)
        drag, in_drag, light = scene.drag, scene.drag.pane == self.pane, scene.light
        rest = _SHADED if light.spotlight else _PLAIN
        # What makes a card's row another than most.
        told = {scene.selected, light.pointer, *(card for _, card in light.others)}
        lines: list[Ink] = []
        skip = top - roll.rows.top(index)
        wanted = room + skip
        for row in roll.rows.onward(index):
            card = row.card
            state = rest
            if in_drag or (card and (card in scene.lit or card in marks or card in told)):
                over = card == drag.onto if card else row.kind == "head" and row.group == drag.stage
                chosen = card == selected and bool(card)
                state = row_look(card, scene, chosen, over and in_drag)._replace(marked=card in marks)
            lines += self._strips(row, scene, look, width, state)
            if len(lines) >= wanted:
                break
        shown = lines[skip:wanted]
        heading = desk.heading(self.pane)
        if heading is not None and room > 1:
            over = in_drag and heading.group == drag.stage
            shown[0] = self._strips(heading, scene, look, width, rest._replace(over=over))[0]
        return shown

    def _strips(self, row: Row, scene: Scene, look: Look, width: int, state: RowLook) -> tuple[Ink, ...]:
        board, key = scene.board, (row, state)
        card = board.card(row.card) if row.card else None
        # A heading sums up its group: it is drawn again for every board.
        about = self._about if card is None else summed_up(card, scene) if card.kind == "note" else ()
        kept = self._kept.get(key)
        if kept is not None and kept.card is card and kept.about == about:
            # Mostly nobody has made a feed meanwhile, and there is nothing to count.
            if kept.feeds is board.feeds_out:
                return kept.strips
            if kept.links == links_of(row.card, board):
                self._kept[key] = kept._replace(feeds=board.feeds_out)
                return kept.strips
        strips = tuple(look.strip(line, width, GROUND) for line in row_lines(self.pane, row, scene, width, state))
        self._kept[key] = _Kept(card, about, board.feeds_out, links_of(row.card, board), strips)
        return strips
