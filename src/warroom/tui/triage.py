"""Triage on the screen: shows the sitting's card, performs what its key says, remembers what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.spec import Do
from warroom.commands.triage import sitting as sittings
from warroom.commands.triage.options import Option, as_command, options
from warroom.commands.triage.sitting import Decision, Sitting
from warroom.domain.model import Card
from warroom.store import Receipt, StoreError
from warroom.tui.dialogs.page import PageScreen
from warroom.tui.trail import Trail
from warroom.views.line import Line
from warroom.views.triage import Key, Sheet, triage_lines

if TYPE_CHECKING:
    from warroom.tui.face import Face

_SKIP = frozenset({"space", "j", "down", "right"})
_BACK = frozenset({"k", "up", "left"})
# A key so soon after somebody else's decision was meant for the card that went with it.
_MEANT_SECONDS = 0.6


def open_triage(app: Face) -> None:
    """Go through the marked cards, those that the filter shows, or the signals that wait."""
    sitting = sittings.begin(app.context())
    if not sitting.queue:
        app.say(f"Nothing open passes the filter {app.desk.filter}.", "warn")
        return
    app.push_screen(TriageScreen(app, sittings.settled(sitting, app.session.board)))


class TriageScreen(PageScreen):
    """One card at a time over the full width; every decision is committed at once."""

    def __init__(self, app: Face, sitting: Sitting) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self.sitting = sitting
        self._app = app
        self._read: tuple[str, int, str, str] = ("", 0, "", "")
        self._passed_over: tuple[str, float] = ("", -_MEANT_SECONDS)

    @property
    def card(self) -> Card | None:
        """The card that is asked about."""
        return sittings.current(self.sitting, self._app.session.board)

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self.card.id if self.card else ""

    def renew(self) -> None:
        """Take in what came, go on where others have decided meanwhile, and draw."""
        board, asked = self._app.session.board, self.card
        self.sitting = sittings.settled(sittings.joined(self.sitting, board), board)
        if asked is not None and (self.card is None or self.card.id != asked.id):
            self._tell_whose(asked)
        self.draw()

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The screen as the view draws it."""
        return triage_lines(self._sheet(), self._app.desk.scene(), width, height)

    def close(self) -> None:
        """To the summary when anything was decided, else away."""
        if self.card is not None and self.sitting.decided:
            self._go(sittings.over(self.sitting))
        else:
            self.dismiss(None)

    def take(self, event: events.Key) -> None:
        """Decide, move about, or take back."""
        key, board, card = event.key, self._app.session.board, self.card
        if key in _BACK:
            self._go(sittings.back(self.sitting, board))
        elif key == "u":
            self._undo(self.sitting.decided[-1:])
        elif key == "U":
            self._redo()
        elif key in self._app.keymap.keys_of("capture"):
            self._app.run_command("capture")
        elif card is None:
            self._take_at_end(key)
        elif meant := self._meant_for_another():
            self._app.say(meant, "warn")
        elif key in _SKIP:
            self._go(sittings.skip(self.sitting, board))
        elif key == "q":
            self.close()
        elif key == "enter":
            self._app.act(Do("open", card.id))
        else:
            self._decide(card, event.character if event.is_printable else key)

    def _tell_whose(self, card: Card) -> None:
        """Say who decided on the card that was asked about, where it was somebody else."""
        app = self._app
        try:
            made = next((entry.changeset for entry in app.session.store.log(card=card.id, limit=1)), None)
        except StoreError:
            return
        if made is not None and made.actor != app.session.me:
            self._passed_over = (made.actor, app.tick())
            app.say(f"@{made.actor} {made.label}")

    def _meant_for_another(self) -> str:
        """Why a key is not taken that came with somebody else's decision; or ""."""
        who, at = self._passed_over
        if self._app.tick() - at >= _MEANT_SECONDS:
            return ""
        return (
            f"@{who} has only just decided on that card, so nothing was done to this one: press it again for this one."
        )

    def _take_at_end(self, key: str) -> None:
        if key == "Z":
            self._undo(self.sitting.decided)
        elif key in ("enter", "q"):
            self.dismiss(None)

    def _decide(self, card: Card, key: str | None) -> None:
        option = next((o for o in self._options(card) if o.key == key), None)
        if option is None:
            return
        command = as_command(option, card.id)
        first: list[Receipt] = []

        def wrote(receipt: Receipt) -> None:
            first.append(receipt)
            self._wrote(option, card, first[0])

        self._app.run_on(command, trail=Trail(command, wrote))

    def _wrote(self, option: Option, before: Card, receipt: Receipt) -> None:
        board = self._app.session.board
        word = sittings.became(before, board.card(before.id), board.today)
        step = Decision(receipt.seq, before.id, word, receipt.label, option.settles)
        self.sitting = sittings.decided(self.sitting, step, board)

    def _undo(self, steps: tuple[Decision, ...]) -> None:
        app = self._app

        def work() -> None:
            if written := [step.seq for step in reversed(steps) if step.seq]:
                app.session.undo_all(written)
            self.sitting = sittings.took_back(self.sitting, steps)
            app.refreshed()
            said = steps[0].label if len(steps) == 1 else f"all {len(steps)} steps of this sitting"
            app.say(f"Undone: {said}", "good")

        if steps:
            self._try(work)
        else:
            app.say("Nothing of this sitting is left to undo.")

    def _redo(self) -> None:
        app, steps = self._app, self.sitting.undone

        def work() -> None:
            if written := [step.seq for step in steps if step.seq]:
                app.session.redo_all(written)
            self.sitting = sittings.brought_back(self.sitting, app.session.board)
            app.refreshed()
            app.say(f"Brought back: {steps[0].label if len(steps) == 1 else f'all {len(steps)} steps'}", "good")

        if steps:
            self._try(work)
        else:
            app.say("Nothing was taken back in this sitting.")

    def _try(self, work: Callable[[], None]) -> None:
        """Do it; a conflict brings the board up to date and is said."""
        if not self._app.guarded(work):
            self._app.refreshed()

    def _go(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.draw()

    def _options(self, card: Card) -> tuple[Option, ...]:
        return options(card, self._app.context()._replace(selected=card.id, marks=()))

    def _sheet(self) -> Sheet:
        sitting, board, card = self.sitting, self._app.session.board, self.card
        found = self._options(card) if card else ()
        return Sheet(
            sitting.name, card, sitting.at + 1, len(sitting.queue), sittings.left(sitting, board),
            tuple(Key(option.key, self._worded(option.word), option.stage) for option in found),
            self._steps(card is not None), *(self._texts(card) if card else ("", "")),
            sittings.following(sitting, board),
            sittings.counts(sitting), tuple(step.label for step in sitting.decided),
            self._app.room.told, sitting.purpose,
        )  # fmt: skip

    def _steps(self, asking: bool) -> tuple[Key, ...]:
        """How to move about, as far as it leads anywhere."""
        decided, undone = bool(self.sitting.decided), bool(self.sitting.undone)
        shown = (
            (asking, Key("space", "skip")),
            (True, Key("k", "back")),
            (decided, Key("u", "undo")),
            (decided and not asking, Key("Z", "undo the whole sitting")),
            (asking, Key("esc", "end")),
            (not asking, Key("enter", "leave")),
            (undone, Key("U", "bring back")),
            (asking, Key("enter", "open")),
        )
        return tuple(key for wanted, key in shown if wanted)

    def _worded(self, word: str) -> str:
        return word.replace("…", "..") if self.ascii else word

    def _texts(self, card: Card) -> tuple[str, str]:
        """The card's text and the word to whoever reviews it, read once for each version of it."""
        if self._read[:2] != (card.id, card.version):
            store = self._app.session.store
            try:
                self._read = (card.id, card.version, store.body(card.id), store.text(card.id, "review"))
            except StoreError:
                self._read = (card.id, card.version, "", "")
        return self._read[2:]
