"""The opened card: shows it, keeps it right while it is open, and runs commands on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from warroom.commands.catalogue import MOVING, ROOM, by_id
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.commands.spec import Context
    from warroom.domain.model import Card
    from warroom.tui.app import WarroomApp
    from warroom.tui.dialogs.card import Build, CardScreen, Forward, Turn

_KEYS = (("e", "edit"), ("E", "write"), ("f", "feed"), ("v", "texts"))
# What a key does here that does something else on the board.
_HERE = {"v": "revisions"}
_ABOUT_THE_SCREEN = (MOVING, ROOM)
# What makes sense over an opened card all the same.
_ANYWHERE = frozenset({"undo", "redo", "palette", "help", "history", "theme"})


def open_card(app: WarroomApp, card_id: str) -> None:
    """Show all of one card."""
    found = _looked_up(app, card_id)
    if found is not None:
        from warroom.tui.dialogs.card import CardScreen

        app.push_screen(CardScreen(*found, app.look, ascii=app.desk.ascii, keys=_KEYS))


def forward(app: WarroomApp, message: Forward) -> None:
    """Run the command of a key on the opened card, whatever is marked on the board behind it."""
    command = by_id(_HERE.get(message.key, "")) or app.keymap.command(message.key, app.desk.focus)
    if command is None or (command.group in _ABOUT_THE_SCREEN and command.id not in _ANYWHERE):
        return
    app.dispatch.run(command, context_on(app, message.card, with_themes=command.id == "theme"))


def context_on(app: WarroomApp, card_id: str, *, with_themes: bool = False) -> Context:
    """What a handler sees that acts on one card, which may be long finished and on no pane any more."""
    context = app.context(with_themes=with_themes)._replace(selected=card_id, marks=())
    card = find(app, card_id)
    if card is None or context.board.card(card_id) is not None:
        return context
    return context._replace(board=replace(context.board, known={**context.board.known, card_id: card}))


def find(app: WarroomApp, card_id: str) -> Card | None:
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


def turn(app: WarroomApp, message: Turn) -> None:
    """Show the next card of the pane, or the one before."""
    app.desk.move(message.by)
    app.room.draw()
    _show(app, message.screen, app.desk.selected)


def renew(app: WarroomApp) -> None:
    """Bring what is open up to date with the board; close the opened card when it is gone."""
    screen = _open_one(app)
    if screen is not None:
        _show(app, screen, screen.card)
    tell(app)


def tell(app: WarroomApp) -> None:
    """Let the open dialogs show what the app knows by now."""
    from warroom.tui.dialogs.base import Dialog

    for screen in app.screen_stack:
        if isinstance(screen, Dialog):
            screen.renew()


def _show(app: WarroomApp, screen: CardScreen, card_id: str) -> None:
    found = _looked_up(app, card_id)
    if found is not None:
        screen.show(*found)
    elif screen.is_current:
        screen.dismiss(None)


def _open_one(app: WarroomApp) -> CardScreen | None:
    # A card can only be open when its module is loaded.
    from warroom.tui.dialogs.card import CardScreen

    return next((screen for screen in app.screen_stack if isinstance(screen, CardScreen)), None)


def _looked_up(app: WarroomApp, card_id: str) -> tuple[Card, Build] | None:
    card = find(app, card_id) if card_id else None
    if card is None:
        return None
    try:
        body = app.session.store.body(card_id)
        wins = app.session.store.wins(app.session.board.campaign.id, card=card_id)
    except StoreError as error:
        app.say(str(error), "bad")
        return None
    from warroom.views.card import details

    scene = app.desk.scene()
    return card, lambda width: details(card, scene, body, width, wins)
