"""Commands and outcomes: runs the one, does the other, and meets whatever goes wrong with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from warroom.commands.spec import (
    Ask,
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
    Write,
)
from warroom.store import Conflict, Receipt, StoreError

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

Asking = Ask | Pick | Confirm | Form | Compose


class Trail:
    """One command from its key to its write: what was asked, and what was answered.

    When somebody else's change comes between, the same answers are given to the command again; when
    the write fails, the last question is asked again with what was typed.  `wrote` hears of every write
    before the screen shows it.
    """

    def __init__(self, command: Command | None = None, wrote: Callable[[Receipt], None] | None = None) -> None:
        self.command = command
        self.wrote = wrote
        self.answers: list[tuple[object, ...]] = []
        self.asked: Asking | None = None
        self.replayed = False

    def answered(self, *answer: object) -> None:
        """Keep an answer."""
        self.answers.append(answer)


class Dispatcher:
    """Performs outcomes on behalf of the app."""

    def __init__(self, app: WarroomApp) -> None:
        self._app = app

    def run(self, command: Command, context: Context | None = None, trail: Trail | None = None) -> None:
        """Run a command, on what is selected unless told otherwise, or say why it cannot be done."""
        context = context or self._app.context(with_themes=command.id == "theme")
        reason = command.disabled(context)
        if reason:
            self._app.say(reason, "warn")
            return
        self.perform(command.run(context), trail or Trail(command))

    def perform(self, outcome: Outcome, trail: Trail | None = None) -> None:
        """Do what an outcome says."""
        trail = trail or Trail()
        match outcome:
            case Say():
                self._app.say(outcome.text, outcome.tone)
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
        try:
            receipt = app.session.commit(outcome.draft)
        except Conflict as conflict:
            self._again(trail, conflict)
            return
        except StoreError as error:
            app.say(str(error), "bad")
            self._ask_again(trail)
            return
        if trail.wrote is not None:
            trail.wrote(receipt)
        app.refreshed(outcome.follow)
        if outcome.then is not None:
            self.perform(outcome.then, Trail(wrote=trail.wrote))

    def _again(self, trail: Trail, conflict: Conflict) -> None:
        """Run the command once more, with the same answers, on the board as it is now."""
        self.guarded(lambda: self._app.catch_up())
        command = trail.command
        again = None if command is None or trail.replayed else self._replayed(command, trail.answers)
        if again is None:
            self._app.say(str(conflict), "bad")
            self._ask_again(trail)
            return
        trail.replayed = True
        self._write(again, trail)

    def _replayed(self, command: Command, answers: list[tuple[object, ...]]) -> Write | None:
        context = self._app.context()
        if command.disabled(context):
            return None
        outcome = self._read(command.run(context))
        for answer in answers:
            following = _follow(outcome, answer)
            if following is None:
                return None
            outcome = self._read(following)
        return outcome if isinstance(outcome, Write) else None

    def _read(self, outcome: Outcome) -> Outcome:
        """What comes after the texts that `outcome` asks for, if it does.  Raises StoreError."""
        while isinstance(outcome, Read):
            outcome = outcome.then({card: self._app.session.store.body(card) for card in outcome.cards})
        return outcome

    def _ask_again(self, trail: Trail) -> None:
        """Open the last question again, holding what was typed in it."""
        if trail.asked is None or not trail.answers:
            return
        answer = trail.answers.pop()
        if isinstance(trail.asked, Compose):
            self._compose(trail.asked, trail, str(answer[1]))
        else:
            self.perform(_filled(trail.asked, answer), trail)

    def _ask(self, outcome: Ask | Pick | Confirm | Form, trail: Trail) -> None:
        # Dialogs and their stylesheets are no part of the first frame.
        from warroom.tui.dialogs import screen_for

        trail.asked = outcome
        self._app.open_dialog(screen_for(_recorded(outcome, trail), self._app.look, ascii=self._app.desk.ascii), trail)

    def _compose(self, outcome: Compose, trail: Trail, text: str | None = None) -> None:
        from warroom.tui.editor import compose

        trail.asked = outcome
        compose(self._app, outcome._replace(then=_keeping(trail, outcome.then)), trail, text)

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
        trail.answered(*answer)
        return then(*answer)

    return kept


def _follow(outcome: Outcome, answer: tuple[Any, ...]) -> Outcome | None:
    """What the question says to an answer given before, None when it is no such question."""
    then: Callable[..., Outcome]
    match outcome:
        case Ask() | Form() | Compose():
            then = outcome.then
        case Pick():
            then = _taken(outcome, answer)
        case _:
            return None
    return then(*answer)


def _taken(pick: Pick, answer: tuple[Any, ...]) -> Callable[..., Outcome]:
    """The way in which a pick was answered: a choice, several of them, or a text of one's own."""
    if pick.several and isinstance(answer[0], tuple):
        return pick.several
    return pick.then if len(answer) == 2 or pick.free is None else pick.free


def _filled(asked: Ask | Pick | Confirm | Form, answer: tuple[object, ...]) -> Ask | Pick | Confirm | Form:
    match asked:
        case Ask():
            return asked._replace(initial=str(answer[0]), offered=False)
        case Form():
            values = answer[0]
            assert isinstance(values, Mapping)
            return asked._replace(inputs=tuple(_with(field, values) for field in asked.inputs))
    return asked


def _with(field: Input, values: Mapping[str, str]) -> Input:
    return field._replace(value=values.get(field.name, field.value))
