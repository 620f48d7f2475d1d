"""The way from the command line to the dashboard, which is imported only here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


def open_dashboard(errand: Errand) -> int:
    """Run the dashboard on the errand's file and give its exit code."""
    from importlib import import_module

    errand.close()
    # By name, for the two faces may not import each other.
    code: int = import_module("warroom.tui.start").run(
        errand.path, errand.asked.campaign, errand.me, errand.asked.theme, sharing=errand.asked.share_safe
    )
    return code
