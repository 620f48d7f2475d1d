"""Makes it heard that something comes due: a message, the terminal's bell, a desktop notice where it has them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from warroom.domain.text import literal

if TYPE_CHECKING:
    from warroom.domain.notices import Notice
    from warroom.tui.face import Face

# Who was away for longer finds what came due meanwhile in the catch-up line.
_AWAY = timedelta(minutes=2)
_MINUTE = timedelta(minutes=1)
_LONGEST = 200
_AT_ONCE = 3
_BELL = "\x07"
# Terminals that are known to show a notice, by the way they want it; inside of a multiplexer none does for certain.
_PROGRAMS = {"iTerm.app": "9", "WezTerm": "9", "ghostty": "9", "WarpTerminal": "9"}
_TERMS = {"xterm-kitty": "9", "xterm-ghostty": "9", "wezterm": "9", "foot": "777", "foot-extra": "777"}
_TERMS |= dict.fromkeys(("rxvt-unicode", "rxvt-unicode-256color"), "777")


class Notices:
    """Tells once what comes due while this dashboard runs; `write` writes to the terminal."""

    def __init__(
        self, app: Face, write: Callable[[str], None] | None = None, environ: Mapping[str, str] = os.environ
    ) -> None:
        self._app = app
        self._write = write or app.tell_terminal
        self._way = desktop_way(environ)
        self._until = _minute(app.session.clock())
        self._told: dict[tuple[str, datetime, str], None] = {}

    def look(self) -> None:
        """Tell what has come due since the last look, which is at most once a minute."""
        now = _minute(self._app.session.clock())
        after, self._until = self._until, now
        if now <= after:
            # In the same minute, or after the clock was put back: what was told stays told.
            return
        if now - after > _AWAY:
            after = now - _MINUTE
        found = [notice for notice in self._due(after, now) if notice.key not in self._told]
        if found:
            self._told.update(dict.fromkeys(notice.key for notice in found))
            self._tell(found)

    def _due(self, after: datetime, now: datetime) -> tuple[Notice, ...]:
        # Most minutes bring nothing, but the first frame needs none of this.
        from warroom.domain.notices import notices
        from warroom.views.upcoming import all_golives

        session = self._app.session
        return notices(session.board, all_golives(session.board), after, now, session.me)

    def _tell(self, found: list[Notice]) -> None:
        app = self._app
        app.say(" · ".join(notice.text for notice in found), "warn")
        if self._is_quiet():
            return
        if app.settings.notify.bell:
            self._write(_BELL)
        if app.settings.notify.desktop:
            texts = [notice.text for notice in found[:_AT_ONCE]]
            texts += [f"and {len(found) - _AT_ONCE} more"] if len(found) > _AT_ONCE else []
            for text in texts:
                self._write(desktop_notice(self._way, app.session.board.campaign.name, text))

    def _is_quiet(self) -> bool:
        app = self._app
        hours = app.settings.notify.quiet
        if not hours:
            return False
        from warroom.domain.dates import in_zone
        from warroom.domain.golive import viewer_zone
        from warroom.domain.quiet import is_quiet

        board = app.session.board
        return is_quiet(hours, in_zone(app.session.clock(), viewer_zone(board, app.session.me, app.settings.zone)))


def desktop_way(environ: Mapping[str, str]) -> str:
    """The OSC code by which this terminal shows a notice, `9` or `777`; "" where it is not known to."""
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(("screen", "tmux")):
        return ""
    if environ.get("KITTY_WINDOW_ID"):
        return "9"
    return _PROGRAMS.get(environ.get("TERM_PROGRAM", "")) or _TERMS.get(term, "")


def desktop_notice(way: str, title: str, text: str) -> str:
    """What is written to the terminal for a notice; text can neither end it nor be obeyed."""
    if way == "9":
        # A digit first would be another of the code's meanings.
        return f"\x1b]9;warroom: {_harmless(text)}{_BELL}"
    return f"\x1b]777;notify;{_harmless(title)};{_harmless(text)}{_BELL}" if way == "777" else ""


def _harmless(text: str) -> str:
    """Printable characters alone, and no semicolon, which parts the fields of a code."""
    shown = literal(text).replace(";", ",")
    return "".join(char for char in shown if char.isprintable())[:_LONGEST]


def _minute(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(second=0, microsecond=0)
