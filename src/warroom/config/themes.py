"""Themes: named colours by role, from the shipped folder and from the user's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from warroom.config.folders import config_dir

ROLES = (
    "background", "panel", "raised", "selected",
    "text", "soft", "muted", "faint", "rule", "accent",
    "note", "piece", "tactic", "signal", "good", "warn", "bad",
    "tape", "tape_ink", "tape_faint",
    "idea", "draft", "design", "review", "scheduled", "live",
)  # fmt: skip
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Theme(NamedTuple):
    """`about` is what it is for, in a few words; `colours` maps every role of ROLES to `#rrggbb`."""

    name: str
    title: str
    dark: bool
    about: str
    colours: Mapping[str, str]

    @property
    def described(self) -> str:
        """Dark or light, and what it is for."""
        tone = "dark" if self.dark else "light"
        return f"{tone}: {self.about}" if self.about else tone


def theme_names() -> tuple[str, ...]:
    """Every theme that can be asked for, the user's own among them."""
    return tuple(sorted({file.stem for folder in _folders() for file in folder.glob("*.toml")}))


def load_theme(name: str) -> Theme:
    """The theme of that name.  Raises ValueError with a sentence that says what is wrong, and where."""
    for folder in _folders():
        file = folder / f"{name}.toml"
        if re.fullmatch(r"[\w-]+", name) and file.is_file():
            return _read(file)
    raise ValueError(f"There is no theme {name!r}; there are {', '.join(theme_names())}.")


def _folders() -> tuple[Path, ...]:
    """The user's folder goes first, so that a copy of a shipped theme may be bent to taste."""
    package = Path(__file__).parent.parent
    shipped = package / "themes"
    return (config_dir() / "themes", shipped if shipped.is_dir() else package.parent.parent / "themes")


def _read(file: Path) -> Theme:
    # Only the dashboard reads themes; a shell command should not pay for TOML.
    import tomllib

    try:
        table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise ValueError(f"The theme in {file} cannot be read: {error}.") from error
    colours = table.get("colours")
    if not isinstance(colours, dict):
        raise ValueError(f"The theme in {file} has no table [colours].")
    missing = [role for role in ROLES if role not in colours]
    if missing:
        raise ValueError(f"The theme in {file} lacks {', '.join(missing)}.")
    for role in ROLES:
        if not (isinstance(colours[role], str) and _COLOUR.fullmatch(colours[role])):
            raise ValueError(f"The theme in {file} gives {role} as {colours[role]!r}; a colour is written #rrggbb.")
    return Theme(
        file.stem,
        str(table.get("title", file.stem)),
        bool(table.get("dark", True)),
        str(table.get("about", "")),
        {role: colours[role].lower() for role in ROLES},
    )
