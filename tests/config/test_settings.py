from __future__ import annotations

from pathlib import Path

import pytest

from warroom.config.settings import load_settings, save_setting


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("WARROOM_ME", "WARROOM_THEME", "WARROOM_ASCII", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("USER", "Ana Lima")
    return tmp_path / "config.toml"


def test_without_a_file_the_login_is_me_and_nothing_is_wrong(file: Path) -> None:
    settings, problems = load_settings(file)
    assert (settings.me, settings.theme, settings.ascii, problems) == ("ana-lima", "night", False, ())


def test_a_command_with_a_dot_in_its_id_can_be_remapped(file: Path) -> None:
    file.write_text('[keys]\ncard.done = "X"\n"view.zoom" = "Z"\n')
    settings, problems = load_settings(file)
    assert settings.keys == {"card.done": "X", "view.zoom": "Z"}
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("me = 3", 'me must be a text in quotes, as in me = "..."'),
        ("ascii = 'yes'", "ascii must be true or false"),
        ("backups = -1", "backups must be a whole number"),
        ("colour = 'red'", "there is no setting 'colour'"),
        ("keys = 3", "[keys] must be a table"),
        ("[keys]\na.b = 3", "the keys of a.b must be a text"),
        ("me = ", "no valid TOML"),
        ("\x00", "no valid TOML"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_stands(file: Path, text: str, sentence: str) -> None:
    file.write_text(text)
    settings, problems = load_settings(file)
    assert len(problems) == 1
    assert sentence in problems[0]
    assert settings.me == "ana-lima"


def test_the_environment_goes_before_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('me = "ben"\ntheme = "day"\n')
    monkeypatch.setenv("WARROOM_ME", "cleo")
    monkeypatch.setenv("WARROOM_THEME", "paper")
    monkeypatch.setenv("NO_COLOR", "1")
    settings, _ = load_settings(file)
    assert (settings.me, settings.theme, settings.no_color) == ("cleo", "paper", True)


def test_saving_keeps_comments_and_other_settings(file: Path) -> None:
    file.write_text('# mine\ntheme = "day"\n\n[keys]\ncard.done = "X"\n')
    save_setting("theme", "paper", file)
    save_setting("me", 'o"b\\c', file)
    save_setting("keys.card.done", "ctrl+x", file)
    save_setting("keys.view.zoom", "Z", file)
    assert file.read_text().startswith("# mine\n")
    settings, problems = load_settings(file)
    assert problems == ()
    assert (settings.theme, settings.me) == ("paper", "o-b-c")
    assert settings.keys == {"card.done": "ctrl+x", "view.zoom": "Z"}


@pytest.mark.parametrize(
    ("name", "value"), [("colour", "red"), ("ascii", "perhaps"), ("backups", "many"), ("me", "a\nb")]
)
def test_a_setting_that_cannot_be_is_refused_and_the_file_stays(file: Path, name: str, value: str) -> None:
    file.write_text('theme = "day"\n')
    with pytest.raises(ValueError, match=r"\.$"):
        save_setting(name, value, file)
    assert file.read_text() == 'theme = "day"\n'
