"""The first milliseconds: the last frame is on the screen before anything heavy is imported.

Only the standard library, and little of it.  A frame is kept by the last run in the state folder,
as lines `name=value` that say what it is a frame of, an empty line, and what to write to the terminal.
"""

from __future__ import annotations

import os
import sys
import time
import zlib

from warroom import __version__

Claims = dict[str, str]
Attributes = list[int | list[bytes | int]]

_OPTIONS = ("--db", "--campaign", "--theme")
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[?1049l\x1b[?25h"
# An exit code above it is the number of the signal that ended us.
SIGNALLED = 128
_ENVIRONMENT = ("NO_COLOR", "WARROOM_ME", "WARROOM_THEME", "WARROOM_ASCII", "TERM", "COLORTERM")
_FOLDERS = {"data": ("XDG_DATA_HOME", ".local/share"), "config": ("XDG_CONFIG_HOME", ".config"),
            "state": ("XDG_STATE_HOME", ".local/state")}  # fmt: skip


class _Terminal:
    """What was done to the terminal: its attributes before, and whether a frame stands on it."""

    before: Attributes | None = None
    painted = False


def dashboard_options(argv: list[str]) -> dict[str, str] | None:
    """The options of a plain start of the dashboard by name, or None when `argv` asks for something else."""
    found = {"--db": "", "--campaign": "", "--theme": ""}
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if name not in found:
            return None
        if not equals:
            value = next(words, "")
        if not value:
            return None
        found[name] = value
    return found


def open_early(options: dict[str, str]) -> None:
    """Make the terminal keep what is typed, and paint the last frame if it is still true."""
    try:
        if sys.platform == "win32" or not (os.isatty(0) and os.isatty(1) and os.isatty(2)):
            return
        db = database(options["--db"])
        frame = _read(frame_path(db))
        claims, _, body = frame.partition("\n\n")
        if not body or not _true(claims, db, options):
            return
        _end_politely()
        _hush()
        # Said before it is true, for a signal may come between.
        _Terminal.painted = True
        os.write(2, (_ENTER + body).encode("utf-8", "replace"))
    except (OSError, ValueError):
        return


def painted() -> bool:
    """Whether a frame stands on the screen."""
    return _Terminal.painted


def attributes() -> Attributes | None:
    """The terminal's attributes as they were before `open_early`, None if it left them alone."""
    return _Terminal.before


def restore() -> None:
    """Give the terminal back as it was; does nothing when it was not touched or is given back already."""
    painted, before = _Terminal.painted, _Terminal.before
    hand_over()
    try:
        if painted:
            os.write(2, _LEAVE.encode())
        if before is not None:
            _set_attributes(before)
    except OSError:
        # The terminal is gone: nobody looks at it any more.
        return


def hand_over() -> None:
    """From now on somebody else looks after the terminal."""
    _Terminal.painted, _Terminal.before = False, None


def database(named: str) -> str:
    """The path of the campaign file that will be opened, links followed, as `config.folders` finds it."""
    path = named or os.environ.get("WARROOM_DB", "")
    path = os.path.expanduser(path) if path else f"{_folder('data')}/campaigns.warroom"
    return os.path.realpath(path)


def frame_path(db: str) -> str:
    """Where the frame of a campaign file is kept, as `config.state` finds it."""
    checksum = zlib.crc32(os.fsencode(db))
    stem = os.path.splitext(os.path.basename(db))[0]
    return f"{_folder('state')}/{checksum:08x}-{stem[:40]}.frame"


def claims_now(db: str, options: dict[str, str]) -> Claims:
    """What a frame must have been made of to be true now, but for the day."""
    size = os.get_terminal_size(1)
    claims = {name: os.environ.get(name, "") for name in _ENVIRONMENT}
    claims.update(
        version=__version__,
        options=" ".join(f"{name}={value}" for name, value in sorted(options.items()) if name != "--db"),
        size=f"{size.columns}x{size.lines}",
        file=_identity(db),
        config=_version(f"{_folder('config')}/config.toml"),
        last=_version(frame_path(db).removesuffix(".frame") + ".campaign"),
        sharing=_version(f"{_folder('state')}/sharing"),
    )
    return claims


def say_claims(claims: Claims, first: float, until: float) -> str:
    """The head of a frame that is true from `first` to `until`, in seconds of the epoch."""
    told = {**claims, "first": str(int(first)), "until": str(int(until))}
    return "\n".join(f"{name}={value}" for name, value in told.items())


def _true(head: str, db: str, options: dict[str, str]) -> bool:
    told = dict(line.split("=", 1) for line in head.split("\n"))
    first, until = int(told.pop("first")), int(told.pop("until"))
    return first <= time.time() < until and told == claims_now(db, options)


def _hush() -> None:
    """No echo, no line editing, enter as itself, and no key but ctrl+c that signals: as the dashboard will read it."""
    # Not on Windows, where the frame is not painted early.
    import termios

    before: Attributes = termios.tcgetattr(0)
    after = list(before)
    iflag, lflag = before[0], before[3]
    assert isinstance(iflag, int)
    assert isinstance(lflag, int)
    keys = before[6]
    assert isinstance(keys, list)
    after[0] = iflag & ~(termios.ICRNL | termios.INLCR | termios.IGNCR | termios.IXON | termios.IXOFF)
    after[3] = lflag & ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    unused = bytes([os.fpathconf(0, "PC_VDISABLE")])
    after[6] = [unused if number in (termios.VSUSP, termios.VQUIT) else key for number, key in enumerate(keys)]
    _Terminal.before = before
    _set_attributes(after)


def _set_attributes(attributes: Attributes) -> None:
    import termios

    try:
        termios.tcsetattr(0, termios.TCSANOW, attributes)
    except termios.error as error:
        raise OSError(str(error)) from error


def _end_politely() -> None:
    """Until the dashboard answers them itself, signals that end us give the terminal back first."""
    # What `signal` is made of: it loads `enum`, which takes longer than painting the frame.
    import _signal  # type: ignore[import-not-found]

    def end(number: int, _frame: object) -> None:
        restore()
        raise SystemExit(SIGNALLED + number)

    for number in (_signal.SIGTERM, _signal.SIGHUP, _signal.SIGINT):
        if _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, end)


def _identity(path: str) -> str:
    """Which file this is, not what is in it: a campaign file is never opened on the side."""
    found = os.stat(path)
    return f"{found.st_dev}.{found.st_ino}"


def _version(path: str) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_ino}.{found.st_mtime_ns}.{found.st_size}"


def _read(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def _folder(kind: str) -> str:
    """The platform's folder; off Linux the way the rest of warroom finds it, which is slower."""
    variable, below_home = _FOLDERS[kind]
    system: str = sys.platform
    if system == "linux":
        named = os.environ.get(variable, "")
        base = named if named.startswith("/") else f"{os.path.expanduser('~')}/{below_home}"
        return f"{base}/warroom"
    from warroom.config import folders

    return str(getattr(folders, f"{kind}_dir")())
