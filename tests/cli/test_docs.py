from __future__ import annotations

from pathlib import Path

import pytest

from warroom.cli import docs
from warroom.cli.front import root


def test_every_command_is_in_the_reference() -> None:
    page = docs.cli_page()
    for name in root.lazy:
        assert f"\n## warroom {name}\n" in page
    assert "\n## warroom campaign new\n" in page


def test_check_finds_what_write_mends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docs, "FOLDER", tmp_path)
    assert docs.main(["--check"]) == 1
    assert docs.main(["--write"]) == 0
    assert docs.main(["--check"]) == 0
    (tmp_path / "cli.md").write_text("stale", encoding="utf-8")
    assert docs.main(["--check"]) == 1
    assert docs.main(["--nonsense"]) == 2
