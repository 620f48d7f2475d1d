"""Longer text: written in the user's own editor, or in place where there is none."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from warroom.commands.spec import Compose
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.tui.face import Face
    from warroom.tui.trail import Trail


def compose(app: Face, outcome: Compose, trail: Trail, *, in_place: bool = False) -> None:
    """Let the card's text be written, here if `in_place`, or in the editor of the user's choice."""
    try:
        body, text = outcome.begun or (app.session.store.text(outcome.card, outcome.field),) * 2
    except StoreError as error:
        app.say(str(error), "bad")
        return
    command = app.settings.editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if command and not in_place:
        try:
            _outside(app, command, outcome, trail, body, text)
            return
        except SuspendNotSupported:
            pass
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            app.say(f"The editor {command!r} cannot be started ({why}): write here instead.", "warn")
    _inside(app, outcome, trail, body, text)


def _inside(app: Face, outcome: Compose, trail: Trail, body: str, text: str) -> None:
    from warroom.tui.dialogs import screen_for

    asked = outcome._replace(then=lambda _, new: outcome.then(body, new), begun=(body, text))
    app.open_dialog(screen_for(asked, app.look, ascii=app.desk.ascii), trail)


def _outside(app: Face, command: str, outcome: Compose, trail: Trail, body: str, text: str) -> None:
    """Run the editor on a file of its own, which stays where it is unless its text is taken over."""
    file = Path(tempfile.mkdtemp(prefix="warroom-")) / f"{outcome.card[:8]}.md"
    # Editors end the last line: a text that does not is given them so, lest looking at it be a change.
    ended = text.endswith("\n")
    file.write_text(text if ended or not text else f"{text}\n", encoding="utf-8", newline="")
    app.before_pause()
    try:
        code = _run(app, [*shlex.split(command), str(file)])
    except (SuspendNotSupported, OSError, ValueError):
        _drop(file)
        raise
    app.after_pause()
    try:
        read = file.read_text(encoding="utf-8")
        new = read if ended else read.removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        app.say(f"What the editor left in {file} cannot be read ({error}); the text is as it was.", "bad")
        return
    kept = code != 0 and new != body
    if not kept:
        _drop(file)
    if code == 0 and new != body:
        app.perform(outcome.then(body, new), trail)
        return
    if outcome.left is not None:
        app.perform(outcome.left, trail)
    if not code:
        app.say("Nothing was changed.")
        return
    what = f"nothing was saved, what you wrote is in {file}" if kept else "nothing was changed"
    app.say(f"The editor ended with code {code}; {what}.", "warn")


def _run(app: Face, argv: list[str]) -> int:
    """The editor's exit code.  Raises OSError when it cannot be started, with the screen back in place."""
    trouble: OSError | None = None
    code = 0
    with app.suspend():
        # Textual takes the terminal back only if nothing is raised in here.
        try:
            code = subprocess.run(argv, check=False).returncode
        except OSError as error:
            trouble = error
    if trouble is not None:
        raise trouble
    return code


def _drop(file: Path) -> None:
    # With the backups that editors leave beside it.
    shutil.rmtree(file.parent, ignore_errors=True)
