"""A board after a delta has the groups and links that it would work out by itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from warroom.domain.board import Board, Delta
from warroom.domain.model import Campaign, Card, Feed, feed_id

CAMPAIGN = Campaign("c", "Campaign", "2026-04-01", "2026-04-30", "UTC", 16)
IDS = st.sampled_from("abcdefgh")
STAGES = st.sampled_from(("idea", "draft", "live"))


@st.composite
def cards(draw: st.DrawFn) -> Card:
    closed = draw(st.sampled_from(("", "2026-04-10T00:00:00.000Z", "2026-03-01T00:00:00.000Z")))
    campaign = draw(st.sampled_from(("c", "c", "other")))
    kind = draw(st.sampled_from(("piece", "tactic")))
    return Card(draw(IDS), campaign, kind, "T", draw(STAGES), draw(st.sampled_from("mnop")), closed=closed)  # type: ignore[arg-type]


@st.composite
def deltas(draw: st.DrawFn) -> Delta:
    changed = draw(st.lists(cards(), max_size=4, unique_by=lambda card: card.id))
    gone = frozenset(("card", key) for key in draw(st.sets(IDS, max_size=2)) if key not in {c.id for c in changed})
    feeds = draw(st.lists(st.tuples(IDS, IDS), max_size=2))
    return Delta(2, cards=tuple(changed), gone=gone, feeds=tuple(Feed(feed_id(a, b), "c", a, b) for a, b in feeds))


def fresh(of: Board) -> Board:
    """The same board without anything worked out."""
    return replace(of)


@given(st.lists(cards(), max_size=8, unique_by=lambda card: card.id), st.lists(deltas(), max_size=4))
def test_groups_and_links_are_what_a_fresh_board_works_out(held: list[Card], changes: list[Delta]) -> None:
    of = Board(1, "2026-04-14", "2026-04-01T00:00:00.000Z", CAMPAIGN, (CAMPAIGN,), {}, {}, {}, {}, (), {})
    of = of.apply(Delta(1, cards=tuple(held)))
    for delta in changes:
        assert (of.groups, of.feeds_in, of.feeds_out) == (fresh(of).groups, fresh(of).feeds_in, fresh(of).feeds_out)
        of = of.apply(delta)
    assert (of.groups, of.feeds_in, of.feeds_out) == (fresh(of).groups, fresh(of).feeds_in, fresh(of).feeds_out)


def test_untouched_groups_are_shared() -> None:
    held = {n: Card(n, "c", "piece", "T", "idea" if n < "c" else "draft", n) for n in "abcd"}
    of = Board(1, "2026-04-14", "2026-04-01T00:00:00.000Z", CAMPAIGN, (CAMPAIGN,), {}, held, {}, {}, (), {})
    before = of.groups["piece", "draft"]
    after = of.apply(Delta(2, cards=(held["a"]._replace(title="New"),)))
    assert after.groups["piece", "draft"] is before
    assert [card.title for card in after.groups["piece", "idea"]] == ["New", "T"]
