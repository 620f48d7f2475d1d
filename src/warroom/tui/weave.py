"""The thread screen's doings: opens it, loads weaves, and runs commands on the card that one has walked to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warroom.commands.catalogue import MOVING, ROOM, by_id
from warroom.commands.spec import Context, Do
from warroom.store import NotFound, StoreError
from warroom.tui import opened
from warroom.tui.chrome import hints

if TYPE_CHECKING:
    from warroom.domain.weave import Weave
    from warroom.tui.app import WarroomApp
    from warroom.tui.dialogs.weave import WeaveScreen

# What is about the panes behind it makes no sense here, but for these.
_ANYWHERE = frozenset({"undo", "redo", "history", "theme", "quit"})
_LISTS = frozenset({"palette", "help"})
_HINTED = tuple(
    command
    for name in ("stage-back", "stage-on", "done", "inches", "feed", "owner", "when", "undo", "palette")
    if (command := by_id(name)) is not None
)
_ON_THE_BOARD = frozenset({"mark", "mark-range", "mark-all", "open"})


def open_thread(app: WarroomApp, card: str) -> None:
    """Show the weave around a card; on the thread screen put the card into its middle."""
    from warroom.tui.dialogs.card import CardScreen
    from warroom.tui.dialogs.weave import Doings, WeaveScreen

    there = next((screen for screen in app.screen_stack if isinstance(screen, WeaveScreen)), None)
    if there is not None:
        there.center(card)
        if isinstance(app.screen, CardScreen):
            app.screen.dismiss(None)
        return
    weave = _load(app, card)
    if weave is None:
        return
    doings = Doings(
        scene=app.desk.scene,
        load=partial(_load, app),
        open=lambda name: app.act(Do("open", name)),
        command=lambda key, name: _forward(app, key, name),
        hints=lambda name: hints(_HINTED, app.keymap, _context(app, name)),
    )
    screen = WeaveScreen(weave, doings, app.look, ascii=app.desk.ascii)
    app.push_screen(screen, lambda _: _leave(app, screen))


def _load(app: WarroomApp, card: str) -> Weave | None:
    try:
        return app.session.store.weave(card)
    except NotFound:
        return None
    except StoreError as error:
        app.say(str(error), "bad")
        return None


def _leave(app: WarroomApp, screen: WeaveScreen) -> None:
    """Back on the board, be on the card that one has walked to, if it stands there."""
    if app.desk.select(screen.walk.at):
        app.room.rearrange()


def _forward(app: WarroomApp, key: str, card: str) -> None:
    """Run the command of a key on a card of the weave, also on one that no pane shows any more."""
    command = app.keymap.command(key, app.desk.focus)
    if command is None or command.id in _ON_THE_BOARD:
        return
    if command.id in _LISTS:
        _list(app, command.id, card)
    elif command.group not in (MOVING, ROOM) or command.id in _ANYWHERE:
        _run(app, command.id, card)


def _run(app: WarroomApp, name: str, card: str) -> None:
    command = by_id(name)
    if command is not None:
        app.dispatch.run(command, _context(app, card, with_themes=name == "theme"))


def _list(app: WarroomApp, name: str, card: str) -> None:
    """All commands, to run one on the card."""
    from warroom.commands.catalogue import COMMANDS
    from warroom.tui.dialogs.help import HelpScreen
    from warroom.tui.dialogs.palette import PaletteScreen

    kind = PaletteScreen if name == "palette" else HelpScreen
    screen = kind(COMMANDS, _context(app, card), app.keymap, app.look, ascii=app.desk.ascii)
    app.push_screen(screen, lambda chosen: _run(app, chosen, card) if chosen else None)


def _context(app: WarroomApp, card: str, *, with_themes: bool = False) -> Context:
    return opened.context_on(app, card, with_themes=with_themes)
