"""What is seen together, in the projector's colours: every cell's look as well as its letter."""

from __future__ import annotations

from pathlib import Path
from string import ascii_letters, digits

import pytest
from rich.style import Style

from tests.golden import check_golden
from tests.stage.play import played
from tests.stage.test_goldens import SIZES, STATES
from tests.world import own_folders
from warroom.tui.app import WarroomApp
from warroom.tui.pictures import frame

SEEN_TOGETHER = (
    "presented",
    "standup-score",
    "standup-since",
    "standup-stage",
    "standup-person",
    "standup-exceptions",
    "standup-live",
    "standup-today",
    "standup-end",
)
# What is looked at on a projector stands out from its ground by so much at least.
_CONTRAST = 4.5
_SIGNS = ascii_letters + digits


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_folders(tmp_path, monkeypatch)


def look(style: Style | None, *, inked: bool) -> str:
    """A style in words; of a blank only its ground can be seen."""
    assert style is not None
    names = ("bold", "dim", "italic", "underline", "strike", "reverse")
    said = [name for name in names if getattr(style, name)] if inked else []
    ground = style.bgcolor.name if style.bgcolor else "none"
    return " ".join([f"{style.color.name if style.color and inked else ''} on {ground}".strip(), *said])


def styled(app: WarroomApp) -> str:
    """The screen as text, then the look of each cell as a letter, then what the letters mean."""
    signs: dict[str, str] = {}
    rows = []
    for strip in frame(app):
        row = ""
        for text, style, _ in strip:
            for char in text:
                said = look(style, inked=not char.isspace())
                row += signs.setdefault(said, _SIGNS[len(signs)])
        rows.append(row)
    words = "\n".join(strip.text.rstrip() for strip in frame(app))
    # Whatever the end of a line looks like, it goes on so to the edge.
    looks = "\n".join(row.rstrip(row[-1]) + row[-1] for row in rows)
    return f"{words}\n\n{looks}\n\n" + "".join(f"{sign} {said}\n" for said, sign in signs.items())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("state", SEEN_TOGETHER)
async def test_what_is_seen_together_on_a_projector(tmp_path: Path, state: str, size: tuple[int, int]) -> None:
    async with played(tmp_path, size, *STATES[state], theme="projector") as (app, _):
        check_golden(f"projector/{state}-{size[0]}x{size[1]}", styled(app))


LIT = [state for state in SEEN_TOGETHER if "asterisk" not in STATES[state]]
BESIDE = ["replay", "ledger", "history", *(state for state in STATES if state.startswith("score-"))]


@pytest.mark.parametrize("state", [*LIT, *BESIDE])
async def test_every_word_stands_out_from_its_ground(tmp_path: Path, state: str) -> None:
    from tests.config.test_themes import contrast

    async with played(tmp_path, (120, 40), *STATES[state], theme="projector") as (app, _):
        faint = set()
        for strip in frame(app):
            for text, style, _ in strip:
                if style and style.color and style.bgcolor and any(map(str.isalnum, text)):
                    fore, back = (colour.get_truecolor().hex for colour in (style.color, style.bgcolor))
                    if contrast(fore, back) < _CONTRAST:
                        faint.add((text, fore, back))
        assert faint == set()
