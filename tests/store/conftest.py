from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.room import CAMPAIGN, add
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
