"""The mouse on the main screen: click, double click, wheel, and a card dragged to a stage or onto another card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.spec import PANES
from warroom.domain.model import Card
from warroom.domain.stages import stages_of
from warroom.views.scene import NO_DRAG, Drag

if TYPE_CHECKING:
    from warroom.tui.face import Face

_DOUBLE_SECONDS = 0.4
_WHEEL_LINES = 3
# The number and the blank before a pane's name on the strip.
_LEAD = 2
# Panes in which nothing can be dragged to a stage: there a card can be let go over its neighbour.
_WITHOUT_STAGES = frozenset({"strategy"})


class Mouse:
    """Remembers where the button went down, and when it last did.

    A card that is let go over a card of another pane feeds it, or no longer does if it did; within its pane it goes to
    that stage.
    """

    def __init__(self, app: Face) -> None:
        self._app = app
        self._held = ""
        self._from = ("", "")
        self._last: tuple[str, float] = ("", 0.0)

    @property
    def holds(self) -> bool:
        """Whether the button is down on a card."""
        return bool(self._held)

    def let_go(self) -> bool:
        """Hold no card any more; False when none was on its way."""
        self._held = ""
        dragged = self._app.desk.drag is not NO_DRAG
        if dragged:
            self._app.desk.drag = NO_DRAG
            self._app.room.draw()
        return dragged

    def take(self, event: events.MouseEvent) -> None:
        """Answer a mouse event; movement matters only while a card is held."""
        match event:
            case events.MouseScrollDown():
                self._wheel(event, _WHEEL_LINES)
            case events.MouseScrollUp():
                self._wheel(event, -_WHEEL_LINES)
            case events.MouseDown() if event.button == 1:
                self._down(event)
            case events.MouseMove():
                self._move(event)
            case events.MouseUp():
                self._up(event)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        room, desk = self._app.room, self._app.desk
        part = room.part_at(int(event.screen_x), int(event.screen_y))
        if part == "board":
            desk.move(1 if lines > 0 else -1)
            room.draw()
        for pane in PANES:
            if part == pane:
                desk.scroll(pane, lines)
                room.draw()

    def _down(self, event: events.MouseDown) -> None:
        room, desk = self._app.room, self._app.desk
        x, y = int(event.screen_x), int(event.screen_y)
        part, stage, card = room.card_at(x, y)
        if part == "tabs":
            self._tab(x)
        elif part == "board" or part in PANES:
            if part in PANES:
                desk.focus_pane(part)
            if card:
                desk.select(card)
            room.rearrange()
        self._held, self._from = card, (part, stage)
        twice = bool(card) and self._last[0] == card and event.time - self._last[1] < _DOUBLE_SECONDS
        self._last = ("", 0.0) if twice else (card, event.time)
        if twice:
            self._held = ""
            self._app.run_command("open")

    def _move(self, event: events.MouseMove) -> None:
        """Show where the card would go; a button that was let go outside is seen here."""
        if not event.button:
            self.let_go()
            return
        drag = self._target(event)
        if drag != self._app.desk.drag:
            self._app.desk.drag = drag
            self._app.room.draw()

    def _up(self, event: events.MouseUp) -> None:
        if not self._held:
            return
        drag = self._target(event)
        self.let_go()
        board = self._app.session.board
        card, onto = board.card(drag.card), board.card(drag.onto)
        if card is None:
            return
        # What ends elsewhere is no half of a double click.
        self._last = ("", 0.0)
        if onto is not None:
            self._link(card, onto)
        elif drag.stage:
            self._drop(card, drag.stage)

    def _target(self, event: events.MouseEvent) -> Drag:
        """What letting go here would do with the held card; no drag while it is over itself."""
        part, stage, over = self._app.room.card_at(int(event.screen_x), int(event.screen_y))
        board = self._app.session.board
        card, onto = board.card(self._held), board.card(over)
        if card is None or over == card.id:
            return NO_DRAG
        if onto is not None and (part != self._from[0] or part in _WITHOUT_STAGES):
            return Drag(card.id, part, onto=onto.id)
        if (part, stage) != self._from and stage in [s.name for s in stages_of(board.campaign, card.kind)]:
            return Drag(card.id, part, stage)
        return Drag(card.id)

    def _drop(self, card: Card, stage: str) -> None:
        # Only a drag needs the moving of cards outside a command.
        from warroom.commands.handlers.stages import put

        self._app.perform(put(self._app.context(), (card,), stage))

    def _link(self, card: Card, onto: Card) -> None:
        # Only a drag needs the linking of cards outside a command.
        from warroom.commands.handlers.links import put_feed

        self._app.perform(put_feed(self._app.context(), card, onto))

    def _tab(self, x: int) -> None:
        """Go to the pane whose name begins last before the click."""
        names = self._app.room.frame_of("tabs")[0].text
        before = [pane for pane in PANES if 0 <= names.find(pane.upper()) - _LEAD <= x]
        if before:
            self._app.desk.focus_pane(before[-1])
            self._app.room.rearrange()
