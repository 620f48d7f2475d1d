"""Writing small files so that a reader, or a crash, never meets half of one."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path
from typing import IO


def replace_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step, readable by its owner only.  Raises OSError."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def replace_text(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8 in one step.  Raises OSError."""
    replace_bytes(path, text.encode("utf-8"))


def put_new(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Put `data` in a file of its own in `folder`, never over another; gives where.  Raises OSError."""
    path, file = open_new(folder, stem, suffix)
    try:
        with file:
            write_all(file, data)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def write_all(file: IO[bytes], data: bytes) -> None:
    """Write all of `data` to a file without a buffer, which may take it in parts.  Raises OSError."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def open_new(folder: Path, stem: str, suffix: str) -> tuple[Path, IO[bytes]]:
    """A new file in `folder`, which is made where it is missing, without a buffer; its name is numbered where it must
    be.  Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        return path, os.fdopen(handle, "wb", buffering=0)
    raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
