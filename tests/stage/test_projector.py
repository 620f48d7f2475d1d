"""What is looked at together on a projector can be read there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.config.test_themes import contrast
from tests.stage.play import played
from tests.stage.test_goldens import PROJECTED, STATES
from tests.world import own_folders
from warroom.tui.over import frame

_CONTRAST = 4.5
# Where there is a spotlight the rest is not to be read.
_LIT = [state for state in PROJECTED if "asterisk" not in STATES[state]]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_folders(tmp_path, monkeypatch)


@pytest.mark.parametrize("state", _LIT)
async def test_every_word_stands_out_from_its_ground(tmp_path: Path, state: str) -> None:
    async with played(tmp_path, (120, 40), *STATES[state], theme="projector") as (app, _):
        faint = set()
        for strip in frame(app):
            for text, style, _ in strip:
                if style and style.color and style.bgcolor and any(map(str.isalnum, text)):
                    fore, back = (colour.get_truecolor().hex for colour in (style.color, style.bgcolor))
                    if contrast(fore, back) < _CONTRAST:
                        faint.add((text, fore, back))
        assert faint == set()
