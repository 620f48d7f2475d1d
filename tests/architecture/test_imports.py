"""What a cold path may import, seen in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

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
