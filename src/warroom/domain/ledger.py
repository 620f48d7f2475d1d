"""The inch ledger: which wins a line of words lets through, and how they are brought together.

    radio @ana #press >1in day:>=mon -channel:yt "the last four"

All words must hold; `-` in front turns one round.  A word is looked for in the win's text, its card's title and
its day; `@ana` is `who:ana`, `#press` is `tag:press`, `>1in` is `size:>1in`.  `day` and `size` compare with
`<` `<=` `>` `>=`, and a day is said as people do; a key without a value yet lets everything through.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias

from warroom.domain.haystack import fold
from warroom.domain.inches import parse_inches
from warroom.domain.model import Win
from warroom.domain.text import brief
from warroom.domain.when import parse_when
from warroom.domain.whence import SOURCES, Source, Whence
from warroom.domain.words import Word, split_words

By: TypeAlias = Literal["day", "card"] | Source
WAYS: tuple[By, ...] = ("day", *SOURCES, "card")
_KEYS = ("who", "tag", "channel", "playbook", "day", "size")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "": operator.eq, "=": operator.eq, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

_Test: TypeAlias = Callable[[Win], bool]


class Group(NamedTuple):
    """Wins under one heading, newest first, and what they come to in sixteenths."""

    name: str
    wins: tuple[Win, ...]
    size: int


def matching(wins: Iterable[Win], text: str, whence: Whence, now: datetime) -> tuple[Win, ...]:
    """The wins that hold every word; `now` is aware, in the campaign's zone.

    Raises ValueError with a sentence for a value that its key cannot have.
    """
    tests = [_test(word, whence, now) for word in split_words(text)]
    return tuple(win for win in wins if all(test(win) for test in tests))


def grouped(wins: Iterable[Win], by: By, whence: Whence) -> tuple[Group, ...]:
    """The wins under their headings: days newest first, others by what they come to; of several names under each."""
    found: dict[str, list[Win]] = {}
    for win in sorted(wins, key=lambda win: (win.day, win.at, win.id), reverse=True):
        names = (win.day,) if by == "day" else (win.card,) if by == "card" else whence.names(by, win)
        for name in names:
            found.setdefault(name, []).append(win)
    groups = [Group(name, tuple(held), sum(win.size for win in held)) for name, held in found.items()]
    if by != "day":
        groups.sort(key=lambda group: (not group.name, -group.size, group.name))
    return tuple(groups)


def _test(word: Word, whence: Whence, now: datetime) -> _Test:
    """The word as a test of wins."""
    said = word.text
    negated = not word.literal and said.startswith("-") and len(said) > 1
    test = _text(word.body if word.quoted and word.literal else said, whence)
    if not word.literal:
        said = f"{word.lead}{word.body}" if word.quoted else said
        test = _condition(said[1:] if negated else said, whence, now)
    return (lambda win: not test(win)) if negated else test


def _condition(said: str, whence: Whence, now: datetime) -> _Test:
    key, colon, value = said.partition(":")
    if colon and not value and key.lower() in _KEYS:
        return lambda _: True
    if not (colon and key.lower() in _KEYS):
        signs = {"@": "who", "#": "tag", "<": "size", ">": "size"}
        key, value = signs.get(said[:1], ""), said if said[:1] in "<>" else said[1:]
    key = key.lower()
    if not key or not value:
        return _text(said, whence)
    if key in ("day", "size"):
        return _compared(key, value, now)
    wanted = fold(value.removeprefix("@" if key == "who" else "#"))
    source: Source = (
        "person" if key == "who" else "tag" if key == "tag" else "channel" if key == "channel" else "playbook"
    )
    return lambda win: wanted in map(fold, whence.names(source, win))


def _compared(key: str, text: str, now: datetime) -> _Test:
    op, value = re.fullmatch(r"(<=|>=|<|>|=|)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    compare = _COMPARE[op]
    if key == "size":
        size = parse_inches(value)
        return lambda win: compare(win.size, size)
    try:
        day = parse_when(value.replace("_", " "), now).day
    except ValueError as error:
        raise ValueError(f"day:{brief(value)}: {error}") from None
    return lambda win: compare(win.day, day)


def _text(text: str, whence: Whence) -> _Test:
    folded = fold(text)

    def holds(win: Win) -> bool:
        card = whence.card(win)
        return folded in fold(f"{win.text} {card.title if card else ''} {win.day}")

    return holds
