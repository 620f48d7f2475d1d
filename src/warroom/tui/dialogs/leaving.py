"""Whether to leave what is not saved: asked in the last line of a dialog, and answered by a key."""

from __future__ import annotations

from collections.abc import Callable

from warroom.tui.dialogs.base import hint_line
from warroom.views.line import Line

_UNSAVED = "Not saved."
_ANSWERS = (("y", "leave it"), ("n", "stay"))


class Leaving:
    """Calls `leave` where that is the answer, and `renew` when the line is another one."""

    def __init__(self, leave: Callable[[], object], renew: Callable[[], object]) -> None:
        self._leave = leave
        self._renew = renew
        self.asked = False

    def ask(self) -> None:
        """Ask from now on."""
        self.asked = True
        self._renew()

    def take(self, key: str) -> bool:
        """Answer with a key; False where nothing was asked."""
        if not self.asked:
            return False
        if key == "y":
            self._leave()
        elif key in ("n", "enter", "escape"):
            self.asked = False
            self._renew()
        return True

    def line(self, width: int) -> Line:
        """The question, `width` cells wide."""
        return hint_line(_ANSWERS, width, _UNSAVED)
