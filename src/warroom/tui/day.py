"""Beginning and closing the day: a sitting over its tactics, ending with who does what, or with what carries over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.actions.day import close_day, commit_day, keep
from warroom.commands.handlers.asking import attempt, write
from warroom.commands.spec import Outcome
from warroom.commands.triage import day
from warroom.commands.triage import sitting as sittings
from warroom.commands.triage.options import Option
from warroom.commands.triage.sitting import Decision, Purpose
from warroom.domain.model import Card
from warroom.tui.triage import TriageScreen
from warroom.views.triage import Key

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

_ENDINGS = {"plan": "commit to it", "close": "close the day"}


def open_day(app: WarroomApp, purpose: Purpose) -> None:
    """Go through what the day asks a decision on; to its end at once when there is nothing."""
    sitting = day.begin(purpose, app.context())
    app.push_screen(DayScreen(app, sittings.settled(sitting, app.session.board)))


class DayScreen(TriageScreen):
    """A sitting whose end is written down: commitments in the morning, what carries over at the close."""

    def close(self) -> None:
        """To the end of the sitting, and from there away."""
        if self.card is not None:
            self._go(sittings.over(self.sitting))
        else:
            self.dismiss(None)

    def _take_at_end(self, key: str) -> None:
        if key == "enter":
            self._app.dispatch.perform(self._ending())
            self.dismiss(None)
        else:
            super()._take_at_end(key)

    def _ending(self) -> Outcome:
        board, now = self._app.session.board, self._app.now()
        make = commit_day if self.sitting.purpose == "plan" else close_day
        return attempt(lambda: write(make(board, now)))

    def _decide(self, card: Card, key: str | None) -> None:
        board = self._app.session.board
        if key == day.KEEP and self.sitting.purpose == "plan" and day.is_kept(card, board.today):
            label = keep(board, [card]).label
            self.sitting = sittings.decided(self.sitting, Decision(0, card.id, "kept", label, True), board)
            self.draw()
        else:
            super()._decide(card, key)

    def _options(self, card: Card) -> tuple[Option, ...]:
        return day.options(self.sitting.purpose, card, self._app.context()._replace(selected=card.id, marks=()))

    def _steps(self, asking: bool) -> tuple[Key, ...]:
        if asking:
            return super()._steps(asking)
        mine = (Key("enter", _ENDINGS[self.sitting.purpose]), Key("esc", "leave it so"))
        return (*mine, *(key for key in super()._steps(asking) if key.key != "enter"))
