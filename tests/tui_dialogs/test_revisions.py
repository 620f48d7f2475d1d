from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.golden import check_golden
from tests.tui_dialogs.host import HOSTILE, UNANSWERED, Host, look, screen_text
from warroom.commands.spec import Say
from warroom.domain.model import Revision
from warroom.tui.dialogs.revisions import RevisionsScreen

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=UTC)
TEXTS = (
    Revision("", "n", "2026-04-02T08:00:00.000Z", "ben", "Post daily.\nAnswer all."),
    Revision("b", "n", "2026-04-09T08:00:00.000Z", "ana", "Post twice a week.\nAnswer all.", "daily was noise"),
    Revision("c", "n", "2026-04-13T08:00:00.000Z", "cleo", "# Rhythm\n\nAnswer before nine.", "replies convert"),
)


def host(texts: tuple[Revision, ...] = TEXTS, title: str = "Own the story", ascii: bool = False) -> Host:
    return Host(lambda: RevisionsScreen(title, texts, lambda text: Say(f"back to {text.at}"), NOW, look(), ascii=ascii))


@pytest.mark.parametrize("size", [(160, 45), (100, 30), (80, 24), (40, 15)])
async def test_the_newest_is_first_with_its_changes(size: tuple[int, int]) -> None:
    app = host()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert text.index("@cleo") < text.index("@ana") < text.index("@ben")
        assert "- Post twice a week." in text
        assert "+ # Rhythm" in text
        assert "3 of 3" in text
        check_golden("dialogs/revisions-{}x{}".format(*size), text)


async def test_a_text_is_read_as_markdown() -> None:
    app = host()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("tab")
        assert "Rhythm" in screen_text(app)
        assert "# Rhythm" not in screen_text(app)
        await pilot.press("j", "j")
        assert "Post daily." in screen_text(app)
        assert "1 of 3" in screen_text(app)


async def test_any_two_are_compared() -> None:
    app = host()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("tab", "down", "down", "space", "k", "k")
        text = screen_text(app)
        assert "What changed from 1 to 3" in text
        assert "- Post daily." in text
        assert "Post twice" not in text
        await pilot.press("j")
        assert "from 1 to 2" in screen_text(app) or "What changed" in screen_text(app)


async def test_one_is_brought_back() -> None:
    app = host()
    async with app.run_test() as pilot:
        await pilot.press("j", "b")
        assert app.answer == Say("back to 2026-04-09T08:00:00.000Z")


@pytest.mark.parametrize("key", ["escape", "q", "enter"])
async def test_it_is_left_without_doing_anything(key: str) -> None:
    app = host()
    async with app.run_test() as pilot:
        assert app.answer is UNANSWERED
        await pilot.press(key)
        assert app.answer is None
        assert app.leaked == []


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_are_shown_as_they_are(text: str) -> None:
    texts = tuple(each._replace(body=text, why=text, who="ana") for each in TEXTS)
    app = host(texts, text, ascii=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "j", "space", "k", "tab")
        assert "\x1b" not in screen_text(app)
