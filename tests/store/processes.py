"""Starting workers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(task: str, path: Path, *args: object) -> subprocess.Popen[str]:
    """A worker at its task, talking over pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.worker", task, str(path), *map(str, args)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def finish(worker: subprocess.Popen[str]) -> list[str]:
    """The lines it has written, when it is through without an error."""
    out, _ = worker.communicate(timeout=120)
    assert worker.returncode == 0, out
    return out.splitlines()


def run(task: str, path: Path, *args: object) -> list[str]:
    """The lines of a worker that runs to its end."""
    return finish(start(task, path, *args))
