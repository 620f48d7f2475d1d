"""Commands and outcomes: runs the one, does the other, and meets whatever goes wrong with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from warroom.commands.handlers.asking import SO_ALREADY
from warroom.commands.spec import (
    Ask,
    Both,
    Command,
    Compose,
    Confirm,
    Context,
    Copy,
    Do,
    Form,
    Input,
    Outcome,
    Pick,
    Read,
    Say,
    Settle,
    Tone,
    Write,
)
from warroom.domain.changes import Draft
from warroom.store import Conflict, Receipt, StoreError
from warroom.tui.replaced import outliving_an_upgrade

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp
    from warroom.tui.chrome import Note

Asking = Ask | Pick | Confirm | Form | Compose
# Somebody who changes the same thing as fast as we do is not outrun.
_PATIENCE = 9


class Trail:
    """One command from its key to its write: what was asked last, and what was answered.

    When the write fails, for the reason in `refused`, that question is asked again with what was typed.  `wrote`
    hears of every write before the screen shows it.  What goes on with another write, whose id is `part_of`, is one
    with it for undo.
    """

    def __init__(
        self,
        command: Command | None = None,
        wrote: Callable[[Receipt], None] | None = None,
        part_of: str = "",
    ) -> None:
        self.command = command
        self.wrote = wrote
        self.part_of = part_of
        self.asked: Asking | None = None
        self.answer: tuple[object, ...] = ()
        self.clashes = 0
        self.refused = ""


class Dispatcher:
    """Performs outcomes on behalf of the app."""

    def __init__(self, app: WarroomApp) -> None:
        self._app = app
        # What the last command had to be told.
        self._answer: Note | None = None

    def run(self, command: Command, context: Context | None = None, trail: Trail | None = None) -> None:
        """Run a command, on what is selected unless told otherwise, or say why it cannot be done."""
        with outliving_an_upgrade(self._app):
            context = context or self._app.context(with_themes=command.id == "theme")
            reason = command.disabled(context) or self._app.away.hasty(command.id)
            if reason:
                self._say(reason, "warn")
            else:
                self._app.presenting.name(command.title)
                self._perform(command.run(context), trail or Trail(command))

    def perform(self, outcome: Outcome, trail: Trail | None = None) -> None:
        """Do what an outcome says."""
        with outliving_an_upgrade(self._app):
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
                self.guarded(lambda: self.perform(self._read(outcome), trail))
            case Settle() | Both():
                self._choose(outcome, trail)
            case _:
                self._ask(outcome, trail)

    def guarded(self, work: Callable[[], None]) -> bool:
        """Do `work`; a store that cannot is said, and False given."""
        try:
            work()
        except StoreError as error:
            self._app.say(str(error), "bad")
            return False
        return True

    def _write(self, outcome: Write, trail: Trail) -> None:
        app = self._app
        if reason := app.away.hasty(outcome.draft):
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

        if not self.guarded(self._app.catch_up):
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
        asked, answer = trail.asked, trail.answer
        if asked is None or not answer:
            return
        trail.answer = ()
        if isinstance(asked, Compose):
            # What it was written from stays what was seen.
            self._compose(asked._replace(begun=(str(answer[0]), str(answer[1]))), trail, in_place=True)
        else:
            self.perform(_filled(asked, answer), trail)

    def _ask(self, outcome: Ask | Pick | Confirm | Form, trail: Trail) -> None:
        # Dialogs and their stylesheets are no part of the first frame.
        from warroom.tui.dialogs import screen_for

        trail.asked = outcome
        self._app.open_dialog(screen_for(_recorded(outcome, trail), self._app.look, ascii=self._app.desk.ascii), trail)

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

        trail.asked = outcome
        compose(self._app, outcome._replace(then=_keeping(trail, outcome.then)), trail, in_place=in_place)

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


def _recorded(outcome: Ask | Pick | Confirm | Form, trail: Trail) -> Ask | Pick | Confirm | Form:
    """The same question, whose answer is kept on the trail as well."""
    match outcome:
        case Ask():
            return outcome._replace(then=_keeping(trail, outcome.then))
        case Pick():
            free = _keeping(trail, outcome.free) if outcome.free else None
            several = _keeping(trail, outcome.several) if outcome.several else None
            return outcome._replace(then=_keeping(trail, outcome.then), free=free, several=several)
        case Form():
            return outcome._replace(then=_keeping(trail, outcome.then))
    return outcome


def _keeping(trail: Trail, then: Callable[..., Outcome]) -> Callable[..., Outcome]:
    def kept(*answer: Any) -> Outcome:
        trail.answer = answer
        return then(*answer)

    return kept


def _filled(asked: Ask | Pick | Confirm | Form, answer: tuple[object, ...]) -> Ask | Pick | Confirm | Form:
    match asked:
        case Ask():
            return asked._replace(initial=str(answer[0]), offered=False)
        case Pick() if asked.live is None and isinstance(chosen := answer[0], str):
            # A choice comes with whether it was flipped; what is new was typed.
            return asked._replace(current=chosen) if len(answer) > 1 else asked._replace(typed=chosen)
        case Form():
            values = answer[0]
            assert isinstance(values, Mapping)
            return asked._replace(inputs=tuple(_with(field, values) for field in asked.inputs))
    return asked


def _with(field: Input, values: Mapping[str, str]) -> Input:
    return field._replace(value=values.get(field.name, field.value))
