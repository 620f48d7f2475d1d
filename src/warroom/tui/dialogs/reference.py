"""The grammar and the signs in short, as the help shows them."""

from __future__ import annotations

from typing import NamedTuple

from warroom.views.glyphs import glyphs, worded


class Topic(NamedTuple):
    """A heading with pairs of what is written or seen, and what it means."""

    title: str
    lines: tuple[tuple[str, str], ...]


def topics(ascii: bool = False) -> tuple[Topic, ...]:
    """All of it, in the signs that are in use."""
    sign = glyphs(ascii)
    signs = (
        (f"{sign.bar} {sign.mark}", "the selected card, a marked one"),
        (sign.lit, "in the thread of the selected card"),
        (f"{sign.todo} {sign.doing} {sign.done}", "to do, being done, done"),
        (f"{sign.carried} {sign.blocked}", "late or carried over, blocked"),
        (f"{sign.due} {sign.golive} {sign.routine}", "due, live, coming: calendar"),
        (sign.static, "has not moved for days"),
        (sign.none, "nobody, or no day"),
        (f"{sign.seen} {sign.unseen}", "somebody who is here, who is not"),
        (sign.target, "the day's target on the tape"),
        (sign.arrow, "feeds"),
        (sign.heavy * 2 + sign.rule * 2, "how much of somebody's day is booked"),
    )
    every = (*_GRAMMAR, Topic("Signs", signs))
    return tuple(Topic(t.title, tuple((worded(a, ascii), worded(b, ascii)) for a, b in t.lines)) for t in every)


_GRAMMAR = (
    Topic(
        "Adding, in one line",
        (
            ("@ana #tag", "owner, tag"),
            ("fri 11:00", "due: also today, +3d, in 2 weeks, 14 apr"),
            ('1.5"', 'size: also 1/4", 0.5in, 2 ft, ¾'),
            ("^own-the-maker", "a card that feeds it, by id or title"),
            ("+ig format:reel", "channel, format"),
            ("stage:review", "stage"),
            ('live:"fri 10:00"', "goes live; also fri 10:00 Tokyo"),
            ("client:acme budget:2k", "whom it is for, what it may cost"),
            ("embargo:fri", "not to go live before"),
            ("!private", "not shown when the screen is shared"),
            ("\\#1", "a backslash or quotes keep it text"),
        ),
    ),
    Topic(
        "A win",
        (("1/2 what was won", "then @who #tag ^card"),),
    ),
    Topic(
        "Filtering",
        (
            ("words", "in title, tags, owner or channel; all of them"),
            ("owner:me stage:draft", "also kind: channel: format: playbook: client:"),
            ('due:<fri size:>=1"', "comparing; also golive: embargo: win:"),
            ("is:stale", "late missed-live unapproved adrift…"),
            ("-#paid a,b", "not; one or the other"),
            ('"how it\'s made"', "just these words"),
        ),
    ),
    Topic(
        "The mouse",
        (
            ("click, double click", "select; open"),
            ("drag", "to a stage; onto a card to feed it, again to stop"),
            ("shift+drag", "select text, in most terminals"),
        ),
    ),
)
