"""The line of facts below a card's heading: `> @writer golive-14 1 1/2" +nl format:letter #launch ^promise`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from warroom.domain.dates import check_zone
from warroom.domain.inches import could_be_length, format_inches, parse_inches
from warroom.domain.model import LONGEST_SHELF_DAYS, WORK
from warroom.domain.playbook import ROUTINE, Moment, Play, is_clock, is_moment, read_moment, slug, write_moment
from warroom.domain.recurrence import rule_parts
from warroom.domain.recurring import read_every
from warroom.domain.routines import read_mode
from warroom.domain.text import brief, join_tags, split_tags, tidy_handle, tidy_tag
from warroom.domain.words import Word, split_words

_SIGNS = frozenset({"·", ",", ";", "|", "-", "–", "—"})
_QUOTES = str.maketrans(dict.fromkeys('"“”', "'"))
_SAID = {"due": "day", "live": "go-live", "every": "how often", "until": "last day"}
_OF_ROUTINES = frozenset({"every", "until", "repeat", "zone"})
_LONGEST_VALUE = 300
_RIGHT = (
    'write a role as @writer, a day as start+2 or golive-5 10:00, a size as 1/2", a channel as +ig, a tag as #press, '
    "what feeds it as ^name"
)


class Facts:
    """Reads the words of the line, one after the other."""

    def __init__(self, sort: str) -> None:
        """`sort` is a kind of card, or says that it is a routine."""
        self._sort = sort
        self._length: list[str] = []
        self._values: dict[str, Any] = {}
        self._tags: list[str] = []
        self._fed_by: list[str] = []

    def read(self, line: str) -> None:
        """Take what the line gives.  Raises ValueError with a sentence for what is not understood."""
        words = [word for word in split_words(line) if word.text not in _SIGNS]
        at = 0
        while at < len(words):
            at += self._take(words[at:])
        self._end_length()

    def check(self) -> None:
        """Raises ValueError with a sentence for a routine that does not say how often, or says it in two places."""
        if self._sort != ROUTINE:
            return
        if "every" not in self._values:
            raise ValueError('A routine says how often: every:"weekday 9:00" or every:"last fri of the month".')
        due, until = self._values.setdefault("due", Moment("start")), self._values.get("until")
        if due.clock or due.minutes or (until is not None and (until.clock or until.minutes)):
            raise ValueError('A routine has its time in how often: every:"weekday 9:00", and days alone, as start+7.')
        parts = rule_parts(read_every(self._values["every"]).rule)
        if "COUNT" in parts and (until is not None or self._values.get("repeat") == "completion"):
            raise ValueError("Say either a last day or how many times; and what counts from completion has no number.")

    def fields(self) -> dict[str, Any]:
        """The fields of a Play that were given."""
        return self._values | {"tags": join_tags(self._tags), "fed_by": tuple(dict.fromkeys(self._fed_by))}

    def _take(self, words: list[Word]) -> int:
        """Take the first of the words, and those that belong to it; gives how many."""
        word, text = words[0], words[0].text.rstrip(",;")
        if not is_clock(text) and could_be_length(text) and not word.quoted:
            self._length.append(text)
            return 1
        self._end_length()
        following = [other.text.rstrip(",;") for other in words[1:3]]
        if text.casefold() in ("due", "live", "until") and following and is_moment(following[0]):
            return 1 + self._moment(text.casefold(), following[0], following[1:])
        if is_moment(text):
            return self._moment("due", text, following[:1])
        self._mark(word, text)
        return 1

    def _moment(self, name: str, text: str, after: list[str]) -> int:
        clock = after[0] if after and is_clock(after[0]) else ""
        self._put(name, read_moment(f"{text} {clock}".rstrip()))
        return 1 + bool(clock)

    def _mark(self, word: Word, text: str) -> None:
        sign, rest = text[:1], text[1:]
        key, colon, value = (word.lead.rstrip(":"), ":", word.body) if word.quoted else text.partition(":")
        if sign == "@" and tidy_handle(text):
            self._put("role", tidy_handle(text))
        elif sign == "#" and tidy_tag(text):
            self._tags.append(tidy_tag(text))
        elif sign == "^" and slug(rest):
            self._fed_by.append(slug(rest))
        elif sign == "+" and rest:
            self._put("channel", rest)
        elif colon and key.casefold() in _READ and value.strip():
            name, read = _READ[key.casefold()]
            self._put(name, read(value.strip()))
        else:
            raise ValueError(f"{brief(text)!r} is not understood: {_RIGHT}.")

    def _end_length(self) -> None:
        if self._length:
            length, self._length = " ".join(self._length), []
            self._put("size", parse_inches(length))

    def _put(self, name: str, value: object) -> None:
        if name in self._values:
            raise ValueError(f"It has a {_SAID.get(name, name)} already: a card has one.")
        if isinstance(value, str) and len(value) > _LONGEST_VALUE:
            raise ValueError(f"The {name} has {len(value)} characters; {_LONGEST_VALUE} is the most.")
        if name == "size" and self._sort not in (*WORK, ROUTINE):
            raise ValueError(f"A {self._sort} has no size.")
        if name == "live" and self._sort != "piece":
            raise ValueError(f"Only a piece goes live, not a {self._sort}: write the day without `live`.")
        if name == "shelf" and self._sort != "note":
            raise ValueError(f"Only a note has a shelf life, not a {self._sort}.")
        if name in _OF_ROUTINES and self._sort != ROUTINE:
            raise ValueError(f"Only a routine recurs, not a {self._sort}: begin it with `## routine: …`.")
        if name in ("channel", "format", "stage") and self._sort == ROUTINE:
            raise ValueError(f"A routine has no {name}: take it out.")
        self._values[name] = value


def write_facts(play: Play) -> str:
    """The line that gives the play what it has."""
    return " ".join(_written(play))


def _written(play: Play) -> Iterator[str]:
    if play.role:
        yield f"@{play.role}"
    if play.every:
        yield f'every:"{play.every}"'
    if play.due is not None:
        yield write_moment(play.due)
    if play.until is not None:
        yield f"until {write_moment(play.until)}"
    yield from (f"{name}:{value}" for name, value in (("repeat", play.repeat), ("zone", play.zone)) if value)
    if play.live is not None:
        yield f"live {write_moment(play.live)}"
    if play.size:
        yield format_inches(play.size, ascii=True)
    for name, value in (("channel", play.channel), ("format", play.format), ("stage", play.stage)):
        if value:
            yield _pair(name, value)
    if play.shelf:
        yield f"shelf:{play.shelf}"
    yield from (f"#{tag}" for tag in split_tags(play.tags))
    yield from (f"^{name}" for name in play.fed_by)


def _pair(name: str, value: str) -> str:
    said = value.translate(_QUOTES)
    if name == "channel" and said.isalnum():
        return f"+{said}"
    return f"{name}:{said}" if said.replace("-", "").isalnum() else f'{name}:"{said}"'


def _shelf(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) <= LONGEST_SHELF_DAYS):
        raise ValueError(f"A shelf life is a number of days, 1 to {LONGEST_SHELF_DAYS:,}, not {brief(text)!r}.")
    return int(text)


def _role(text: str) -> str:
    if not tidy_handle(text):
        raise ValueError(f"A role is one word, such as @writer, not {brief(text)!r}.")
    return tidy_handle(text)


def _every(text: str) -> str:
    read_every(text)
    return " ".join(text.split())


_READ: dict[str, tuple[str, Callable[[str], object]]] = {
    "role": ("role", _role),
    "owner": ("role", _role),
    "due": ("due", read_moment),
    "live": ("live", read_moment),
    "size": ("size", parse_inches),
    "channel": ("channel", str),
    "format": ("format", str),
    "stage": ("stage", str),
    "shelf": ("shelf", _shelf),
    "every": ("every", _every),
    "until": ("until", read_moment),
    "repeat": ("repeat", read_mode),
    "zone": ("zone", check_zone),
}
