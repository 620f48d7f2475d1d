"""The calendar screen: walks days and entries, moves them, and runs the usual commands on the selected one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from warroom.commands.actions.shifting import not_yet
from warroom.commands.actions.words import NO_CARD
from warroom.commands.catalogue import by_id
from warroom.commands.handlers.days import shift_entries
from warroom.commands.handlers.making import add_on
from warroom.commands.spec import Context, Do, Outcome
from warroom.domain.almanac import Entry, Key
from warroom.domain.daywords import weekday_numbered
from warroom.store import Receipt
from warroom.tui import elsewhere
from warroom.tui.chrome import filter_line
from warroom.tui.dialogs.edit import typed
from warroom.tui.dialogs.page import PageScreen
from warroom.tui.past import Past
from warroom.tui.trail import Trail
from warroom.views.calendar import walk
from warroom.views.calendar.screen import draw
from warroom.views.calendar.sheet import VIEWS, Almanac, Area, Form, Sheet, Spot, chosen, days_of, form_of
from warroom.views.line import Line

if TYPE_CHECKING:
    from warroom.tui.face import Face

_HINTED = ("done", "owner", "when", "undo", "palette")
# Commands, or behind a = keys, and what they do here.
_WALKING = {"grid": (("left down up right", "day"), ("=tab", "card"))}
_WALKING_OVER_CARDS = (("left right", "day"), ("down up", "card"))
_LEAD_HINTS = (
    ("stage-back stage-on", "move by days"), ("rank-down rank-up", "by weeks"), ("add", "add"),
    ("campaign-back campaign-on", "turn"), ("=1 2 3", "view"), ("first", "today"), ("filter", "filter"),
    ("=esc", "leave"),
)  # fmt: skip
# What the commands of the board that are about its panes and stages mean on a calendar.
_DAYS = {"left": -1, "right": 1}
_LINES = {"up": -1, "down": 1}
_PAGES = {"campaign-back": -1, "campaign-on": 1, "half-up": -1, "half-down": 1}
_SHIFTS = {"stage-back": -1, "stage-on": 1, "rank-up": -7, "rank-down": 7}
_AS_ON_THE_BOARD = frozenset({"filter", "views", "view-save", "capture"})


def open_calendar(app: Face) -> None:
    """Show the month of today; one that is open already goes away."""
    if isinstance(app.screen, CalendarScreen):
        app.screen.dismiss(None)
        return
    screen = CalendarScreen(app)
    app.push_screen(screen, lambda _: screen.leave())


class CalendarScreen(PageScreen):
    """Days with what stands on them; keys that it does not know are commands on the selected entry's card."""

    LIGHTS = True
    REREADS = True

    def __init__(self, app: Face) -> None:
        super().__init__(app.look, ascii=app.desk.ascii)
        self._app = app
        begins = weekday_numbered(app.settings.week_starts)
        self.spot = Spot("month", app.session.board.today, begins=begins)
        self.marks: dict[Key, None] = {}
        self._past = Past(app)
        self._campaign = app.session.board.campaign.id
        self._areas: tuple[Area, ...] = ()
        # Whether what comes next is our own doing, so that the selection goes along.
        self._acting = False
        # Whether what changed has been drawn already.
        self._renewed = False

    @property
    def entry(self) -> Entry | None:
        """The selected entry."""
        return chosen(self.spot, self._of)

    @property
    def _card(self) -> str:
        """The id of the card of the selected entry, "" where there is none, or none yet."""
        entry = self.entry
        return entry.card.id if entry is not None and entry.what != "coming" else ""

    @property
    def _of(self) -> Almanac:
        """What stands on the days that are shown."""
        return self._past.almanac(self.spot)

    @property
    def pointer(self) -> str:
        """The card that is pointed at."""
        return self.entry.card.id if self.entry else ""

    def leave(self) -> None:
        """Back on the board, be on the card that was selected, if it stands there."""
        entry = self.entry
        if entry is not None and self._app.desk.select(entry.card.id):
            self._app.room.rearrange()

    def renew(self) -> None:
        """Take in what came: marks that are gone go, and what we moved takes the selection along."""
        board = self._app.session.board
        there = {entry.key for key in self.marks for entry in self._past.entries_of(key[0])}
        self.marks = {key: None for key in self.marks if key in there}
        if self._acting and self.spot.key is not None:
            card, what = self.spot.key
            day = next((entry.day for entry in self._past.entries_of(card) if entry.what == what), "")
            if day and any(entry.key == self.spot.key for entry in self._of.on(day)):
                self.spot = self.spot._replace(day=day)
        if board.campaign.id != self._campaign:
            self.spot = walk.to_day(self.spot, board.today)
            self._campaign = board.campaign.id
        self._renewed = True
        self.draw()

    def lines(self, width: int, height: int) -> tuple[Line, ...]:
        """The screen as the view draws it."""
        drawing = draw(self._sheet(width), self._of, elsewhere.scene_on(self._app, self.pointer), width, height)
        self._areas = drawing.areas
        return drawing.lines

    def close(self) -> None:
        """Leave one thing: the filter, then the marks, then the calendar."""
        if self._app.room.typing.edit is not None or self._app.desk.filter:
            self._app.filtering.clear()
        elif self.marks:
            self.marks = {}
        else:
            self.dismiss(None)
            return
        self.draw()

    def take(self, event: events.Key) -> None:
        """Walk, move what is selected, or let the app act on it."""
        app, key = self._app, event.key
        if app.filtering.press(key, typed(event.character)):
            self.draw()
            return
        self._acting = self._renewed = False
        if not self._walked(key):
            command = app.keymap.command(key, app.desk.focus)
            self._act(command.id if command else "", key)
        if self.is_current and not self._renewed:
            self.draw()

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the filter while it is typed."""
        event.stop()
        self._app.filtering.paste(event.text)

    def clicked(self, x: int, y: int, twice: bool) -> None:
        """Go to a day or to an entry; with two clicks open its card."""
        found = [a for a in self._areas if a.x <= x < a.x + a.width and a.y <= y < a.y + a.height]
        if not found:
            return
        self.spot = walk.settled(self.spot._replace(day=found[-1].day, key=found[-1].key, at=0), self._of)
        if twice and found[-1].key is not None:
            self._open()
        self.draw()

    def scrolled(self, by: int) -> None:
        """Go down or up."""
        self._go(walk.down(self.spot, by, self._form(), self._of))
        self.draw()

    def _walked(self, key: str) -> bool:
        """Whether the key went somewhere that no command of the board names."""
        if key in ("tab", "shift+tab"):
            self._go(walk.around(self.spot, 1 if key == "tab" else -1, self._of))
        elif key in ("1", "2", "3"):
            self._go(walk.to_view(self.spot, VIEWS[int(key) - 1]))
        elif key == "q":
            self.dismiss(None)
        elif key == "enter":
            self._open()
        else:
            return False
        return True

    def _act(self, command: str, key: str) -> None:
        # What is acted on is what is seen, also where a filter hides the entry that was gone to.
        self._go(self.spot)
        spot, board = self.spot, self._app.session.board
        if command in _DAYS:
            self._go(walk.by_days(spot, _DAYS[command]))
        elif command in _LINES:
            self._go(walk.down(spot, _LINES[command], self._form(), self._of))
        elif command in _PAGES:
            self._go(walk.by_pages(spot, _PAGES[command]))
        elif command in ("first", "last"):
            self._go(walk.to_day(spot, board.today if command == "first" else board.campaign.end))
        elif command in _SHIFTS:
            self._perform(lambda entries: shift_entries(self._on_entry(), entries, _SHIFTS[command]))
        elif command in ("mark", "mark-all"):
            self._mark(whole_day=command == "mark-all")
        elif command == "add":
            self._app.perform(add_on(self._on_entry(), spot.day), Trail(wrote=self._added))
        elif command in _AS_ON_THE_BOARD:
            self._app.run_command(command)
        elif command == "calendar":
            self.dismiss(None)
        elif (entry := self._not_yet(command)) is not None:
            self._app.say(not_yet(entry.card), "warn")
        else:
            self._acting = True
            elsewhere.press(self._app, key, self._card, self._marked_cards())

    def _not_yet(self, command: str) -> Entry | None:
        """What a routine will bring and is selected, where a command would act on a card."""
        entry, found = self.entry, by_id(command)
        if entry is None or entry.what != "coming" or self.marks or found is None:
            return None
        return entry if found.disabled(elsewhere.context_on(self._app, "")) == NO_CARD else None

    def _go(self, spot: Spot) -> None:
        self.spot = walk.settled(spot, self._past.almanac(spot))

    def _open(self) -> None:
        entry = self.entry
        if entry is not None and entry.what == "coming":
            # Most who look at a calendar open no routine.
            from warroom.tui.routines import open_routines

            open_routines(self._app, entry.card.routine)
        elif entry is not None:
            self._app.act(Do("open", entry.card.id))

    def _perform(self, make: Callable[[list[Entry]], Outcome]) -> None:
        """Do something with the marked entries, or else with the selected one."""
        entry = self.entry
        marked = [found for card, what in self.marks for found in self._past.entries_of(card) if found.what == what]
        self._acting = True
        self._app.perform(make(marked or ([entry] if entry else [])))

    def _mark(self, *, whole_day: bool) -> None:
        """Mark the selected entry, or take its mark off, and go on; or mark all of the day."""
        entries = [entry for entry in self._of.on(self.spot.day) if entry.what != "coming"]
        if whole_day:
            keys = [entry.key for entry in entries]
            all_marked = all(key in self.marks for key in keys)
            self.marks = {key: None for key in self.marks if key not in keys}
            self.marks |= {} if all_marked else dict.fromkeys(keys)
            return
        entry = self.entry
        if entry is None or entry not in entries:
            return
        if entry.key in self.marks:
            del self.marks[entry.key]
        else:
            self.marks[entry.key] = None
        if entry != entries[-1]:
            self._go(walk.around(self.spot, 1, self._of))

    def _marked_cards(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(card for card, _ in self.marks))

    def _added(self, receipt: Receipt) -> None:
        """Go to the card that was added, wherever its line put it."""
        made = self._app.session.store.cards_of(receipt.seq)
        entries = [entry for card in made for entry in self._past.entries_of(card)]
        if entries:
            self.spot = self.spot._replace(day=entries[0].day, key=entries[0].key)

    def _on_entry(self) -> Context:
        return elsewhere.context_on(self._app, self._card)

    def _form(self) -> Form:
        return form_of(self.spot.view, *self.size)

    def _sheet(self, width: int) -> Sheet:
        app = self._app
        typing = app.room.typing
        line = None
        if typing.edit is not None or app.desk.filter:
            found = {entry.card.id for day in days_of(self.spot) for entry in self._of.on(day)}
            line = filter_line(app.desk.filter, typing, len(found), width)
        walking = _WALKING.get(self._form(), _WALKING_OVER_CARDS)
        own = elsewhere.told_keys(app, (*walking, *_LEAD_HINTS))
        hints = (*own, *elsewhere.keys_for(app, _HINTED, self._card))
        return Sheet(
            self.spot, frozenset(self.marks), hints,
            app.room.told, line,
        )  # fmt: skip
