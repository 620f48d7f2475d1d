"""Where playbooks are: the shipped folder, and the user's own, whose files go before shipped ones of their name."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from warroom.config.folders import config_dir

_LARGEST = 4_000_000


class PlaybookFile(NamedTuple):
    """A file, and the name of the playbook that it holds; `own` is the user's."""

    name: str
    path: Path
    own: bool


def playbooks_dir() -> Path:
    """The folder of the user's own playbooks, there or not."""
    return config_dir() / "playbooks"


def playbook_files() -> tuple[PlaybookFile, ...]:
    """Every playbook's file by name, each name once."""
    shipped = Path(__file__).parent.parent / "playbooks"
    found: dict[str, PlaybookFile] = {}
    for folder, own in ((playbooks_dir(), True), (shipped, False)):
        for path in _files(folder):
            name = path.stem.casefold().replace(" ", "-")
            found.setdefault(name, PlaybookFile(name, path, own))
    return tuple(found[name] for name in sorted(found))


def read_playbook_file(path: Path) -> str:
    """The text of a file.  Raises ValueError with a sentence for one that cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is too large for a playbook")
        return path.read_text(encoding="utf-8", errors="strict")
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start + 1:,} is no UTF-8") from error
    except OSError as error:
        raise ValueError(f"it cannot be read: {error.strerror or error}") from error


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.glob("*.md") if path.stem.upper() != "README" and path.is_file())
    except OSError:
        return []
