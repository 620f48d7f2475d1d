"""The way from the command line to the dashboard, which is imported only here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warroom.cli.desk import Desk


def open_dashboard(desk: Desk) -> int:
    """Run the dashboard on the desk's file and give its exit code."""
    from importlib import import_module

    desk.close()
    # By name, for the two faces may not import each other.
    code: int = import_module("warroom.tui.start").run(desk.path, desk.asked.campaign, desk.me, desk.asked.theme)
    return code
