"""The seam between the store and a database: nine primitives, one SQL text for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from warroom.domain.model import Value

# A row as the database gives it, in the order of the columns asked for.
Cells: TypeAlias = tuple[Any, ...]


class Bell(Protocol):
    """Rings once, when somebody begins to write."""

    @property
    def fd(self) -> int:
        """A file descriptor that can be read from once it has rung."""

    def close(self) -> None:
        """Hear no more."""


class Engine(Protocol):
    """What a database has to do for the store.

    SQL uses `?` marks, TEXT and INTEGER columns, `on conflict` and `returning`; text compares by
    code point.  Every method raises `StoreError`s whose text is meant for the user.
    """

    path: Path

    def write(self, *, patient: bool = True) -> AbstractContextManager[None]:
        """A transaction that may write: committed at the end, rolled back on any exception.

        One that is not patient raises Busy at once where another would wait.
        """

    def read(self) -> AbstractContextManager[None]:
        """A transaction whose reads all see the same moment."""

    def rows(self, sql: str, args: Sequence[Value] = ()) -> list[Cells]:
        """Every row that the statement gives."""

    def sheet(self, names: Sequence[str], source: str, args: Sequence[Value] = ()) -> list[list[Any]]:
        """The columns of these names, as `rows` gives them row by row: for thousands of rows of `from source`."""

    def run(self, sql: str, many: Iterable[Sequence[Value]]) -> None:
        """Execute the statement once for each row of arguments."""

    def wake(self) -> None:
        """Tell the others that something was committed."""

    def wait(self, seconds: float = 0) -> bool:
        """Whether another connection has committed since the last call, waiting this long for it."""

    def bell(self) -> Bell | None:
        """What tells of a commit to come, so that nobody need call `wait` often; None where nothing does."""

    def close(self) -> None:
        """Let go of the database."""
