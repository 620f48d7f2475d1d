from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Shell

CALENDAR = """\
Publish date;Platform;Titel;Status;Verantwortlich
2026-04-17 10:00;Instagram;Bench teardown;Entwurf;Ben
2026-04-20;YouTube;Café tour;geplant;Cleo
;;;;
2026-04-21;Instagram;;geplant;Ben
"""


@pytest.fixture
def calendar(tmp_path: Path) -> str:
    path = tmp_path / "calendar.csv"
    path.write_bytes(CALENDAR.encode("cp1252"))
    return str(path)


def test_a_dry_run_shows_what_would_come_in_and_changes_nothing(shell: Shell, calendar: str) -> None:
    answer = shell.ok("import", calendar, "--dry-run")
    rows = [row.split() for row in answer.out.splitlines()]
    assert [row[:2] for row in rows] == [["+", "2"], ["+", "3"], ["-", "5"]]
    assert "Bench teardown" in answer.out
    assert answer.err.splitlines()[-1].startswith("would import 2, 0 already here, ")
    assert shell("ls").code == 1


def test_an_import_is_one_change_that_one_undo_takes_back(shell: Shell, calendar: str) -> None:
    answer = shell.ok("import", calendar, "--json").json
    assert [card["title"] for card in answer["cards"]] == ["Bench teardown", "Café tour"]
    assert [left["row"] for left in answer["left"]] == [5]
    assert len(shell.ok("ls", "--json").json) == 2
    told = "undid: imported 2 pieces from calendar.csv; it touched @ben, @cleo, Bench teardown and Café tour\n"
    assert shell.ok("undo").err == told
    assert shell("ls").code == 1
    shell.ok("import", calendar)
    assert len(shell.ok("ls", "--json").json) == 2


def test_the_same_file_twice_adds_nothing_twice(shell: Shell, calendar: str) -> None:
    shell.ok("import", calendar)
    archived = shell.ok("ls", "--json").json[0]["id"]
    shell.ok("mv", archived, "live", "--why", "it is out")
    before = shell.ok("log", "--json").json[0]["seq"]
    again = shell.ok("import", calendar)
    assert again.err.splitlines()[-1].startswith("imported 0, 2 already here")
    assert shell.ok("log", "--json").json[0]["seq"] == before


def test_a_reason_is_said_once_for_all_its_rows(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    rows = "".join(f"2026-05-{day:02},{'' if day < 20 else 'Title'},idea\n" for day in range(1, 22))
    path.write_text(f"Publish date,Title,Status\n{rows}", encoding="utf-8")
    said = shell.ok("import", str(path)).err.splitlines()
    assert said[0] == "rows 2, 3, 4, 5, 6, 7, 8, 9 and 11 more out: It has no title."
    assert said[-1] == "imported 2, 0 already here, 19 left out"


def test_options_say_what_is_meant(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Wann,Zeile,Stand\n4/5/2026,One,warten\n", encoding="utf-8")
    options = ("--column", "title=Zeile", "--column", "status=Stand", "--column", "date=Wann")
    card = shell.ok(
        "import", str(path), *options, "--status", "warten=review", "--dates", "dmy", "--json"
    ).json["cards"][0]  # fmt: skip
    assert (card["title"], card["stage"], card["golive"][:10]) == ("One", "review", "2026-05-04")
    assert shell("import", str(path), "--column", "nonsense").code == 2
    assert shell("import", str(path), "--column", "poem=Zeile").code == 2


def test_what_is_no_calendar_is_refused_with_the_reason(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"%PDF-1.4")
    answer = shell("import", str(path))
    assert answer.code == 2
    assert "PDF" in answer.err
    missing = shell("import", str(tmp_path / "nowhere.csv"))
    assert (missing.code, "cannot be read" in missing.err) == (1, True)
    assert shell("import", str(shell.db)).code == 1


def test_an_export_is_lossless_journal_included(shell: Shell, tmp_path: Path) -> None:
    shell.ok("add", "-", stdin="Call Bob @ben #paid\n[50% off] \x1b[2J 👩‍👩‍👧\n".encode())
    shell.ok("win", "1/4", "x", "^call-bob")
    shell.ok("mv", "call", "bob", "doing")
    shell.ok("undo")
    first, second = str(tmp_path / "a.json"), str(tmp_path / "b.json")
    shell.ok("export", "--output", first)
    other = str(tmp_path / "other.warroom")
    said = shell.ok("import", first, "--db", other)
    assert said.err == "restored Spring Launch with 5 changes\n"
    shell.ok("export", "--output", second, "--db", other)
    assert Path(first).read_bytes() == Path(second).read_bytes()
    assert shell.ok("log", "--json").json == shell.ok("log", "--json", "--db", other).json
    assert shell.ok("export").out.encode() == Path(first).read_bytes()
    assert shell.ok("export", "--output", "-").out.encode() == Path(first).read_bytes()


def test_an_export_twice_is_nothing_new_and_never_mixes_with_another_file(shell: Shell, tmp_path: Path) -> None:
    path, other = str(tmp_path / "a.json"), str(tmp_path / "other.warroom")
    shell.ok("export", "--output", path)
    assert shell.ok("import", path).err.startswith("nothing new")
    shell.ok("campaign", "new", "Other", "--db", other)
    refused = shell("import", path, "--db", other)
    assert (refused.code, "--db" in refused.err) == (1, True)


def test_a_dry_run_of_an_export_makes_no_file(shell: Shell, tmp_path: Path) -> None:
    path, other = str(tmp_path / "a.json"), tmp_path / "other.warroom"
    shell.ok("export", "--output", path)
    answer = shell.ok("import", path, "--db", str(other), "--dry-run", "--json").json
    assert (answer["campaigns"][0]["name"], answer["changes"]) == ("Spring Launch", 1)
    assert not other.exists()


def test_a_damaged_export_leaves_nothing(shell: Shell, tmp_path: Path) -> None:
    path, other = tmp_path / "a.json", tmp_path / "other.warroom"
    shell.ok("add", "Call Bob")
    shell.ok("export", "--output", str(path))
    path.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[:-2]), encoding="utf-8")
    assert shell("import", str(path), "--db", str(other)).code in (1, 2)
    assert not other.exists()


def test_export_as_csv_comes_back_as_the_same_cards(shell: Shell, tmp_path: Path) -> None:
    shell.ok("add", "-", stdin=b"Reel one channel:ig\nReel two channel:yt\n")
    path = tmp_path / "cards.csv"
    shell.ok("export", "channel:ig", "--output", str(path))
    assert "Reel one" in path.read_text(encoding="utf-8-sig")
    assert "Reel two" not in path.read_text(encoding="utf-8-sig")
    again = shell.ok("import", str(path), "--json").json
    assert (again["cards"], len(again["here"])) == ([], 1)


def test_export_as_markdown(shell: Shell) -> None:
    shell.ok("add", "Call *Bob*", "@ben")
    assert "- [ ] Call \\*Bob\\* (@ben)" in shell.ok("export", "--format", "md").out
    assert shell("export", "owner:ben").code == 2


def test_an_existing_file_is_written_over_only_when_forced(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("mine", encoding="utf-8")
    assert shell("export", "--output", str(path)).code == 1
    assert path.read_text(encoding="utf-8") == "mine"
    shell.ok("export", "--output", str(path), "--force")
    assert json.loads(path.read_text(encoding="utf-8"))[0]["record"] == "warroom"
    assert shell("export", "--output", str(shell.db), "--force").code == 1
    assert shell("export", "--output", str(tmp_path / "no" / "folder.json")).code == 1
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix in (".part", ".json")) == ["a.json"]


def test_backup_prints_where_it_is_and_keeps_what_is_there(shell: Shell, tmp_path: Path) -> None:
    shell.ok("add", "Call Bob")
    made = shell.ok("backup").out.strip()
    assert [card["title"] for card in shell.ok("ls", "--json", "--db", made).json] == ["Call Bob"]
    target = tmp_path / "copy.warroom"
    assert shell.ok("backup", str(target), "--json").json == {"path": str(target)}
    assert shell("backup", str(target)).code != 0
