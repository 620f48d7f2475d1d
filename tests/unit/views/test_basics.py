"""Cells, styles and signs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rich.cells import cell_len

from warroom.views.cells import clip, fit, width
from warroom.views.glyphs import ASCII, UNICODE
from warroom.views.memo import once_each
from warroom.views.styles import STYLES, Style


@pytest.mark.parametrize(
    ("text", "n", "cut"),
    [
        ("plain", 5, "plain"),
        ("plain text", 6, "plain…"),
        ("東京タワー", 6, "東京…"),
        ("東京タワー", 5, "東京…"),
        ("東京", 1, "…"),
        ("any", 0, ""),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 family", 4, "\U0001f468\u200d\U0001f469\u200d\U0001f467…"),
        ("a\nb", 9, "a␤b"),
        ("\x1b[2J", 9, "␛[2J"),
    ],
)
def test_clip_cuts_between_characters(text: str, n: int, cut: str) -> None:
    assert clip(text, n) == cut


def test_fit_pads_in_cells() -> None:
    assert fit("東京", 6) == "東京  "
    assert width("東京") == 4


@pytest.mark.parametrize("signs", [UNICODE, ASCII])
def test_signs_take_one_cell_each(signs: tuple[str, ...]) -> None:
    sizes = {name: cell_len(sign) for name, sign in zip(UNICODE._fields, signs, strict=True)}
    assert {name for name, size in sizes.items() if size != 1} <= {"arrow", "back"}


def test_ascii_signs_are_ascii() -> None:
    assert "".join(ASCII).isascii()


def test_a_style_token_names_role_ground_and_attributes() -> None:
    assert STYLES["piece bold on-raised"] == Style(fg="piece", bg="raised", bold=True)
    assert STYLES["on-selected"] == Style(bg="selected")
    assert STYLES["muted italic underline strike dim reverse"] == Style(
        fg="muted", italic=True, underline=True, strike=True, dim=True, reverse=True
    )
    assert STYLES[""] == Style()


def test_what_was_derived_is_kept_by_identity_and_the_longest_unasked_forgotten() -> None:
    calls: list[object] = []

    @once_each(keep=2)
    def derive(source: list[int], by: int) -> int:
        calls.append(source)
        return sum(source) * by

    one, twin = [1, 2], [1, 2]
    assert [derive(one, 2), derive(one, 2), derive(twin, 2)] == [6, 6, 6]
    assert len(calls) == 2
    derive(one, 2)
    derive(one, 3)
    assert len(calls) == 3
    derive(one, 2)
    assert len(calls) == 3
    derive(twin, 2)
    assert len(calls) == 4


def test_a_plain_screen_never_loads_rich() -> None:
    code = (
        "import sys\n"
        "from warroom.views.cells import fit\n"
        "import warroom.views.panes, warroom.views.tape, warroom.views.header, warroom.views.thread\n"
        "fit('How it’s made · ½″ → ◆', 40)\n"
        "print([name for name in ('rich', 'rich.cells', 'textual', 'sqlite_utils') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
