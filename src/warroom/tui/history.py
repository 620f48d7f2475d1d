"""The history's screen: the campaign's, a card's or a person's, read on as one goes down; any change is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from warroom.commands.actions.disputes import say_value
from warroom.commands.spec import Choice, Confirm, Do, Pick
from warroom.domain.changes import Entry
from warroom.store import StoreError
from warroom.tui import elsewhere
from warroom.tui.dialogs.page import PageScreen
from warroom.views.history import Sheet, history_lines
from warroom.views.line import Line

if TYPE_CHECKING:
    from warroom.domain.model import Value
    from warroom.tui.app import WarroomApp

_PAGE = 100
_FAR = 1 << 30
_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1, "g": -_FAR, "home": -_FAR, "G": _FAR, "end": _FAR,
          "ctrl+d": 10, "pagedown": 10, "ctrl+u": -10, "pageup": -10}  # fmt: skip
_MOST_NAMED = 3


def open_history(app: WarroomApp, card: str = "") -> None:
    """Show what happened, of a card where one is named."""
    app.push_screen(HistoryScreen(app, card))


def only(app: WarroomApp, person: str) -> None:
    """Let the open history tell of one person only, "" for everybody."""
    for screen in app.screen_stack:
        if isinstance(screen, HistoryScreen):
            screen.tell_of(person)


class HistoryScreen(PageScreen):
    """Lists changes newest first; older ones are read when one comes near to them."""

    def __init__(self, app: WarroomApp, card: str = "") -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._card = card
        self._person = ""
        self._chosen = 0
        self._entries: tuple[Entry, ...] = ()
        self._more = True
        self._read_at = -1

    @property
    def entry(self) -> Entry | None:
        """The chosen change."""
        return self._entries[self._at()] if self._entries else None

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The history as the view draws it."""
        self._read()
        note, card = self._app.room.note, elsewhere.find(self._app, self._card) if self._card else None
        told = (note.text, note.tone) if note else ("", "")
        sheet = Sheet(self._entries, self._at(), self._person, card.title if card else "", self._more, told)
        return history_lines(sheet, self._app.desk.scene(), self._says, width, height)

    def take(self, event: events.Key) -> None:
        """Choose, take back, narrow down, or open."""
        key, entry = event.key, self.entry
        if key in _STEPS:
            self._choose(_STEPS[key])
        elif key == "q":
            self.close()
        elif key == "o":
            self._ask_person()
        elif key == "R":
            self._app.act(Do("replay"))
        elif entry is None:
            return
        elif key == "u":
            self._take_back(entry)
        elif key == "c":
            self._about(next(iter(self._cards(entry)), ""))
        elif key == "enter":
            card = next((c for c in self._cards(entry) if elsewhere.find(self._app, c)), "")
            if card:
                self._app.act(Do("open", card))
            else:
                self._app.say("No card of it is there any more.")

    def close(self) -> None:
        """Tell of the whole campaign again; then go away."""
        if self._card or self._person:
            self._person = ""
            self._about("")
        else:
            self.dismiss(None)

    def scrolled(self, by: int) -> None:
        """Choose the one beside."""
        self._choose(by)

    def tell_of(self, person: str) -> None:
        """Only of this person, "" for everybody."""
        self._person = person
        self._about(self._card)

    def _about(self, card: str) -> None:
        self._card, self._entries, self._more, self._read_at, self._chosen = card, (), True, -1, 0
        self.draw()

    def _choose(self, by: int) -> None:
        if not self._entries:
            return
        at = max(0, self._at() + by)
        while at >= len(self._entries) - 1 and self._more and self._read_older():
            pass
        self._chosen = self._entries[min(at, len(self._entries) - 1)].changeset.seq
        self.draw()

    def _at(self) -> int:
        found = (n for n, entry in enumerate(self._entries) if entry.changeset.seq <= self._chosen)
        return next(found, 0) if self._chosen else 0

    def _take_back(self, entry: Entry) -> None:
        """Ask first where it touches more than one card, naming them."""
        made, cards = entry.changeset, self._cards(entry)
        undo = Do("undo", str(made.seq))
        if entry.undone:
            self._app.say("That is taken back already.", "warn")
            return
        if len(cards) < 2:
            self._app.act(undo)
            return
        titles = [card.title for key in cards[:_MOST_NAMED] if (card := elsewhere.find(self._app, key))]
        more = f" and {len(cards) - len(titles)} more" if len(cards) > len(titles) else ""
        text = f"“{made.label}” by @{made.actor} touches {', '.join(titles)}{more}."
        self._app.dispatch.perform(Confirm("Take it back?", text, "take back", undo))

    def _cards(self, entry: Entry) -> tuple[str, ...]:
        found = [change.id for change in entry.changes if change.entity == "card"]
        found += [str(c.new or c.old) for c in entry.changes if c.entity in ("win", "revision") and c.field == "card"]
        for change in entry.changes:
            if change.entity == "feed":
                found += change.id.split(">")
        return tuple(dict.fromkeys(filter(None, found)))

    def _read(self) -> None:
        """Read again, as far as was read, when something has changed."""
        board = self._app.session.board
        if self._read_at != board.seq:
            wanted = max(len(self._entries), _PAGE)
            self._entries, self._more, self._read_at = (), True, board.seq
            while len(self._entries) < wanted and self._more and self._read_older():
                pass

    def _read_older(self) -> bool:
        session = self._app.session
        before = self._entries[-1].changeset.seq if self._entries else 0
        try:
            page = session.store.log(
                campaign=session.board.campaign.id, card=self._card, actor=self._person, limit=_PAGE, before=before
            )
        except StoreError as error:
            self._more = False
            self._app.call_later(self._app.say, str(error), "bad")
            return False
        self._entries += page
        self._more = len(page) == _PAGE
        return bool(page)

    def _says(self, entity: str, field: str, value: Value) -> str:
        return say_value(entity, field, value, self._app.now())

    def _ask_person(self) -> None:
        people = sorted(self._app.session.board.people)
        choices = (Choice("", "everybody"), *(Choice(handle, f"@{handle}") for handle in people))
        pick = Pick("Whose changes?", choices, lambda key, _: Do("history.only", key), current=self._person)
        self._app.dispatch.perform(pick)
