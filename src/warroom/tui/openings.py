"""What opens a window of its own, by the name a command gives it; each is loaded when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warroom.commands.triage.sitting import Purpose
    from warroom.tui.face import Face

Act = Callable[["Face", str], None]


def _triage(app: Face, _: str) -> None:
    from warroom.tui.triage import open_triage

    open_triage(app)


def _rail(app: Face, _: str) -> None:
    from warroom.tui.rail import open_rail

    open_rail(app)


def _review(app: Face, _: str) -> None:
    from warroom.tui.golive import open_review

    open_review(app)


def _resumed(app: Face, _: str) -> None:
    from warroom.tui.golive import open_resumed

    open_resumed(app)


def _routines(app: Face, _: str) -> None:
    from warroom.tui.routines import open_routines

    open_routines(app)


def _scoreboard(app: Face, _: str) -> None:
    from warroom.tui.scoreboard import open_scoreboard

    open_scoreboard(app)


def _replay(app: Face, seq: str) -> None:
    from warroom.tui.replay import open_replay

    open_replay(app, int(seq or 0))


def _replay_only(app: Face, person: str) -> None:
    from warroom.tui.replay import only

    only(app, person)


def _history(app: Face, card: str) -> None:
    from warroom.tui.history import open_history

    open_history(app, card)


def _history_only(app: Face, person: str) -> None:
    from warroom.tui.history import only

    only(app, person)


def _ledger(app: Face, _: str) -> None:
    from warroom.tui.ledger import open_ledger

    open_ledger(app)


def _ledger_filter(app: Face, text: str) -> None:
    from warroom.tui.ledger import narrow

    narrow(app, text)


def _standup(app: Face, _: str) -> None:
    from warroom.tui.standup import open_standup

    open_standup(app)


def _save_minutes(app: Face, path: str) -> None:
    from warroom.tui.standup import save

    save(app, path)


def _standup_page(app: Face, place: str) -> None:
    from warroom.tui.standup import go

    go(app, place)


def _playbooks(app: Face, _: str) -> None:
    from warroom.tui.playbooks import open_playbooks

    open_playbooks(app)


def _playbook_plan(app: Face, arg: str) -> None:
    from warroom.tui.playing import open_plan

    open_plan(app, arg)


def _playbook_begin(app: Face, name: str) -> None:
    from warroom.tui.playing import open_usual

    open_usual(app, name)


def _playbook_make(*, replace: bool) -> Act:
    def go(app: Face, name: str) -> None:
        from warroom.tui.playbooks import make

        make(app, name, replace=replace)

    return go


def _playbook_cast(app: Face, arg: str) -> None:
    from warroom.tui.playing import cast

    cast(app, arg)


def _day(purpose: Purpose) -> Act:
    def go(app: Face, _: str) -> None:
        from warroom.tui.day import open_day

        open_day(app, purpose)

    return go


def _suspend(app: Face, _: str) -> None:
    from warroom.tui.suspend import suspend

    suspend(app)


def _calendar(app: Face, _: str) -> None:
    from warroom.tui.calendar import open_calendar

    open_calendar(app)


def _load(app: Face, _: str) -> None:
    from warroom.tui.load import open_load

    open_load(app)


def _leave(app: Face, person: str) -> None:
    from warroom.commands.handlers.people import leave

    # People are of all campaigns of the file, and no board knows what they have in the others.
    app.guarded(lambda: app.perform(leave(app.context(), person, app.session.store.busy_in(person))))


def _flow(app: Face, _: str) -> None:
    from warroom.tui.flow import open_flow

    open_flow(app)


def _picture(app: Face, _: str) -> None:
    from warroom.tui.pictures import take

    take(app)


def _report(app: Face, days: str) -> None:
    from warroom.tui.reports import write

    write(app, days)


def _record(app: Face, _: str) -> None:
    app.recorder().toggle()


OPENINGS: dict[str, Act] = {
    "history": _history,
    "history.only": _history_only,
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
    "standup.go": _standup_page,
    "day.plan": _day("plan"),
    "day.close": _day("close"),
    "calendar": _calendar,
    "flow": _flow,
    "golives": _rail,
    "golive.review": _resumed,
    "triage.review": _review,
    "playbooks": _playbooks,
    "playbook.plan": _playbook_plan,
    "playbook.begin": _playbook_begin,
    "playbook.cast": _playbook_cast,
    "playbook.make": _playbook_make(replace=False),
    "playbook.replace": _playbook_make(replace=True),
    "people.leave": _leave,
    "suspend": _suspend,
    "picture": _picture,
    "record": _record,
    "report.write": _report,
}
