"""A shell in miniature: the command line in this process, with its own folders, clock and ids."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.golden import check_golden
from warroom.cli.main import main

# Read before the tests take the variables of the program away.
NOW = datetime(2026, 4, 14, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Answer:
    """What a command line answered: its exit code, and what it printed where."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)

    @property
    def ids(self) -> list[str]:
        """The short ids that `add` printed."""
        return self.out.split()


@dataclass
class Shell:
    """Runs command lines at `now` on one campaign file."""

    db: Path
    capture: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    now: datetime = NOW

    def __call__(self, *words: str, stdin: bytes = b"") -> Answer:
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self.capture.readouterr()
        code = main(words, clock=lambda: self.now)
        said = self.capture.readouterr()
        return Answer(code, said.out, said.err)

    def ok(self, *words: str, stdin: bytes = b"") -> Answer:
        """As calling it, and it must have gone well."""
        answer = self(*words, stdin=stdin)
        assert answer.code == 0, answer.err
        return answer


@pytest.fixture(autouse=True)
def _own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders, person, zone and terminal width of the test's own."""
    for name in [name for name in os.environ if name.startswith("WARROOM_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("WARROOM_DB", str(tmp_path / "team.warroom"))
    monkeypatch.setenv("WARROOM_ME", "ana")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell without any campaign yet, whose ids are the same in every run."""
    numbers = itertools.count()

    def seeded(size: int) -> bytes:
        return hashlib.sha256(str(next(numbers)).encode()).digest()[:size]

    monkeypatch.setattr("warroom.domain.ids.os.urandom", seeded)
    return Shell(tmp_path / "team.warroom", capsys, monkeypatch)


@pytest.fixture
def shell(empty: Shell) -> Shell:
    """A shell with the campaign Spring Launch, of 4 inches a day, in Berlin."""
    empty.ok(
        "campaign", "new", "Spring", "Launch", "--target", "4in", "--zone", "Europe/Berlin", "--channels", "ig, yt"
    )
    return empty


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares text with the one kept for the shell."""
    return lambda name, text: check_golden(f"cli/{name}", text)
