"""What is asked about a routine: the form that starts or changes one, and the questions about one of its times."""

from __future__ import annotations

from tests.commands.recurring import ROOM, on, open_one, started, the
from tests.commands.room import after, draft_of, typed
from tests.commands.room import context as context_on
from warroom.commands.actions import occurrences
from warroom.commands.handlers import routine_forms
from warroom.commands.handlers import routines as handlers
from warroom.commands.spec import Form


def test_the_form_says_when_it_would_be_and_starts_it() -> None:
    form = routine_forms.start_routine(context_on(on=ROOM))
    assert isinstance(form, Form)
    checks = {field.name: field.check for field in form.inputs}
    said = checks["every"]("last fri of the month")
    assert said.ok
    assert said.text == "every month on the last Friday: Fri 24 Apr, Fri 29 May, Fri 26 Jun, Fri 31 Jul, Fri 28 Aug"
    assert checks["every"]("every day at 9:00 and 17:00").text.endswith("Thu 16 Apr 9:00, Thu 16 Apr 17:00")
    assert checks["what"]("Sweep ^own-the-maker-story").text == "Sweep · fed by Own the maker story"
    assert not checks["every"]("sometimes").ok
    assert not checks["zone"]("Nowhere").ok
    values = {field.name: field.value for field in form.inputs} | {"what": "Sweep @ana", "every": "mon"}
    room = after(ROOM, draft_of(form.then(values)))
    assert the(room).rule == "FREQ=WEEKLY;BYDAY=MO"


def test_a_checklist_is_typed_in_a_line_and_each_that_comes_has_it_unticked() -> None:
    room = started()
    form = routine_forms.edit_routine(context_on(on=room), the(room))
    assert isinstance(form, Form)
    fields = {field.name: field for field in form.inputs}
    assert fields["checklist"].check("FB; IG").text == "2 items, in what comes"
    values = {name: field.value for name, field in fields.items()} | {"checklist": " FB;IG ;; YT"}
    room = after(room, draft_of(form.then(values)))
    assert the(room).checklist == "FB\nIG\nYT"
    room, now = on(room, "2026-04-15")
    draft = occurrences.keep_up(room, now)
    assert [c.new for c in draft.changes if c.field == "body"] == ["- [ ] FB\n- [ ] IG\n- [ ] YT"]


def test_the_form_of_one_that_is_there_changes_only_what_was_changed() -> None:
    room = started("Sweep @ana 1in ^own-the-maker-story", "every other tue at 10:00")
    form = routine_forms.edit_routine(context_on(on=room), the(room))
    assert isinstance(form, Form)
    values = {field.name: field.value for field in form.inputs}
    assert {field.name: field.check(field.value).ok for field in form.inputs} == dict.fromkeys(values, True)
    unchanged = the(room)
    assert values["feeds"] == "^own-the-maker-story"
    room = after(room, draft_of(form.then({**values, "size": "2in"})))
    assert the(room)._replace(size=16) == unchanged
    room = after(room, draft_of(form.then({**values, "feeds": ""})))
    assert the(room).feeds == ""


def test_a_rule_that_is_over_does_not_keep_the_rest_of_the_form_from_being_changed() -> None:
    room, now = on(started(every="every day until 20 apr"), "2026-04-25")
    form = routine_forms.edit_routine(context_on(on=room)._replace(now=now), the(room))
    assert isinstance(form, Form)
    assert all(field.check(field.value).ok for field in form.inputs)
    values = {field.name: field.value for field in form.inputs}
    assert draft_of(form.then({**values, "owner": "ben"})).changes


def test_pausing_asks_why_and_moving_asks_when() -> None:
    room = started()
    ctx = context_on(on=room)
    paused = after(room, draft_of(typed(handlers.pause_or_resume(ctx, the(room)), "closed")))
    assert the(paused).paused == "closed"
    moved = after(room, draft_of(typed(handlers.move(ctx, the(room)), "tomorrow 10:00")))
    assert open_one(moved).due == "2026-04-15T10:00"
