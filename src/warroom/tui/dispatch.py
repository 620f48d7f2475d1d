"""Commands and outcomes: runs the one, does the other, and meets whatever goes wrong with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.handlers.asking import SO_ALREADY
from warroom.commands.spec import (
    Both,
    Command,
    Compose,
    Context,
    Copy,
    Do,
    Outcome,
    Read,
    Say,
    Settle,
    Tone,
    Write,
)
from warroom.domain.changes import Draft
from warroom.store import Conflict, Receipt, StoreError
from warroom.tui.trail import Shown, Trail

if TYPE_CHECKING:
    from warroom.tui.away import Away
    from warroom.tui.chrome import Note
    from warroom.tui.face import Face
    from warroom.tui.presenting import Presenting

# Somebody who changes the same thing as fast as we do is not outrun.
_PATIENCE = 9


class Dispatcher:
    """Performs outcomes on behalf of the app."""

    def __init__(self, app: Face, away: Away, presenting: Presenting) -> None:
        self._app = app
        self._away = away
        self._presenting = presenting
        # What the last command had to be told.
        self._answer: Note | None = None

    def run(self, command: Command, context: Context | None = None, trail: Trail | None = None) -> None:
        """Run a command, on what is selected unless told otherwise, or say why it cannot be done."""
        with self._app.outliving():
            context = context or self._app.context(with_themes=command.id == "theme")
            reason = command.disabled(context) or self._away.hasty(command.id)
            if reason:
                self._say(reason, "warn")
            else:
                self._presenting.name(command.title)
                self._perform(command.run(context), trail or Trail(command))

    def perform(self, outcome: Outcome, trail: Trail | None = None) -> None:
        """Do what an outcome says."""
        with self._app.outliving():
            self._perform(outcome, trail or Trail())

    def _perform(self, outcome: Outcome, trail: Trail) -> None:
        match outcome:
            case Say():
                self._say(outcome.text, outcome.tone)
            case Write():
                self._write(outcome, trail)
            case Copy():
                self._copy(outcome)
            case Do():
                self._app.act(outcome)
            case Compose():
                self._compose(outcome, trail)
            case Read():
                self._app.guarded(lambda: self.perform(self._read(outcome), trail))
            case Settle() | Both():
                self._choose(outcome, trail)
            case _:
                self._ask(outcome, trail)

    def _write(self, outcome: Write, trail: Trail) -> None:
        app = self._app
        if reason := self._away.hasty(outcome.draft):
            app.say(reason, "warn")
            return
        try:
            receipt = app.session.commit(outcome.draft, trail.part_of)
        except Conflict as conflict:
            self._settle(outcome, trail, conflict)
            return
        except StoreError as error:
            trail.refused = str(error)
            app.say(trail.refused, "bad")
            self._ask_again(trail)
            return
        if trail.refused and app.room.note is not None and app.room.note.text == trail.refused:
            # It went through after all.
            app.hush()
        if not receipt.id:
            app.refreshed(outcome.follow)
            app.say(SO_ALREADY)
            return
        if trail.wrote is not None:
            trail.wrote(receipt)
        app.refreshed(outcome.follow)
        if outcome.then is not None:
            self.perform(outcome.then, Trail(wrote=trail.wrote, part_of=trail.part_of or receipt.id))
        else:
            self._confirm(outcome.draft, receipt)

    def _confirm(self, draft: Draft, receipt: Receipt) -> None:
        """Say what cannot be seen: a change of several cards, or of one that stands nowhere now."""
        app = self._app
        cards = {change.id for change in draft.changes if change.entity == "card"}
        if len(cards) > 1 or not all(map(self._is_seen, cards)):
            app.say(f"{receipt.label[:1].upper()}{receipt.label[1:]}", "good")
        elif (note := app.room.note) is not None and (note is self._answer or note.tone in ("good", "info")):
            # It spoke of what was done before.
            app.hush()

    def _say(self, text: str, tone: Tone) -> None:
        self._app.say(text, tone)
        self._answer = self._app.room.note

    def _is_seen(self, card: str) -> bool:
        return any(roll.position(card) is not None for roll in self._app.desk.rolls.values())

    def _settle(self, outcome: Write, trail: Trail, conflict: Conflict) -> None:
        """Somebody else's change came between: go on where no word is lost, and else let one choose."""
        from warroom.commands.handlers.settling import settle

        if not self._app.guarded(self._app.catch_up):
            self._ask_again(trail)
            return
        trail.clashes += 1
        following = settle(outcome, conflict.clashes, self._app.context()) if trail.clashes < _PATIENCE else None
        if following is None:
            self._app.say(str(conflict), "bad")
            self._ask_again(trail)
        else:
            self.perform(following, trail)

    def _read(self, outcome: Outcome) -> Outcome:
        """What comes after the texts that `outcome` asks for, if it does.  Raises StoreError."""
        while isinstance(outcome, Read):
            outcome = outcome.then({card: self._app.session.store.body(card) for card in outcome.cards})
        return outcome

    def _ask_again(self, trail: Trail) -> None:
        """Open the last question again, holding what was typed in it."""
        asked = trail.again()
        if isinstance(asked, Compose):
            self._compose(asked, trail, in_place=True)
        elif asked is not None:
            self.perform(asked, trail)

    def _ask(self, outcome: Shown, trail: Trail) -> None:
        # Dialogs and their stylesheets are no part of the first frame.
        from warroom.tui.dialogs import screen_for

        self._app.open_dialog(screen_for(trail.ask(outcome), self._app.look, ascii=self._app.desk.ascii), trail)

    def _choose(self, outcome: Settle | Both, trail: Trail) -> None:
        """Show both, and go on with what is chosen; whoever goes back finds what was typed."""
        from warroom.domain.dates import ago
        from warroom.tui.dialogs import screen_for

        app = self._app
        screen = screen_for(outcome, app.look, ascii=app.desk.ascii, ago=lambda at: ago(at, app.now()))

        def chosen(following: Outcome | None) -> None:
            if following is not None:
                self.perform(following, trail)
            elif isinstance(outcome, Settle):
                self._ask_again(trail)

        app.push_screen(screen, chosen)

    def _compose(self, outcome: Compose, trail: Trail, *, in_place: bool = False) -> None:
        from warroom.tui.editor import compose

        compose(self._app, trail.compose(outcome), trail, in_place=in_place)

    def _copy(self, outcome: Copy) -> None:
        from warroom.tui.clipboard import copy

        text = outcome.text
        if outcome.card:
            try:
                body = self._app.session.store.body(outcome.card)
            except StoreError as error:
                self._app.say(str(error), "bad")
                return
            text = f"{text.rstrip()}\n\n{body}" if body else text
        copy(self._app, text, outcome.what)
