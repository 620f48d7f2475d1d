"""The user's own editor: what it leaves in its file becomes the text, and no more than that."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.tui.host import keys, room


@pytest.fixture
def edited_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the editor a shell script, which is given the file as `$1`."""

    def become(script: str) -> None:
        editor = tmp_path / "editor"
        editor.write_text(f"#!/bin/sh\n{script}\n")
        editor.chmod(0o700)
        monkeypatch.setenv("EDITOR", str(editor))
        monkeypatch.delenv("VISUAL", raising=False)

    return become


async def test_a_text_that_was_only_looked_at_is_as_it_was(
    file: Path, edited_by: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with room(file) as (app, _):
        monkeypatch.setattr(app, "suspend", nullcontext)
        card = app.desk.selected
        edited_by('printf "Hook first" > "$1"')
        keys(app, "E")
        before = app.session.store.log(campaign="spring", limit=1)
        # As vi and nano do with a last line that does not end.
        edited_by('test -z "$(tail -c 1 "$1")" || echo >> "$1"')
        keys(app, "E")
        assert app.session.store.body(card) == "Hook first"
        assert app.session.store.log(campaign="spring", limit=1) == before


async def test_what_is_added_at_the_end_is_a_line_of_its_own(
    file: Path, edited_by: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with room(file) as (app, _):
        monkeypatch.setattr(app, "suspend", nullcontext)
        for line in ("Hook first", "Then the bench"):
            edited_by(f'echo "{line}" >> "$1"')
            keys(app, "E")
        assert app.session.store.body(app.desk.selected) == "Hook first\nThen the bench"
