"""What a presenter shows besides the work: keys as they are pressed, a pointer that others can follow, a spotlight."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.keymap import key_name
from warroom.commands.spec import Do
from warroom.domain.dates import instant
from warroom.store import StoreError
from warroom.tui import over
from warroom.tui.chrome import first_key
from warroom.tui.dialogs.edit import typed
from warroom.views.pressed import Pressed

if TYPE_CHECKING:
    from warroom.tui.face import Face

_MOST_KEYS = 4
# How long keys stay, and how long they fade after that, in seconds.
_STAY, _FADE = 3.0, 2.0
# Between two things that are pointed at others hear of the first: beats of the watch.
_PAUSE = 4
# What stands for letters that go into a text.
_TYPED = "typing"


class Presenting:
    """Remembers the keys that are shown, tells others where the pointer is, and follows theirs.

    The pointer goes from screen to screen beside the journal, as who is here does.
    """

    def __init__(self, app: Face, face: str) -> None:
        """`face` is what others know this dashboard by."""
        self._app = app
        self._face = face
        app.room.shows_keys = app.settings.keys_shown
        self._pressed: Pressed | None = None
        self._untold = False
        self._going: asyncio.TimerHandle | None = None
        self._told = ("", "")
        self._pause = 0
        self._stirs = -1
        self._following = ("", "")

    # Keys

    def press(self, event: events.Key) -> None:
        """Show a key that was pressed, but for what is typed into a text."""
        self.hover("")
        if self._app.desk.pointing:
            for dialog in over.dialogs(self._app):
                dialog.relight()
        if not self._app.room.shows_keys:
            return
        types = bool(typed(event.character)) and self._is_typing()
        name = _TYPED if types else key_name(event.key, self._app.desk.ascii)
        keys = self._pressed.keys if self._pressed and not self._pressed.fading else ()
        if keys and keys[-1][0] == name:
            keys = (*keys[:-1], (name, 1 if types else keys[-1][1] + 1))
        else:
            keys = (*keys, (name, 1))[-_MOST_KEYS:]
        self._untold = not types
        self._show(Pressed(keys, "" if types else self._hint(name)))
        self._fade_in(_STAY)

    def name(self, title: str) -> None:
        """The key that was just pressed runs the command of this title."""
        if self._untold and self._pressed is not None:
            self._untold = False
            self._show(self._pressed._replace(title=title.removesuffix("…")))

    def fade(self) -> None:
        """Let the keys fade, and then go."""
        if self._pressed is None or self._pressed.fading:
            self._show(None)
        else:
            self._show(self._pressed._replace(fading=True))
            self._fade_in(_FADE)

    def toggle_keys(self) -> None:
        """Show keys from now on, or no longer."""
        room = self._app.room
        room.shows_keys = not room.shows_keys
        if room.shows_keys:
            self._app.say("Keys are shown as they are pressed, but for what is typed.")
        else:
            self._stop()
            self._show(None)
            self._app.say("Keys are no longer shown.")

    # Light

    def toggle_spotlight(self) -> None:
        """Leave all but the selected thread in the shade, or light everything again."""
        app = self._app
        app.desk.spotlight = not app.desk.spotlight
        self._redraw()
        # On another screen the message would be the brightest line of all.
        if app.desk.spotlight and not over.dialogs(self._app):
            key = first_key(app.keymap, "spotlight", app.desk.ascii)
            app.say(f"The spotlight is on the selected thread{f': {key} takes it off' if key else ''}.")

    def toggle_pointer(self) -> None:
        """Point at what is selected, on this screen and on others', or no longer."""
        desk = self._app.desk
        desk.pointing, desk.hovered = not desk.pointing, ""
        self._redraw()

    def hover(self, card: str) -> None:
        """The mouse is over a card, or over none."""
        desk = self._app.desk
        if desk.pointing and card != desk.hovered:
            desk.hovered = card
            self._app.room.draw()

    # Others

    def beat(self) -> None:
        """Tell others where the pointer is by now, and take in where theirs are; next to nothing when neither moved."""
        app = self._app
        if self._stirs != app.session.store.stirs:
            self._stirs = app.session.store.stirs
            app.call_later(self.look)
        if self._pause:
            self._pause -= 1
            return
        points = (app.session.board.campaign.id, card) if app.desk.pointing and (card := self._card()) else ("", "")
        if points != self._told:
            self._tell(*points)
            self._pause = _PAUSE

    def look(self) -> None:
        """Show where others point, and go along with whom one follows."""
        app, session = self._app, self._app.session
        try:
            found = session.store.pointers(self._face, session.board.campaign.id, instant(session.clock()))
        except StoreError:
            # A courtesy: a file that cannot be read says so by itself.
            return
        before = {person for person, _ in app.desk.pointers}
        if found != app.desk.pointers:
            app.desk.pointers = found
            self._go_along()
            app.room.rearrange()
            for dialog in over.dialogs(self._app):
                dialog.repoint()
        begun = [person for person, _ in found if person not in before]
        if begun:
            key = first_key(app.keymap, "follow", app.desk.ascii)
            app.say(f"@{begun[0]} points at something{f': {key} goes along' if key else ''}.")

    def follow(self) -> None:
        """Go to what somebody points at, and along with it; then to whoever else points; then follow nobody."""
        app = self._app
        who = [person for person, _ in app.desk.pointers]
        at = who.index(self._following[0]) + 1 if self._following[0] in who else 0
        if at >= len(who):
            self._following = ("", "")
            app.say("Nobody is followed any longer.")
            return
        self._following = app.desk.pointers[at]
        if app.session.board.card(self._following[1]) is None:
            app.say(f"@{who[at]} points at a card that is no longer on the board.", "warn")
            return
        app.act(Do("goto", self._following[1]))
        app.say(f"You go along with @{who[at]} until you go somewhere yourself.")

    def leave(self) -> None:
        """Point at nothing any more."""
        self._stop()
        if self._told[1]:
            self._tell("", "")

    def _card(self) -> str:
        """The card that is pointed at, on whichever screen is open."""
        return next(
            filter(None, (dialog.pointer for dialog in reversed(over.dialogs(self._app)))), self._app.desk.pointer
        )

    def _tell(self, campaign: str, card: str) -> None:
        session = self._app.session
        where = campaign or session.board.campaign.id
        try:
            told = session.store.point(self._face, session.me, where, instant(session.clock()), card)
        except StoreError:
            # As with who is here: whatever is wrong with the file is said when something is to be written.
            told = True
        if told:
            self._told = (campaign, card)

    def _go_along(self) -> None:
        who, seen = self._following
        if not who:
            return
        card = dict(self._app.desk.pointers).get(who, "")
        if self._app.desk.selected != seen or not card:
            self._following = ("", "")
        elif self._app.desk.select(card):
            self._following = (who, card)

    # Showing

    def _is_typing(self) -> bool:
        """Whether letters go into a text here: of a dialog that does not say otherwise it is taken so."""
        return self._app.room.typing.edit is not None or getattr(
            self._app.screen, "TYPES", self._app.screen is not self._app.room
        )

    def _hint(self, key: str) -> str:
        """What the screen on top says that a key does, until a command says it better."""
        top = over.dialogs(self._app)[-1:]
        return top[0].hint(key) if top else ""

    def _show(self, pressed: Pressed | None) -> None:
        self._pressed = pressed
        self.place()

    def place(self) -> None:
        """Show the keys on the screen that is on top, and on no other."""
        app = self._app
        pressed = self._pressed if app.screen is app.room else None
        if pressed != app.room.pressed:
            app.room.pressed = pressed
            app.room.draw_part("footer")
        for dialog in over.dialogs(self._app):
            dialog.show_keys(self._pressed if dialog is app.screen else None)

    def _redraw(self) -> None:
        self._app.room.draw()
        for dialog in over.dialogs(self._app):
            dialog.renew()
            dialog.relight()

    def _fade_in(self, seconds: float) -> None:
        self._stop()
        self._going = asyncio.get_running_loop().call_later(seconds, lambda: self._app.call_later(self.fade))

    def _stop(self) -> None:
        if self._going is not None:
            self._going.cancel()
            self._going = None
