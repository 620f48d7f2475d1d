"""Cards and boards as Markdown."""

from __future__ import annotations

import pytest

from tests.unit.formats.boards import board
from warroom.domain.model import Card, Feed
from warroom.formats.markdown import board_markdown, card_markdown, escape

NOTE = Card("n", "cspring", "note", "Own the maker story", "active", "b", owner="ana", tags="brand")
PIECE = Card(
    "p", "cspring", "piece", "Reel: *glue-up* in 15 s", "review", "b",
    owner="cleo", channel="ig", format="reel", due="2026-04-15", golive="2026-04-16T09:00",
    link="https://example.org/a_b", tags="video wood", won=28,
)  # fmt: skip
BLOCKED = Card("t", "cspring", "tactic", "Boost", "blocked", "b", size=24, reason="no [budget]")
DONE = Card("d", "cspring", "tactic", "Pin it", "done", "b", closed="2026-04-14T07:00:00.000Z")
LINKS = (Feed("n>p", "cspring", "n", "p"), Feed("p>t", "cspring", "p", "t"))
BOARD = board([NOTE, PIECE, BLOCKED, DONE], feeds=LINKS)


def test_a_card_with_everything() -> None:
    assert card_markdown(BOARD, PIECE, "Its *own* text.\n") == (
        "# Reel: \\*glue-up\\* in 15 s\n"
        "\n"
        "- Kind: piece\n"
        "- Stage: review\n"
        "- Owner: @cleo\n"
        "- Channel: ig\n"
        "- Format: reel\n"
        "- Due: 2026-04-15\n"
        "- Live: 2026-04-16 09:00\n"
        "- Won: 1¾″\n"
        "- Tags: #video #wood\n"
        "- Link: <https://example.org/a_b>\n"
        "- Fed by: Own the maker story\n"
        "- Feeds: Boost\n"
        "\n"
        "Its *own* text.\n"
    )


def test_a_board_by_kind_and_stage() -> None:
    assert board_markdown(BOARD) == (
        "# Spring Launch\n\n2026-04-03 to 2026-05-02\n\n"
        "## Strategy\n\n### active\n\n- [ ] Own the maker story (@ana)\n\n"
        "## Pipeline\n\n### review\n\n- [ ] Reel: \\*glue-up\\* in 15 s (@cleo, ig, 2026-04-16 09:00)\n\n"
        "## Tactics\n\n### blocked\n\n- [ ] Boost (1½″, blocked: no \\[budget\\])\n\n### done\n\n- [x] Pin it\n"
    )


def test_a_filtered_board_has_only_what_passed() -> None:
    text = board_markdown(BOARD, {"d"})
    assert "Pin it" in text
    assert "Strategy" not in text
    assert "Boost" not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, 50% off!", "plain words, 50% off!"),
        ("[x](y) <b> `c` *d* _e_ ~f~ a|b &amp; $x$", r"\[x\](y) \<b\> \`c\` \*d\* \_e\_ \~f\~ a\|b \&amp; \$x\$"),
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("12.5 inches", r"12\.5 inches"),
        ("C #", r"C \#"),
        ("##", r"\##"),
        ("2026-04-14", "2026-04-14"),
        ("a\\b", r"a\\b"),
        ("two\nlines", "two␤lines"),
        ("\x1b[31m", "␛\\[31m"),
        ("  indented", "indented"),
    ],
)
def test_typed_text_shows_letter_by_letter(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_a_link_that_would_end_early_is_text() -> None:
    card = PIECE._replace(link="https://example.org/><script>")
    assert r"Link: https://example.org/\>\<script\>" in card_markdown(BOARD, card)
