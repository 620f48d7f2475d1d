"""What only the face can do, by the name a command gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from warroom.commands.spec import PANES, Do, Pane
from warroom.tui import opened, sharing, texts, weave, windows
from warroom.tui.desk import Desk
from warroom.tui.openings import OPENINGS

if TYPE_CHECKING:
    from warroom.tui.app import WarroomApp

Act = Callable[["WarroomApp", str], None]
_FAR = 1_000_000


def act(app: WarroomApp, do: Do) -> None:
    """Do it; a name that is not known is said, for the catalogue is then ahead of the face."""
    found = _ACTS.get(do.action)
    if found is None:
        app.say(f"This screen cannot do {do.action!r}.", "bad")
    else:
        found(app, do.arg)


def _step(cards: int) -> Act:
    def go(app: WarroomApp, _: str) -> None:
        app.desk.move(cards)
        app.room.draw()

    return go


def _half(direction: int) -> Act:
    def go(app: WarroomApp, _: str) -> None:
        desk = app.desk
        desk.move_lines(direction * max(desk.heights[desk.focus] // 2, 1))
        app.room.draw()

    return go


def _focus(app: WarroomApp, pane: Pane) -> None:
    app.desk.focus_pane(pane)
    app.room.rearrange()


def _pane(pane: Pane) -> Act:
    return lambda app, _: _focus(app, pane)


def _beside(step: int) -> Act:
    def go(app: WarroomApp, _: str) -> None:
        desk = app.desk
        if app.room.zoomed and desk.focus == "pipeline":
            _column(app, step)
        else:
            _focus(app, PANES[(PANES.index(desk.focus) + step) % len(PANES)])

    return go


def _column(app: WarroomApp, step: int) -> None:
    """Go to the next stage with cards in the zoomed pipeline, as far down as here."""
    from warroom.views.columns import columns

    desk = app.desk
    stages = [[row.card for row in column.rows if row.kind == "card"] for column in columns(desk.scene())]
    here = next((i for i, cards in enumerate(stages) if desk.selected in cards), None)
    if here is None:
        return
    depth = stages[here].index(desk.selected)
    beyond = stages[here + step :: step] if 0 <= here + step < len(stages) else []
    cards = next((cards for cards in beyond if cards), None)
    if cards:
        desk.select(cards[min(depth, len(cards) - 1)])
        app.room.draw()


def _mark(how: Callable[[Desk], None]) -> Act:
    def go(app: WarroomApp, _: str) -> None:
        how(app.desk)
        app.room.draw()

    return go


def _escape(app: WarroomApp, _: str) -> None:
    """Leave one thing: a drag, the filter, then the marks, then the spotlight, then the zoom, then a message."""
    if app.mouse.let_go():
        return
    if app.desk.filter or app.room.typing.edit is not None:
        app.filtering.clear()
    elif app.desk.unmark():
        app.room.draw()
    elif app.desk.spotlight:
        app.presenting.toggle_spotlight()
    elif app.room.zoomed:
        _zoom(app, "")
    elif app.room.note is not None:
        app.hush()


def _goto(app: WarroomApp, card: str) -> None:
    """Select the card where it stands; open one that stands nowhere."""
    if app.desk.select(card):
        app.room.rearrange()
    elif app.session.board.card(card) is not None:
        opened.open_card(app, card)
    else:
        app.say("That card is no longer on the board; the history knows it.")


def _zoom(app: WarroomApp, _: str) -> None:
    app.room.zoomed = not app.room.zoomed
    app.room.rearrange()


def _campaign(step: int) -> Act:
    def go(app: WarroomApp, _: str) -> None:
        campaigns = [campaign for campaign in app.session.board.campaigns if not campaign.archived]
        here = next((i for i, c in enumerate(campaigns) if c.id == app.session.board.campaign.id), 0)
        if len(campaigns) > 1:
            app.switch(campaigns[(here + step) % len(campaigns)].id)
        else:
            app.say("There is only this campaign.", "warn")

    return go


_ACTS: dict[str, Act] = {
    "cursor.down": _step(1),
    "cursor.up": _step(-1),
    "cursor.first": _step(-_FAR),
    "cursor.last": _step(_FAR),
    "cursor.half_down": _half(1),
    "cursor.half_up": _half(-1),
    "pane.left": _beside(-1),
    "pane.right": _beside(1),
    **{f"pane.{pane}": _pane(pane) for pane in PANES},
    "mark.toggle": _mark(Desk.toggle_mark),
    "mark.range": _mark(Desk.mark_range),
    "mark.all": _mark(Desk.mark_all),
    "filter": lambda app, _: app.filtering.start(),
    "filter.set": lambda app, text: app.filtering.set(text),
    "escape": _escape,
    "zoom": _zoom,
    "undo": lambda app, seq: app.step(back=True, seq=int(seq or 0)),
    "redo": lambda app, _: app.step(back=False),
    "catch-up": lambda app, _: app.away.show(),
    "goto": _goto,
    "campaign.next": _campaign(1),
    "campaign.previous": _campaign(-1),
    "campaign.pick": lambda app, arg: app.switch(arg),
    "theme": lambda app, arg: app.wear(arg, keep=True),
    "theme.preview": lambda app, arg: app.wear(arg),
    "palette": lambda app, _: windows.palette(app),
    "help": lambda app, _: windows.help(app),
    "thread": lambda app, arg: weave.open_thread(app, arg or app.desk.selected),
    "revisions": lambda app, arg: texts.revisions(app, arg),
    "open": lambda app, arg: opened.open_card(app, arg or app.desk.selected),
    "howto": lambda app, arg: opened.open_card(app, arg, howto=True),
    "keys": lambda app, _: app.presenting.toggle_keys(),
    "pointer": lambda app, _: app.presenting.toggle_pointer(),
    "spotlight": lambda app, _: app.presenting.toggle_spotlight(),
    "follow": lambda app, _: app.presenting.follow(),
    "share": lambda app, on: sharing.share(app, on == "on"),
    "quit": lambda app, _: app.exit(0),
    **OPENINGS,
}
