"""The flow screen: how stages stand, and the cards that stand still, with the usual commands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.spec import Do
from warroom.domain.cycles import WEEKS, Pace, paces, static_cards
from warroom.domain.model import WORK, Card
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.tui.stays import Stays
from warroom.views.flow import Flow, card_at, flow_lines, is_cut, last_top
from warroom.views.line import Line

if TYPE_CHECKING:
    from warroom.tui.face import Face

_FAR = 1 << 20
_STEPS = {"up": -1, "down": 1, "first": -_FAR, "last": _FAR, "half-up": -10, "half-down": 10}
_WINDOWS = {"campaign-back": -1, "campaign-on": 1}
_MOST_WEEKS = 52
_HINTED = ("stage-back", "stage-on", "done", "owner", "when", "undo", "palette")
_LEAD_HINTS = (
    ("down up", "card"), ("=enter", "open"), ("campaign-back campaign-on", "fewer, more weeks"), ("=esc", "leave"),
)  # fmt: skip


def open_flow(app: Face) -> None:
    """Show how cards flow."""
    screen = FlowScreen(app)
    app.push_screen(screen, lambda _: screen.leave())


class FlowScreen(PageScreen):
    """Stages as a table, and below it what stands still; keys that it does not know are commands on that card."""

    REREADS = True

    def __init__(self, app: Face) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self.weeks = WEEKS
        self.selected = ""
        self.marks: dict[str, None] = {}
        self.on_stages = False
        self._at = self._top = 0
        self._stays = Stays(app, self.draw)
        self._paced: tuple[tuple[object, ...], tuple[Pace, ...]] = ((), ())

    @property
    def cards(self) -> tuple[Card, ...]:
        """What stands still and passes the filter, the longest first."""
        scene = self._app.desk.scene()
        groups = (scene.group(kind, stage) for kind, stage in scene.board.groups if kind in WORK)
        return static_cards(scene.board, (card for group in groups for card in group))

    def leave(self) -> None:
        """Back on the board, be on the card that was selected, if it stands there; nobody asks for more weeks."""
        self._stays.going = False
        if self.selected and self._app.desk.select(self.selected):
            self._app.room.rearrange()

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self.selected

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The screen as the view draws it."""
        return flow_lines(self._flow(), self._app.desk.scene(), width, height)

    def close(self) -> None:
        """Leave one thing: the filter, then the marks, then the screen."""
        if self._app.desk.filter:
            self._app.filtering.clear()
        elif self.marks:
            self.marks = {}
            self.draw()
        else:
            self.dismiss(None)

    def take(self, event: events.Key) -> None:
        """Go about, or let the app act on the card."""
        app = self._app
        command = app.keymap.command(event.key, app.desk.focus)
        name = command.id if command else ""
        self._flow()
        if event.key == "q" or name == "flow":
            self.dismiss(None)
        elif event.key == "enter":
            self._open()
        elif event.key in ("tab", "shift+tab"):
            self.on_stages = not self.on_stages
        elif name in _STEPS:
            self._go(_STEPS[name])
        elif name in _WINDOWS:
            self.weeks = max(1, min(self.weeks + _WINDOWS[name], _MOST_WEEKS))
        elif name == "mark":
            self._mark()
        elif name == "mark-all":
            every = dict.fromkeys(card.id for card in self.cards)
            self.marks = {} if self.marks.keys() == every.keys() else every
        else:
            elsewhere.press(app, event.key, self.selected, tuple(self.marks))
        if self.is_current:
            self.draw()

    def clicked(self, x: int, y: int, twice: bool) -> None:  # noqa: ARG002
        """Go to a card; with two clicks open it."""
        card = card_at(self._flow(), *self.size, y)
        if card:
            self.selected = card
            self.draw()
            if twice:
                self._open()

    def scrolled(self, by: int) -> None:
        """Go down or up."""
        self._go(by)
        self.draw()

    def _flow(self) -> Flow:
        """What is shown; a card that moved on hands the selection to the one that is now in its place."""
        app, cards = self._app, self.cards
        ids = [card.id for card in cards]
        self._at = ids.index(self.selected) if self.selected in ids else max(min(self._at, len(ids) - 1), 0)
        self.selected = ids[self._at] if ids else ""
        self.marks = {card: None for card in self.marks if card in ids}
        flow = Flow(
            self._paces(), cards, self.weeks, self.selected, frozenset(self.marks),
            note=app.room.told, read=self._stays.part, top=self._top,
            on_stages=self.on_stages,
        )  # fmt: skip
        cut = is_cut(flow, *self.size)
        self.on_stages &= cut
        self._top = last_top(flow, *self.size, self._top) if self.on_stages else 0
        turn = (("tab", "static" if self.on_stages else "all stages"),) if cut else ()
        hints = (*turn, *elsewhere.told_keys(app, _LEAD_HINTS), *elsewhere.keys_for(app, _HINTED, self.selected))
        return flow._replace(hints=hints, top=self._top, on_stages=self.on_stages)

    def _paces(self) -> tuple[Pace, ...]:
        """How stages stand; while more weeks are read, as they stood by what was read first."""
        app, stays = self._app, self._stays
        stays.want(self.weeks)
        board, minute = app.desk.board, app.minute()
        of = (*app.session.position, minute, self.weeks)
        if self._paced[0][:-1] != of or (self._paced[0][-1] != stays.version and not stays.going):
            self._paced = ((*of, stays.version), paces(board, stays.found, minute, self.weeks))
        return self._paced[1]

    def _go(self, step: int) -> None:
        if self.on_stages:
            self._top = max(self._top + step, 0)
            return
        ids = [card.id for card in self.cards]
        if ids:
            self._at = max(0, min(self._at + step, len(ids) - 1))
            self.selected = ids[self._at]

    def _mark(self) -> None:
        if self.selected:
            if self.selected in self.marks:
                del self.marks[self.selected]
            else:
                self.marks[self.selected] = None
            self._go(1)

    def _open(self) -> None:
        if self.selected:
            self._app.act(Do("open", self.selected))
