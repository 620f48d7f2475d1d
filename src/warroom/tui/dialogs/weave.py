"""The thread screen: the weave around a card, walked by keys; every other key is a command on the card one is at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult

from warroom.domain.weave import Weave
from warroom.tui.dialogs.base import Dialog, styled
from warroom.tui.dialogs.sheet import Sheet
from warroom.tui.look import Look
from warroom.views.line import Line
from warroom.views.scene import Scene
from warroom.views.weave.chart import LEAST_WIDTH, Drawing
from warroom.views.weave.plan import Plan, plan
from warroom.views.weave.screen import draw
from warroom.views.weave.tree import order

_ALONG = {"j": 1, "down": 1, "k": -1, "up": -1}
_ACROSS = {"l": 1, "right": 1, "h": -1, "left": -1}
_FAR = 1 << 30
_ENDS = {"g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR}


class Doings(NamedTuple):
    """What the screen leaves to the app: `load` gives the weave around a card, None when there is none;
    `command` answers a key on a card, and `hints` names the keys that can be answered."""

    scene: Callable[[], Scene]
    load: Callable[[str], Weave | None]
    open: Callable[[str], None]
    command: Callable[[str, str], None]
    hints: Callable[[str], tuple[tuple[str, str], ...]]


class Walk:
    """Where one is in a weave, and which way one came."""

    def __init__(self, weave: Weave, at: str = "") -> None:
        self.plan: Plan = plan(weave)
        self.at = at if at in weave.cards else weave.center
        self._came: dict[tuple[str, int], str] = {}

    def renew(self, weave: Weave) -> None:
        """Go on in the same weave as it is now; from a card that is gone to the centre."""
        self.plan = plan(weave)
        if self.at not in weave.cards:
            self.at = weave.center

    def across(self, step: int) -> None:
        """Follow a feed: forward (1) or back (-1)."""
        there = self.plan.beside(self.at, step, self._came)
        if there:
            self._came[there, -step] = self.at
            self.at = there

    def along(self, step: int, tree: bool) -> None:
        """Go to the cards that stand beside this one: in its column, or in a tree on its lines."""
        if tree:
            cards = order(self.plan)
            self.at = cards[max(0, min(len(cards) - 1, cards.index(self.at) + step))]
        else:
            self.at = self.plan.along(self.at, step)


class Map(Sheet):
    """Draws the weave as it is walked."""

    GROUND = "panel"

    def __init__(self, look: Look, walk: Walk, doings: Doings, choose: Callable[[str, bool], None]) -> None:
        super().__init__(look)
        self._walk = walk
        self._doings = doings
        self._choose = choose
        self._drawing = Drawing((), ())

    @property
    def narrow(self) -> bool:
        """Whether a tree is shown."""
        return self.size.width < LEAST_WIDTH

    def drawn(self) -> Sequence[Line]:
        """The weave as it is, and where one is, by now."""
        at, doings = self._walk.at, self._doings
        scene = doings.scene()._replace(selected=at)
        self._drawing = draw(self._walk.plan, scene, self.size.width, self.size.height, doings.hints(at))
        return self._drawing.lines

    def on_click(self, event: events.Click) -> None:
        """Go to a card; with two clicks it goes to the middle."""
        event.stop()
        for spot in self._drawing.spots:
            if spot.x <= event.x < spot.x + spot.width and spot.y <= event.y < spot.y + spot.height:
                self._choose(spot.card, event.chain > 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down."""
        event.stop()
        self._walk.along(1, self.narrow)
        self.renew()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up."""
        event.stop()
        self._walk.along(-1, self.narrow)
        self.renew()


class WeaveScreen(Dialog[None]):
    """Walks a weave, and lets `doings` act on the card that one is at."""

    TYPES = False
    BARE = False

    CSS_PATH = styled("weave.tcss")

    def __init__(self, weave: Weave, doings: Doings, look: Look, *, ascii: bool = False) -> None:
        super().__init__(look, ascii=ascii)
        self.walk = Walk(weave)
        self._doings = doings
        self._map = Map(look, self.walk, doings, self._chosen)

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self.walk.at

    def compose(self) -> ComposeResult:
        """The map alone; the header stays in sight above it."""
        yield self._map

    def renew(self) -> None:
        """Show the weave as it is in the file by now; a centre that is gone gives way to where one is."""
        for center in (self.walk.plan.weave.center, self.walk.at):
            weave = self._doings.load(center)
            if weave is not None:
                self.walk.renew(weave)
                self._map.renew()
                return
        if self.is_current:
            self.dismiss(None)

    def center(self, card: str) -> None:
        """Put a card into the middle."""
        weave = self._doings.load(card)
        if weave is not None:
            self.walk.at = card
            self.walk.renew(weave)
            self._map.renew()

    def take(self, event: events.Key) -> None:
        """Walk, put into the middle or open, leave, or let the app act on the card."""
        key, walk = event.key, self.walk
        half = max(self.size.height // 6, 1)
        leap = {"ctrl+d": half, "pagedown": half, "ctrl+u": -half, "pageup": -half}.get(key)
        if key == "q":
            self.close()
        elif key == "enter":
            self._chosen(walk.at, True)
        elif key in _ACROSS:
            walk.across(_ACROSS[key])
        elif step := _ALONG.get(key) or _ENDS.get(key) or leap:
            walk.along(step, self._map.narrow)
        else:
            self._doings.command(key, walk.at)
            return
        if self.is_current:
            self._map.renew()

    def _chosen(self, card: str, middle: bool) -> None:
        if not middle:
            self.walk.at = card
            self._map.renew()
        elif card == self.walk.plan.weave.center:
            self._doings.open(card)
        else:
            self.center(card)
