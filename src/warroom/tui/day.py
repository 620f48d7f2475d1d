"""Beginning and closing the day: a sitting over its tactics, ending with who does what, or with what carries over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.actions.day import close_day, commit_day, keep
from warroom.commands.handlers.asking import attempt, write
from warroom.commands.handlers.making import add_on
from warroom.commands.spec import Outcome
from warroom.commands.triage import day
from warroom.commands.triage import sitting as sittings
from warroom.commands.triage.options import Option
from warroom.commands.triage.sitting import Decision, Purpose, Sitting
from warroom.domain.day import asked_of_today
from warroom.domain.model import Card
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import STEPS
from warroom.tui.triage import TriageScreen
from warroom.views.triage import Key, Sheet, farthest_down

if TYPE_CHECKING:
    from warroom.tui.face import Face

_ENDINGS = {"plan": "commit to it", "close": "close the day"}


def open_day(app: Face, purpose: Purpose) -> None:
    """Go through what the day asks a decision on; to its end at once when there is nothing."""
    sitting = day.begin(purpose, app.context())
    app.push_screen(DayScreen(app, sittings.settled(sitting, app.session.board)))


class DayScreen(TriageScreen):
    """A sitting whose end is written down: commitments in the morning, what carries over at the close."""

    def __init__(self, app: Face, sitting: Sitting) -> None:
        super().__init__(app, sitting)
        self._down = 0

    def take(self, event: events.Key) -> None:
        """Scroll at the end, as far as there is more; else as in every sitting."""
        by = STEPS.get(event.key, 0) if self.card is None else 0
        if by and self._scroll(by):
            return
        super().take(event)

    def scrolled(self, by: int) -> None:
        """Scroll at the end."""
        if self.card is None:
            self._scroll(3 * by)

    def close(self) -> None:
        """To the end of the sitting, and from there away."""
        if self.card is not None:
            self._go(sittings.over(self.sitting))
        else:
            self.dismiss(None)

    def _scroll(self, by: int) -> bool:
        """Whether there was something to be scrolled to."""
        most = farthest_down(self._sheet(), self._app.desk.scene(), *self.size)
        down = max(0, min(self._down + by, most))
        moved, self._down = down != self._down, down
        self.draw()
        return moved

    def _sheet(self) -> Sheet:
        return super()._sheet()._replace(down=self._down)

    def _nothing_asked(self) -> bool:
        return self.sitting.purpose == "plan" and not asked_of_today(self._app.session.board)

    def _take_at_end(self, key: str) -> None:
        app = self._app
        if key in app.keymap.keys_of("add"):
            app.perform(add_on(elsewhere.context_on(app, ""), app.session.board.today))
        elif key == "enter" and self._nothing_asked():
            self.dismiss(None)
        elif key == "enter":
            self._app.perform(self._ending())
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
        if self._nothing_asked():
            return (Key("a", "add a tactic"), Key("esc", "leave"), Key("k", "back"))
        adds = (Key("a", "add"),) if self.sitting.purpose == "plan" else ()
        mine = (Key("enter", _ENDINGS[self.sitting.purpose]), Key("esc", "leave it so"), *adds)
        return (*mine, *(key for key in super()._steps(asking) if key.key != "enter"))
