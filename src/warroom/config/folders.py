"""Where warroom keeps things; every folder follows the platform's own rules."""

from __future__ import annotations

import os
from pathlib import Path


def default_db() -> Path:
    """The campaign file: `WARROOM_DB`, or `campaigns.warroom` in the data folder."""
    named = os.environ.get("WARROOM_DB")
    return Path(named).expanduser() if named else data_dir() / "campaigns.warroom"


def data_dir() -> Path:
    """The folder of the campaign file, unless another one is named."""
    return _folder("XDG_DATA_HOME", ".local/share", "user_data_dir")


def config_dir() -> Path:
    """The folder of `config.toml` and of the user's own themes."""
    return _folder("XDG_CONFIG_HOME", ".config", "user_config_dir")


def state_dir() -> Path:
    """The folder of what may be lost: the last campaign and the last frame."""
    return _folder("XDG_STATE_HOME", ".local/state", "user_state_dir")


def pictures_dir() -> Path:
    """The folder of the pictures that were taken of the screen."""
    return data_dir() / "pictures"


def recordings_dir() -> Path:
    """The folder of what was recorded."""
    return data_dir() / "recordings"


def reports_dir() -> Path:
    """The folder of the reports that the dashboard wrote."""
    return data_dir() / "reports"


def _folder(variable: str, below_home: str, kind: str) -> Path:
    """The platform's folder; on Linux by the XDG rules alone, for platformdirs costs a third of a shell command."""
    import sys

    system: str = sys.platform
    if system == "linux":
        named = os.environ.get(variable, "")
        base = Path(named) if named.startswith("/") else Path.home() / below_home
        return base / "warroom"
    import platformdirs

    return Path(getattr(platformdirs, kind)("warroom", appauthor=False))
