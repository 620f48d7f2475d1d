"""The time zone of this computer, by name, for campaigns that are given none."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo


def local_zone(localtime: Path = Path("/etc/localtime"), timezone: Path = Path("/etc/timezone")) -> str:
    """The name of this computer's zone: TZ, the link /etc/localtime, the file /etc/timezone, or else UTC."""
    for name in (os.environ.get("TZ", "").removeprefix(":"), _linked(localtime), _written(timezone)):
        if name and _known(name):
            return name
    return "UTC"


def _linked(localtime: Path) -> str:
    try:
        target = str(localtime.readlink())
    except OSError:
        return ""
    return target.partition("zoneinfo/")[2]


def _written(timezone: Path) -> str:
    try:
        return timezone.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return not name.startswith("/")
