"""The running app on the demo, at every size and in every state of note, as text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import check_golden
from tests.stage.play import paint, played, text
from tests.world import own_folders

SIZES = ((160, 45), (120, 40), (100, 30), (80, 24), (40, 15))
# What is pressed, by the name of what is then on the screen.
STATES: dict[str, tuple[str, ...]] = {
    "main": (),
    "today": ("3", "j"),
    "board": ("2", "z"),
    "filtered": ("slash", *"made", "enter"),
    "marked": ("2", "space", "space"),
    "add": ("a", *"Cut"),
    "move": ("2", "m"),
    "feed": ("2", "f"),
    "card": ("2", "enter"),
    "form": ("2", "e"),
    "help": ("question_mark",),
    "palette": ("colon",),
    "thread": ("1", "T"),
    "triage": ("t",),
    "triage-end": ("t", "t", "d", "n", "space"),
    "triage-stale": ("slash", *"is:stale", "enter", "t"),
    "triage-unowned": ("slash", *"is:unowned kind:tactic", "enter", "t"),
    "capture": ("c", *"Two shops ask for oil via:inbox !!"),
    "recast": ("3", "M"),
    "distil": ("N", "down", "down", "tab", "tab", "enter", *"Answer at once"),
    "golives": ("5", "j"),
    "held": ("5", "exclamation_mark", *"recall", "enter"),
    "resumed": ("5", "exclamation_mark", *"recall", "enter", "exclamation_mark"),
    "load": ("6", "j"),
    "morning": ("B", "t"),
    "plan": ("B", "t", "t", "t", "t"),
    "close": ("X", "escape"),
    "routines": ("7", "j"),
    "occurrence": ("7", "j", "enter"),
    "routine-form": ("7", "j", "e"),
    "routine-new": ("7", "a"),
    "routine-ended": ("7", "j", "d", "G"),
    "presented": ("2", *"jjjj", "asterisk", "full_stop", "colon", *"show the keys", "enter", "j", "j"),
    "standup-score": ("S",),
    "standup-stage": ("S", "3", "j", "asterisk", "full_stop"),
    "standup-exceptions": ("S", "5"),
    "standup-live": ("S", "6"),
    "standup-end": ("S", "8"),
    "score-days": ("W",),
    "replay": ("R", "h", "h"),
    "ledger": ("colon", *"ledger", "enter"),
    "history": ("2", "enter", "h"),
    "score-whence": ("W", "2"),
    "score-plan": ("W", "3"),
    "score-goals": ("W", "4"),
    "score-promises": ("W", "5"),
    "score-pace": ("W", "6"),
    "score-numbers": ("W", "4", "v"),
    "standup-since": ("S", "2"),
    "standup-person": ("S", "4"),
    "standup-today": ("S", "7"),
    "ripple": ("2", "p"),
    "ripple-form": ("2", *"jjjj", "p", "tab", "tab", "enter"),
    "delete": ("2", "D"),
    "texts": ("1", "enter", "v"),
    "checklist": ("3", *"jjj", "enter"),
    "howto": ("3", *"jjj", "enter", "question_mark"),
    "playbooks": ("colon", *"playbook", "enter"),
    "playbook": ("colon", *"playbook", "enter", "G", "enter", "enter"),
    "playbook-routine": ("colon", *"playbook", "enter", "G", "enter", "enter", *"jjj", "question_mark"),
    "playbook-who": ("colon", *"playbook", "enter", "G", "enter", "enter", "o"),
    "calendar": ("4",),
    "week": ("4", "l", "2"),
    "agenda": ("4", "3"),
    "flow": ("8",),
    "shared": ("P", "escape"),
    "shared-asked": ("P", "P"),
    "shared-standup": ("P", "escape", "S", "2"),
    "shared-card": ("P", "escape", "slash", *"is:private", "enter", "enter"),
}
FULL_SCREENS = (
    "presented",
    "standup-stage",
    "standup-exceptions",
    "standup-live",
    "standup-end",
    "board",
    "card",
    "help",
    "thread",
    "triage",
    "triage-end",
    "triage-stale",
    "triage-unowned",
    "capture",
    "recast",
    "distil",
    "golives",
    "held",
    "resumed",
    "load",
    "morning",
    "plan",
    "close",
    "routines",
    "occurrence",
    "ripple",
    "ripple-form",
    "texts",
    "checklist",
    "howto",
    "playbooks",
    "playbook",
    "playbook-routine",
    "playbook-who",
    "routine-ended",
    "calendar",
    "week",
    "agenda",
    "flow",
    "standup-score",
    "score-days",
    "replay",
    "ledger",
    "history",
    "score-whence",
    "score-plan",
    "score-goals",
    "score-promises",
    "score-pace",
    "score-numbers",
    "standup-since",
    "standup-person",
    "standup-today",
    "shared",
    "shared-standup",
    "shared-card",
)
# What is looked at together: a theme changes how it is painted, never what is said where.
PROJECTED = (
    "score-days", "score-whence", "score-plan", "score-goals", "score-promises", "score-pace", "score-numbers",
    "ledger", "history", "replay",
    "presented", "standup-score", "standup-since", "standup-stage", "standup-person", "standup-exceptions",
    "standup-live", "standup-today", "standup-end",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_folders(tmp_path, monkeypatch)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_the_main_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with played(tmp_path, size) as (app, _):
        check_golden(f"stage/main-{size[0]}x{size[1]}", text(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("state", FULL_SCREENS)
async def test_what_takes_the_whole_screen(tmp_path: Path, state: str, size: tuple[int, int]) -> None:
    async with played(tmp_path, size, *STATES[state]) as (app, _):
        check_golden(f"stage/{state}-{size[0]}x{size[1]}", text(app))


@pytest.mark.parametrize("state", [state for state in STATES if state not in FULL_SCREENS])
async def test_a_small_screen_in_every_state(tmp_path: Path, state: str) -> None:
    async with played(tmp_path, (80, 24), *STATES[state]) as (app, _):
        check_golden(f"stage/{state}-80x24", text(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("state", PROJECTED)
async def test_what_the_team_sees_together_in_the_projectors_theme(
    tmp_path: Path, state: str, size: tuple[int, int]
) -> None:
    async with played(tmp_path, size, *STATES[state], theme="projector") as (app, _):
        check_golden(f"stage/{state}-{size[0]}x{size[1]}", text(app))
        check_golden(f"projector/{state}-{size[0]}x{size[1]}", paint(app))


@pytest.mark.parametrize("state", ["main", "routines", "shared"])
async def test_in_ascii_nothing_of_ours_is_beyond_it(tmp_path: Path, state: str) -> None:
    async with played(tmp_path, (160, 45), *STATES[state], ascii=True) as (app, _):
        check_golden(f"stage/{state}-160x45-ascii", text(app))


async def test_resizing_while_it_runs_ends_where_a_fresh_start_would(tmp_path: Path) -> None:
    async with played(tmp_path, (160, 45)) as (app, pilot):
        for size in ((40, 15), (1, 1), (300, 100), (80, 24)):
            await pilot.resize_terminal(*size)
        await pilot.pause()
        check_golden("stage/main-80x24", text(app))
