#!/usr/bin/env python3
"""The front door: `python3 dev.py TASK`, with Python 3.11 or later and nothing else installed.

Each task makes `.venv` beside this file when it is missing or older than pyproject.toml.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def demo(*arguments: str) -> None:
    """Open the dashboard on a living demo campaign."""
    run("warroom", "demo", *arguments)


def warroom(*arguments: str) -> None:
    """Run warroom itself with these arguments."""
    run("warroom", *arguments)


def check() -> None:
    """Everything CI runs: lint, types, layers, generated docs, tests."""
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("mypy")
    run("lint-imports")
    docs("--check")
    test()


def test(*arguments: str) -> None:
    """All tests, on several workers; arguments go to pytest, which then chooses how."""
    run("python", "-m", "pytest", *(arguments or ("-n", str(workers()), "--dist", "worksteal")))


def workers() -> int:
    """How many tests run at once: thrice the cores, for they wait more than they compute; each takes 200 MB."""
    return min(3 * (os.cpu_count() or 1), 12)


def docs(*arguments: str) -> None:
    """Write the generated pages and pictures of docs/ anew; with --check only say whether they are current."""
    for generator in ("warroom.cli.docs", "tests.stage.pictures"):
        run("python", "-m", generator, *(arguments or ("--write",)))


def bench(*arguments: str) -> None:
    """Measure speed as ratios against a floor of the same run; arguments choose benchmarks."""
    run("python", "-m", "tests.bench.run", *arguments)


def fix() -> None:
    """Format the code and mend what ruff can mend."""
    run("ruff", "check", "--fix", ".")
    run("ruff", "format", ".")


TASKS = {task.__name__: task for task in (demo, warroom, check, test, docs, bench, fix)}


def run(program: str, *arguments: str) -> None:
    """Run a program of the environment in the project's folder; a failure ends the task."""
    say(f"$ {' '.join((program, *arguments))}")
    code = subprocess.run([str(BIN / program), *arguments], cwd=ROOT, check=False).returncode
    if code:
        sys.exit(code)


def say(text: str) -> None:
    """Tell what is going on, beside the output of what is run."""
    print(text, file=sys.stderr, flush=True)


def prepare() -> None:
    """Make the environment, or bring it up to pyproject.toml."""
    stamp = VENV / ".warroom-installed"
    wanted = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("Preparing .venv; this takes a minute, once.")
    say("1 of 2: a Python environment of its own")
    pip = [*make_environment(), "install", "--quiet", "--disable-pip-version-check"]
    say("2 of 2: warroom and the packages that it needs")
    code = subprocess.run([*pip, "--editable", f"{ROOT}[dev]"], check=False).returncode
    if code:
        sys.exit("The packages could not be installed; what pip says above tells why. Nothing else was changed.")
    stamp.write_text(wanted, encoding="utf-8")


def make_environment() -> list[str]:
    """Make `.venv` anew; the command that is its pip."""
    python = str(BIN / "python")
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except subprocess.CalledProcessError:
        # Debian keeps pip's wheel for environments in a package of its own; the pip outside can do as well.
        venv.create(VENV, with_pip=False, clear=True)
        return [sys.executable, "-m", "pip", "--python", python]
    return [python, "-m", "pip"]


def main() -> None:
    """Run the task that is named on the command line."""
    if sys.version_info < (3, 11):
        sys.exit(f"warroom needs Python 3.11 or later; this is {sys.version.split()[0]}.")
    name, *arguments = sys.argv[1:] or ["help"]
    task = TASKS.get(name)
    if task is None:
        listed = "\n".join(f"  python3 dev.py {known:8} {task.__doc__}" for known, task in TASKS.items())
        sys.exit(f"The tasks are:\n{listed}")
    prepare()
    task(*arguments)


if __name__ == "__main__":
    main()
