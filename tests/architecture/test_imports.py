"""What a cold path may import, seen in a fresh interpreter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = "import sys; import {module}; print('\\n'.join(sys.modules))"


def modules_after(module: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", SOURCE.format(module=module)], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in ran.stdout.split()}


@pytest.mark.parametrize(
    "module", ["warroom.domain.grammar", "warroom.store", "warroom.session", "warroom.config.settings"]
)
def test_the_shell_commands_layers_load_nothing_heavy(module: str) -> None:
    heavy = {"textual", "rich", "sqlite_utils", "dateutil", "platformdirs", "click", "tomllib", "asyncio"}
    assert modules_after(module) & heavy == set()


def test_the_command_line_never_loads_textual() -> None:
    assert "textual" not in modules_after("warroom.cli.main")


@pytest.mark.parametrize("words", [["win", "1/4", "one"], ["add", "Call Bob"], ["ls", "owner:me"]])
def test_commands_without_options_go_past_click(words: list[str], tmp_path: Path) -> None:
    db = tmp_path / "team.warroom"
    env = {
        **os.environ,
        "WARROOM_DB": str(db),
        "WARROOM_ME": "ana",
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    run = f"import sys; from warroom.cli.main import main; code = main({words!r}); print(code, *sys.modules)"
    for line in (["campaign", "new", "Spring"], ["add", "Call Ana @ana"]):
        subprocess.run([sys.executable, "-m", "warroom", *line], env=env, check=True, capture_output=True)
    ran = subprocess.run([sys.executable, "-c", run], env=env, capture_output=True, text=True, check=True)
    code, *modules = ran.stdout.splitlines()[-1].split()
    assert code == "0"
    assert not {"click", "textual"} & set(modules)
