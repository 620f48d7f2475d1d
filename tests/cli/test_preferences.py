from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell


def test_themes_mark_the_one_in_use_and_config_changes_it(empty: Shell) -> None:
    empty.ok("config", "set", "theme", "paper")
    marked = [row for row in empty.ok("themes").out.splitlines() if row.startswith("*")]
    assert [row.split() for row in marked] == [["*", "paper", "Paper", "light:", "ink", "on", "warm", "paper"]]
    assert [theme["name"] for theme in empty.ok("themes", "--json").json if theme["current"]] == ["paper"]
    assert empty.ok("config", "get", "theme").out == "paper\n"


def test_a_broken_theme_is_said_and_the_others_are_listed(empty: Shell) -> None:
    folder = Path(empty.ok("config", "path").out.strip()).parent / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("x = " + "[" * 5000)
    found = empty.ok("themes")
    assert "mine.toml" in found.err
    assert len(found.out.splitlines()) >= 6


@pytest.mark.parametrize(("name", "value"), [("theme", "neon"), ("nonsense", "x"), ("ascii", "maybe"), ("me", "a\nb")])
def test_config_refuses_what_cannot_be_and_keeps_the_file(empty: Shell, name: str, value: str) -> None:
    path = Path(empty.ok("config", "path").out.strip())
    assert empty("config", "set", name, value).code == 2
    assert not path.exists()
    assert empty("config", "get", "nonsense").code == 2


def test_config_get_lists_all(empty: Shell) -> None:
    empty.ok("config", "set", "keys.done", "X")
    found = empty.ok("config", "get", "--json").json
    assert (found["me"], found["keys.done"], found["ascii"]) == ("ana", "X", False)
    assert empty.ok("config", "get").out.splitlines()[0].split() == ["me", "ana"]


def test_a_setting_of_a_table_is_changed_by_its_whole_name(empty: Shell) -> None:
    empty.ok("config", "set", "notify.bell", "off")
    empty.ok("config", "set", "notify.quiet", "22:00-07:00")
    empty.ok("config", "set", "zone", "Asia/Tokyo")
    found = empty.ok("config", "get", "--json").json
    assert (found["notify.bell"], found["notify.desktop"], found["notify.quiet"]) == (False, True, "22:00-07:00")
    assert found["zone"] == "Asia/Tokyo"
    assert "22:00-07:00" in empty("config", "set", "notify.quiet", "at night").err
    assert "did you mean" in empty("config", "set", "zone", "Asia/Tokio").err
    assert empty.ok("config", "get", "notify.quiet").out == "22:00-07:00\n"


def test_keys_are_those_in_force_and_a_clash_is_told(empty: Shell) -> None:
    defaults = {command["id"]: command for command in empty.ok("keys", "--json").json}
    assert defaults["done"]["keys"] == ["x"]
    empty.ok("config", "set", "keys.done", "ctrl+x")
    assert {c["id"]: c for c in empty.ok("keys", "--json").json}["done"]["keys"] == ["ctrl+x"]
    warned = empty.ok("config", "set", "keys.done", "j")
    assert "keys.done is now j" in warned.err
    assert "belongs to" in warned.err
    clash = empty.ok("keys")
    assert "belongs to" in clash.err
    assert len(clash.out.splitlines()) == 1 + len(defaults)


def test_doctor_says_what_is_well_and_what_is_not(shell: Shell) -> None:
    shell.ok("backup")
    sound = shell("doctor")
    assert (sound.code, sound.err) == (0, "all is well\n")
    shell.ok("config", "set", "theme", "paper")
    Path(shell.ok("config", "path").out.strip()).write_text('theme = "neon"\n', encoding="utf-8")
    found = shell("doctor", "--json")
    assert found.code == 1
    assert [finding["name"] for finding in found.json if not finding["ok"]] == ["theme"]


def test_doctor_without_a_file_and_with_a_wrong_one(empty: Shell) -> None:
    assert empty("doctor").code == 0
    empty.db.write_bytes(b"no campaign file" * 100)
    assert empty("doctor").code == 1


def test_demo_is_a_living_campaign_in_a_file_of_its_own(empty: Shell, tmp_path: Path) -> None:
    path = tmp_path / "demo.warroom"
    assert empty.ok("demo", "--no-open", "--db", str(path)).out == f"{path}\n"
    assert len(empty.ok("ls", "--db", str(path), "--json").json) > 20
    assert empty.ok("campaign", "ls", "--db", str(path)).out.count("*") == 1
    assert empty("demo", "--no-open", "--db", str(path)).code == 1
    assert not empty.db.exists()


def test_demo_without_a_place_makes_one(empty: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = Path(empty.ok("demo", "--no-open", "--json").json["path"])
    assert made.is_relative_to(tmp_path)
    assert made.exists()
    assert not empty.db.exists()
