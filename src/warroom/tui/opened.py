"""The opened card: shows it, keeps it right while it is open, and runs commands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.catalogue import by_id
from warroom.store import StoreError
from warroom.tui import elsewhere

if TYPE_CHECKING:
    from warroom.domain.model import Card
    from warroom.tui.app import WarroomApp
    from warroom.tui.dialogs.card import Build, CardScreen, Forward, Turn

_KEYS = (("e", "edit"), ("E", "write"), ("f", "feed"), ("v", "texts"))
# What a key does here that does something else on the board.
_HERE = {"v": "revisions"}


def open_card(app: WarroomApp, card_id: str) -> None:
    """Show all of one card."""
    found = _looked_up(app, card_id)
    if found is not None:
        from warroom.tui.dialogs.card import CardScreen

        app.push_screen(CardScreen(*found, app.look, ascii=app.desk.ascii, keys=_KEYS))


def forward(app: WarroomApp, message: Forward) -> None:
    """Run the command of a key on the opened card, whatever is marked on the board behind it."""
    here = by_id(_HERE.get(message.key, ""))
    if here is not None:
        elsewhere.run(app, here, message.card)
    else:
        elsewhere.press(app, message.key, message.card)


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
    card = elsewhere.find(app, card_id) if card_id else None
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
