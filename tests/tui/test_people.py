"""The team on the screen: whoever leaves it has nothing open in any campaign of the file."""

from __future__ import annotations

from pathlib import Path

from tests.commands.room import CARDS, OTHER
from tests.tui.host import make_file, room
from tests.tui_dialogs.host import screen_text
from warroom.commands.spec import Do
from warroom.domain.changes import Draft, update


async def test_nobody_leaves_who_has_something_open_in_another_campaign(tmp_path: Path) -> None:
    here = [card for card in CARDS if card.owner != "ben"]
    lights = CARDS[0]._replace(id="lights", campaign=OTHER.id, kind="tactic", stage="todo", owner="ben")
    file = make_file(tmp_path / "room.warroom", [*here, lights])
    async with room(file) as (app, pilot):
        app.act(Do("people.leave", "ben"))
        assert app.room.note is not None
        assert app.room.note.text == "@ben still has something open in Night Market: give that to somebody else first."
        done = Draft("done", "done", tuple(update(lights, stage="done", closed="2026-04-14T07:00:00.000Z")))
        app.session.store.commit(done, actor="ben", origin="cli", campaign=OTHER.id, at="2026-04-14T07:00:00.000Z")
        app.act(Do("people.leave", "ben"))
        await pilot.pause()
        assert "Take @ben off the team?" in screen_text(app)
