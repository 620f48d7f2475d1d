"""The windows that no command's answer describes: palette, help, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.spec import Choice, Do, Pick
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

_HISTORY = 200


def palette(app: WarroomApp) -> None:
    """All commands by name."""
    from warroom.commands.catalogue import COMMANDS
    from warroom.tui.dialogs.palette import PaletteScreen

    app.open_and_run(PaletteScreen(COMMANDS, app.context(), app.keymap, app.look, ascii=app.desk.ascii))


def help(app: WarroomApp) -> None:
    """All keys, searchable."""
    from warroom.commands.catalogue import COMMANDS
    from warroom.tui.dialogs.help import HelpScreen

    app.open_and_run(HelpScreen(COMMANDS, app.context(), app.keymap, app.look, ascii=app.desk.ascii))


def history(app: WarroomApp) -> None:
    """Who changed what; any of it can be taken back."""
    board = app.session.board
    try:
        entries = app.session.store.log(campaign=board.campaign.id, limit=_HISTORY)
    except StoreError as error:
        app.say(str(error), "bad")
        return
    choices = tuple(
        Choice(
            str(entry.changeset.seq),
            entry.changeset.label,
            f"@{entry.changeset.actor} {_when(app, entry.changeset.at)}",
        )
        for entry in entries
        if not entry.undone and not entry.changeset.undo_of
    )
    if not choices:
        app.say("Nothing has been changed yet.")
        return
    app.dispatch.perform(Pick("Take back which change?", choices, lambda seq, _: Do("undo", seq)))


def _when(app: WarroomApp, at: str) -> str:
    from warroom.domain.dates import in_zone, parse_instant

    moment = in_zone(parse_instant(at), app.session.board.campaign.zone)
    return f"{moment:%H:%M}" if moment.date() == app.now().date() else f"{moment:%d %b %H:%M}"
