"""The main screen: places the parts, draws them from the desk, and turns the mouse into card ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.console import Console
from textual._compositor import CompositorUpdate
from textual.app import ComposeResult
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.strip import Strip
from textual.widget import Widget

from warroom.commands.spec import PANES, Context, Pane
from warroom.domain.day import is_uncommitted
from warroom.tui.chrome import Chrome, Note, Typing, filter_hints, note_lines
from warroom.tui.desk import Desk
from warroom.tui.ink import Ink, patch
from warroom.tui.layer import Layer
from warroom.tui.look import Look
from warroom.tui.pane import TITLE_LINES, PaneView
from warroom.tui.places import Place, Wants, arrange
from warroom.tui.strips import Strips
from warroom.views.beyond import NOTHING_BEYOND
from warroom.views.columns import card_at
from warroom.views.pressed import Pressed
from warroom.views.scene import Scene

_CHROME = ("header", "tabs", "board", "filter", "load", "thread", "tape", "footer", "note")
_SMALLEST_TITLED = 6

Hints = Callable[[Context], tuple[tuple[str, str], ...]]


class _PlacesLayout(Layout):
    """Puts each part where `places` says; parts without a place are not shown."""

    name = "places"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:  # noqa: ARG002
        """The placements of the parts; the message lies above the others."""
        assert isinstance(parent, Room)
        return [
            WidgetPlacement(Region(*place), NULL_OFFSET, NULL_SPACING, child, order=1 if child.name == "note" else 0)
            for child in children
            if (place := parent.places.get(child.name or "")) is not None
        ]


class Patch(CompositorUpdate):
    """Strips that change where they stand, as (x, y, old, new)."""

    def __init__(self, changes: list[tuple[int, int, Ink, Ink]]) -> None:
        self._changes = changes

    def render_segments(self, console: Console) -> str:
        """What to write to the terminal."""
        return patch(self._changes, console)


class Room(Layer[None]):
    """Owns the parts on screen.  Whoever changes the desk calls `draw`, or `rearrange` when sizes may change."""

    AUTO_FOCUS = None
    DEFAULT_CSS = "Room { overflow: hidden; } Room > * { width: 100%; height: 1; }"

    def __init__(self, desk: Desk, look: Look, hints: Hints) -> None:
        super().__init__()
        self.desk = desk
        self.chrome = Chrome(look)
        self.zoomed = False
        self.typing = Typing()
        self.note: Note | None = None
        self.shows_keys = False
        self.pressed: Pressed | None = None
        self.places: Mapping[str, Place] = {}
        self._extent = Size(0, 0)
        self._places_layout = _PlacesLayout()
        self._hints = hints
        self._painted = False
        self._panes: dict[str, PaneView] = {pane: PaneView(pane) for pane in PANES}
        self._parts: dict[str, Strips] = {name: Strips(name) for name in _CHROME}
        self._parts.update(self._panes)

    def compose(self) -> ComposeResult:
        """The parts; which of them are seen is the layout's business."""
        yield from self._parts.values()

    @property
    def layout(self) -> Layout:
        """Ours, whatever the stylesheets say."""
        return self._places_layout

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """No toasts and no tooltips: the message line and the footer do their work."""

    @property
    def look(self) -> Look:
        """The theme in use."""
        return self.chrome.look

    @property
    def told(self) -> tuple[str, str]:
        """The message and its tone, as screens that lie over this one show it."""
        return (self.note.text, self.note.tone) if self.note else ("", "")

    def painted(self) -> None:
        """The first frame is on the screen: from now on lines may be changed where they stand."""
        self._painted = True

    def wear(self, look: Look) -> None:
        """Draw everything in another theme."""
        self.chrome = Chrome(look)
        self.draw()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground that shows between the parts."""
        return [self.look.blank(crop.width, "background")] * crop.height

    def resize(self, size: Size) -> None:
        """Take the terminal's size."""
        if size != self._extent:
            self._extent = size
            self.rearrange()

    def rearrange(self) -> None:
        """Work out the places again, then draw."""
        width, height = self._extent
        note = len(note_lines(self.note.text, width)) if self.note else 0
        filtering = bool(self.desk.filter) or self.typing.edit is not None
        covered = self.app.screen is not self
        uncommitted = is_uncommitted(self.desk.board)
        shared = self.desk.board.veiled
        wants = Wants(self.desk.focus, self.zoomed, filtering, note, covered, uncommitted, self.shows_keys, shared)
        places = arrange(width, height, wants)
        if places != self.places:
            self.places = places
            self.desk.resize({pane: self._body_height(pane) for pane in PANES})
            # Textual keeps arrangements by size, which ours depend on no more than on the rest.
            self._clear_arrangement_cache()
            self.refresh(layout=True)
            # Also the ground, which shows in other places now.
            self.refresh()
        self.draw()

    def draw(self) -> None:
        """Bring every part up to date with the desk; only lines that differ reach the terminal."""
        self._draw(self.places)

    def draw_part(self, name: str) -> None:
        """Bring one part up to date, if it is shown."""
        if name in self.places:
            self._draw((name,))

    def _draw(self, names: Iterable[str]) -> None:
        scene = self.desk.scene()
        changes = [
            (place, part, changed)
            for name in names
            if (changed := (part := self._parts[name]).put(self._drawn(name, place := self.places[name], scene)))
        ]
        if changes and self._alone():
            moved = [(place.x, place.y + y, old, new) for place, _, lines in changes for y, old, new in lines]
            self.app._display(self, Patch(moved))  # type: ignore[arg-type]
        else:
            for _, part, lines in changes:
                part.repaint(lines)

    def frame(self) -> list[tuple[int, int, Ink]]:
        """What stands on the screen as (x, y, strip), without messages."""
        shown: list[tuple[int, int, Ink]] = []
        for name, place in self.places.items():
            if name != "note":
                shown += [(place.x, place.y + y, line) for y, line in enumerate(self._parts[name].drawn)]
        return shown

    def frame_of(self, part: str) -> Sequence[Ink]:
        """The lines of one part."""
        return self._parts[part].drawn

    def part_at(self, x: int, y: int) -> str:
        """The part at a cell of the screen, "" between the parts."""
        for name, place in reversed(tuple(self.places.items())):
            if place.x <= x < place.x + place.width and place.y <= y < place.y + place.height:
                return name
        return ""

    def card_at(self, x: int, y: int) -> tuple[str, str, str]:
        """(part, stage or section, card id) at a cell of the screen, "" for what is not there."""
        part = self.part_at(x, y)
        if part == "board":
            place = self.places[part]
            stage, card = card_at(self.desk.scene(), place.width, place.height, x - place.x, y - place.y)
            return part, stage, card
        for pane in PANES:
            if part == pane:
                place = self.places[part]
                head = TITLE_LINES if self._titled(place) else 0
                line = y - place.y - head
                roll = self.desk.rolls[pane]
                if line < 0:
                    return part, "", ""
                heading = self.desk.heading(pane) if line == 0 else None
                if heading is not None:
                    return part, heading.group, ""
                line += self.desk.tops[pane]
                return part, roll.group_at(line), roll.card_at(line)
        return part, "", ""

    def _alone(self) -> bool:
        """Whether changed lines can be written where they stand: nothing is over them, nothing is about to move.

        This is what Textual's compositor would write, without the trip through four tasks and a timer.
        """
        app = self.app
        return (
            self._painted
            and app.screen is self
            and len(app.screen_stack) == 1
            and self.note is None
            and not self._layout_required
            and not app._batch_count
        )

    def _drawn(self, name: str, place: Place, scene: Scene) -> list[Ink]:
        chrome, desk = self.chrome, self.desk
        match name:
            case "strategy" | "pipeline" | "today":
                view = self._panes[name]
                return view.lines(desk, scene, self.look, place.width, place.height, self._titled(place))
            case "header":
                return chrome.header(scene, place)
            case "tabs":
                # The columns of the zoomed pipeline say it themselves.
                beyond = NOTHING_BEYOND if "board" in self.places else desk.beyond(desk.focus)
                return chrome.tabs(scene, place, desk, beyond)
            case "board":
                return chrome.board(scene, place)
            case "filter":
                return chrome.filter(desk, self.typing, place)
            case "thread":
                return chrome.thread(scene, place)
            case "load":
                return chrome.load(scene, place)
            case "tape":
                return chrome.tape(scene, place)
            case "note":
                return chrome.note(self.note or Note(""), place, desk.ascii)
            case _:
                typed = self.typing.edit is not None
                hints = filter_hints(desk.ascii) if typed else self._hints(desk.glance(desk.now))
                return chrome.footer(hints, scene, place, self.pressed)

    def _titled(self, place: Place) -> bool:
        return "tabs" not in self.places and place.height >= _SMALLEST_TITLED

    def _body_height(self, pane: Pane) -> int:
        place = self.places.get(pane) or self.places.get("board") or self.places[self.desk.focus]
        return max(place.height - (TITLE_LINES if self._titled(place) else 0), 1)
