"""What `warroom doctor` looks at: the program, the settings, the keys, the theme and the campaign file."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from typing import TYPE_CHECKING

from warroom.store.doctor import Finding, examine

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


def check(errand: Errand) -> Iterator[Finding]:
    """Every finding; nothing is changed."""
    from warroom import __version__

    yield Finding("program", True, f"warroom {__version__} on Python {platform.python_version()}.")
    yield from _settings()
    if errand.path.exists() or errand.asked.db:
        yield from examine(errand.path)
    else:
        yield Finding("file", True, f"There is no campaign file yet; {errand.path} would be made.")


def _settings() -> Iterator[Finding]:
    from warroom.commands.keymap import bind
    from warroom.config.settings import config_file, load_settings
    from warroom.config.themes import load_theme

    settings, problems = load_settings()
    yield from (Finding("settings", False, problem) for problem in problems)
    yield from (Finding("keys", False, problem) for problem in bind(settings.keys).problems)
    try:
        theme = load_theme(settings.theme)
    except ValueError as error:
        yield Finding("theme", False, str(error))
    else:
        yield Finding("theme", True, f"The theme is {theme.name}.")
    file = config_file()
    there = f"The settings are in {file}" if file.exists() else f"There are no settings in {file}"
    yield Finding("settings", True, f"{there}; you are @{settings.me}.")
