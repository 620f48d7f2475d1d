"""Every test of the dashboard has folders and a campaign of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.host import make_file


@pytest.fixture(autouse=True)
def _own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WARROOM_DB", "WARROOM_ME", "WARROOM_THEME", "WARROOM_ASCII", "NO_COLOR", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("USER", "ana")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small campaign of `host`."""
    return make_file(tmp_path / "room.warroom")
