"""What tests of every area share: a clock, texts that attack a screen, and folders of the test's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

NOW = datetime(2026, 4, 14, 7, 18, tzinfo=UTC)
HOSTILE = (
    "[50% off] sale",
    "[/x]",
    "[red]{not} a $style[/red]",
    "\x1b[31mred\x1b[0m \x07bell",
    "family 👨‍👩‍👧‍👦 here",
    "שלום עולם \u202eevil",
    "日本語のとても長い題名" * 20,
    "two\nlines\tand a tab",
)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **more: int) -> None:
        self.now += timedelta(**more)


def own_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let data, settings and what is remembered between runs be in `folder`."""
    for kind in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
