"""What only the face can do, by the name a command gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from warroom.commands.spec import PANES, Do, Pane
from warroom.tui import opened, texts, weave, windows
from warroom.tui.desk import Desk

if TYPE_CHECKING:
    from warroom.commands.triage.sitting import Purpose
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
    """Leave one thing: the filter, then the marks, then the zoom, then a message."""
    if app.desk.filter or app.room.typing.edit is not None:
        app.filtering.clear()
    elif app.desk.unmark():
        app.room.draw()
    elif app.room.zoomed:
        _zoom(app, "")
    elif app.room.note is not None:
        app.hush()


def _triage(app: WarroomApp, _: str) -> None:
    # Most starts never triage.
    from warroom.tui.triage import open_triage

    open_triage(app)


def _rail(app: WarroomApp, _: str) -> None:
    from warroom.tui.rail import open_rail

    open_rail(app)


def _review(app: WarroomApp, _: str) -> None:
    from warroom.tui.golive import open_review

    open_review(app)


def _resumed(app: WarroomApp, _: str) -> None:
    # A crisis is rare.
    from warroom.tui.golive import open_resumed

    open_resumed(app)


def _routines(app: WarroomApp, _: str) -> None:
    from warroom.tui.routines import open_routines

    open_routines(app)


def _scoreboard(app: WarroomApp, _: str) -> None:
    from warroom.tui.scoreboard import open_scoreboard

    open_scoreboard(app)


def _replay(app: WarroomApp, _: str) -> None:
    from warroom.tui.replay import open_replay

    open_replay(app)


def _replay_only(app: WarroomApp, person: str) -> None:
    from warroom.tui.replay import only

    only(app, person)


def _history(app: WarroomApp, card: str) -> None:
    from warroom.tui.history import open_history

    open_history(app, card)


def _history_only(app: WarroomApp, person: str) -> None:
    from warroom.tui.history import only

    only(app, person)


def _ledger(app: WarroomApp, _: str) -> None:
    from warroom.tui.ledger import open_ledger

    open_ledger(app)


def _ledger_filter(app: WarroomApp, text: str) -> None:
    from warroom.tui.ledger import narrow

    narrow(app, text)


def _standup(app: WarroomApp, _: str) -> None:
    from warroom.tui.standup import open_standup

    open_standup(app)


def _save_minutes(app: WarroomApp, path: str) -> None:
    from warroom.tui.standup import save

    save(app, path)


def _playbooks(app: WarroomApp, _: str) -> None:
    from warroom.tui.playbooks import open_playbooks

    open_playbooks(app)


def _playbook_plan(app: WarroomApp, arg: str) -> None:
    from warroom.tui.playbooks import open_plan

    open_plan(app, arg)


def _playbook_make(*, replace: bool) -> Act:
    def go(app: WarroomApp, name: str) -> None:
        from warroom.tui.playbooks import make

        make(app, name, replace=replace)

    return go


def _playbook_cast(app: WarroomApp, arg: str) -> None:
    from warroom.tui.playbooks import cast

    cast(app, arg)


def _day(purpose: Purpose) -> Act:
    def go(app: WarroomApp, _: str) -> None:
        # Once in the morning, and once at the close.
        from warroom.tui.day import open_day

        open_day(app, purpose)

    return go


def _suspend(app: WarroomApp, _: str) -> None:
    # Most runs never leave the foreground.
    from warroom.tui.suspend import suspend

    suspend(app)


def _calendar(app: WarroomApp, _: str) -> None:
    # Most starts never look at it.
    from warroom.tui.calendar import open_calendar

    open_calendar(app)


def _load(app: WarroomApp, _: str) -> None:
    # Most starts never look at the week.
    from warroom.tui.load import open_load

    open_load(app)


def _flow(app: WarroomApp, _: str) -> None:
    # Nor at this.
    from warroom.tui.flow import open_flow

    open_flow(app)


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
    "history": _history,
    "history.only": _history_only,
    "campaign.next": _campaign(1),
    "campaign.previous": _campaign(-1),
    "campaign.pick": lambda app, arg: app.switch(arg),
    "theme": lambda app, arg: app.wear(arg, keep=True),
    "theme.preview": lambda app, arg: app.wear(arg),
    "palette": lambda app, _: windows.palette(app),
    "help": lambda app, _: windows.help(app),
    "triage": _triage,
    "routines": _routines,
    "load": _load,
    "standup": _standup,
    "scoreboard": _scoreboard,
    "ledger": _ledger,
    "ledger.filter": _ledger_filter,
    "replay": _replay,
    "replay.only": _replay_only,
    "standup.save": _save_minutes,
    "day.plan": _day("plan"),
    "day.close": _day("close"),
    "calendar": _calendar,
    "flow": _flow,
    "golives": _rail,
    "golive.review": _resumed,
    "triage.review": _review,
    "thread": lambda app, arg: weave.open_thread(app, arg or app.desk.selected),
    "playbooks": _playbooks,
    "playbook.plan": _playbook_plan,
    "playbook.cast": _playbook_cast,
    "playbook.make": _playbook_make(replace=False),
    "playbook.replace": _playbook_make(replace=True),
    "revisions": lambda app, arg: texts.revisions(app, arg),
    "open": lambda app, arg: opened.open_card(app, arg or app.desk.selected),
    "howto": lambda app, arg: opened.open_card(app, arg, howto=True),
    "suspend": _suspend,
    "quit": lambda app, _: app.exit(0),
}
