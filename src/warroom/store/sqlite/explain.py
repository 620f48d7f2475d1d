"""What SQLite and the system refuse, said as a person would."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from warroom.store.errors import Busy, StoreError, Unusable, Unwritable

# Primary result codes of SQLite (https://sqlite.org/rescode.html) and the extended ones told apart here.
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, FULL, _CANTOPEN, _NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26
_IOERR_SHORT_READ, _READONLY_DBMOVED = 522, 1032


def explain(error: Exception, path: Path) -> StoreError:
    """The StoreError that says what happened to the file and what to do about it."""
    if isinstance(error, OSError):
        return _refused_by_system(error, path)
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code == _READONLY_DBMOVED:
        return moved(path)
    if code == _IOERR_SHORT_READ:
        return damaged(path, str(error))
    kind = code & 0xFF
    if kind in (_BUSY, _LOCKED):
        return Busy(f"Another program is holding {path}; nothing was written. Close it there or try again.")
    if kind == FULL:
        return disk_full(path)
    if kind in (_READONLY, _PERM):
        return read_only(path)
    if kind == _CANTOPEN:
        return _cannot_open(path)
    if kind == _IOERR:
        return Unwritable(
            f"The system would not read or write {path} ({error}): the disk may be failing, full or over its quota. "
            "This change was not saved; earlier ones are safe."
        )
    if kind == _CORRUPT:
        return damaged(path, str(error))
    if kind == _NOTADB:
        return Unusable(
            f"{path} is not a warroom file. To take in a calendar or an export use `warroom import`; "
            "to open a campaign file name it with --db or WARROOM_DB."
        )
    return StoreError(f"{path} could not be used: {error}.")


def disk_full(path: Path) -> Unwritable:
    """The disk has no room for a change."""
    return Unwritable(
        f"The disk that holds {path} is full. This change was not saved; earlier ones are safe. "
        "Free some space and try again."
    )


def no_room_for_copy(path: Path) -> Unwritable:
    """The disk has no room for a backup at `path`."""
    return Unwritable(
        f"The disk that holds {path.parent} is full. No backup was made; the campaign file is as it was. "
        "Free some space, or name another place."
    )


def moved(path: Path) -> Unusable:
    """The file that is open is not the one that has its name now."""
    return Unusable(
        f"{path} was deleted, moved or replaced while it was open. Nothing more is written to it: "
        "put the file back or restart to open the one that is there now."
    )


def read_only(path: Path) -> Unwritable:
    """The file, its folder or its disk can be read but not written."""
    if path.exists() and not os.access(path, os.W_OK):
        what = f"{path} is read-only"
    elif not os.access(path.parent, os.W_OK):
        what = f"The folder {path.parent} is read-only"
    else:
        what = f"{path} cannot be written"
    return Unwritable(f"{what}: it can be looked at, but nothing can be changed. Give yourself write permission.")


def damaged(path: Path, detail: str) -> Unusable:
    """The file's content is not what SQLite wrote; names the newest backup."""
    # Only this rare path needs to look for backups.
    from warroom.store.sqlite.listing import newest

    backup = newest(path)
    parts = " and ".join(found.name for found in (path, *side_files(path)))
    rescue = f"The newest backup is {backup}: put it in its place." if backup else "There is no backup beside it."
    return Unusable(f"{path} is damaged ({detail}). Move {parts} aside for rescue. {rescue}")


def side_files(path: Path) -> tuple[Path, ...]:
    """The logs beside a file that hold changes of it; without them it is not whole, and they fit no other file."""
    return tuple(
        side
        for side in (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
        if side.exists() and side.stat().st_size
    )


def _cannot_open(path: Path) -> StoreError:
    if path.is_dir():
        return Unusable(f"{path} is a folder, not a campaign file.")
    if not path.parent.is_dir():
        return Unusable(f"The folder {path.parent} does not exist.")
    if path.exists() and not os.access(path, os.R_OK):
        return Unusable(f"You may not read {path}: ask its owner for permission.")
    if not os.access(path.parent, os.W_OK):
        return read_only(path)
    return Unusable(f"{path} cannot be opened.")


def _refused_by_system(error: OSError, path: Path) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return read_only(path)
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return Unusable(f"{path.parent} is not a folder, so {path.name} cannot be in it.")
    return Unwritable(f"{path} could not be written: {error.strerror}.")
