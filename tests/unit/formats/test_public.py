"""What leaves in a public export, and that nothing else does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.room import CAMPAIGN, NOW, card
from tests.world import HOSTILE
from warroom.domain.model import Card
from warroom.formats.public import HEADER, public_csv, public_ics, public_markdown, public_pieces

SHOWN = {"title", "channel", "format", "golive", "golive_zone", "link"}
WHOLE = {
    "title": "The reel",
    "golive": "2026-04-17T10:00",
    "golive_zone": "Europe/London",
    "link": "https://example.org/a",
}


def piece(key: str = "reel", **more: Any) -> Card:
    return card(key, "piece", "draft", "x", **{**WHOLE, **more})


def both(*cards: Card) -> str:
    pieces = public_pieces(cards, CAMPAIGN, NOW)
    told = (public_csv(pieces), public_markdown(pieces, CAMPAIGN).encode(), public_ics(pieces, CAMPAIGN, NOW))
    return b"".join(told).decode()


def test_a_piece_is_told_by_title_channel_format_hour_and_link() -> None:
    pieces = public_pieces([piece(channel="ig", format="reel")], CAMPAIGN, NOW)
    assert public_csv(pieces).decode("utf-8-sig").splitlines() == [
        ",".join(HEADER), "The reel,planned,ig,reel,2026-04-17 10:00,Europe/London,https://example.org/a",
    ]  # fmt: skip
    assert public_markdown(pieces, CAMPAIGN) == (
        "# Spring Launch\n\n- [ ] The reel (ig, reel, 2026-04-17 10:00 Europe/London): <https://example.org/a>\n"
    )


def test_of_a_stage_only_that_it_is_live_is_told() -> None:
    live = piece(golive="", link="")._replace(stage="live", closed="2026-04-10T08:00:00.000Z")
    assert public_pieces([live], CAMPAIGN, NOW)[0].status == "live"
    assert public_pieces([piece()._replace(stage="legal fears")], CAMPAIGN, NOW)[0].status == "planned"
    assert "legal" not in both(piece()._replace(stage="legal fears"))


@pytest.mark.parametrize("field", [field for field in Card._fields if field not in SHOWN])
def test_no_other_field_leaves(field: str) -> None:
    value: Any = 987654321 if isinstance(getattr(piece(), field), int) else "SECRET"
    if field in ("kind", "private"):
        return
    told = both(piece()._replace(**{field: value}))
    assert "SECRET" not in told
    assert "987654321" not in told


OTHERS = {"note": "active", "tactic": "todo", "signal": "new"}


def test_private_and_archived_pieces_and_other_kinds_do_not_leave_at_all() -> None:
    hidden = [
        piece("a", title="SECRET", private=1),
        piece("b", title="SECRET", archived="2026-04-10T08:00:00.000Z"),
        *(card(kind, kind, stage, "x", "SECRET") for kind, stage in OTHERS.items()),
    ]
    assert "SECRET" not in both(*hidden, piece("c"))
    assert public_pieces(hidden, CAMPAIGN, NOW) == ()


def test_the_first_to_go_live_comes_first_and_what_has_no_time_last() -> None:
    cards = [
        piece("a", title="none", golive=""),
        piece("b", title="late"),
        piece("c", title="soon", golive="2026-04-15"),
    ]
    assert [one.title for one in public_pieces(cards, CAMPAIGN, NOW)] == ["soon", "late", "none"]
    assert public_pieces(cards, CAMPAIGN, NOW)[-1].zone == ""


@pytest.mark.parametrize("text", [*HOSTILE, "=cmd()", "+1", "@x", "-2"])
def test_hostile_text_is_neither_run_nor_marked_up(text: str) -> None:
    pieces = public_pieces([piece(title=text, channel=text, link=text)], CAMPAIGN, NOW)
    rows = public_csv(pieces).decode("utf-8-sig")
    assert not any(line.startswith(("=", "+", "-", "@")) for line in rows.splitlines()[1:2])
    assert "\x1b" not in public_markdown(pieces, CAMPAIGN)


def test_a_calendar_has_the_hours_of_going_live_and_of_nothing_else() -> None:
    pieces = public_pieces([piece(channel="ig", due="2026-04-16"), piece("b", title="none", golive="")], CAMPAIGN, NOW)
    lines = public_ics(pieces, CAMPAIGN, NOW).decode().split("\r\n")
    assert [line for line in lines if line.startswith(("SUMMARY", "DTSTART", "DESCRIPTION"))] == [
        "DTSTART:20260417T090000Z", "SUMMARY:The reel (ig)", "DESCRIPTION:Link: https://example.org/a",
    ]  # fmt: skip


def test_what_is_under_an_embargo_stays_inside_until_it_ends() -> None:
    kept = piece(title="SECRET", embargo="2026-04-14T09:19")
    assert "SECRET" not in both(kept)
    assert "SECRET" in both(kept._replace(embargo="2026-04-14T09:18"))
