from __future__ import annotations

import pytest
from hypothesis import example, given

from tests.unit.domain.worlds import NOW, OWN, REEL, WORDS, anything, read_or_refused
from warroom.domain.dates import check_zone
from warroom.domain.filters import parse_filter
from warroom.domain.grammar import Added, parse_add, parse_win, say_add, say_win, write_add
from warroom.domain.inches import parse_inches

EXAMPLE = 'Seed clip to 6 maker groups @ana fri 11:00 1.5" #community ^own-the-maker-story'


def add(text: str) -> Added:
    return parse_add(text, WORDS)


def test_the_example_is_read_and_said_in_full() -> None:
    added = add(EXAMPLE)
    assert added == Added(
        "Seed clip to 6 maker groups", "ana", False, "community", "2026-04-17T11:00", 24, (OWN.id,)
    )  # fmt: skip
    said = say_add(added, NOW, {OWN.id: OWN.title}.__getitem__)
    assert (
        said == "Seed clip to 6 maker groups · ana · Fri 17 Apr 11:00 · 1½″ · #community · fed by Own the maker story"
    )
    plain = say_add(added, NOW, ascii=True)
    assert plain.isascii()


@pytest.mark.parametrize(
    ("text", "title", "due"),
    [
        ("Call the May committee fri", "Call the May committee", "2026-04-17"),
        ("Call Thursday", "Call", "2026-04-16"),
        ("Send draft by fri", "Send draft", "2026-04-17"),
        ("Call mom fri, 3pm", "Call mom", "2026-04-17T15:00"),
        ("Call 9pm tomorrow", "Call", "2026-04-15T21:00"),
        ("Review 2026-04-14T11:00", "Review", "2026-04-14T11:00"),
        ("Draft on 14 apr at 11", "Draft", "2026-04-14T11:00"),
        ("Recap fri @ana 3pm", "Recap", "2026-04-17T15:00"),
        ("Recap 3pm #x fri", "Recap", "2026-04-17T15:00"),
        ("Draft +3d", "Draft", "2026-04-17"),
        ("Ship in 2 weeks", "Ship", "2026-04-28"),
        ("Write 1/2 noon", "Write", "2026-04-14T12:00"),
        ("What we know today", "What we know", "2026-04-14"),
        ("x due:fri", "x", "2026-04-17"),
        ('x due:"fri 11:00"', "x", "2026-04-17T11:00"),
        ("x fri due:mon", "x", "2026-04-20"),
    ],
)
def test_a_date_at_the_end_is_taken_out(text: str, title: str, due: str) -> None:
    assert (add(text).title, add(text).due) == (title, due)


@pytest.mark.parametrize(
    "title",
    [
        "3pm webinar recap", "Friday newsletter", "Plan Black Friday", "Throwback Thursday", "Prep for friday",
        "Notes from yesterday", "USA Today", "High Noon", "Open 24/7", "Call the May committee", "from mon to fri",
        "May", "Plan next week", "Review 30 feb", "are we live today?", "Part 1/2", "Episode 3/4", "9/10 dentists",
        "Issue #1 and #2", "Write to ana@example.com", "Reel +1", "the +tk reel", "+tk reel",
        "live: the show", "50% off — sale", "^_^", "# and @",
        "Launch day \\o/", 'a "b', "Thank @nytimes for it", "6 maker groups", "Top 10", "!important", "http://",
        'Post "how it\'s made in 2 weeks"', '"fri"', "stage whisper", "note:this", "[50% off] /sale/", "v1.4", "-", "1",
    ],
)  # fmt: skip
def test_what_only_looks_like_more_stays_the_title(title: str) -> None:
    assert add(title)._replace(remarks=()) == Added(title)


@pytest.mark.parametrize(
    ("text", "title", "size"),
    [
        ('Hang 1 1/2"', "Hang", 24), ("Hang 0.5in", "Hang", 8), ("Hang 1in", "Hang", 16), ("Hang 2ft", "Hang", 384),
        ("Hang ¾", "Hang", 12), ("Hang in 1in", "Hang in", 16), ("Check in", "Check in", 0),
        ("Hang 2 ft 3 in", "Hang", 432), ("Hang 1/4 fri", "Hang", 4), ("Hang fri 1/4", "Hang", 4),
        ("Hang size:1-1/2", "Hang", 24), ('Hang size:"1 1/2"', "Hang", 24), ("Send 6", "Send 6", 0),
        ('Hang 24" poster', 'Hang 24" poster', 0), ("Cut apr 14 1/2", "Cut", 8), ("Cut 1½″", "Cut", 24),
    ],
)  # fmt: skip
def test_a_size_at_the_end_needs_a_unit_or_a_fraction(text: str, title: str, size: int) -> None:
    assert (add(text).title, add(text).size) == (title, size)


@pytest.mark.parametrize(
    ("text", "due", "size"),
    [
        ('Hang fri 1 1/2"', "2026-04-17", 24), ("Hang fri 1 1/2", "2026-04-17", 24),
        ("Hang next fri 2 ft 3 in", "2026-04-24", 432), ("Hang 16 apr 1 ½", "2026-04-16", 24),
        ("Hang apr 16 1 1/2", "2026-04-16", 24), ("Hang apr 16 1/2", "2026-04-16", 8),
        ('Hang fri at 1 1/2"', "2026-04-17T01:00", 8), ('Hang fri 11:00 1 1/2"', "2026-04-17T11:00", 24),
        ('Hang 16 apr 2026 1/2"', "2026-04-16", 8), ('Hang fri 11 2"', "2026-04-17T11:00", 32),
    ],
)  # fmt: skip
def test_a_number_before_a_fraction_is_inches_and_not_an_hour(text: str, due: str, size: int) -> None:
    added = add(text)
    assert (added.title, added.due, added.size) == ("Hang", due, size)


def test_a_size_that_is_no_whole_number_of_sixteenths_stays_and_is_said() -> None:
    added = add('Poster 1.3"')
    assert (added.title, added.size) == ('Poster 1.3"', 0)
    assert 'the nearest are 1 1/4" and 1 5/16"' in added.remarks[0]
    assert added.remarks[0] in say_add(added, NOW)


@pytest.mark.parametrize(
    ("text", "title", "owner", "new"),
    [
        ("Draft @ana", "Draft", "ana", False), ("@Ana: Draft", "Draft", "ana", False),
        ("Draft @me", "Draft", "ben", False), ("Draft @zoe", "Draft", "zoe", True),
        ("Ask @ana about it", "Ask @ana about it", "ana", False),
        ("Ask @zoe about it", "Ask @zoe about it", "", False),
        ("Ask @ana about it @ben", "Ask @ana about it", "ben", False),
        ("Draft @ana @ben", "Draft @ben", "ana", False), ("Draft owner:zoe", "Draft", "zoe", True),
        ("@zoe news", "@zoe news", "", False),
    ],
)  # fmt: skip
def test_the_owner_is_who_is_known_or_stands_at_the_end(text: str, title: str, owner: str, new: bool) -> None:
    added = add(text)
    assert (added.title, added.owner, added.new_owner) == (title, owner, new)


@pytest.mark.parametrize(
    ("text", "title", "tags"),
    [
        ("Draft #b #a", "Draft", "b a"), ("#a Draft", "Draft", "a"),
        ("Launch the #MakerWeek run", "Launch the #MakerWeek run", "makerweek"), ("Draft tag:a,b #a", "Draft", "a b"),
        ("Draft #1", "Draft #1", ""), ("Draft \\#a", "Draft #a", ""), ("Draft tag:1", "Draft tag:1", ""),
    ],
)  # fmt: skip
def test_tags_at_the_edges_are_taken_out_and_amid_the_words_stay(text: str, title: str, tags: str) -> None:
    assert (add(text).title, add(text).tags) == (title, tags)


def test_every_key_is_understood_wherever_it_stands() -> None:
    added = add('live:"fri 10:00" Reel +yt format:reel of stage:review the !private bench https://x.io/?a=b#c ^ktm')
    assert added == Added(
        "Reel of the bench", channel="YT", format="reel", stage="review", golive="2026-04-17T10:00",
        link="https://x.io/?a=b#c", private=True, feeds=(REEL.id,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "channel", "new"),
    [
        ('Film the unboxing @ana fri 11:00 +tk 1/2" #launch', "tk", True),
        ('Film the unboxing @ana fri 11:00 +YT 1/2" #launch', "YT", False),
        ('Film the unboxing @ana fri 11:00 channel:tk 1/2" #launch', "tk", True),
    ],
)
def test_a_channel_at_the_end_may_be_new_and_keeps_nothing_from_being_read(text: str, channel: str, new: bool) -> None:
    added = add(text)
    assert (added.title, added.owner, added.due) == ("Film the unboxing", "ana", "2026-04-17T11:00")
    assert (added.size, added.tags, added.channel, added.new_channel) == (8, "launch", channel, new)
    assert (f"{channel}, new here" in say_add(added, NOW)) is new


def test_a_date_that_begins_like_a_channel_is_a_date() -> None:
    assert (add("Reel +3d").due, add("Reel +3d").channel) == ("2026-04-17", "")


def test_a_win_keeps_what_is_no_channel() -> None:
    assert parse_win("1/2 shipped it with ben +tk", WORDS).text == "shipped it with ben +tk"


def test_a_link_amid_the_words_counts_and_stays() -> None:
    added = add("see https://x.io/a for more")
    assert (added.title, added.link) == ("see https://x.io/a for more", "https://x.io/a")


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("x live:banana", "live:banana stays"), ("x size:much", "size:much stays"),
        ("Prep for friday", "write due:friday"), ("copy @ana @ben", "the owner is ana"),
        ("x https://a.io https://b.io", "there is a link already"), ("Part 1/2", "size:1/2"),
    ],
)  # fmt: skip
def test_what_stays_text_against_the_look_of_it_is_remarked_on(text: str, remark: str) -> None:
    added = add(text)
    assert len(added.remarks) == 1
    assert remark in added.remarks[0]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "needs a title"), ("  ", "needs a title"), ("fri", "leaves no title"), ("@ana #x", "leaves no title"),
        ("x ^nobody", "No card matches ^nobody"), ("x ^own", "'Own the maker story', 'Owned list'"),
        ("x" * 501, "501 characters"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_refused_with_a_sentence(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as error:
        add(text)
    assert complaint in str(error.value)


def test_a_backslash_or_quotes_keep_words_in_the_title() -> None:
    assert add("Call \\fri").title == "Call fri"
    assert add("Call \\@ana \\^x \\due:fri \\1/2 \\\\x").title == "Call @ana ^x due:fri 1/2 \\x"
    assert add('Call "@ana #x ^y" fri').title == 'Call "@ana #x ^y"'


def test_a_title_can_be_kept_by_every_store() -> None:
    assert add("a\0b \ud800").title == "a�b �"


@given(anything)
@example('<" "')
@example('live:"  "')
@example(", fri,")
def test_any_line_is_a_card_or_refused_and_what_was_read_can_be_written(text: str) -> None:
    added = read_or_refused(add, text)
    if added is not None:
        assert add(write_add(added))._replace(remarks=()) == added._replace(remarks=())
        assert added.title in say_add(added, NOW)


@given(anything)
def test_any_title_can_be_asked_for(text: str) -> None:
    title = " ".join(text.replace("\0", "").encode("utf-8", "replace").decode().split())
    if title:
        assert add(write_add(Added(title))) == Added(title)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1/2 answered 14 comments @ana #community ^ktm", "½″ · answered 14 comments · ana · #community · for a reel"),
        ('1 1/2" call', "1½″ · call · ben"), ("2 in the bag", "2″ · the bag · ben"), ("1/2", "½″ · ben"),
        ("¾ thanks @ana for fri", "¾″ · thanks @ana for fri · ana"), ("2'3\" up @zoe", "27″ · up · zoe"),
        ("1 3pm call", "1″ · 3pm call · ben"),
    ],
)  # fmt: skip
def test_a_win_is_a_length_and_what_for(text: str, said: str) -> None:
    assert say_win(parse_win(text, WORDS), {REEL.id: "a reel"}.__getitem__) == said


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Start with the length"), ("answered 1/2", "Start with the length"), ("0.3 x", "the nearest are"),
        ("3 1/3 x", "the nearest are"), ("24/7 x", "the nearest are"), ("1e4 x", "'e'"),
        ("-1 x", "less than nothing"), ("5000 mi x", "more than a mile"), ("1/2 x ^nobody", "No card matches"),
        ("1/2 ^ktm ^qws", "one ^card only"),
    ],
)  # fmt: skip
def test_a_win_without_a_length_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as error:
        parse_win(text, WORDS)
    assert complaint in str(error.value)


@given(anything)
def test_any_line_is_a_win_or_refused(text: str) -> None:
    won = read_or_refused(lambda line: parse_win(line, WORDS), text)
    assert won is None or won.size > 0


_WALLS = (
    "x" * 300_000,
    "1" + " " * 300_000 + "x",
    '"' * 4_900,
    '"a ' * 1_600,
    "@a " * 1_600,
    "1 " * 2_400,
    "9" * 4_900,
)


@pytest.mark.parametrize("text", _WALLS, ids=range(len(_WALLS)))
def test_a_pasted_wall_of_text_is_answered_at_once_and_briefly(text: str) -> None:
    for read in (add, lambda line: parse_win(line, WORDS), lambda line: parse_filter(line, NOW, "ana"), parse_inches):
        read_or_refused(read, text)
    for key in ("due", "size", "is", "kind", "owner", "live"):
        read_or_refused(add, f'x {key}:"{text}"')
        read_or_refused(lambda line: parse_filter(line, NOW, "ana"), f"{key}:{text}")
    read_or_refused(check_zone, text)


def test_whom_it_is_for_what_it_costs_and_until_when_it_is_kept_are_said_and_read_back() -> None:
    added = add('Press kit client:"ACME & Sons" budget:"1,200 €" embargo:"fri 9:00"')
    assert (added.title, added.client, added.budget) == ("Press kit", "ACME & Sons", "1,200 €")
    assert added.embargo == "2026-04-17T09:00"
    assert say_add(added, NOW).endswith("for ACME & Sons · budget 1,200 € · embargo until Fri 17 Apr 9:00")
    assert add(write_add(added)) == added
