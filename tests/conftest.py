"""What holds for all tests: the same examples on every machine, however busy it is, and nobody's own folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.world import own_folders

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    # The folders are a test's own; its examples share them.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_folders(tmp_path, monkeypatch)
