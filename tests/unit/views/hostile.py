"""Text as it comes in from the world, for the properties that every view keeps."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.unit.views.boards import CAMPAIGN, TODAY, board
from warroom.domain.board import Board
from warroom.domain.model import Card, Win

SAMPLES = (
    "[50% off] [/x] [b]", "東京タワー と 大阪", "한글 제목", "שלום עולם", "e\u0301\u0301\u0301", "½″", "", "x" * 300,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 family", "❤\ufe0f\u200d\U0001f525", "👍🏽👍🏽", "🇩🇪🇫🇷",
    "\u200d", "\ufe0f\u200d\ufe0f", "a\u200db\u200d", "\u202eevil", "\u00ad soft",
    "a\x1b[31mred\x07", "\u0085\u009b31m", "line\nbreak\r\n\ttab", "\ud800",
)  # fmt: skip
_LONGER = st.lists(st.sampled_from(SAMPLES), max_size=3).map("".join)
TEXTS = st.one_of(st.sampled_from(SAMPLES), st.text(max_size=30), _LONGER)
WIDTHS = st.integers(1, 400)
_WALLS = st.sampled_from((
    "", "2026-04-10", "2026-04-13T23:59", TODAY, "2026-04-14T09:00", "2026-04-14T11:00", "2026-04-16T08:00",
    "2027-01-02",
))  # fmt: skip
_ZONES = st.sampled_from(("", "America/New_York", "Nowhere/At_All"))
_STAGES = {
    "note": ("active", "draft"),
    "piece": ("idea", "draft", "review", "scheduled", "live", "a lost stage 東"),
    "tactic": ("todo", "doing", "blocked", "done"),
    "signal": ("new",),
}


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """A card of any kind with hostile text in every field that a user can type."""
    kind = draw(st.sampled_from(("note", "piece", "tactic", "signal")))
    stage = draw(st.sampled_from(_STAGES[kind]))
    closed = f"{TODAY}T06:00:00.000Z" if stage in ("done", "live") else ""
    return Card(
        draw(st.uuids()).hex, "spring", kind, draw(TEXTS), stage, "m",  # type: ignore[arg-type]
        owner=draw(TEXTS), tags=draw(TEXTS), channel=draw(TEXTS), format=draw(TEXTS), reason=draw(TEXTS),
        source=draw(TEXTS), due=draw(_WALLS), golive=draw(_WALLS), golive_zone=draw(_ZONES),
        size=draw(st.integers(0, 4000)), won=draw(st.integers(0, 4000)), heat=draw(st.integers(0, 5_000_000)),
        created="2026-04-01T08:00:00.000Z", closed=closed,
    )  # fmt: skip


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """A few hostile cards, some of them linked, with wins on them."""
    held = draw(st.lists(cards(), min_size=1, max_size=6, unique_by=lambda card: card.id))
    ids = st.sampled_from([card.id for card in held])
    feeds = draw(st.lists(st.tuples(ids, ids), max_size=8))
    wins = tuple(
        Win(f"w{n}", "spring", draw(ids), draw(st.integers(1, 60)), draw(TEXTS), "ana", f"{TODAY}T06:00:00.000Z", TODAY)
        for n in range(draw(st.integers(0, 4)))
    )
    campaign = CAMPAIGN._replace(
        name=draw(TEXTS), channels=draw(TEXTS), target=draw(st.sampled_from((0, 1, 128, 5000)))
    )
    return board(held, feeds, wins, campaign=campaign)
