from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.room import CAMPAIGN, add
from tests.world import own_folders
from warroom.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "campaign.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store.open(path, create=True)
    add(opened, CAMPAIGN)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a session remembers stays in the test's own folder."""
    own_folders(tmp_path / "home", monkeypatch)
