"""The opened card: shows it, or how it is done well, keeps it right while it is open, and runs commands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warroom.commands.catalogue import by_id
from warroom.store import StoreError
from warroom.tui import elsewhere

if TYPE_CHECKING:
    from warroom.domain.model import Card
    from warroom.tui.dialogs.card import Build, CardScreen, Forward, Turn
    from warroom.tui.face import Face

_KEYS = (("e", "edit"), ("E", "write"), ("f", "feed"), ("v", "texts"), ("l", "link"), ("h", "history"))
_HOWTO_KEYS = (("E", "write"),)
# What a key does here that does something else on the board.
_HERE = {"v": "revisions", "l": "tag-link", "h": "card-history", "0": "tick"}
_IN_HOWTO = {"E": "howto-write"}


class Shown(NamedTuple):
    """A card, its lines at a width, and the keys that only some cards have."""

    card: Card
    build: Build
    first: tuple[tuple[str, str], ...]


def open_card(app: Face, card_id: str, *, howto: bool = False) -> None:
    """Show all of one card, or how it is done well."""
    found = _looked_up(app, card_id, howto=howto)
    if found is not None:
        from warroom.tui.dialogs.card import CardScreen

        keys = _HOWTO_KEYS if howto else _KEYS
        card, build, first = found
        app.push_screen(CardScreen(card, build, app.look, ascii=app.desk.ascii, first=first, keys=keys, howto=howto))


def forward(app: Face, message: Forward) -> None:
    """Run the command of a key on the opened card, whatever is marked on the board behind it."""
    key, card = message.key, message.card
    name = (_IN_HOWTO if message.howto else _HERE).get(key, "")
    if key == "question_mark" and not message.howto and _has_howto(app, card):
        name = "howto"
    here = by_id(name)
    if here is not None:
        elsewhere.run(app, here, card)
    elif key in "123456789" and not message.howto:
        _tick(app, int(key), card)
    else:
        elsewhere.press(app, key, card)


def turn(app: Face, message: Turn) -> None:
    """Show the next card of the pane, or the one before."""
    app.desk.move(message.by)
    app.room.draw()
    _show(app, message.screen, app.desk.selected)


def renew(app: Face) -> None:
    """Bring the opened cards up to date with the board; close those that are gone."""
    for screen in _open_ones(app):
        _show(app, screen, screen.card)


def _tick(app: Face, number: int, card: str) -> None:
    from warroom.commands.handlers.checklist import tick_one
    from warroom.tui.trail import Trail

    command, context = by_id("tick"), elsewhere.context_on(app, card)
    if command is not None and (reason := command.disabled(context)):
        # It may be gone by now, or hidden.
        app.say(reason, "warn")
        return
    app.perform(tick_one(context, number), Trail(command))
    app.guarded(lambda: _reveal(app, number, card))


def _reveal(app: Face, number: int, card_id: str) -> None:
    """Let the item be seen that was ticked, where there is such a one."""
    from warroom.domain.checklist import items
    from warroom.views.card import line_of_item

    card, body = elsewhere.find(app, card_id), app.session.store.body(card_id)
    if card is None or number > len(items(body)):
        return
    word, scene = app.session.store.text(card_id, "review"), app.desk.scene()
    for screen in _open_ones(app):
        if screen.card == card_id and not screen.howto:
            screen.reveal(lambda width: line_of_item(card, scene, body, number, width, word))


def _run_of(app: Face, card: Card) -> tuple[Card, ...]:
    """The last thirty days of the routine that the card is of."""
    if not card.routine:
        return ()
    # Few cards recur.
    from warroom.domain.routines import run_since

    board = app.session.board
    return app.session.store.occurrences(board.campaign.id, run_since(board.today), card.routine)


def _has_howto(app: Face, card: str) -> bool:
    try:
        return bool(app.session.store.text(card, "howto"))
    except StoreError:
        return False


def _show(app: Face, screen: CardScreen, card_id: str) -> None:
    found = _looked_up(app, card_id, howto=screen.howto)
    if found is not None:
        screen.show(*found)
    elif screen.is_current:
        screen.dismiss(None)


def _open_ones(app: Face) -> list[CardScreen]:
    # A card can only be open when its module is loaded.
    from warroom.tui.dialogs.card import CardScreen

    return [screen for screen in app.screen_stack if isinstance(screen, CardScreen)]


def _looked_up(app: Face, card_id: str, *, howto: bool) -> Shown | None:
    card = elsewhere.find(app, card_id) if card_id else None
    if card is None:
        return None
    try:
        told = app.session.store.text(card_id, "howto")
        word = app.session.store.text(card_id, "review")
        body = app.session.store.body(card_id)
        wins = app.session.store.wins(app.session.board.campaign.id, card=card_id)
        past = _run_of(app, card)
    except StoreError as error:
        app.say(str(error), "bad")
        return None
    from warroom.domain.approval import wants_approval
    from warroom.domain.checklist import items
    from warroom.views.card import details, howto_lines

    scene = app.desk.scene()
    if howto:
        return Shown(card, lambda width: howto_lines(card, scene, told, width), ())
    reviewed = wants_approval(card, app.session.board.campaign)
    hints = ((reviewed, ("+ -", "approve, send back")), (told, ("?", "how")), (items(body), ("1-9", "tick")))
    first = tuple(hint for there, hint in hints if there)
    return Shown(card, lambda width: details(card, scene, body, width, wins, past=past, word=word), first)
