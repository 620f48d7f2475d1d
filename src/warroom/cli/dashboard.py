"""The way from the command line to the dashboard, which is imported only here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warroom.cli.desk import Desk
