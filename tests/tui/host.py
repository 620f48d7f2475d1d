"""The dashboard on a small campaign in a file, driven without a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.commands.room import CAMPAIGN, CARDS, OTHER
from tests.world import NOW, Clock
from warroom.commands.keymap import bind
from warroom.config.settings import Settings
from warroom.domain.changes import Draft, creation
from warroom.domain.dates import instant
from warroom.domain.model import Card, Feed, Person, Row, feed_id
from warroom.session import Session
from warroom.store import Store
from warroom.tui.app import WarroomApp
from warroom.tui.themes import look_named


def make_file(path: Path, cards: Iterable[Card] = CARDS) -> Path:
    store = Store.open(path, create=True)
    rows: list[Row] = [CAMPAIGN, OTHER, Person("ana"), Person("ben"), *cards]
    known = {card.id for card in cards}
    rows += [Feed(feed_id(a, b), CAMPAIGN.id, a, b) for a, b in (("note", "idea"),) if {a, b} <= known]
    changes = tuple(change for row in rows for change in creation(row))
    draft = Draft("test", "set up", changes)
    store.commit(draft, actor="ana", origin="test", campaign=CAMPAIGN.id, at=instant(NOW))
    store.close()
    return path


def open_session(path: Path, clock: Clock | None = None, me: str = "ana") -> Session:
    return Session.open(Store.open(path), CAMPAIGN.id, me, "tui", clock or Clock())


def app_on(session: Session, **settings: object) -> WarroomApp:
    chosen = Settings("ana")._replace(**settings)  # type: ignore[arg-type]
    return WarroomApp(session, chosen, bind(chosen.keys), look_named(chosen.theme, not chosen.no_color)[0])


@asynccontextmanager
async def running(app: WarroomApp, size: tuple[int, int] = (160, 45)) -> AsyncIterator[Pilot[int]]:
    """Run it until the first frame is there, and what comes after that, also on a busy machine."""
    async with app.run_test(size=size, notifications=True) as pilot:
        while not app.room._painted:
            await pilot.pause()
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def room(
    path: Path, size: tuple[int, int] = (160, 45), clock: Clock | None = None, **settings: object
) -> AsyncIterator[tuple[WarroomApp, Pilot[int]]]:
    session = open_session(path, clock)
    app = app_on(session, **settings)
    async with running(app, size) as pilot:
        yield app, pilot
    session.store.close()


def keys(app: WarroomApp, *names: str) -> None:
    """Press keys on the main screen; a single character is typed."""
    for name in names:
        app.press(name, name if len(name) == 1 else None)


def screen(app: WarroomApp) -> list[str]:
    """The main screen as text, a string for each line."""
    lines: dict[int, list[tuple[int, str]]] = {}
    for x, y, strip in app.room.frame():
        lines.setdefault(y, []).append((x, strip.text))
    return [" ".join(text for _, text in sorted(lines.get(y, []))) for y in range(app.size.height)]


def titled(app: WarroomApp, card: str) -> str:
    found = app.session.board.card(card)
    assert found is not None
    return found.title


def note(app: WarroomApp) -> str:
    """The message on the main screen, "" for none."""
    return app.room.told[0]


async def press(pilot: Pilot[int], *names: str) -> None:
    """Press keys on whatever screen is open, one after the other has drawn."""
    for name in names:
        await pilot.press(name)
        await pilot.pause()


async def press_at_once(pilot: Pilot[int], *names: str) -> None:
    """Press keys without waiting for what each does."""
    await pilot.press(*names)
    await pilot.pause()
