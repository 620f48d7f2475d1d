"""The playbooks there are: those shipped are sound, one's own go first, and a bad file harms nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import own_folders
from warroom.config.playbooks import playbooks_dir
from warroom.domain.checklist import items
from warroom.domain.walk import reached
from warroom.formats.playbooks import read, write
from warroom.library import own_path, playbook_named, shelved, source_of

SHIPPED = ("crisis", "live-event", "press-release", "product-launch", "weekly-community")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_folders(tmp_path, monkeypatch)
    playbooks_dir().mkdir(parents=True)
    return playbooks_dir()


def test_the_shipped_ones_are_all_sound() -> None:
    found = shelved()
    assert found.problems == ()
    assert tuple(book.name for book in found.playbooks) == SHIPPED
    assert found.own == frozenset()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_one_says_who_when_and_how_it_is_done_well(name: str) -> None:
    book = playbook_named(name)
    assert 12 <= len(book.plays) <= 25
    assert book.about
    assert book.text
    assert {play.role for play in book.plays} == {role for role, _ in book.roles}
    into = {play.name: play.fed_by for play in book.plays}
    notes = {play.name for play in book.plays if play.kind == "note"}
    for play in book.plays:
        assert play.due or play.live, play.name
        assert len(play.howto.split()) >= 40, play.name
        assert play.kind == "note" or play.size, play.name
        assert play.kind == "note" or notes & set(reached((play.name,), into)), f"{play.name} is adrift"
    assert notes <= set(reached([play.name for play in book.plays if play.kind != "note"], into)), "on paper"
    assert any(items(play.body) for play in book.plays)
    assert any(play.kind == "note" for play in book.plays)
    assert read(name, write(book)) == book


def test_one_of_ones_own_goes_before_a_shipped_one_of_its_name(folder: Path) -> None:
    (folder / "Crisis.md").write_text('+++\ntitle = "Ours"\n+++\n## note: N\n', encoding="utf-8")
    (folder / "my launch.md").write_text("+++\n+++\n## note: N\n", encoding="utf-8")
    (folder / "README.md").write_text("what these are", encoding="utf-8")
    found = shelved()
    assert {book.name: book.title for book in found.playbooks if book.name in found.own} == {
        "crisis": "Ours", "my-launch": "my-launch",
    }  # fmt: skip
    assert len(found.playbooks) == len(SHIPPED) + 1
    assert playbook_named("crisis").title == "Ours"
    assert source_of("crisis").startswith('+++\ntitle = "Ours"')


def test_a_bad_file_is_told_with_its_lines_and_the_rest_works(folder: Path) -> None:
    (folder / "a.md").write_text("+++\ncolour = 1\n+++\n## note: N\n> @\n", encoding="utf-8")
    (folder / "b.md").write_bytes(b"+++\n+++\n## note: \xff\n")
    (folder / "c.md").mkdir()
    (folder / "d.md").symlink_to(folder / "gone")
    (folder / "e.txt").write_text("no playbook", encoding="utf-8")
    found = shelved()
    assert tuple(book.name for book in found.playbooks) == SHIPPED
    assert [problem.removeprefix(f"{folder}/").partition(": ")[0] for problem in found.problems] == [
        "a.md:2",
        "a.md:5",
        "b.md",
    ]
    assert found.problems[2].endswith("b.md: byte 18 is no UTF-8.")
    with pytest.raises(ValueError, match=r"a\.md:2: There is no key 'colour'.*a\.md:5: '@' is not understood"):
        playbook_named("a")
    with pytest.raises(ValueError, match=r"b\.md: byte 18 is no UTF-8"):
        playbook_named("b")


@pytest.mark.parametrize("text", ["product-launch", "product", "Product Launch", "a product l", "PROD"])
def test_a_playbook_is_named_by_how_it_begins(text: str) -> None:
    assert playbook_named(text).name == "product-launch"


@pytest.mark.parametrize(
    ("text", "said"),
    [("nothing", "There is no playbook 'nothing'; there are crisis, live-event"), ("p", "'p' can be press-release"),
     ("", "There is no playbook ''"), ("a", "can be crisis or live-event or press")],
)  # fmt: skip
def test_what_names_none_or_several_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        playbook_named(text)


def test_where_ones_own_are_kept(folder: Path) -> None:
    assert own_path("Spring Launch / 2026") == folder / "spring-launch-2026.md"
