"""Commands on a card that another screen than the board shows, such as the thread, a calendar or the opened card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from warroom.commands.catalogue import MOVING, ROOM, by_id
from warroom.commands.spec import Command, Context
from warroom.store import StoreError
from warroom.tui.chrome import first_key, key_hints

if TYPE_CHECKING:
    from warroom.domain.model import Card
    from warroom.tui.face import Face
    from warroom.views.scene import Scene

# What is about the panes makes no sense elsewhere, but for these.
_ANYWHERE = frozenset(
    {
        "undo",
        "redo",
        "history",
        "theme",
        "picture",
        "record",
        "keys-shown",
        "pointer",
        "spotlight",
        "share-safe",
        "quit",
    }
)
_LISTS = frozenset({"palette", "help"})
_ON_TODAY = frozenset({"undo", "redo", "history", "spotlight"})
# One screen gives way to another.
_SCREENS = frozenset({"calendar", "load", "routines", "flow"})
_FILTER = "filter"
_ON_THE_BOARD = frozenset({"mark", "mark-range", "mark-all", "open"})


def press(app: Face, key: str, card: str, marks: tuple[str, ...] = ()) -> None:
    """Run the command of a key on this card, also on one that no pane shows any more, or on those marked there."""
    command = app.keymap.command(key, app.desk.focus)
    if command is None or command.id in _ON_THE_BOARD:
        return
    if command.id in _SCREENS and _gives_way(app):
        app.call_later(app.run_command, command.id)
    elif command.id in _LISTS:
        _list(app, command.id, card, marks)
    elif command.id == _FILTER:
        # What is typed next would be taken for commands.
        app.say(
            f"There is no filter here: {first_key(app.keymap, _FILTER, app.desk.ascii)} works on the board.", "warn"
        )
    elif command.group not in (MOVING, ROOM) or command.id in _ANYWHERE:
        run(app, command, card, marks)


def press_aside(app: Face, key: str) -> None:
    """Run the command of a key on a screen that looks back: what is about the room or lists commands, on no card."""
    command = app.keymap.command(key, app.desk.focus)
    if command is not None and (command.id in _LISTS or command.id in _ANYWHERE - _ON_TODAY):
        press(app, key, "")


def _gives_way(app: Face) -> bool:
    """Let the screen that is open go away, if it is of those that the keys of the board lead to."""
    # Whatever presses a key elsewhere has loaded it already.
    from warroom.tui.dialogs.page import PageScreen

    screen = app.screen
    if isinstance(screen, PageScreen):
        screen.dismiss(None)
    return isinstance(screen, PageScreen)


def run(app: Face, command: Command, card: str, marks: tuple[str, ...] = ()) -> None:
    """Run a command on this card, or on those marked, whatever is selected or marked on the board."""
    app.run_on(command, context_on(app, card, marks, with_themes=command.id == "theme"))


def keys_for(app: Face, names: Iterable[str], card: str) -> tuple[tuple[str, str], ...]:
    """The hints of those of the commands `names` that can be done with this card."""
    commands = [command for name in names if (command := by_id(name)) is not None]
    return key_hints(commands, app.keymap, context_on(app, card))


def told_keys(app: Face, hints: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(keys, word) for (commands, word), by the keys that the user has; keys behind a `=` are the same for everybody.

    A command that has no key is left out.
    """
    found: list[tuple[str, str]] = []
    for names, word in hints:
        own = (first_key(app.keymap, name, app.desk.ascii) for name in names.split())
        keys = [names[1:]] if names.startswith("=") else list(filter(None, own))
        # Four keys that stand beside each other are read as one.
        joint = "" if len(keys) > 2 and all(len(key) == 1 for key in keys) else " "
        found += [(joint.join(keys), word)] if keys else []
    return tuple(found)


def context_on(app: Face, card_id: str, marks: tuple[str, ...] = (), *, with_themes: bool = False) -> Context:
    """What a handler sees that acts on cards which may be long finished and on no pane any more; "" for none."""
    context = app.context(with_themes=with_themes)._replace(selected=card_id, marks=marks)
    board = context.board
    found = {name: find(app, name) for name in (card_id, *marks) if name and board.card(name) is None}
    past = {name: card for name, card in found.items() if card is not None}
    return context._replace(board=replace(board, known={**board.known, **past})) if past else context


def scene_on(app: Face, card: str) -> Scene:
    """What a screen draws from on which this card is selected, whatever is on the board."""
    lit = app.session.board.thread(card) if card else frozenset[str]()
    scene = app.desk.scene()
    light = scene.light._replace(pointer=card if app.desk.pointing else "")
    return scene._replace(selected=card, lit=lit, light=light)


def find(app: Face, card_id: str) -> Card | None:
    """The card of that id, on the board or in the file."""
    board = app.session.board
    card = board.card(card_id)
    if card is not None:
        return card
    try:
        return next((c for c in app.session.store.find(card_id, board.campaign.id) if c.id == card_id), None)
    except StoreError as error:
        app.say(str(error), "bad")
        return None


def _list(app: Face, name: str, card: str, marks: tuple[str, ...]) -> None:
    """All commands, to run one on the card, or on those marked."""
    from warroom.commands.catalogue import COMMANDS
    from warroom.tui.dialogs.help import HelpScreen
    from warroom.tui.dialogs.palette import PaletteScreen

    def chosen(picked: str | None) -> None:
        command = by_id(picked) if picked else None
        if command is not None:
            run(app, command, card, marks)

    kind = PaletteScreen if name == "palette" else HelpScreen
    app.push_screen(kind(COMMANDS, context_on(app, card, marks), app.keymap, app.look, ascii=app.desk.ascii), chosen)
