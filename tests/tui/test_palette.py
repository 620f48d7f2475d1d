"""Themes on terminals with 256 colours: greys stay grey, grounds stay apart, rich passes them on as they are."""

from __future__ import annotations

import pytest
from rich.color import Color, ColorSystem

from warroom.config.themes import load_theme, theme_names
from warroom.tui.palette import few_colours, nearest, with_few_colours


def shown(colour: str) -> tuple[int, int, int]:
    return tuple(Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor())  # type: ignore[return-value]


@pytest.mark.parametrize("name", theme_names())
def test_a_theme_keeps_its_character(name: str) -> None:
    theme = load_theme(name)
    fitted = with_few_colours(theme).colours
    for role, colour in theme.colours.items():
        there = shown(fitted[role])
        wanted = tuple(Color.parse(colour).get_truecolor())
        assert max(abs(a - b) for a, b in zip(there, wanted, strict=True)) <= 48, role
    assert shown(fitted["selected"]) != shown(fitted["panel"])
    assert shown(fitted["text"]) != shown(fitted["muted"])


def test_a_dark_ground_with_a_tint_is_no_blue() -> None:
    assert shown(nearest("#262c39")) == (48, 48, 48)
    assert shown(nearest("#ffd75f")) == (255, 215, 95)


@pytest.mark.parametrize(
    ("environ", "few"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "tmux-256color", "COLORTERM": ""}, True),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False),
        ({"TERM": "xterm"}, False),
        ({}, False),
    ],
)
def test_what_the_terminal_says_of_itself(environ: dict[str, str], few: bool) -> None:
    assert few_colours(environ) is few
