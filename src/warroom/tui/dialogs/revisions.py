"""The texts that a card has had: read, compared any two, and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import events
from textual.app import ComposeResult

from warroom.commands.spec import Outcome
from warroom.domain.model import Revision
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.card import Scroll
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.menu import Menu
from warroom.tui.look import Look
from warroom.views.build import fill
from warroom.views.cells import clip
from warroom.views.line import Line, Span
from warroom.views.markdown import markdown
from warroom.views.revisions import changed_lines, reason_lines, revision_line

_SCROLLS = frozenset({"ctrl+d", "ctrl+u", "pagedown", "pageup"})
# The list takes a third of the screen at the most.
_SHARE = 3
# Below this width the list has no room for a whole reason.
_ROOMY = 60
_MOVES = {"j": "down", "k": "up"}


class RevisionsScreen(Dialog[Outcome | None]):
    """Lists `texts`, newest first; goes away with what `restore` gives for the one to bring back.

    A text is shown with its changes from the one before it, or from the one that was marked.
    """

    TYPES = False

    CSS_PATH = styled("revisions.tcss")

    def __init__(
        self,
        title: str,
        texts: Sequence[Revision],
        restore: Callable[[Revision], Outcome],
        now: datetime,
        look: Look,
        *,
        ascii: bool = False,
    ) -> None:
        """`texts` are the oldest first and at least one."""
        super().__init__(look, ascii=ascii)
        self._texts = tuple(reversed(texts))
        self._restore = restore
        self._now = now
        self._base = -1
        self._reading = False
        self._panel = Panel(f"Texts: {title}")
        self._menu = Menu(look, self._draw)
        self._caption = Lines(look, self._captioned)
        self._scroll = Scroll(look, self._built)
        self._foot = Lines(look, self._said)

    def compose(self) -> ComposeResult:
        """The list, what is shown of the one under the cursor, and the keys."""
        with self._panel:
            yield self._menu
            yield self._caption
            yield self._scroll
            yield self._foot

    def on_mount(self) -> None:
        """Start on the newest."""
        self._menu.fill(len(self._texts))

    def on_resize(self, event: events.Resize) -> None:
        """Give the list what it needs, up to its share."""
        self._menu.styles.height = max(1, min(len(self._texts), event.size.height // _SHARE))

    def take(self, event: events.Key) -> None:
        """Go through the list, scroll, mark, turn over, bring back."""
        key = event.key
        if key in ("q", "enter"):
            self.dismiss(None)
        elif key == "tab":
            self._reading = not self._reading
            self._renew()
        elif key == "space":
            self._base = -1 if self._base == self._menu.cursor else self._menu.cursor
            # Whoever compares wants to see what differs.
            self._reading = False
            self._menu.refresh()
            self._renew()
        elif key == "b":
            self.dismiss(self._restore(self._texts[self._menu.cursor]))
        elif key in _SCROLLS:
            self._scroll.take(key)
            self._foot.renew()
        else:
            self._menu.take(_MOVES.get(key, key))

    def on_menu_moved(self) -> None:
        """Show what the cursor is on."""
        self._renew()

    def _renew(self) -> None:
        self._caption.renew()
        self._scroll.show(self._built, keep=False)
        self._foot.renew()

    def _compared(self) -> int:
        """Which text the one under the cursor is compared with; -1 for none."""
        here = self._menu.cursor
        if self._reading or here < 0:
            return -1
        if self._base not in (-1, here):
            return self._base
        other = here + 1
        return other if other < len(self._texts) and self._texts[other].body != self._texts[here].body else -1

    def _built(self, width: int) -> Sequence[Line]:
        here, other = self._menu.cursor, self._compared()
        if here < 0:
            return ()
        why = reason_lines(self._texts[here], width) if width < _ROOMY else ()
        if other < 0:
            return (*why, *markdown(self._texts[here].body, width, self.ascii))
        old, new = sorted((here, other), reverse=True)
        return (*why, *changed_lines(self._texts[old].body, self._texts[new].body, width))

    def _captioned(self, width: int) -> tuple[Line, ...]:
        other = self._compared()
        if other < 0:
            said = "The text"
        elif other == self._menu.cursor + 1:
            said = "What changed"
        else:
            texts = sorted((self._menu.cursor, other), reverse=True)
            said = "What changed from {} to {}".format(*(len(self._texts) - at for at in texts))
        number = len(self._texts) - max(self._menu.cursor, 0)
        rule = "-" if self.ascii else "─"
        words = clip(f"{said} · {number} of {len(self._texts)} " if not self.ascii else f"{said}, {number} ", width)
        return (fill([Span(words, "soft bold"), Span(rule * width, "rule")], width),)

    def _draw(self, row: int, width: int, selected: bool) -> Line:
        text = self._texts[row]
        return revision_line(text, self._now, width, selected=selected, base=row == self._base, ascii=self.ascii)

    def _said(self, width: int) -> tuple[Line, ...]:
        turn = "changes" if self._reading else "whole text"
        compare = "compare from here" if self._base < 0 else "compare with the one before"
        keys = (("tab", turn), ("space", compare), ("b", "bring back"), ("ctrl+d ctrl+u", "scroll"), ("esc", "close"))
        return (hint_line(keys, width, self._scroll.place),)
