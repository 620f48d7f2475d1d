"""Signals end the program at any moment, and the terminal is as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal
from tests.tui.test_boot import quit_once, start

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def given_back(terminal: Terminal) -> bool:
    text = terminal.text
    whole = text.count("\x1b[?1049h") == text.count("\x1b[?1049l")
    titled = text.count("\x1b[22;0t") == text.count("\x1b[23;0t")
    return whole and titled and terminal.echoes and text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l")


def ended_by(number: int, argv: list[str], sight: str, environment: Mapping[str, str] | None = None) -> Terminal:
    """The terminal after a signal that came once `sight` was on it."""
    with Terminal(argv, environment or {}) as terminal:
        terminal.until(sight)
        terminal.kill(number)
        terminal.ended()
        assert given_back(terminal)
        assert "Traceback" not in terminal.text
        return terminal


@pytest.mark.parametrize("number", ENDING)
def test_on_the_early_frame(number: int, file: Path) -> None:
    quit_once(file)
    assert ended_by(number, start(file), "STRATEGY").code == 128 + number


@pytest.mark.parametrize("number", ENDING)
def test_in_a_settled_dashboard(number: int, file: Path) -> None:
    assert ended_by(number, start(file), "Spring Launch · warroom").code == 128 + number


@pytest.mark.parametrize("number", ENDING)
def test_before_the_first_frame(number: int, file: Path) -> None:
    """What ends there leaves no empty frame for the next start."""
    assert ended_by(number, start(file), "\x1b[?1049h").code == 128 + number
    frames = list(Path(os.environ["XDG_STATE_HOME"]).rglob("*.frame"))
    assert all("STRATEGY" in frame.read_text(encoding="utf-8") for frame in frames)


@pytest.mark.parametrize("number", ENDING)
def test_on_the_first_screen_of_all(number: int, tmp_path: Path) -> None:
    terminal = ended_by(number, ["--db", str(tmp_path / "none.warroom")], "no campaign here yet")
    assert terminal.code == 128 + number


def test_keys_that_signal_are_keys_already_on_the_early_frame(file: Path) -> None:
    quit_once(file)
    with Terminal(start(file), {}) as terminal:
        terminal.until("STRATEGY")
        terminal.type("\x1cq")
        terminal.ended()
        assert terminal.code == 0


def test_ctrl_c_in_an_editor_is_for_the_editor(file: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\ntrap 'echo caught; exit 0' INT\necho ready\nwhile :; do sleep 0.05; done\n")
    editor.chmod(0o755)
    with Terminal(start(file), {"VISUAL": str(editor)}) as terminal:
        terminal.until("Spring Launch · warroom")
        terminal.type("E")
        terminal.until("ready")
        terminal.kill(signal.SIGINT)
        terminal.until("Nothing was changed")
        terminal.type("q")
        terminal.ended()
        assert terminal.code == 0


# A shell in charge of its terminal, so that it can stop its jobs and let them go on.
SHELL = (
    sys.executable,
    "-c",
    "import fcntl, os, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp('sh', ['sh', '-i'])",
)


@pytest.mark.parametrize(
    ("keys", "sight"), [("", "STRATEGY"), ("T", "enter"), (":", "All commands"), ("aSeed cl", "Seed cl")]
)
def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_brings_all_back(keys: str, sight: str, file: Path) -> None:
    with Terminal([], {"PS1": "shell> ", "ENV": ""}, SHELL) as terminal:
        terminal.until("shell> ")
        terminal.type(f"{sys.executable} -m warroom {' '.join(start(file))}\n")
        terminal.until("Spring Launch · warroom")
        terminal.type(keys)
        terminal.until(sight)
        for _ in range(2):
            terminal.forget()
            terminal.type("\x1a")
            terminal.until("shell> ")
            assert "\x1b[?1049l" in terminal.text
            assert terminal.echoes
            terminal.forget()
            terminal.type("fg\n")
            terminal.until("\x1b[?1049h")
            terminal.until(sight)
        if keys:
            terminal.type("\x1b")
            terminal.until("STRATEGY")
        terminal.type("q")
        terminal.until("shell> ")
        assert terminal.echoes
        assert "Traceback" not in terminal.text
        terminal.type("exit\n")
        terminal.ended()


@pytest.mark.parametrize("number", ENDING)
def test_to_go_on_without_a_stop_before_is_no_reason_to_stay(number: int, file: Path) -> None:
    """A terminal that is taken away sends both."""
    with Terminal(start(file), {}) as terminal:
        terminal.until("Spring Launch · warroom")
        terminal.forget()
        terminal.kill(signal.SIGCONT)
        terminal.until("\x1b[?1049h")
        terminal.until("STRATEGY")
        terminal.kill(number)
        terminal.ended()
        assert terminal.code == 128 + number
        assert terminal.echoes


def test_ctrl_z_without_a_shell_stops_nothing(file: Path) -> None:
    with Terminal(start(file), {}) as terminal:
        terminal.until("Spring Launch · warroom")
        terminal.forget()
        terminal.type("\x1a")
        terminal.until("\x1b[?1049h")
        terminal.type("q")
        terminal.ended()
        assert terminal.code == 0


def test_while_modules_are_imported_it_ends_without_a_traceback() -> None:
    """The import of the command line is interrupted as ctrl+c would."""
    code = (
        "import sys, builtins, signal; from warroom.__main__ import main; kept = builtins.__import__\n"
        "def slow(name, *rest):\n"
        "    if name.startswith('warroom.cli'): signal.raise_signal(signal.SIGINT)\n"
        "    return kept(name, *rest)\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "builtins.__import__ = slow; sys.argv = ['warroom', 'ls']; sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
