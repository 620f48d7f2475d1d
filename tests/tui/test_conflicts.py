"""Two people at one thing: both values are shown, and nobody's word is overwritten unseen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.commands.room import context
from tests.tui.host import keys, note, open_session, press_at_once, room
from tests.tui_dialogs.host import screen_text
from warroom.commands.actions.cards import delete, write_body
from warroom.commands.actions.fields import edit
from warroom.commands.actions.order import rerank
from warroom.commands.actions.stages import finish, move
from warroom.commands.handlers.settling import settle
from warroom.commands.spec import Say, Settle, Write
from warroom.domain.changes import Draft, update
from warroom.session import Session
from warroom.store import Conflict
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.both import BothScreen
from warroom.tui.dialogs.confirm import ConfirmScreen


def as_ben(file: Path, change: Callable[[Session], Draft]) -> None:
    """Ben commits at his own face, so quickly that no heartbeat has seen it before the next key."""
    other = open_session(file, me="ben")
    other.commit(change(other))
    other.store.close()


def setting(card: str, **values: str | int) -> Callable[[Session], Draft]:
    return lambda ben: Draft("edit", "edit", tuple(update(ben.board.cards[card], **values)))


def moving(card: str, stage: str) -> Callable[[Session], Draft]:
    return lambda ben: move(ben.board, (ben.board.cards[card],), stage, ben.clock())


def writing(card: str, old: str, new: str) -> Callable[[Session], Draft]:
    return lambda ben: write_body(ben.board.cards[card], old, new, ben.clock(), "ben")


async def test_a_key_that_clashes_shows_both_and_their_value_stands_when_one_goes_back(file: Path) -> None:
    async with room(file) as (app, pilot):
        as_ben(file, moving("idea", "design"))
        keys(app, "L")
        await pilot.pause()
        shown = screen_text(app)
        assert "Changed meanwhile: Carousel: five mistakes" in shown
        assert "draft" in shown
        assert "@ben" in shown
        assert "design" in shown
        await press_at_once(pilot, "escape")
        assert app.screen is app.room
        assert app.session.board.cards["idea"].stage == "design"


@pytest.mark.parametrize(("key", "stage"), [("m", "draft"), ("t", "design"), ("enter", "design")])
async def test_one_of_the_two_is_chosen(file: Path, key: str, stage: str) -> None:
    async with room(file) as (app, pilot):
        as_ben(file, moving("idea", "design"))
        keys(app, "L")
        await pilot.pause()
        await press_at_once(pilot, key)
        assert app.session.board.cards["idea"].stage == stage
        assert app.session.store.verify() == ()


async def test_what_both_did_alike_is_not_asked(file: Path) -> None:
    async with room(file) as (app, pilot):
        as_ben(file, moving("idea", "draft"))
        keys(app, "L")
        await pilot.pause()
        assert app.screen is app.room
        assert app.session.board.cards["idea"].stage == "draft"
        assert note(app) == "Left as it is now."


async def test_a_place_within_the_stage_is_not_asked(file: Path) -> None:
    async with room(file) as (app, pilot):
        keys(app, "j")
        as_ben(file, lambda ben: rerank(ben.board, (ben.board.cards["first"],), 1, tuple(ben.board.cards)))
        keys(app, "J")
        await pilot.pause()
        assert app.screen is app.room
        assert app.session.board.cards["first"].rank > "d"


async def test_a_prompt_is_checked_against_what_was_seen_when_it_opened(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "3", "w")
        as_ben(file, setting("doing", due="2026-04-20"))
        await pilot.pause(0.2)
        # The heartbeat has long taken it in; the line still holds what was seen before.
        await press_at_once(pilot, *"tomorrow", "enter")
        shown = screen_text(app)
        assert "Wed 15 Apr" in shown
        assert "Mon 20 Apr" in shown
        await press_at_once(pilot, "m")
        assert app.session.board.cards["doing"].due == "2026-04-15"


async def test_enter_on_a_value_that_has_changed_meanwhile_is_no_agreement_with_it(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "3", "j", "w")
        seen = app.session.board.cards[app.desk.selected].due
        as_ben(file, setting(app.desk.selected, due="2026-04-20"))
        await press_at_once(pilot, "enter")
        assert "Changed meanwhile" in screen_text(app)
        await press_at_once(pilot, "m")
        assert app.session.board.cards[app.desk.selected].due == seen


async def test_going_back_leads_to_what_was_typed(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "3", "w")
        as_ben(file, setting("doing", due="2026-04-20"))
        await press_at_once(pilot, *"tomorrow", "enter", "escape")
        assert "tomorrow" in screen_text(app)
        await press_at_once(pilot, "enter", "t")
        assert app.session.board.cards["doing"].due == "2026-04-20"


async def test_the_form_overwrites_no_field_that_was_not_changed_in_it(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "e")
        as_ben(file, setting("idea", title="His title", channel="yt", due="2026-04-20"))
        await press_at_once(pilot, "X", "ctrl+s")
        shown = screen_text(app)
        assert "Title" in shown
        assert "His title" in shown
        assert "Carousel: five mistakesX" in shown
        assert "20 Apr" not in shown
        await press_at_once(pilot, "m")
        card = app.session.board.cards["idea"]
        assert (card.title, card.channel, card.due) == ("Carousel: five mistakesX", "yt", "2026-04-20")


async def test_of_several_each_is_decided(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "space", "space", "w")
        as_ben(file, setting("idea", due="2026-04-20"))
        as_ben(file, setting("first", due="2026-04-21"))
        await press_at_once(pilot, *"tomorrow", "enter")
        assert "2 cards" in screen_text(app)
        await press_at_once(pilot, "m", "t")
        cards = app.session.board.cards
        assert (cards["idea"].due, cards["first"].due) == ("2026-04-15", "2026-04-21")


async def test_a_tactic_that_both_finish_is_won_twice_only_when_said(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "3", "x")
        as_ben(file, lambda ben: finish(ben.board, (ben.board.cards["doing"],), ben.clock(), "ben"))
        won = open_session(file).board.won_today
        await press_at_once(pilot, "enter")
        assert "done, 1″ won" in screen_text(app)
        await press_at_once(pilot, "t")
        assert app.session.board.won_today == won


async def test_a_card_that_is_gone_is_said_and_the_text_stays(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "3", "w")
        as_ben(file, lambda ben: delete((ben.board.cards["doing"],)))
        await press_at_once(pilot, *"tomorrow", "enter")
        assert "@ben deleted" in note(app)
        assert "tomorrow" in screen_text(app)


async def test_what_was_changed_meanwhile_is_not_deleted_unseen(file: Path) -> None:
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "D")
        as_ben(file, setting("idea", title="Worth keeping"))
        await press_at_once(pilot, "y")
        assert "Worth keeping" in screen_text(app)
        await press_at_once(pilot, "t")
        assert app.session.board.cards["idea"].title == "Worth keeping"
        await press_at_once(pilot, "D", "y")
        assert "idea" not in app.session.board.cards


async def test_two_texts_are_both_shown_and_mine_becomes_a_new_revision(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "")
    monkeypatch.delenv("VISUAL", raising=False)
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "E")
        as_ben(file, writing("idea", "", "His words"))
        await press_at_once(pilot, *"Mine", "ctrl+s")
        shown = screen_text(app)
        assert "His words" in shown
        assert "Mine" in shown
        assert "@ben" in shown
        await press_at_once(pilot, "m")
        assert app.session.store.body("idea") == "Mine"
        assert [r.body for r in app.session.store.revisions("idea")] == ["His words", "Mine"]


async def test_when_theirs_is_chosen_mine_is_kept_as_a_revision(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "")
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "E")
        as_ben(file, writing("idea", "", "His words"))
        await press_at_once(pilot, *"Mine", "ctrl+s")
        await press_at_once(pilot, "escape", "n", "t")
        assert app.session.store.body("idea") == "His words"
        kept = app.session.store.revisions("idea")
        assert "Mine" in [r.body for r in kept]
        assert kept[-1].body == "His words"
        assert app.session.store.verify() == ()


async def test_the_merge_is_opened_in_the_editor(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "")
    as_ben(file, writing("note", "", "one\ntwo\nthree\nfour"))
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "1", "E")
        as_ben(file, writing("note", "one\ntwo\nthree\nfour", "one\ntwo\nthree\nFOUR"))
        await press_at_once(pilot, "X", "ctrl+s")
        assert "both, they fit" in screen_text(app)
        await press_at_once(pilot, "b")
        await press_at_once(pilot, "ctrl+s")
        assert app.session.store.body("note") == "Xone\ntwo\nthree\nFOUR"


@asynccontextmanager
async def merging(file: Path) -> AsyncIterator[tuple[WarroomApp, Pilot[int]]]:
    """The merge of two texts whose only line both have changed, opened to be settled."""
    as_ben(file, writing("note", "", "one"))
    async with room(file) as (app, pilot):
        await press_at_once(pilot, "1", "E")
        as_ben(file, writing("note", "one", "one more"))
        await press_at_once(pilot, "X", "ctrl+s", "b")
        yield app, pilot


async def test_a_merge_is_not_saved_with_both_texts_in_it_unasked(file: Path) -> None:
    async with merging(file) as (app, pilot):
        await press_at_once(pilot, "ctrl+s")
        assert type(app.screen) is ConfirmScreen
        assert app.session.store.body("note") == "one more"
        await press_at_once(pilot, "enter")
        assert "<<<<<<< yours" in screen_text(app)
        await press_at_once(pilot, "ctrl+s", "y")
        assert app.session.store.body("note") == "<<<<<<< yours\nXone\n=======\none more\n>>>>>>> @ben"


async def test_whoever_leaves_a_merge_has_both_texts_still(file: Path) -> None:
    async with merging(file) as (app, pilot):
        await press_at_once(pilot, "escape", "y")
        assert type(app.screen) is BothScreen
        await press_at_once(pilot, "m")
        assert app.session.store.body("note") == "Xone"


@pytest.mark.parametrize(
    ("card", "field", "mine", "theirs", "told"),
    [
        ("note", "title", "One", "Two", ("One", "Two")),
        ("note", "shelf", "7", "9", ("7", "9")),
        ("idea", "owner", "ben", "cleo", ("@ben", "@cleo")),
        ("idea", "stage", "draft", "design", ("draft", "design")),
        ("idea", "golive", "fri 10:00", "fri 11:00", ("Fri 17 Apr 10:00", "Fri 17 Apr 11:00")),
        ("idea", "channel", "yt", "tk", ("yt", "tk")),
        ("idea", "format", "reel", "post", ("reel", "post")),
        ("idea", "link", "https://a.org", "https://b.org", ("https://a.org", "https://b.org")),
        ("todo", "due", "fri", "sat", ("Fri 17 Apr", "Sat 18 Apr")),
        ("todo", "size", '1"', '2"', ("1″", "2″")),
        ("todo", "tags", "a", "b", ("a", "b")),
        ("stuck", "reason", "no glue", "no wood", ("no glue", "no wood")),
        ("stuck", "stage", "doing", "done", ("doing", "done")),
        ("signal", "source", "inbox", "radio", ("inbox", "radio")),
        ("signal", "heat", "3", "5", ("3", "5")),
        ("signal", "snoozed", "fri", "sat", ("Fri 17 Apr", "Sat 18 Apr")),
    ],
)
def test_of_two_words_on_any_field_either_can_be_chosen(
    file: Path, card: str, field: str, mine: str, theirs: str, told: tuple[str, str]
) -> None:
    def saying(session: Session, value: str) -> Draft:
        return edit(session.board, session.board.cards[card], {field: value}, session.clock())

    ana = open_session(file)
    draft = saying(ana, mine)
    as_ben(file, lambda ben: saying(ben, theirs))
    with pytest.raises(Conflict) as clash:
        ana.commit(draft)
    ana.refresh()
    asked = settle(Write(draft), clash.value.clashes, context(card, on=ana.board))
    assert isinstance(asked, Settle)
    (dispute,) = asked.disputes
    assert (dispute.mine, dispute.theirs, dispute.who) == (*told, "ben")
    assert asked.then(frozenset()) == Say("Left as it is now.")
    insisted = asked.then(frozenset({dispute.key}))
    assert isinstance(insisted, Write)
    ana.commit(insisted.draft)
    wanted = next(change.new for change in draft.changes if change.field == field)
    assert getattr(ana.board.cards[card], field) == wanted
    assert ana.store.verify() == ()
    ana.store.close()
