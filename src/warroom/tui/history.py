"""The history's screen: the campaign's, a card's or a person's, read on as one goes down; any change is taken back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.actions.disputes import say_value
from warroom.commands.handlers.history import take_back
from warroom.commands.spec import Choice, Do, Pick
from warroom.domain.changes import Entry
from warroom.domain.dates import say_when
from warroom.store import StoreError
from warroom.tui import elsewhere, over
from warroom.tui.dialogs.page import FAR, STEPS, PageScreen
from warroom.views.history import HistoryPage, HistoryRow, history_lines, row_at, rows_of
from warroom.views.line import Line

if TYPE_CHECKING:
    from warroom.domain.model import Value
    from warroom.tui.face import Face

_PAGE, _LARGE_PAGE = 100, 400
# What these fields hold is the id of a row of that kind.
_NAMING = frozenset({"card", "goal", "routine"})


def open_history(app: Face, card: str = "") -> None:
    """Show what happened, of a card where one is named."""
    app.push_screen(HistoryScreen(app, card))


def only(app: Face, person: str) -> None:
    """Let the open history tell of one person only, "" for everybody."""
    screen = over.open_one(app, HistoryScreen)
    if screen is not None:
        screen.tell_of(person)


class HistoryScreen(PageScreen):
    """Lists changes newest first; older ones are read when one comes near to them."""

    REREADS = True

    def __init__(self, app: Face, card: str = "") -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        self._person = ""
        self._read_at: tuple[object, ...] = ()
        self._called = lru_cache(maxsize=512)(self._look_up)
        self._tell_about(card)

    @property
    def entry(self) -> Entry | None:
        """The chosen change."""
        return self._rows[self._at].entry if self._rows else None

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The history as the view draws it."""
        return history_lines(self._page_now(), self._app.desk.scene(), self._says, self._called, width, height)

    def take(self, event: events.Key) -> None:
        """Choose, take back, narrow down, or open."""
        key, entry = event.key, self.entry
        self._hurries = False
        if key in STEPS:
            self._choose(STEPS[key])
        elif key == "q":
            self.close()
        elif key == "o":
            self._ask_person()
        elif key in self._app.keymap.keys_of("capture"):
            self._app.run_command("capture")
        elif entry is None:
            elsewhere.press_aside(self._app, key)
        elif key == "R":
            self._app.act(Do("replay", str(entry.changeset.seq)))
        elif key == "u":
            self._take_back(entry)
        elif key == "tab":
            self._about(next(iter(self._cards(entry)), ""))
        elif key == "enter":
            self._open(entry)
        else:
            elsewhere.press_aside(self._app, key)

    def close(self) -> None:
        """Tell of the whole campaign again; then go away."""
        if self._card or self._person:
            self._person = ""
            self._about("")
        else:
            self.dismiss(None)

    def clicked(self, x: int, y: int, twice: bool) -> None:  # noqa: ARG002
        """Choose a change; with two clicks open its card."""
        at = row_at(self._page_now(), *self.size, y)
        if at >= 0 and (entry := self._rows[at].entry) is not None:
            self._at = at
            self.draw()
            if twice:
                self._open(entry)

    def scrolled(self, by: int) -> None:
        """Choose the one beside."""
        self._choose(by)

    def tell_of(self, person: str) -> None:
        """Only of this person, "" for everybody."""
        self._person = person
        self._about(self._card)

    def _about(self, card: str) -> None:
        self._tell_about(card)
        self.draw()

    def _page_now(self) -> HistoryPage:
        self._read()
        title = self._called("card", self._card) if self._card else ""
        after = ("reading on…" if self._hurries else "older ones follow") if self._more else ""
        return HistoryPage(self._rows, self._at, self._person, title, after, self._app.room.told)

    def _open(self, entry: Entry) -> None:
        card = next((c for c in self._cards(entry) if elsewhere.find(self._app, c)), "")
        if card:
            self._app.act(Do("open", card))
        else:
            self._app.say("No card of it is there any more.")

    def _tell_about(self, card: str) -> None:
        """Begin at the newest, of a card or of the campaign."""
        self._card, self._rows, self._more, self._read_at = card, list[HistoryRow](), True, ()
        self._at, self._hurries = 0, False

    def _choose(self, by: int) -> None:
        """So many entries on; towards the beginning older ones are read as they are needed."""
        if not self._rows:
            return
        if by >= FAR and self._more:
            self._hurries = True
            self._read_on()
            return
        step = 1 if by > 0 else -1
        for _ in range(min(abs(by), len(self._rows) + _PAGE)):
            at = self._at + step
            while at >= len(self._rows) - 1 and step > 0 and self._more and self._read_older(_PAGE):
                pass
            if 0 < at < len(self._rows) and self._rows[at].entry is None:
                at += step
            if not 0 < at < len(self._rows):
                break
            self._at = at
        self.draw()

    def _read_on(self) -> None:
        """Towards the beginning, a page at a time, with keys answered in between; any of them ends it."""
        if not self._hurries or not self.is_attached:
            return
        self._hurries = self._more and self._read_older(_LARGE_PAGE) and self._more
        self._at = len(self._rows) - 1
        self.draw()
        if self._hurries:
            self.call_after_refresh(self._read_on)

    def _take_back(self, entry: Entry) -> None:
        """Name first what else it would touch."""
        try:
            changes = self._app.session.store.gesture(entry.changeset.seq)
        except StoreError as error:
            self._app.say(str(error), "bad")
            return
        self._app.perform(take_back(entry, changes, self._called))

    def _cards(self, entry: Entry) -> tuple[str, ...]:
        found = [change.id for change in entry.changes if change.entity == "card"]
        found += [str(c.new or c.old) for c in entry.changes if c.entity in ("win", "revision") and c.field == "card"]
        for change in entry.changes:
            if change.entity == "feed":
                found += change.id.split(">")
        return tuple(dict.fromkeys(filter(None, found)))

    def _read(self) -> None:
        """Read again, as far as was read, when something has changed."""
        position = self._app.session.position
        if self._read_at != position:
            wanted, chosen = max(len(self._rows), _PAGE), self.entry.changeset.seq if self.entry else 0
            self._rows, self._more, self._read_at = [], True, position
            self._called.cache_clear()
            while len(self._rows) < wanted and self._more and self._read_older(max(wanted, _PAGE)):
                pass
            entries = [(n, row.entry.changeset.seq) for n, row in enumerate(self._rows) if row.entry is not None]
            self._at = next((n for n, seq in entries if seq <= chosen), min(1, len(self._rows)))

    def _read_older(self, count: int) -> bool:
        session, last = self._app.session, self._rows[-1] if self._rows else None
        before = last.entry.changeset.seq if last is not None and last.entry is not None else 0
        try:
            page = session.store.log(
                campaign=session.board.campaign.id, card=self._card, actor=self._person, limit=count, before=before
            )
        except StoreError as error:
            self._more = False
            self._app.call_later(self._app.say, str(error), "bad")
            return False
        self._rows += rows_of(page, session.board.campaign.zone, last.day if last is not None else "")
        self._more = len(page) == count
        return bool(page)

    def _says(self, entity: str, field: str, value: Value) -> str:
        if field in _NAMING and value:
            return self._called(field, str(value))
        if field == "day" and value:
            return say_when(str(value), self._app.now())
        return say_value(entity, field, value, self._app.now())

    def _look_up(self, entity: str, key: str) -> str:
        try:
            return self._app.session.store.called(entity, key)
        except StoreError:
            return key

    def _ask_person(self) -> None:
        people = sorted(self._app.session.board.people)
        choices = (Choice("", "everybody"), *(Choice(handle, f"@{handle}") for handle in people))
        pick = Pick("Whose changes?", choices, lambda key, _: Do("history.only", key), current=self._person)
        self._app.perform(pick)
