"""The way of a command from its key to its write: what was asked on it, to be asked again with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from warroom.commands.spec import Ask, Command, Compose, Confirm, Form, Input, Outcome, Pick
from warroom.store import Receipt

Shown = Ask | Pick | Confirm | Form
Asking = Shown | Compose


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
        self.clashes = 0
        self.refused = ""
        self._asked: Asking | None = None
        self._answer: tuple[object, ...] = ()

    def ask(self, asked: Shown) -> Shown:
        """The same question, which is the last one from now on, and whose answer is kept as well."""
        self._asked = asked
        match asked:
            case Ask():
                return asked._replace(then=self._keeping(asked.then))
            case Pick():
                free = self._keeping(asked.free) if asked.free else None
                several = self._keeping(asked.several) if asked.several else None
                return asked._replace(then=self._keeping(asked.then), free=free, several=several)
            case Form():
                return asked._replace(then=self._keeping(asked.then))
        return asked

    def compose(self, asked: Compose) -> Compose:
        """The same text to be written, as `ask` does it."""
        self._asked = asked
        return asked._replace(then=self._keeping(asked.then))

    def again(self) -> Asking | None:
        """The last question with what was answered in it, once; None where nothing was answered."""
        asked, answer, self._answer = self._asked, self._answer, ()
        if asked is None or not answer:
            return None
        if isinstance(asked, Compose):
            # What it was written from stays what was seen.
            return asked._replace(begun=(str(answer[0]), str(answer[1])))
        return _filled(asked, answer)

    def _keeping(self, then: Callable[..., Outcome]) -> Callable[..., Outcome]:
        def kept(*answer: Any) -> Outcome:
            self._answer = answer
            return then(*answer)

        return kept


def _filled(asked: Shown, answer: tuple[object, ...]) -> Shown:
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
