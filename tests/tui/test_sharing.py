"""While the screen is shared nothing private is on it, whatever is pressed, opened, copied or told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.commands.room import CAMPAIGN
from tests.secret import MARK, OPEN, PRIVATE, make_secret, marked
from tests.tui.host import app_on, running
from tests.tui.test_notices import listening, minutes
from tests.world import Clock
from warroom.commands.catalogue import COMMANDS, MOVING
from warroom.config.settings import Standup
from warroom.config.state import is_sharing
from warroom.domain.changes import Change, Draft, update
from warroom.domain.model import Card
from warroom.session import Session
from warroom.store import Store
from warroom.tui import sharing
from warroom.tui.app import WarroomApp
from warroom.tui.dialogs.base import Dialog
from warroom.tui.over import frame

SIZES = ((160, 45), (100, 30), (80, 24), (40, 15))
# What ends or lends the terminal, or waits for an answer by mouse.
_APART = frozenset({"quit", "suspend"})
WINDOWS = (
    "thread", "scoreboard", "ledger", "replay", "standup", "history", "catch-up", "golives", "load", "routines",
    "calendar", "flow", "triage", "plan-day", "close-day", "people", "views", "playbooks", "palette", "help", "open",
    "card-history", "review", "campaigns", "feed", "owner", "when", "filter",
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make_secret(tmp_path / "a.warroom")


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []
    monkeypatch.setattr("warroom.tui.clipboard.copy", lambda _app, text, _what: texts.append(text))
    return texts


@asynccontextmanager
async def shared(
    file: Path, size: tuple[int, int] = (100, 30), *, on: bool = True, **settings: Any
) -> AsyncIterator[tuple[WarroomApp, Pilot[int]]]:
    session = Session.start(file, "ana", "tui", campaign=CAMPAIGN.id, clock=Clock(), sharing=on)
    app = app_on(session, **settings)
    async with running(app, size) as pilot:
        yield app, pilot
    session.close()


def seen(app: WarroomApp) -> str:
    """All that is on the screen, also under what lies over it, with every message."""
    lines = [strip.text for strip in frame(app)]
    lines += [strip.text for _, _, strip in app.room.frame()]
    return "\n".join([*lines, app.room.note.text if app.room.note else ""])


async def back(app: WarroomApp, pilot: Pilot[int]) -> None:
    """To the main screen."""
    for _ in range(8):
        if len(app.screen_stack) == 1:
            break
        await pilot.press("escape")
    app.filtering.clear()
    app.hush()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_window_shows_anything_private_and_each_says_that_the_screen_is_shared(
    file: Path, size: tuple[int, int]
) -> None:
    async with shared(file, size) as (app, pilot):
        assert "SHARING" in seen(app).splitlines()[0]
        for name in WINDOWS:
            for card in (PRIVATE[0].id, OPEN.id):
                app.desk.select(card)
                app.run_command(name)
                await pilot.pause()
                for key in ("", "j", "j", "l", "enter"):
                    if key:
                        await pilot.press(key)
                    assert not marked(seen(app)), (name, key)
                    assert "SHARING" in frame(app)[0].text, (name, key)
                await back(app, pilot)


async def test_the_same_windows_show_it_where_the_screen_is_not_shared(file: Path) -> None:
    async with shared(file, (160, 45), on=False) as (app, pilot):
        bare = []
        for name in WINDOWS:
            app.desk.select(PRIVATE[0].id)
            app.run_command(name)
            await pilot.pause()
            if not marked(seen(app)):
                bare.append(name)
            assert "SHARING" not in seen(app)
            await back(app, pilot)
        assert bare == []


@pytest.mark.parametrize("card", ["hpiece", "hnote", "htactic", "hsignal", OPEN.id])
async def test_no_command_on_any_card_shows_or_copies_anything_private(
    file: Path, card: str, copied: list[str]
) -> None:
    async with shared(file) as (app, pilot):
        before = _texts(file)
        for command in COMMANDS:
            if command.id in _APART or command.group == MOVING or command.id == "share-safe":
                continue
            app.desk.select(card)
            app.run_command(command.id)
            await pilot.pause()
            assert not marked(seen(app)), command.id
            if len(app.screen_stack) > 1:
                await pilot.press("enter")
                assert not marked(seen(app)), command.id
            await back(app, pilot)
        assert not marked("\n".join(copied))
    assert not marked("\n".join(_kept_beside(file)))
    assert _masks(file) == []
    # What is hidden is still what it was, wherever a command could reach it.
    after = _texts(file)
    assert {key: after[key] for key in before} == before


def _masks(file: Path) -> list[Change]:
    """What was written into the file that only stands for what is hidden, but for what says so of itself."""
    store = Store.open(file)
    changes = [change for entry in store.log(limit=10_000) for change in entry.changes]
    store.close()
    told = ("minutes", "carried")
    return [c for c in changes if c.field not in told and ("something private" in str(c.new) or c.new == "*")]


def _kept_beside(file: Path) -> list[str]:
    """What is in every file that was written besides the campaign's own: pictures, minutes, reports, playbooks."""
    own = (f"{file.name}", f"{file.name}-wal", f"{file.name}-shm")
    found = (path for path in file.parent.rglob("*") if path.is_file() and path.name not in own)
    return [path.read_text(encoding="utf-8", errors="replace") for path in found if "backups" not in path.parts]


def _texts(file: Path) -> dict[str, tuple[str, ...]]:
    """The hidden texts of every private card there is, and the hidden fields of the open one."""
    store, found = Store.open(file), dict[str, tuple[str, ...]]()
    for card in store.cards(CAMPAIGN.id, archived=True):
        found[card.id] = (card.client, card.budget, card.embargo)
        if card.private:
            found[card.id] += (card.title, card.tags, card.link, card.source, card.channel, store.body(card.id))
            found[card.id] += (store.text(card.id, "howto"), store.text(card.id, "review"))
    store.close()
    return found


@pytest.mark.parametrize("name", ["", *WINDOWS])
async def test_what_is_open_when_the_screen_begins_to_be_shared_hides_it_too(file: Path, name: str) -> None:
    async with shared(file, (160, 45), on=False) as (app, pilot):
        app.desk.select(PRIVATE[0].id)
        if name:
            app.run_command(name)
            await pilot.pause()
        assert marked(seen(app))
        sharing.share(app, True)
        await pilot.pause()
        assert not marked(seen(app))
        assert "SHARING" in frame(app)[0].text
        assert all(screen.REREADS for screen in app.screen_stack if isinstance(screen, Dialog))
        sharing.share(app, False)
        await pilot.pause()
        assert marked(seen(app))
        assert "SHARING" not in frame(app)[0].text


async def test_a_key_hides_at_once_and_shows_only_after_asking(file: Path) -> None:
    async with shared(file, on=False) as (app, pilot):
        await pilot.press("P")
        await pilot.pause()
        assert not marked(seen(app))
        assert is_sharing()
        await pilot.press("P")
        await pilot.press("enter")
        await pilot.pause()
        # Cancel is what enter does.
        assert app.session.sharing
        await pilot.press("P", "y")
        await pilot.pause()
        assert not is_sharing()
        assert marked(seen(app))


@pytest.mark.parametrize(
    "name", ["scoreboard", "history", "golives", "load", "routines", "calendar", "flow", "standup"]
)
async def test_the_key_works_on_windows_which_stay_open(file: Path, name: str) -> None:
    async with shared(file, on=False) as (app, pilot):
        app.run_command(name)
        await pilot.pause()
        window = app.screen
        await pilot.press("P")
        await pilot.pause()
        assert app.sharing
        assert app.screen is window


async def test_a_filter_with_private_words_does_not_stay_on_a_shared_screen(file: Path) -> None:
    async with shared(file, on=False) as (app, pilot):
        app.filtering.set(f"client:{MARK} merger")
        await pilot.press("P")
        await pilot.pause()
        assert app.desk.filter == ""
        assert not marked(seen(app))


async def test_others_changes_are_hidden_as_they_come_and_so_is_what_they_make_private(file: Path) -> None:
    async with shared(file, (160, 45)) as (app, pilot):
        other = Store.open(file)
        turns: list[dict[str, str | int]] = [{"title": f"{MARK} open"}, {"private": 1}, {"title": f"{MARK} again"}]
        for values in turns:
            card = next(card for card in other.find("todo") if card.id == "todo")
            draft = Draft("test", f"set {values}", tuple(update(card, **values)))
            other.commit(draft, actor="ben", origin="cli", campaign=CAMPAIGN.id, at="2026-04-14T07:20:00.000Z")
            app.lookout.take_in()
            await pilot.pause()
            assert bool(marked(seen(app))) is (values == {"title": f"{MARK} open"})
        other.close()


async def test_a_standup_is_shared_by_itself_and_ends_so(file: Path) -> None:
    async with shared(file, on=False, standup=Standup(share_safe=True)) as (app, pilot):
        await pilot.press("S")
        await pilot.pause()
        assert "SHARING" in seen(app)
        assert not marked(seen(app))
        # It may go on: what is private is shown only after asking.
        await pilot.press("q", "escape")
        await pilot.pause()
        assert not marked(seen(app))
        await pilot.press("P", "y", "S", "8", "enter", "q")
        await pilot.pause()
        # It has come to its end.
        assert len(app.screen_stack) == 1
        assert marked(seen(app))


async def test_the_form_of_a_card_has_no_fields_that_are_hidden(file: Path) -> None:
    async with shared(file, (100, 45)) as (app, pilot):
        app.desk.select(OPEN.id)
        app.run_command("edit")
        await pilot.pause()
        text = seen(app)
        assert "Channel" in text
        assert not any(word in text for word in ("Client", "Budget", "Embargo"))


async def test_under_an_embargo_that_nobody_sees_a_piece_goes_live_only_when_said_why(file: Path) -> None:
    async with shared(file, (160, 45)) as (app, pilot):
        await _live(app, pilot)
        assert _stage(app) == "design"
        assert "keeps it from going live" in seen(app)
        await back(app, pilot)
        app.desk.select(OPEN.id)
        app.run_command("waive")
        await pilot.press(*"agreed", "enter")
        await _live(app, pilot)
        assert _stage(app) == "live"


async def _live(app: WarroomApp, pilot: Pilot[int]) -> None:
    """Take the open piece live, with a reason where one is asked for."""
    app.desk.select(OPEN.id)
    app.run_command("done")
    await pilot.pause()
    if len(app.screen_stack) > 1:
        await pilot.press(*"reason", "enter")
    await pilot.pause()


def _stage(app: WarroomApp) -> str:
    card = app.session.board.card(OPEN.id)
    assert card is not None
    return card.stage


@pytest.mark.parametrize(
    ("command", "typed", "theirs"),
    [
        ("when", "fri", {"due": "2026-04-20"}),
        ("owner", "zoe", {"owner": "ben"}),
        ("blocked", "waits", {"stage": "doing", "reason": f"{MARK} why"}),
        ("move", "2", {"stage": "done", "title": f"{MARK} other"}),
    ],
)
async def test_what_somebody_else_changed_meanwhile_is_told_without_what_is_private(
    file: Path, command: str, typed: str, theirs: dict[str, str | int]
) -> None:
    async with shared(file, (160, 45)) as (app, pilot):
        app.desk.select("htactic")
        app.run_command(command)
        await pilot.press(*typed)
        _by_another(file, "htactic", theirs)
        await pilot.press("enter")
        await pilot.pause()
        assert not marked(seen(app))
        await pilot.press("enter")
        await pilot.pause()
        assert not marked(seen(app))
        await back(app, pilot)
        card = _row(file, "htactic")
        assert card.title in (f"{MARK} call the lawyer", f"{MARK} other")
        assert "something private" not in repr(card)


def _row(file: Path, key: str) -> Card:
    store = Store.open(file)
    found = next(card for card in store.find(key) if card.id == key)
    store.close()
    return found


def _by_another(file: Path, key: str, values: dict[str, str | int]) -> None:
    other = Store.open(file)
    card = next(card for card in other.find(key) if card.id == key)
    draft = Draft("test", f"set {values}", tuple(update(card, **values)))
    other.commit(draft, actor="ben", origin="cli", campaign=CAMPAIGN.id, at="2026-04-14T07:20:00.000Z")
    other.close()


async def test_what_comes_due_is_told_to_screen_and_desktop_without_what_is_private(file: Path) -> None:
    clock = Clock()
    session = Session.start(file, "ana", "tui", campaign=CAMPAIGN.id, clock=clock, sharing=True)
    app = app_on(session)
    async with running(app):
        written = listening(app)
        _by_another(file, "htactic", {"due": "2026-04-14T12:30"})
        told = [*minutes(app, clock, 200), *written]
        # The piece at noon, and then the tactic.
        assert sum("something private" in text for text in told) >= 4, told
        assert not marked("\n".join(told))
    session.close()


async def test_whoever_comes_back_reads_nothing_private_of_what_others_did(file: Path) -> None:
    async with shared(file, (160, 45)) as (app, pilot):
        app.away.gone()
        _by_another(file, "htactic", {"due": "2026-04-20", "title": f"{MARK} other"})
        app.away.back()
        await pilot.pause()
        assert "While you were away" in seen(app)
        assert not marked(seen(app))
        await pilot.press("A")
        await pilot.pause()
        assert not marked(seen(app))


async def test_a_card_that_is_added_as_private_is_told_as_one(file: Path) -> None:
    async with shared(file, (160, 45)) as (app, pilot):
        await pilot.press("a")
        await pilot.press(*"Deal", "space", *"with", "space", *"Zed", "space", "exclamation_mark", *"private", "enter")
        await pilot.pause()
        assert any(card.private and card.title == "something private" for card in app.session.board.cards.values())
        assert "Zed" not in seen(app)
        store = Store.open(file)
        assert store.log(limit=1)[0].changeset.label == 'added piece "Deal with Zed"'
        store.close()
        await pilot.press("u")
        await pilot.pause()
        assert "Zed" not in seen(app)
