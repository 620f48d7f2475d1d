"""Completion of a path that is being typed."""

from __future__ import annotations

import os
from pathlib import Path

_CALENDARS = frozenset({".csv", ".tsv", ".txt"})
_MOST = 500


def candidates(text: str) -> tuple[str, ...]:
    """What the path may become, sorted: folders with a slash at the end, and files that may be calendars."""
    typed = Path(text).expanduser()
    folder, start = (typed, "") if text.endswith(os.sep) or not text else (typed.parent, typed.name)
    lead = text[: len(text) - len(start)]
    try:
        found = [entry for entry in os.scandir(folder) if entry.name.lower().startswith(start.lower())]
    except (OSError, ValueError):
        return ()
    shown = [entry for entry in found[:_MOST] if start.startswith(".") or not entry.name.startswith(".")]
    folders = sorted(f"{lead}{entry.name}{os.sep}" for entry in shown if _is_folder(entry))
    files = sorted(f"{lead}{entry.name}" for entry in shown if Path(entry.name).suffix.lower() in _CALENDARS)
    return (*files, *folders)


def complete(text: str) -> str:
    """The path as far as it is certain, in the spelling of the file system."""
    found = candidates(text)
    if not found:
        return text
    first, last = min(found), max(found)
    same = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[:same] if same >= len(text) else text


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
