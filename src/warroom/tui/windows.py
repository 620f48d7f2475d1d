"""The windows that no command's answer describes: palette and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warroom.tui.face import Face


def palette(app: Face) -> None:
    """All commands by name."""
    from warroom.commands.catalogue import COMMANDS
    from warroom.tui.dialogs.palette import PaletteScreen

    app.open_and_run(PaletteScreen(COMMANDS, app.context(), app.keymap, app.look, ascii=app.desk.ascii))


def help(app: Face) -> None:
    """All keys, searchable."""
    from warroom.commands.catalogue import COMMANDS
    from warroom.tui.dialogs.help import HelpScreen

    app.open_and_run(HelpScreen(COMMANDS, app.context(), app.keymap, app.look, ascii=app.desk.ascii))
