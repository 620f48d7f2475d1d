"""What all dialogs share: colours, the way out, and a word to the app while they are open."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from warroom.commands.spec import Outcome
from warroom.domain.text import literal
from warroom.tui.dialogs.drawn import Drawn
from warroom.tui.dialogs.keys import KeysCorner
from warroom.tui.dialogs.shared import SharedLine
from warroom.tui.escaped import behind_escape
from warroom.tui.layer import Layer
from warroom.tui.look import Look
from warroom.views.cells import width as cells
from warroom.views.line import Line, Span
from warroom.views.pressed import Pressed

Result = TypeVar("Result")


class Live(Message):
    """Something to do at once, while the dialog stays open, such as trying a theme on."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class Dialog(Layer[Result], ModalScreen[Result]):
    """A modal screen that draws in a theme's look and answers esc by going away with None.

    Keys arrive at `take`; whatever it leaves goes no further, so that no letter acts on the board, but
    for a dialog around a stock widget, which has bindings of its own and does not swallow.
    """

    AUTO_FOCUS: ClassVar[str | None] = "*"
    SWALLOWS: ClassVar[bool] = True
    # Whether letters may go into a text here, which are nobody else's to see.
    TYPES: ClassVar[bool] = True
    # Whether the first line of the main screen, which says that it is shared, is covered.
    BARE: ClassVar[bool] = True
    # Whether all that is shown is read anew for another `Session.position`: else it is closed where that turns.
    REREADS: ClassVar[bool] = False

    def __init__(self, look: Look, *, ascii: bool = False) -> None:
        super().__init__()
        self.look = look
        self.ascii = ascii
        self.set_class(ascii, "-ascii")

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """No toasts and no tooltips over a dialog, but that the screen is shared."""
        if self.BARE and getattr(self.app, "sharing", False):
            widgets.append(SharedLine(self.look, ascii=self.ascii))

    def share(self, on: bool) -> None:
        """Say that the screen is shared, or no longer."""
        line = next(iter(self.query(SharedLine)), None)
        if line is None and on and self.BARE:
            self.mount(SharedLine(self.look, ascii=self.ascii))
        elif line is not None and not on:
            line.remove()

    @property
    def pointer(self) -> str:
        """The card that is pointed at here while there is a pointer, "" for none."""
        return ""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The screen beneath, in every cell: with one that nobody paints Textual cannot write a frame."""
        # As the size changes, what is beneath and what Textual knows of us may be of the size before.
        fitted = [line.adjust_cell_length(crop.width) for line in self._beneath(crop)[: crop.height]]
        return fitted + [Strip.blank(crop.width)] * (crop.height - len(fitted))

    def _beneath(self, crop: Region) -> list[Strip]:
        """The screen beneath, as it stands: Textual would draw all of it anew, three times for each opening."""
        stack = self.app.screen_stack
        at = stack.index(self) if self in stack else 0
        if at == 0 or not stack[at - 1].is_running:
            return super().render_lines(crop)
        below = stack[at - 1]._compositor
        if below.size != self.size:
            return super().render_lines(crop)
        chops = below._render_chops(crop, lambda _: True)
        return [Strip.join(chop.values()).crop(crop.x, crop.right) for chop in chops[crop.y : crop.bottom]]

    def recolour(self, look: Look) -> None:
        """Draw in another look from now on."""
        self.look = look
        for widget in self.query(Drawn):
            widget.look = look
            widget.refresh()

    def renew(self) -> None:
        """Show what the app knows by now: the board has changed, or a message came or went."""

    def relight(self) -> None:
        """Draw again what depends on what is pointed at."""
        for widget in self.query(Drawn):
            widget.refresh()

    def repoint(self) -> None:
        """Others point at something else by now."""

    def show_keys(self, pressed: Pressed | None) -> None:
        """Show the keys that were pressed in the corner; None shows nothing."""
        corner = next(iter(self.query(KeysCorner)), None)
        if corner is None and pressed is not None and self.is_running:
            corner = KeysCorner(self.look, ascii=self.ascii)
            self.mount(corner)
        if corner is not None:
            corner.show(pressed, self.size.width)

    def hint(self, key: str) -> str:  # noqa: ARG002
        """What a key does here, in a word, as it is called; "" where nothing says so."""
        return ""

    def take(self, event: events.Key) -> None:
        """Act on a key."""

    def close(self) -> None:
        """Go away without doing anything."""
        self.dismiss(None)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Go away, once: Textual would take whichever screen is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_key(self, event: events.Key) -> None:
        """Hand every key to `take`, and esc to `close`."""
        if not self.SWALLOWS:
            return
        event.stop()
        event.prevent_default()
        if not self.is_active:
            # Typed ahead, before a key that closed this one was answered: it is for what is on the screen now.
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key in ("escape", "ctrl+c"):
            self.close()
        elif (letter := behind_escape(event)) is not None:
            self.close()
            self.app.post_message(letter)
        else:
            self.take(event)


def styled(*own: str) -> list[str | PurePath]:
    """The style files of a dialog: what all dialogs share, then its own."""
    return ["dialog.tcss", *own]


class Panel(Vertical):
    """The framed box of a dialog, with a title that is shown as it is."""

    def __init__(self, title: str) -> None:
        super().__init__(id="panel")
        self.entitle(title)

    def entitle(self, title: str) -> None:
        """Write into the upper frame."""
        self.border_title = Content(literal(title))


def hint_line(keys: Iterable[tuple[str, str]], width: int, lead: str = "") -> Line:
    """Keys and what they do, as many as fit `width` cells, after the plain words `lead`."""
    spans, left = [Span(lead, "muted")] if lead else [], width - cells(lead)
    for key, does in keys:
        gap = "  " if spans else ""
        left -= len(gap) + cells(key) + 1 + cells(does)
        if left < 0:
            break
        spans += [Span(f"{gap}{key}", "accent bold"), Span(f" {does}", "muted")]
    return tuple(spans)
