"""The thread screen's doings: opens it, loads weaves, and runs commands on the card that one has walked to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from warroom.commands.spec import Do
from warroom.store import NotFound, StoreError
from warroom.tui import elsewhere, over

if TYPE_CHECKING:
    from warroom.domain.weave import Weave
    from warroom.tui.dialogs.weave import WeaveScreen
    from warroom.tui.face import Face

_HINTED = ("stage-back", "stage-on", "done", "inches", "feed", "owner", "when", "undo", "palette")


def open_thread(app: Face, card: str) -> None:
    """Show the weave around a card; on the thread screen put the card into its middle."""
    from warroom.tui.dialogs.card import CardScreen
    from warroom.tui.dialogs.weave import Doings, WeaveScreen

    there = over.open_one(app, WeaveScreen)
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
        command=partial(elsewhere.press, app),
        hints=partial(elsewhere.keys_for, app, _HINTED),
    )
    screen = WeaveScreen(weave, doings, app.look, ascii=app.desk.ascii)
    app.push_screen(screen, lambda _: _leave(app, screen))


def _load(app: Face, card: str) -> Weave | None:
    try:
        return app.session.store.weave(card)
    except NotFound:
        return None
    except StoreError as error:
        app.say(str(error), "bad")
        return None


def _leave(app: Face, screen: WeaveScreen) -> None:
    """Back on the board, be on the card that one has walked to, if it stands there."""
    if app.desk.select(screen.walk.at):
        app.room.rearrange()
