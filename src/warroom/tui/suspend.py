"""Ctrl+z: the program stops until the shell wants it back."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from textual.app import App, SuspendNotSupported

if TYPE_CHECKING:
    from warroom.tui.face import Face


def suspend(app: Face) -> None:
    """Put the dashboard aside, and take in what happened meanwhile."""
    app.before_pause()
    stopped = put_aside(app)
    app.after_pause()
    if not stopped:
        app.say("This terminal cannot put the dashboard aside.", "warn")


def put_aside(app: App[Any]) -> bool:
    """Give the terminal to the shell until it lets us go on; False where that cannot be done."""
    try:
        with app.suspend():
            _stop()
    except SuspendNotSupported:
        return False
    return True


def _stop() -> None:
    """Stop as the terminal's own ctrl+z does: the whole job, and only where a shell can let it go on."""
    if sys.platform == "win32":
        return
    answer = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        os.kill(0, signal.SIGTSTP)
    finally:
        signal.signal(signal.SIGTSTP, answer)
