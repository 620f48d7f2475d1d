"""Copying: the platform's own clipboard first, then the terminal's, and an honest word about which."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warroom.tui.face import Face

_PATIENCE = 2.0


def copy(app: Face, text: str, what: str) -> None:
    """Copy `text` without holding up the keyboard; `what` names it in the message."""
    app.run_worker(_copied(app, text, what), exit_on_error=False)


async def _copied(app: Face, text: str, what: str) -> None:
    for command in tools():
        if await asyncio.to_thread(_took, command, text):
            app.say(f"Copied the {what} with {command[0]}.", "good")
            return
    app.copy_to_clipboard(text)
    app.say(f"Sent the {what} to the terminal's clipboard; if pasting brings nothing, your terminal does not allow it.")


def tools() -> list[tuple[str, ...]]:
    """The clipboard programs that are there and have a clipboard to talk to, best first."""
    wanted: list[tuple[str, ...]] = []
    if sys.platform == "darwin":
        wanted.append(("pbcopy",))
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.append(("wl-copy",))
    if os.environ.get("DISPLAY"):
        wanted += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if os.environ.get("TERMUX_VERSION"):
        wanted.append(("termux-clipboard-set",))
    if os.environ.get("WSL_DISTRO_NAME") or sys.platform == "win32":
        wanted.append(("clip.exe",))
    if os.environ.get("TMUX"):
        wanted.append(("tmux", "load-buffer", "-w", "-"))
    return [command for command in wanted if shutil.which(command[0])]


def _took(command: tuple[str, ...], text: str) -> bool:
    data = text.encode("utf-16-le" if command[0] == "clip.exe" else "utf-8", "replace")
    try:
        # xclip stays behind to serve the selection: it must not hold our pipes.
        done = subprocess.run(
            command, input=data, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
