"""What a face remembers between runs; losing it costs nothing but a moment."""

from __future__ import annotations

import contextlib
import os
import zlib
from pathlib import Path

from warroom.config.files import replace_bytes, replace_text
from warroom.config.folders import state_dir


def last_campaign(db: Path) -> str:
    """The id of the campaign that was open last in this file, "" when none was."""
    try:
        return _slot(db, "campaign").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def remember_campaign(db: Path, campaign: str) -> None:
    """Keep the campaign to open next time; a folder that cannot be written is no reason to stop."""
    if last_campaign(db) != campaign:
        _keep(_slot(db, "campaign"), campaign)


def last_seen(db: Path) -> tuple[int, str, str]:
    """The journal's number that was shown last, that UTC instant, and the number's stamp; (0, "", "") for nothing."""
    # The first frame, painted before all else, needs no dates.
    from datetime import datetime

    try:
        seq, at, stamp = _slot(db, "seen").read_text(encoding="utf-8").split()
        # A torn or foreign file is like none.
        datetime.fromisoformat(at)
        return int(seq), at, stamp
    except (OSError, ValueError):
        return 0, "", ""


def remember_seen(db: Path, seq: int, at: str, stamp: str) -> None:
    """Keep what of the journal has been seen, and when; the stamp tells whose journal it was."""
    _keep(_slot(db, "seen"), f"{seq} {at} {stamp}")


def is_sharing() -> bool:
    """Whether the screen was still shared when it was last said: it is until somebody says that it is not."""
    return _sharing().exists()


def remember_sharing(on: bool) -> None:
    """Keep whether the screen is shared, for every start from now on."""
    if on:
        _keep(_sharing(), "on")
    else:
        with contextlib.suppress(OSError):
            _sharing().unlink(missing_ok=True)


def forget_frames() -> None:
    """Keep no frame of any file: those that are kept show what the next start may not."""
    with contextlib.suppress(OSError):
        for path in state_dir().glob("*.frame"):
            path.unlink(missing_ok=True)


def frame_file(db: Path) -> Path:
    """Where the last frame drawn of this file is kept."""
    return _slot(db, "frame")


def keep_frame(db: Path, frame: bytes) -> None:
    """Keep the last frame for the next start."""
    with contextlib.suppress(OSError):
        path = frame_file(db)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_bytes(path, frame)


def kept_board(db: Path) -> bytes:
    """The board kept by the last run, empty when there is none."""
    try:
        return _slot(db, "board").read_bytes()
    except OSError:
        return b""


def keep_board(db: Path, board: bytes) -> None:
    """Keep the board for the next start."""
    with contextlib.suppress(OSError):
        path = _slot(db, "board")
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_bytes(path, board)


def _keep(path: Path, text: str) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, text)


def _sharing() -> Path:
    """Where `boot` looks for it as well."""
    return state_dir() / "sharing"


def _slot(db: Path, what: str) -> Path:
    """One file for each database and purpose, told apart by a checksum of the database's path, links followed."""
    path = Path(os.path.realpath(db))
    return state_dir() / f"{zlib.crc32(os.fsencode(path)):08x}-{path.stem[:40]}.{what}"
