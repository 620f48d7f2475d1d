from __future__ import annotations

from pathlib import Path

import pytest

from warroom.config import themes
from warroom.config.themes import ROLES, Theme, load_theme, theme_names

GROUNDS = ("background", "panel", "raised", "selected")
NOT_TEXT = {*GROUNDS, "rule", "tape", "tape_ink", "tape_faint"}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def worst(theme: Theme, role: str) -> float:
    return min(contrast(theme.colours[role], theme.colours[ground]) for ground in GROUNDS)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(themes, "config_dir", lambda: tmp_path)
    (tmp_path / "themes").mkdir()
    return tmp_path / "themes"


def test_there_are_light_and_dark_themes_to_choose_from() -> None:
    found = [load_theme(name) for name in theme_names()]
    assert len(found) >= 6
    assert {theme.dark for theme in found} == {True, False}


@pytest.mark.parametrize(
    "name", ["night", "slate", "ember", "forest", "day", "paper", "projector", "blackout", "clear", "clear-day"]
)
def test_text_is_readable_on_every_ground(name: str) -> None:
    theme = load_theme(name)
    faint = [role for role in ROLES if role not in NOT_TEXT and worst(theme, role) < (3 if role == "faint" else 4.5)]
    assert faint == []
    assert contrast(theme.colours["tape_ink"], theme.colours["tape"]) >= 7


def test_each_theme_says_whether_it_is_dark_and_what_it_is_for(own_folder: Path) -> None:
    said = {name: load_theme(name).described for name in theme_names()}
    assert all(text.startswith(("dark: ", "light: ")) for text in said.values())
    assert [name for name, text in said.items() if "high contrast" in text] == ["blackout", "projector"]
    assert [name for name, text in said.items() if "colour-blind" in text] == ["clear", "clear-day"]
    colours = "\n".join(f'{role} = "#000000"' for role in ROLES)
    (own_folder / "mine.toml").write_text(f"[colours]\n{colours}")
    assert load_theme("mine").described == "dark"


@pytest.mark.parametrize("name", ["projector", "blackout"])
def test_a_projector_theme_has_the_highest_contrast(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.colours["text"], theme.colours["background"]) >= 15
    assert worst(theme, "muted") >= 7


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no table [colours]"),
        ("[colours]\ntext = '#ffffff'", "lacks background"),
        ("not toml", "cannot be read"),
        ("[colours]\n" + "\n".join(f"{role} = 'red'" for role in ROLES), "a colour is written #rrggbb"),
    ],
)
def test_a_broken_theme_is_named_with_what_is_wrong(own_folder: Path, text: str, sentence: str) -> None:
    (own_folder / "mine.toml").write_text(text)
    with pytest.raises(ValueError, match=r"mine\.toml") as caught:
        load_theme("mine")
    assert sentence in str(caught.value)


def test_the_users_copy_goes_before_the_shipped_theme(own_folder: Path) -> None:
    shipped = load_theme("night")
    lines = [f'{role} = "{colour}"' for role, colour in {**shipped.colours, "accent": "#123456"}.items()]
    (own_folder / "night.toml").write_text("[colours]\n" + "\n".join(lines))
    assert load_theme("night").colours["accent"] == "#123456"


@pytest.mark.parametrize("name", ["nope", "../night", ""])
def test_an_unknown_theme_names_those_there_are(name: str) -> None:
    with pytest.raises(ValueError, match="there are blackout, clear"):
        load_theme(name)
