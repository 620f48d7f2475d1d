"""A moment, a campaign and a few cards, and the texts that Hypothesis types."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from warroom.domain.board import Board
from warroom.domain.grammar import Vocabulary
from warroom.domain.model import Campaign, Card, Feed, Person, feed_id

Read = TypeVar("Read")

ZONE = "Europe/Berlin"
TODAY = "2026-04-14"
NOW = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo(ZONE))
CAMPAIGN = Campaign("spring", "Spring Launch", "2026-04-03", "2026-05-02", ZONE, 128)
PEOPLE = ("ana", "ben", "cleo")
CHANNELS = ("ig", "YT")

OWN = Card(
    "bcdfghjkmnpqrstv", "spring", "note", "Own the maker story", "active", "c", renewed="2026-04-10T08:00:00.000Z"
)
LIST = Card("bcdgghjkmnpqrstv", "spring", "note", "Owned list", "active", "d", renewed="2026-02-10T08:00:00.000Z")
REEL = Card(
    "ktmwwwwwwwwwwwww", "spring", "piece", "Reel: glue-up in 15 seconds", "draft", "c",
    owner="cleo", channel="ig", format="reel", due="2026-04-16", tags="wood community", golive="2026-04-17T10:00",
)  # fmt: skip
THREAD = Card(
    "qwswwwwwwwwwwwww", "spring", "tactic", "Answer the forum thread", "todo", "c",
    owner="ana", due="2026-04-12", size=8, tags="community",
)  # fmt: skip
SWEEP = Card("zzzwwwwwwwwwwwww", "spring", "tactic", "Noon sweep", "blocked", "d", due="2026-04-14T12:00", size=16)
CARDS = (OWN, LIST, REEL, THREAD, SWEEP)
FEEDS = ((OWN.id, REEL.id),)


def board(cards: Iterable[Card] = CARDS, feeds: Iterable[tuple[str, str]] = FEEDS) -> Board:
    """A board of these cards."""
    return Board(
        seq=1,
        today=TODAY,
        since="2026-04-12T22:00:00.000Z",
        campaign=CAMPAIGN,
        campaigns=(CAMPAIGN,),
        people={handle: Person(handle) for handle in PEOPLE},
        cards={card.id: card for card in cards},
        known={},
        feeds={feed_id(a, b): Feed(feed_id(a, b), "spring", a, b) for a, b in feeds},
        wins=(),
        days={},
    )


def named(text: str) -> tuple[Card, ...]:
    """The cards that a `^text` can mean: by id prefix, or by the beginning of the title."""
    wanted = text.replace("-", " ").lower()
    return tuple(c for c in CARDS if c.id.startswith(text) or c.title.lower().startswith(wanted))


WORDS = Vocabulary(NOW, "ben", frozenset(PEOPLE), frozenset(CHANNELS), named)

# What people type, in any order, and what no one should.
_TYPED = """
@ana @me @zoe a@b.c #tag #1 # ^own-the-maker-story ^ktm ^nobody ^ !private +ig +3d -1d +1 fri Fri next tue in 2 weeks
14 apr APR 4/5/2026 14.4. 30 feb 2026-04-14 11:00 25:00 3pm noon Today today eod 1.5" 1/2 ½ 2 ft 0.3" 24/7 "how it's
made" " “x” live:"fri 10:00" live: due:fri due:nope size:1-1/2 size: stage:draft,live owner:me owner: is:late is:
kind:note channel:ig \\fri \\ \\o/ -#paid -"a b" - -- <fri due:<fri due:>=+3d size:>1" win:>0 https://x.io/?a=b#c
http:// maker May the for 6 groups
"""
_BITS = _TYPED.split()
lines = st.lists(st.one_of(st.sampled_from(_BITS), st.text(max_size=6)), max_size=10).map(" ".join)
anything = st.one_of(st.text(max_size=40), lines)


def read_or_refused(read: Callable[[str], Read], text: str) -> Read | None:
    """What is read from the text, or None when a sentence says why not."""
    try:
        return read(text)
    except ValueError as error:
        problem = str(error)
    assert problem[:1].isprintable()
    assert problem.endswith((".", "?"))
    assert len(problem) < 300
    return None
