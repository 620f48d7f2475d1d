"""Writing small files so that a reader, or a crash, never meets half of one."""

from __future__ import annotations

import os
from pathlib import Path


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
