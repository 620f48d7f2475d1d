"""Files of their own, beside others of the name."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from warroom.config.files import put_new


@contextmanager
def little_room(most: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    files = [put_new(folder, "one", ".txt", data) for data in (b"a", b"b", b"c")]
    assert [file.name for file in files] == ["one.txt", "one-2.txt", "one-3.txt"]
    assert [file.read_bytes() for file in files] == [b"a", b"b", b"c"]
    assert files[0].stat().st_mode & 0o077 == 0


def test_nothing_is_left_where_there_is_no_room(tmp_path: Path) -> None:
    with little_room(10), pytest.raises(OSError, match="too large"):
        put_new(tmp_path, "one", ".txt", b"x" * 100)
    assert list(tmp_path.iterdir()) == []
