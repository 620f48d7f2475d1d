"""The texts that a card has had, opened from the board or from the opened card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.spec import Outcome, Read
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.domain.model import Revision
    from warroom.tui.face import Face


def revisions(app: Face, card_id: str) -> None:
    """Show them; what is brought back is a new revision."""
    card = app.session.board.card(card_id)
    if card is None:
        return
    try:
        texts = app.session.store.texts(card_id)
    except StoreError as error:
        app.say(str(error), "bad")
        return
    if not texts:
        app.say("Nothing has been written here yet.")
        return
    from warroom.commands.handlers.strategy import bring_back
    from warroom.tui.dialogs.revisions import RevisionsScreen

    def restore(text: Revision) -> Outcome:
        return Read((card_id,), lambda bodies: bring_back(app.context(), card_id, text, bodies[card_id]))

    screen = RevisionsScreen(card.title, texts, restore, app.now(), app.look, ascii=app.desk.ascii)
    app.open_dialog(screen)
