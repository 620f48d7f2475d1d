"""From a file's path to a running dashboard and its exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from warroom import boot
from warroom.commands.keymap import bind
from warroom.commands.spec import Do
from warroom.config.folders import default_db
from warroom.config.settings import Settings, load_settings
from warroom.config.state import is_sharing, remember_campaign
from warroom.domain.text import literal
from warroom.exits import BUG, BUSY, REFUSED, UNUSABLE
from warroom.session import Session
from warroom.store import Busy, NoCampaign, NotFound, StoreError
from warroom.tui.palette import few_colours
from warroom.tui.themes import look_named

ORIGIN = "tui"


def start(options: dict[str, str]) -> int:
    """Run the dashboard as a plain start asks, with the last frame kept for the next one."""
    settings, problems = load_settings()
    if options["--theme"]:
        settings = settings._replace(theme=options["--theme"])
    path = Path(options["--db"]).expanduser() if options["--db"] else default_db()
    return _run(path, options["--campaign"], settings, problems, options)


def run(path: Path, campaign: str, me: str, theme: str = "", *, sharing: bool = False) -> int:
    """Run the dashboard for a command that has chosen the file, the campaign, the person and maybe the theme.

    With `sharing` nothing private is shown, whatever the settings say.
    """
    settings, problems = load_settings()
    settings = settings._replace(me=me, theme=theme or settings.theme, share_safe=sharing or settings.share_safe)
    return _run(path, campaign, settings, problems, None)


def _run(
    path: Path,
    campaign: str,
    settings: Settings,
    problems: tuple[str, ...],
    options: dict[str, str] | None,
    first: Do | None = None,
) -> int:
    try:
        session = _session(path, campaign, settings)
    except StoreError as error:
        return _refuse(str(error), _code(error))
    if not _has_terminal():
        if session is not None:
            session.close()
        return _refuse("The dashboard needs a terminal; `warroom --help` lists what works without one.", REFUSED)
    if session is None:
        from warroom.tui.first_run import first_run

        boot.restore()
        begun = first_run(path, settings)
        if begun is None:
            return 0
        # The demo lives in a file of its own, which no plain start opens.
        first = Do("playbook.begin", begun.playbook) if begun.playbook else None
        return _run(begun.path, begun.campaign, settings, problems, options if begun.path == path else None, first)
    look, problem = look_named(settings.theme, not settings.no_color, few_colours(os.environ))
    from warroom.tui.app import WarroomApp
    from warroom.tui.sharing import still_shared

    app = WarroomApp(session, settings, bind(settings.keys), look, options)
    app.greet(problem, *problems, still_shared(app), first=first)
    try:
        code = app.run() or app.return_code
    finally:
        session.keep()
        session.close()
        if app.recording is not None and app.recording.kept is not None:
            _tell(f"the recording is in {app.recording.kept}")
    fault = app.fault
    return _report(fault, app.started, sharing=app.sharing) if fault is not None else code or 0


def _session(path: Path, campaign: str, settings: Settings) -> Session | None:
    """A session on the campaign that is meant, None when there is none to open yet."""
    if not path.exists():
        return None
    try:
        session = Session.start(
            path, settings.me, ORIGIN, campaign=campaign, sharing=settings.share_safe or is_sharing()
        )
    except NoCampaign:
        return None
    remember_campaign(path, session.board.campaign.id)
    return session


def _has_terminal() -> bool:
    """Whether there is a keyboard to read and a screen to draw on, which for Textual is stderr."""
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def _code(error: StoreError) -> int:
    return BUSY if isinstance(error, Busy) else REFUSED if isinstance(error, NotFound) else UNUSABLE


def _refuse(sentence: str, code: int) -> int:
    boot.restore()
    _tell(sentence)
    return code


def _tell(sentence: str) -> None:
    # A terminal that was taken away hears nothing.
    with suppress(OSError):
        sys.stderr.write(f"warroom: {literal(sentence)}\n")


def _report(fault: Exception, started: float, *, sharing: bool) -> int:
    """Say what happened after a crash; the details go to a file, for they may hold what was typed.

    On a shared screen only the kind of fault is said.
    """
    import traceback

    from warroom.tui.replaced import SAID, replaced_since

    if replaced_since(started):
        return _refuse(SAID, REFUSED)
    from warroom.config.folders import state_dir

    file = state_dir() / "crash.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(traceback.format_exception(fault)), encoding="utf-8", errors="replace")
        where = f"The details are in {file}."
    except OSError as error:
        where = f"The details could not be kept: {error}."
    kind = type(fault).__name__
    said = f"a fault in warroom itself ({kind if sharing else f'{kind}: {fault}'})"
    return _refuse(f"{said}. Everything that was acknowledged is saved. {where}", BUG)
