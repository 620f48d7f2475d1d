from __future__ import annotations

from pathlib import Path

import pytest

from warroom.config.zone import local_zone


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)


def test_the_variable_goes_before_the_link_and_the_link_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, file = tmp_path / "localtime", tmp_path / "timezone"
    assert local_zone(link, file) == "UTC"
    file.write_text("Asia/Tokyo\n", encoding="utf-8")
    assert local_zone(link, file) == "Asia/Tokyo"
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    assert local_zone(link, file) == "Europe/Berlin"
    monkeypatch.setenv("TZ", ":America/New_York")
    assert local_zone(link, file) == "America/New_York"


@pytest.mark.parametrize("name", ["Mars/Base", "/etc/passwd", "CET-1CEST", "../etc"])
def test_what_names_no_zone_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("TZ", name)
    assert local_zone(tmp_path / "a", tmp_path / "b") == "UTC"
