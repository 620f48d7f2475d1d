"""The widget of a line that is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len, split_graphemes
from textual import events
from textual.geometry import Offset
from textual.strip import Strip

from warroom.domain.text import literal
from warroom.tui.dialogs import edit
from warroom.tui.dialogs.drawn import Drawn
from warroom.tui.dialogs.edit import Edit
from warroom.tui.look import Look
from warroom.views.line import Span


class LineEdit(Drawn, can_focus=True):
    """One line of text with a cursor; the screen hands it its keys through `press`.

    It calls `changed` when the text is another one: at once, for the next key may be the one that takes it.
    """

    def __init__(
        self,
        look: Look,
        changed: Callable[[], None],
        text: str = "",
        *,
        placeholder: str = "",
        lead: str = "",
        offered: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(look, id=id)
        self._changed = changed
        self._offered = offered and bool(text)
        self._edit = Edit(text, len(text))
        self._left = 0
        self._placeholder = placeholder
        self._lead = lead

    @property
    def text(self) -> str:
        """What is typed."""
        return self._edit.text

    @property
    def edit(self) -> Edit:
        """What is typed, with the cursor."""
        return self._edit

    def become(self, after: Edit) -> None:
        """Show another text or cursor."""
        offered, self._offered = self._offered, False
        before, self._edit = self._edit, after
        if before == after and not offered:
            return
        self.refresh()
        self._tell_cursor()
        if before.text != after.text:
            self._changed()

    def press(self, event: events.Key) -> bool:
        """Take an editing key or a printable one; False when it is neither."""
        after = edit.press(self._edit, event.key)
        if after is None and (typed := edit.typed(event.character)):
            after = edit.insert(self._base(), typed)
        if after is not None:
            self.become(after)
        return after is not None

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text, as one line."""
        event.stop()
        self.become(edit.insert(self._base(), edit.one_line(event.text)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is."""
        at, cells = self._left, cell_len(self._lead)
        for _, end, width in _clusters(literal(self.text[self._left :])):
            cells += width
            if cells > event.x:
                break
            at = self._left + end
        self.become(self._edit._replace(cursor=at))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """The visible part of the line, its cursor reversed."""
        room = self.size.width - cell_len(self._lead)
        typed = self._typed(room) if self.text or not self._placeholder else self._hint()
        return self.strip((Span(self._lead, "accent bold"), *typed))

    def _base(self) -> Edit:
        """What typing goes on from: nothing, where the text was only offered."""
        return Edit() if self._offered else self._edit

    def _typed(self, room: int) -> list[Span]:
        self._scroll(room)
        text = literal(self.text[self._left :][: room * 4])
        cursor = self._edit.cursor - self._left if self.has_focus else -1
        selected = self._offered and self.has_focus
        spans = [
            Span(text[a:b], "text reverse" if selected or a <= cursor < b else "text") for a, b, _ in _clusters(text)
        ]
        return [*spans, Span(" ", "text reverse")] if cursor == len(text) else spans

    def _hint(self) -> list[Span]:
        first = Span(self._placeholder[0], "muted reverse" if self.has_focus else "muted")
        return [first, Span(self._placeholder[1:], "muted")]

    def _scroll(self, room: int) -> None:
        """Move the window so that the cursor and the cell after it are inside."""
        cursor = self._edit.cursor
        self._left = max(min(self._left, cursor), cursor - room * 4)
        spans = _clusters(literal(self.text[self._left : cursor]))
        over = sum(width for _, _, width in spans) + 2 - room
        start = self._left
        for _, end, width in spans:
            if over <= 0:
                break
            over -= width
            self._left = start + end

    def _tell_cursor(self) -> None:
        """Where an input method shows its window."""
        x = cell_len(self._lead) + cell_len(literal(self.text[self._left : self._edit.cursor][-1000:]))
        self.app.cursor_position = self.content_region.offset + Offset(min(x, self.size.width), 0)


def _clusters(text: str) -> Sequence[tuple[int, int, int]]:
    """Where each thing seen as one character starts and ends, and its cells."""
    return [(i, i + 1, 1) for i in range(len(text))] if text.isascii() else split_graphemes(text)[0]
