"""Which driver stands between an app and the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """Our driver where there is a terminal as Unix knows it, Textual's own elsewhere."""
    if sys.platform == "win32":
        return None
    from warroom.tui.driver import QuietDriver

    return QuietDriver
