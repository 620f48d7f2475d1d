from __future__ import annotations

from pathlib import Path

import pytest

from warroom.config.settings import Notify, load_settings, save_setting


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
        ("notify = 3", "[notify] must be a table"),
        ("notify.bell = 'yes'", "bell must be true or false"),
        ("notify.quiet = 'at night'", "notify.quiet: 'at night' are no hours: write them as 22:00-07:00"),
        ("notify.loud = true", "there is no setting 'notify.loud'"),
        ("zone = 'Europe/Berlim'", "zone: There is no time zone 'Europe/Berlim'; did you mean"),
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
    "text",
    [
        '\ufefftheme = "day"\nkeys.done = "X"\n',
        '# sep\u2028arator\n[ keys ] # mine\ndone = "X"\n',
        '[keys]\r\ndone = "X"\r\n',
    ],
)
def test_saving_fits_in_with_other_ways_to_write_the_file(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="")
    save_setting("theme", "paper", file)
    save_setting("keys.add", "ctrl+x", file)
    save_setting("keys.done", "Z", file)
    settings, problems = load_settings(file)
    assert problems == ()
    assert (settings.theme, settings.keys) == ("paper", {"done": "Z", "add": "ctrl+x"})


@pytest.mark.parametrize("text", ["keys = { done = 'X' }\n", "broken = [\n", "[" * 5000 + "\n", f"n = {'9' * 5000}\n"])
def test_a_file_that_a_line_would_spoil_stays_as_it_is(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(ValueError, match=r"no valid TOML .*Write it in by hand\.$"):
        save_setting("keys.add", "Q", file)
    assert file.read_text() == text
    load_settings(file)


def test_a_link_to_the_settings_stays_a_link(file: Path) -> None:
    there = file.with_name("dotfiles") / "warroom.toml"
    file.symlink_to(there)
    save_setting("theme", "paper", file)
    save_setting("me", "ana", file)
    assert file.is_symlink()
    assert there.read_text() == 'theme = "paper"\nme = "ana"\n'


def test_how_it_is_made_heard_that_something_comes_due(file: Path) -> None:
    assert load_settings(file)[0].notify == Notify(True, True, "")
    file.write_text('zone = "Asia/Tokyo"\n\n[notify]\nbell = false\nquiet = "22:00-07:00"\n')
    settings, problems = load_settings(file)
    assert problems == ()
    assert (settings.zone, settings.notify) == ("Asia/Tokyo", Notify(False, True, "22:00-07:00"))
    save_setting("notify.desktop", "off", file)
    save_setting("me", "ana", file)
    assert load_settings(file)[0].notify == Notify(False, False, "22:00-07:00")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "red"),
        ("ascii", "perhaps"),
        ("backups", "many"),
        ("me", "a\nb"),
        ("me", "\udcff"),
        ("notify.bell", "perhaps"),
        ("notify.quiet", "25-26"),
        ("zone", "Nowhere/Xxyyzz"),
        ("zone", "europe/berlin"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_and_the_file_stays(file: Path, name: str, value: str) -> None:
    file.write_text('theme = "day"\n')
    with pytest.raises(ValueError, match=r"\.$"):
        save_setting(name, value, file)
    assert file.read_text() == 'theme = "day"\n'
