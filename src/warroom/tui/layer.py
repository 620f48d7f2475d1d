"""Screens of a stack and what fills them, painted once when they are seen, where Textual paints twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Self, TypeVar

from textual.app import App
from textual.css.errors import StylesheetError
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

Result = TypeVar("Result")


class Laid(Widget):
    """A widget of which a new layout paints what came, moved or went, and no more than that."""

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """As every widget, but for what was painted where it was laid out."""
        return super().refresh(*regions, repaint=repaint and not layout, layout=layout, recompose=recompose)


class Layer(Laid, Screen[Result]):
    """A screen that leaves out what Textual asks to paint although it is there already."""

    # The terminal selects text by itself; Textual has no style for it on a screen of two kinds of parents.
    ALLOW_SELECT: ClassVar[bool] = False

    def on_screen_suspend(self) -> None:
        """Another one is above, which draws what is beneath it by itself."""
        self._repaint_required = False

    def on_screen_resume(self) -> None:
        """Seen for the first time: Textual lays out and paints, and then asks to paint all of it again."""
        if not self._size:
            self.call_next(self._leave_painted)

    def _leave_painted(self) -> None:
        self._repaint_required = False


class Layered(App[Result]):
    """An app of such screens, which paints all of the one in sight when the terminal is its own again."""

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Show a screen, whose styles are read before anything is begun: an upgrade may have taken them away.

        Raises StylesheetError, and then all is as it was.
        """
        known = set(self.stylesheet.source)
        try:
            self._load_screen_css(screen)
        except StylesheetError:
            for read in set(self.stylesheet.source) - known:
                del self.stylesheet.source[read]
            self.stylesheet.reparse()
            raise
        return super().push_screen(screen, *args, **options)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal, as every app does; whoever had it left something else on it."""
        with super().suspend():
            yield
        self.refresh()

    def fail(self, error: Exception) -> None:
        """End by a fault that came where Textual does not look for any."""
        self._handle_exception(error)
