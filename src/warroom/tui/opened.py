"""The opened card: shows it, keeps it right while it is open, and runs commands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.domain.model import Card
    from warroom.tui.app import WarroomApp
    from warroom.tui.dialogs.card import Build, CardScreen, Forward, Turn


def open_card(app: WarroomApp, card_id: str) -> None:
    """Show all of one card."""
    found = _looked_up(app, card_id)
    if found is not None:
        from warroom.tui.dialogs.card import CardScreen

        app.push_screen(CardScreen(*found, app.look, ascii=app.desk.ascii))


def forward(app: WarroomApp, message: Forward) -> None:
    """Run the command of a key on the opened card."""
    command = app.keymap.command(message.key, app.desk.focus)
    if command is not None:
        app.dispatch.run(command)
        renew(app)


def turn(app: WarroomApp, message: Turn) -> None:
    """Show the next card of the pane, or the one before."""
    app.run_command("down" if message.by > 0 else "up")
    renew(app)


def renew(app: WarroomApp) -> None:
    """Bring the opened card up to date with what is selected; close it when it is gone."""
    screen = _open_one(app)
    if screen is None:
        return
    found = _looked_up(app, app.desk.selected)
    if found is not None:
        screen.show(*found)
    elif screen.is_current:
        screen.dismiss(None)


def _open_one(app: WarroomApp) -> CardScreen | None:
    # A card can only be open when its module is loaded.
    from warroom.tui.dialogs.card import CardScreen

    return next((screen for screen in app.screen_stack if isinstance(screen, CardScreen)), None)


def _looked_up(app: WarroomApp, card_id: str) -> tuple[Card, Build] | None:
    card = app.session.board.card(card_id)
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
