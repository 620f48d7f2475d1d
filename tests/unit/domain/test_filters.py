from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.worlds import CARDS, LIST, NOW, OWN, REEL, SWEEP, THREAD, anything, board, lines, read_or_refused
from warroom.domain.board import Board
from warroom.domain.filters import Filter, parse_filter, select, sift
from warroom.domain.haystack import folded, names
from warroom.domain.model import Card

BOARD = board()


def read(text: str) -> Filter:
    return parse_filter(text, NOW, "ana")


def matches(wanted: Filter, card: Card, here: Board) -> bool:
    """Whether one card passes, asked of it alone."""
    line = folded(card)
    held = [word in line or names(word, card.id) for word in wanted.words]
    lacked = [word not in line and not names(word, card.id) for word in wanted.without]
    return all(held) and all(lacked) and all(any(test([card])) for test in wanted.tests(here))


def passing(text: str) -> tuple[Card, ...]:
    return tuple(map(BOARD.cards.__getitem__, select(read(text), BOARD)))


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("", CARDS), ("own", (OWN, LIST)), ("OWN maker", (OWN,)), ("maker own", (OWN,)), ("glue-up", (REEL,)),
        ('"15 sec"', (REEL,)), ('"sec 15"', ()), ("community", (REEL, THREAD)), ("cleo", (REEL,)), ("ig", (REEL,)),
        ("zzz", (SWEEP,)), ("zz", ()), ("zzx", ()), ("-own", (REEL, THREAD, SWEEP)), ('-"the "', (LIST, REEL, SWEEP)),
        ("zzz -sweep", ()), ("-zzz -own", (REEL, THREAD)),
    ],
)  # fmt: skip
def test_words_match_title_tags_owner_channel_and_id(text: str, cards: tuple[Card, ...]) -> None:
    assert passing(text) == cards


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("stage:draft,todo", (REEL, THREAD)), ("-stage:draft,todo", (OWN, LIST, SWEEP)), ("stage:DRAFT", (REEL,)),
        ("stage:dra", ()), ("owner:me", (THREAD,)), ("@me", (THREAD,)), ("@cleo", (REEL,)),
        ("owner:none", (OWN, LIST, SWEEP)), ("owner:any", (REEL, THREAD)),
        ("owner:none,ana", (OWN, LIST, THREAD, SWEEP)), ("#community", (REEL, THREAD)),
        ("-#wood", (OWN, LIST, THREAD, SWEEP)), ("tag:wood", (REEL,)), ("tag:woo", ()),
        ("#community -#wood", (THREAD,)), ("kind:note", (OWN, LIST)), ("kind:tactics", (THREAD, SWEEP)),
        ("channel:ig", (REEL,)), ("format:Reel", (REEL,)), ("channel:none kind:piece", ()), ("due:today", (SWEEP,)),
        ("due:<today", (THREAD,)), ("due:<=today", (THREAD, SWEEP)), ("due:>today", (REEL,)),
        ("due:<fri", (REEL, THREAD, SWEEP)), ("due:none", (OWN, LIST)), ('due:<"today 11:00"', (THREAD,)),
        ('due:<"16.4. 11:00"', (THREAD, SWEEP)), ('due:>="today 12:00"', (REEL, SWEEP)),
        ("due:12.4.,16.4.", (REEL, THREAD)), ("golive:fri", (REEL,)), ('golive:<"fri 10:00"', ()),
        ('size:>=1"', (SWEEP,)), ("size:1/2", (THREAD,)), ("size:<1", (THREAD,)), ("size:none", (OWN, LIST, REEL)),
        ("win:any", ()), ("win:>0", ()), ("owner:", CARDS), ("due:<", (REEL, THREAD, SWEEP)), ("owner:me sweep", ()),
        ("due:<fri -due:<today", (REEL, SWEEP)),
    ],
)  # fmt: skip
def test_conditions_look_at_the_fields(text: str, cards: tuple[Card, ...]) -> None:
    expected = tuple(card for card in CARDS if card.due) if text == "due:<" else cards
    assert passing(text) == expected


def test_cards_of_a_playbook_are_found_by_its_name() -> None:
    origins = {"a": "playbook:product-launch/film", "b": "playbook:crisis/hold", "c": "csv:product-launch", "d": ""}
    cards = [OWN._replace(id=key, origin=origin) for key, origin in origins.items()]
    here = board(cards, [])
    for text, found in (
        ("playbook:product-launch", "a"), ("playbook:Product_Launch,crisis", "ab"), ("playbook:any", "ab"),
        ("playbook:none", "cd"), ("-playbook:crisis", "acd"), ("playbook:product", ""),
    ):  # fmt: skip
        assert "".join(select(read(text), here)) == found


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("is:stale", (LIST,)), ("is:fresh", (OWN,)), ("is:fading", ()), ("is:late", (THREAD,)),
        ("is:carried", (THREAD,)), ("is:unowned", (SWEEP,)), ("is:blocked", (SWEEP,)), ("is:open", CARDS),
        ("is:done", ()), ("is:live", ()), ("is:archived", ()), ("is:private", ()), ("!private", ()),
        ("is:orphan", (LIST, THREAD, SWEEP)), ("is:on-paper", (LIST,)), ("is:adrift", (THREAD, SWEEP)),
        ("is:late,blocked", (THREAD, SWEEP)), ("-is:adrift", (OWN, LIST, REEL)), ("is:on_paper", (LIST,)),
        ("is:adrift is:blocked", (SWEEP,)),
    ],
)  # fmt: skip
def test_states_are_those_that_the_screen_shows(text: str, cards: tuple[Card, ...]) -> None:
    assert passing(text) == cards


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("is:bogus", "is can be adrift, approved"), ("is:sta", "is can be stale, static."),
        ("kind:pie", "kind can be piece"),
        ("due:banana", "due: 'banana' is not a date"), ("size:x", "not a length"),
        ("stage:<draft", "cannot be compared"), ("is:>late", "cannot be compared"),
        ("due:4/5/2026", "name the month"),
    ],
)  # fmt: skip
def test_a_value_that_a_key_cannot_have_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as error:
        read(text)
    assert complaint in str(error.value)


@pytest.mark.parametrize("text", ["foo:bar", "http://x", "#1", "@", "^own", "\\owner:me", "live:fri", "a:", "--", "-"])
def test_what_is_not_known_is_text(text: str) -> None:
    assert all(not term.key for term in read(text).terms)


_fields = st.fixed_dictionaries(
    {
        "title": st.one_of(lines, st.sampled_from(["Maker\nweek", "É", "e\u0301", "ẞ 👩\u200d👧", "a\0b"])),
        "kind": st.sampled_from(["note", "piece", "tactic", "signal"]),
        "stage": st.sampled_from(["draft", "let go", "blocked", "live"]),
        "owner": st.sampled_from(["", "ana", "ben"]),
        "tags": st.sampled_from(["", "tag", "paid tag"]),
        "channel": st.sampled_from(["", "ig", "YT"]),
        "due": st.sampled_from(["", "2026-04-13", "2026-04-14", "2026-04-17T11:00"]),
        "size": st.sampled_from([0, 8, 24]),
        "closed": st.sampled_from(["", "2026-04-14T01:00:00.000Z"]),
        "private": st.sampled_from([0, 1]),
    }
)
_ids = st.sampled_from(["bcd", "bcf", "own", "fri", "zzz", "ktm"])
_decks = st.dictionaries(_ids, _fields, max_size=6)
_links = st.lists(st.tuples(_ids, _ids), max_size=5)


@given(
    _decks,
    _links,
    st.lists(st.one_of(lines, st.sampled_from(["e", "é", "É", "bcd", "ss", "maker week", "a b"])), max_size=3),
)
def test_select_gives_exactly_what_matches(
    deck: dict[str, dict[str, Any]], links: list[tuple[str, str]], typed: list[str]
) -> None:
    cards = [OWN._replace(id=key, **values) for key, values in deck.items()]
    here = board(cards, links)
    for text in typed:
        wanted = read_or_refused(read, text)
        if wanted is not None:
            passed = tuple(card.id for card in cards if matches(wanted, card, here))
            assert select(wanted, here) == passed
            assert select(wanted, here, cards) == passed
            found = sift(wanted, here)
            for (kind, stage), group in here.groups.items():
                assert found.group(kind, stage) == tuple(card for card in group if card.id in passed)


@given(anything)
def test_any_line_is_a_filter_or_refused_and_its_text_means_the_same(text: str) -> None:
    wanted = read_or_refused(read, text)
    if wanted is not None:
        assert read(wanted.text) == wanted
        assert hash(read(wanted.text)) == hash(wanted)


def test_filters_differ_by_what_they_ask_for() -> None:
    assert read("due:fri") == read(" due:2026-04-17 ")
    assert read("own") != read("-own")


def test_what_hangs_on_the_minute_is_asked_at_the_moment_of_looking() -> None:
    stages = "idea, draft, review, live"
    open_one = LIST._replace(kind="piece", stage="review", due="", golive="2026-04-14T10:00")
    room = board([open_one])
    here = replace(room, campaign=room.campaign._replace(stages=stages))
    before, after = (NOW.replace(hour=hour, minute=1) for hour in (9, 10))
    for state, wanted in (("missed-live", True), ("expired", True), ("unapproved", True), ("approved", False)):
        filter = read(f"is:{state}")
        assert bool(sift(filter, here, after).group("piece", "review")) is wanted
        if state in ("missed-live", "expired"):
            assert not sift(filter, here, before).group("piece", "review")
    approved = replace(here, cards={LIST.id: open_one._replace(approved="2026-04-14T07:00:00.000Z", approver="ana")})
    assert sift(read("is:approved is:missed-live -is:expired"), approved, after).group("piece", "review")
    held = replace(here, campaign=here.campaign._replace(held="a recall"))
    assert not sift(read("is:missed-live,late"), held, after + timedelta(days=2)).group("piece", "review")


def test_a_piece_that_was_sent_back_is_found_by_it() -> None:
    back = LIST._replace(kind="piece", stage="draft", reason="no source", approver="ana", waived="a story")
    assert select(read("is:sent-back is:waived"), board([back])) == (LIST.id,)
    assert select(read("is:sent-back"), board([back._replace(approver="")])) == ()


def test_a_piece_that_did_not_go_live_on_its_day_is_late() -> None:
    here = board([LIST._replace(kind="piece", stage="idea", due="", golive="2026-04-13T10:00")])
    assert select(read("is:late"), here) == (LIST.id,)
    gone = board(
        [LIST._replace(kind="piece", stage="live", golive="2026-04-13T10:00", closed="2026-04-13T08:00:00.000Z")]
    )
    assert select(read("is:late"), gone) == ()


def test_client_budget_and_embargo_are_asked_for_like_any_other_field() -> None:
    kept = REEL._replace(client="ACME & Sons", budget="2k", embargo="2026-04-17T09:00")
    for text, found in [
        ('client:"acme & sons"', True), ("client:none", False), ("budget:2K", True), ("budget:any", True),
        ("embargo:>today", True), ("embargo:<fri", False), ("embargo:none", False),
    ]:  # fmt: skip
        assert (kept.id in select(parse_filter(text, NOW, "ana"), BOARD, [kept])) is found, text
