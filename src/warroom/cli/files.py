"""Files that people name: read without touching the campaign file, written complete or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from warroom.cli.errors import Refused


def take_in(path: Path, never: Path) -> bytes:
    """The bytes of a file, of stdin for `-`.  Refused when it cannot be read or is the campaign file `never`."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    # Closing the live file would drop the locks that SQLite holds on it.
    _refuse_same(path, never)
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from error


def put(path: Path, parts: Iterable[bytes], *, force: bool, never: Path) -> None:
    """Write `parts` to `path` in one step; over an existing file only with `force`.  Refused when it cannot be."""
    _refuse_same(path, never)
    if path.exists() and not force:
        raise _exists(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("xb") as file:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            _appear(part, path, force=force)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from error


def _appear(part: Path, path: Path, *, force: bool) -> None:
    """Give the finished part its name; a link, unlike a rename, never takes the place of a file."""
    if force:
        part.replace(path)
        return
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links.
        part.replace(path)


def _refuse_same(path: Path, never: Path) -> None:
    with contextlib.suppress(OSError):
        if path.samefile(never):
            raise Refused(f"{path} is the campaign file itself.")


def _exists(path: Path) -> Refused:
    return Refused(f"{path} exists already: --force writes over it.")
