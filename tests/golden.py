"""Texts kept under `tests/goldens/`: `WARROOM_GOLDENS=write python3 dev.py test` keeps what they are now."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "goldens"
# Read at import, for some tests clear the environment.
_WRITE = os.environ.get("WARROOM_GOLDENS") == "write"


def check_golden(name: str, text: str) -> None:
    """The text is the one that was kept under this name, which may name a folder too."""
    path = FOLDER / f"{name}.txt"
    if _WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
