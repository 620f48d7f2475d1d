"""What stands still, by one rule for the panes, the filter, the standup and the flow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.views.boards import CAMPAIGN, NOW, TODAY, board
from warroom.domain.cycles import static_cards
from warroom.domain.filters import parse_filter, select
from warroom.domain.model import Card
from warroom.domain.standing import is_static, static_after
from warroom.domain.standup import exceptions


def card(key: str, kind: Any, stage: str, days: int, **fields: Any) -> Card:
    return Card(key, "spring", kind, key, stage, key, staged=f"2026-04-{14 - days:02}T08:00:00.000Z", **fields)


@pytest.mark.parametrize(
    ("found", "still"),
    [
        (card("a", "piece", "draft", 5), True),
        (card("a", "piece", "draft", 4), False),
        (card("a", "piece", "idea", 12), False),
        (card("a", "piece", "live", 12, closed="2026-04-02T08:00:00.000Z"), False),
        (card("a", "piece", "scheduled", 9, golive=f"{TODAY}T10:00"), False),
        (card("a", "piece", "scheduled", 9, golive="2026-04-13T10:00"), True),
        (card("a", "piece", "draft", 9, archived="2026-04-12T08:00:00.000Z"), False),
        (card("a", "tactic", "doing", 5), True),
        (card("a", "tactic", "blocked", 6), True),
        (card("a", "tactic", "todo", 12), False),
        (card("a", "note", "active", 12), False),
    ],
)
def test_what_has_not_moved_for_days_though_it_was_begun_is_static(found: Card, still: bool) -> None:
    assert is_static(found, CAMPAIGN, TODAY) is still
    held = board([found])
    assert bool(select(parse_filter("is:static", NOW, "ana"), held)) is (still and not found.archived)
    assert bool(static_cards(held, held.cards.values())) is still


def test_a_campaign_says_after_how_many_days() -> None:
    slow = card("a", "piece", "draft", 5)
    assert static_after(CAMPAIGN) == 5
    assert not is_static(slow, CAMPAIGN._replace(static=6), TODAY)
    assert is_static(card("a", "piece", "draft", 2), CAMPAIGN._replace(static=2), TODAY)


def test_the_longest_comes_first_and_the_standup_names_the_same() -> None:
    cards = [card("new", "piece", "draft", 5), card("old", "piece", "design", 9), card("stuck", "tactic", "blocked", 7)]
    held = board(cards)
    assert [found.id for found in static_cards(held, held.cards.values())] == ["old", "stuck", "new"]
    named = dict(exceptions(held))
    assert {found.id for found in named["static"]} == {"new", "old"}
    assert [found.id for found in named["blocked"]] == ["stuck"]
    patient = replace(held, campaign=CAMPAIGN._replace(static=30))
    assert "static" not in dict(exceptions(patient))
