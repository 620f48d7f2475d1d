"""Every command, declared once; footer, help, palette, key reference and remapping derive from it.

Ids are words joined by hyphens, so that they stand bare in the settings' `[keys]` table.  The declarations are in
`declared`; each face and page shows them in this order.
"""

from __future__ import annotations

from warroom.commands.declared.declare import CARDS, MOVING, ROOM, STAGES, TOGETHER, WORK
from warroom.commands.declared.room import MOVES, WINDOWS
from warroom.commands.declared.work import HANDLING, JOINING, STAGING, WORKING
from warroom.commands.spec import Command

__all__ = ["CARDS", "COMMANDS", "MOVING", "ROOM", "STAGES", "TOGETHER", "WORK", "by_id"]

COMMANDS: tuple[Command, ...] = (*MOVES, *STAGING, *WORKING, *HANDLING, *JOINING, *WINDOWS)

_BY_ID = {command.id: command for command in COMMANDS}


def by_id(name: str) -> Command | None:
    """The command of that id."""
    return _BY_ID.get(name)
