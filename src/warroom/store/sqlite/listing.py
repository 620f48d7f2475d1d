"""The backups beside a campaign file: where they are, how they are called, which there are."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

_STAMP = r"\.\d{8}T\d{12}Z\."


def folder(path: Path) -> Path:
    """Where the backups of a campaign file are."""
    return path.parent / "backups"


def listed(path: Path, label: str = "") -> list[Path]:
    """The backups of a campaign file, oldest first; of one label where it is given."""
    named = re.compile(f"{re.escape(path.stem)}{_STAMP}{re.escape(label) or '[^.]+'}{re.escape(path.suffix)}")
    try:
        return sorted(found for found in folder(path).iterdir() if named.fullmatch(found.name))
    except OSError:
        return []


def newest(path: Path) -> Path | None:
    """The newest backup of a campaign file, of whatever label."""
    found = listed(path)
    return found[-1] if found else None


def name_of(path: Path, label: str, now: datetime | None = None) -> Path:
    """The path of a backup made at `now`, an aware datetime; names sort as they were made."""
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%S%fZ")
    return folder(path) / f"{path.stem}.{stamp}.{label}{path.suffix}"
