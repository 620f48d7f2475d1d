"""Playbooks as files: read with care, everything wrong with a line and a reason, and written to be read again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world import HOSTILE
from warroom.domain.inches import MILE
from warroom.domain.model import Kind
from warroom.domain.playbook import KINDS, Moment, Play, Playbook, read_moment, slug, write_moment
from warroom.formats.playbooks import Misprint, Problem, read, write

LAUNCH = """\
+++
title = "A product launch"
about = "Six weeks to the day"
golive = "start+42 10:00"
days_off = "before"

[roles]
lead = "decides"
writer = "writes the words"
+++

What it is for.

## note: One promise {#promise}
> @lead start+1 shelf:60 #positioning

In the customer's words.

## piece: The letter {#letter}
> @writer, due golive-3 16:00 · live golive 10:00 · 1 1/2" +nl format:letter #launch ^promise
> ^talks

Draft it in one go.

- [ ] subject line
- [ ] one link

### How it is done well

Write the **subject** last.

## tactic: Talk to five customers {#talks}
> @lead start+2 2in channel:"the shop floor" stage:doing
"""


def problems(text: str) -> list[str]:
    with pytest.raises(Misprint) as found:
        read("launch", text)
    return [f"{problem.line}: {problem.said}" for problem in found.value.problems]


def with_card(facts: str, kind: str = "tactic") -> str:
    return f"+++\n+++\n## {kind}: Call\n{facts}\n"


def test_a_whole_playbook() -> None:
    book = read("launch", LAUNCH)
    assert (book.name, book.title, book.about, book.text) == (
        "launch", "A product launch", "Six weeks to the day", "What it is for.",
    )  # fmt: skip
    assert book.golive == Moment("start", 42, clock="10:00")
    assert book.days_off == "before"
    assert book.roles == (("lead", "decides"), ("writer", "writes the words"))
    note, letter, talks = book.plays
    assert note == Play(
        "promise", "note", "One promise", "lead", Moment("start", 1), tags="positioning", shelf=60,
        body="In the customer's words.",
    )  # fmt: skip
    assert letter == Play(
        "letter", "piece", "The letter", "writer", Moment("golive", -3, clock="16:00"), Moment("golive", clock="10:00"),
        24, "nl", "letter", tags="launch", fed_by=("promise", "talks"),
        body="Draft it in one go.\n\n- [ ] subject line\n- [ ] one link", howto="Write the **subject** last.",
    )  # fmt: skip
    assert (talks.channel, talks.stage, talks.size) == ("the shop floor", "doing", 32)
    assert book.goes_live
    assert book.all_roles == ("lead", "writer")


def test_what_was_read_is_written_as_it_can_be_read() -> None:
    book = read("launch", LAUNCH)
    assert read("launch", write(book)) == book
    assert '> @writer golive-3 16:00 live golive 10:00 1 1/2" +nl format:letter #launch ^promise ^talks' in write(book)


ROUTINES = """\
+++
golive = "start+10"
+++
## note: Why {#why}
## routine: Sweep {#sweep}
> @lead every:"weekday 9:30" 1/2" #community ^why

- [ ] mentions
- [x] reviews

### How it is done well

Oldest first.

## routine: Call one member {#call}
> every:"fri" golive+1 until golive+30 repeat:completion zone:Asia/Tokyo
"""


def test_what_recurs_says_how_often_from_when_and_until_when() -> None:
    book = read("week", ROUTINES)
    _, sweep, call = book.plays
    assert sweep == Play(
        "sweep", "tactic", "Sweep", "lead", Moment("start"), size=8, tags="community", fed_by=("why",),
        body="- [ ] mentions\n- [x] reviews", howto="Oldest first.", every="weekday 9:30",
    )  # fmt: skip
    assert (call.every, call.due, call.until, call.repeat, call.zone) == (
        "fri", Moment("golive", 1), Moment("golive", 30), "completion", "Asia/Tokyo",
    )  # fmt: skip
    assert (sweep.sort, book.plays[0].sort, book.said) == ("routine", "note", "1 card and 2 routines")
    assert book.goes_live
    assert read("week", write(book)) == book
    assert '> @lead every:"weekday 9:30" start 1/2" #community ^why' in write(book)


def test_names_and_titles_are_what_a_card_is_fed_by() -> None:
    book = read("x", "+++\n+++\n## note: Own the Story!\n## tactic: Call {#c}\n> ^own-the-story ^Own-The-Story\n")
    assert [play.name for play in book.plays] == ["own-the-story", "c"]
    assert book.plays[1].fed_by == ("own-the-story",)
    assert book.title == "x"


@pytest.mark.parametrize(
    ("text", "moment", "written"),
    [
        ("start", Moment("start"), "start"),
        ("Start+2", Moment("start", 2), "start+2"),
        ("start-3", Moment("start", -3), "start-3"),
        ("start+2w", Moment("start", 14), "start+14"),
        ("start+2weeks 9:05", Moment("start", 14, clock="09:05"), "start+14 9:05"),
        ("go-live-5 10:00", Moment("golive", -5, clock="10:00"), "golive-5 10:00"),
        ("golive+30m", Moment("golive", minutes=30), "golive+30m"),
        ("golive-2h", Moment("golive", minutes=-120), "golive-2h"),
        ("golive+24h", Moment("golive", 1), "golive+1"),
        ("golive+0", Moment("golive"), "golive"),
    ],
)
def test_moments(text: str, moment: Moment, written: str) -> None:
    assert read_moment(text) == moment
    assert write_moment(moment) == written
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "start+", "start+2h", "start+99999", "golive+2h 10:00", "start 25:00", "start 9"]
)
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"moment|start is a day|not both"):
        read_moment(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: A playbook begins with a line +++, then title = \"…\", then +++ again."),
        ("+++\ntitle = \"x\"\n", "1: Its head is never closed: another line +++ must stand below it."),
        ("+++\ntitle = \"x\"\n\nabout = here\n+++\n## note: N\n", "4: Its head is no valid TOML: "),
        ("\n+++\ncolour = 1\n+++\n## note: N\n", "3: There is no key 'colour': there are title, about, "),
        ("+++\ntitle = 3\n+++\n## note: N\n", "2: title must be a text in quotes, as in title = \"…\"."),
        ("+++\ngolive = \"golive+2\"\n+++\n## note: N\n", "2: golive is counted from the start"),
        ("+++\ngolive = \"soon\"\n+++\n## note: N\n", "2: golive: 'soon' is no moment: write start+2"),
        ("+++\ndays_off = \"skip\"\n+++\n## note: N\n", "2: days_off is keep, before or after, not 'skip'."),
        ("+++\nstarts = \"someday\"\n+++\n## note: N\n", "2: starts is a day of the week, as in starts = \"mon\", not"),
        ("+++\nroles = 1\n+++\n## note: N\n", "2: roles is a table"),
        ("+++\n[roles]\n\"two words\" = \"x\"\n+++\n## note: N\n", "3: 'two words' is no role: a role is one word"),
        ("+++\n+++\nOnly words.\n", "4: It has no cards: one begins with a line such as"),
        ("+++\n+++\n\n## tactc: Call\n", "4: '## tactc: Call' has no kind: a card begins with `## note: …`"),
        ("+++\n+++\n## signal: heard\n", "3: '## signal: heard' has no kind"),
        ("+++\n+++\n##Plain\n", "3: '##Plain' has no kind"),
        ("+++\n+++\n## note:\n", "3: The note has no title: write a title behind the colon."),
        ("+++\n+++\n## note: !!!\n", "3: The note has no name: give it one of letters, as in {#venue}."),
        ("+++\n+++\n## note: A\n## piece: A\n", "4: 'a': the card in line 3 is called so already"),
        ("+++\n+++\n## note: Promise\n## piece: A\n> ^promis\n", "5: No card here is called ^promis: did you mean ^p"),
        (with_card("> ^call"), "4: A card cannot feed itself: ^call."),
        ("+++\n[roles]\nwriter = \"w\"\n+++\n## note: N\n> @wrter\n", "6: @wrter is not among the roles: did you mean"),
        (with_card("> tomorow"), "4: 'tomorow' is not understood: write a role as @writer"),
        (with_card("> @a @b"), "4: It has a role already: a card has one."),
        (with_card("> start start+1"), "4: It has a day already"),
        (with_card("> due"), "4: 'due' is not understood"),
        (with_card("> 1/0"), "4: '1/0' divides by zero"),
        (with_card("> 1.03"), "4: '1.03' is no whole number of sixteenths"),
        (with_card("> live golive"), "4: Only a piece goes live, not a tactic: write the day without `live`."),
        (with_card("> 1/2", "note"), "4: A note has no size."),
        (with_card("> shelf:9"), "4: Only a note has a shelf life, not a tactic."),
        (with_card("> shelf:0", "note"), "4: A shelf life is a number of days"),
        (with_card("> every:\"weekday 9:00\""), "4: Only a routine recurs, not a tactic: begin it with `## r"),
        (with_card("> until start+5"), "4: Only a routine recurs, not a tactic"),
        (with_card("> @a 1", "routine"), "3: A routine says how often: every:\"weekday 9:00\" or"),
        (with_card("> every:sometimes", "routine"), "4: 'sometimes' says nothing of how often: write every weekday"),
        (with_card("> every:\"weekday until 30 jun\"", "routine"), "4: Days are counted in a playbook: write start+7"),
        (with_card("> every:\"mon from 14 apr\"", "routine"), "4: Days are counted in a playbook"),
        (with_card("> every:mon start+1 9:00", "routine"), "3: A routine has its time in how often"),
        (with_card("> every:mon golive+2h", "routine"), "3: A routine has its time in how often"),
        (with_card("> every:\"mon 4 times\" until start+30", "routine"), "3: Say either a last day or how many times"),
        (with_card("> every:\"mon 4 times\" repeat:completion", "routine"), "3: Say either a last day or how"),
        (with_card("> every:mon repeat:often", "routine"), "4: A routine repeats fixed, from completion, or skips"),
        (with_card("> every:mon zone:Berlin", "routine"), "4: There is no time zone 'Berlin'; did you mean"),
        (with_card("> every:mon +ig", "routine"), "4: A routine has no channel: take it out."),
        (with_card("> every:mon stage:doing", "routine"), "4: A routine has no stage"),
        (with_card("> every:mon live golive", "routine"), "4: Only a piece goes live, not a routine"),
        (with_card("> every:mon\n\nA text.", "routine"), "3: A routine has no other text than a checklist, `- [ ]"),
        (with_card("> every:mon\n\n- [ ] a\nwords\n- [ ] b", "routine"), "3: A routine has no other text than"),
        (with_card("> every:mon\n## note: N\n> ^call", "routine"), "6: A routine feeds nothing, for it is many: take"),
        (with_card(f"> channel:{'x' * 301}"), "4: The channel has 301 characters; 300 is the most."),
        ("+++\n+++\n## note: N\n\nA \0 here\n", "5: There is a NUL character: take it out."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line_and_what_would_be_right(text: str, said: str) -> None:
    assert any(problem.startswith(said) for problem in problems(text)), problems(text)


def test_everything_wrong_is_told_at_once() -> None:
    text = "+++\ncolour = 1\n+++\n## note: N\n> @\n## tactic: T\n> ^gone\n"
    assert [problem.partition(":")[0] for problem in problems(text)] == ["2", "5", "7"]
    with pytest.raises(Misprint, match=re.escape("line 2: ") + ".*" + re.escape("(and 2 more)")):
        read("x", text)


def test_lines_that_look_like_cards_are_text_behind_a_backslash() -> None:
    book = read(
        "x", "+++\n+++\n## note: N\n\\## tactic: no card\n\\\\## two\n### three\n\\### How it is done well\n> said\n"
    )
    assert book.plays[0].body == "## tactic: no card\n\\## two\n### three\n### How it is done well\n> said"
    assert read("x", write(book)) == book


def test_bytes_of_other_systems() -> None:
    crlf = "\ufeff" + LAUNCH.replace("\n", "\r\n")
    assert read("launch", crlf) == read("launch", LAUNCH)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_as_it_is(text: str) -> None:
    title = " ".join(text.split())
    book = Playbook("x", title, title, text, (Play("n", "note", title, body=text, howto=text),))
    again = read("x", write(book))
    assert again.plays[0].title == title
    assert again.plays[0].body == text
    assert again.plays[0].howto == text


def test_a_playbook_of_a_size_nobody_writes_is_refused() -> None:
    many = "+++\n+++\n" + "".join(f"## note: N{n}\n" for n in range(501))
    assert any("501 cards; 500 is the most" in problem for problem in problems(many))
    assert "1,000,000 is the most" in problems("+++\n+++\n## note: N\n" + "x" * 1_000_000)[0]


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters='{}"“”'), min_size=1, max_size=12
)
lines = st.sampled_from(
    [
        "",
        "text",
        "## note: no",
        "\\## x",
        "### How it is done well",
        "> said",
        "- [x] item",
        "+++",
        "> @role",
        "  indented",
    ]
)
texts = st.lists(lines, max_size=6).map(lambda found: "\n".join(found).strip("\n"))
names = words.map(slug).filter(bool)
clocks = st.sampled_from(["", "09:00", "23:59"])
moments = st.one_of(
    st.builds(Moment, st.sampled_from(["start", "golive"]), st.integers(-400, 400), st.just(0), clocks),
    st.builds(Moment, st.just("golive"), st.just(0), st.integers(-600, 600).filter(bool), st.just("")),
)  # fmt: skip


every = st.sampled_from(["weekday 9:30", "mon, thu", "every 2 weeks on tue", "last fri of the month", "day 3 times"])
days = st.builds(Moment, st.sampled_from(["start", "golive"]), st.integers(-40, 60), st.just(0), st.just(""))


@st.composite
def routines(draw: st.DrawFn, name: str, others: list[str]) -> Play:
    often = draw(every)
    return Play(
        name,
        "tactic",
        " ".join(draw(st.lists(words, min_size=1, max_size=4))),
        draw(st.sampled_from(["", "lead", "writer"])),
        draw(days),
        size=draw(st.integers(0, MILE)),
        tags=draw(st.sampled_from(["", "launch press"])),
        fed_by=tuple(draw(st.lists(st.sampled_from(others), unique=True, max_size=2))) if others else (),
        body=draw(st.sampled_from(["", "- [ ] FB\n- [ ] IG, then YT"])),
        howto=draw(texts),
        every=often,
        until=draw(st.none() | days) if "times" not in often else None,
        repeat=draw(st.sampled_from(["", "skip"])),
        zone=draw(st.sampled_from(["", "Asia/Tokyo"])),
    )


@st.composite
def plays(draw: st.DrawFn, name: str, others: list[str]) -> Play:
    kind: Kind = draw(st.sampled_from(KINDS))
    return Play(
        name,
        kind,
        " ".join(draw(st.lists(words, min_size=1, max_size=4))),
        draw(st.sampled_from(["", "lead", "writer", "video-editor"])),
        draw(st.none() | moments),
        draw(st.none() | moments) if kind == "piece" else None,
        draw(st.integers(0, MILE)) if kind != "note" else 0,
        draw(st.sampled_from(["", "ig", "the press list", "a-b", "x:y"])),
        draw(st.sampled_from(["", "reel", "long read"])),
        draw(st.sampled_from(["", "draft", "in review"])),
        draw(st.sampled_from(["", "launch", "launch press"])),
        draw(st.integers(0, 400)) if kind == "note" else 0,
        tuple(draw(st.lists(st.sampled_from(others), unique=True, max_size=3))) if others else (),
        draw(texts),
        draw(texts),
    )


@st.composite
def playbooks(draw: st.DrawFn) -> Playbook:
    found = draw(st.lists(names, min_size=1, max_size=6, unique=True))
    again = draw(st.lists(names.filter(lambda name: name not in found), max_size=2, unique=True))
    return Playbook(
        "x",
        draw(words),
        draw(st.sampled_from(["", 'What "it" is \\ for'])),
        draw(texts),
        (
            *(draw(plays(name, [other for other in found if other != name])) for name in found),
            *(draw(routines(name, found)) for name in again),
        ),
        draw(st.sampled_from([(), (("lead", "decides"), ("writer", ""), ("video-editor", 'a "b"'))])),
        draw(st.none() | st.builds(Moment, st.just("start"), st.integers(0, 400), st.just(0), clocks)),
        draw(st.sampled_from(["keep", "before", "after"])),
        draw(st.sampled_from(["", "mon", "sun"])),
    )


@given(playbooks())
def test_every_playbook_is_read_as_it_was_written(book: Playbook) -> None:
    assert read("x", write(book)) == book


scraps = st.lists(st.sampled_from([*LAUNCH.splitlines(), "##", "+++", "\0", "> "]), max_size=30).map("\n".join)


@given(st.text(max_size=200) | scraps)
def test_no_text_does_worse_than_to_be_refused(text: str) -> None:
    found: tuple[Problem, ...] = ()
    try:
        assert read("x", text).plays
    except Misprint as error:
        found = error.problems
    assert all(problem.line >= 1 and problem.said for problem in found)
