"""What the words of a line ask for: marks wherever they count, dates and sizes at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from warroom.domain.inches import UnfitLength, parse_inches
from warroom.domain.marks import HEATS, mark_of
from warroom.domain.model import Card
from warroom.domain.text import brief, tidy_handle, tidy_tag
from warroom.domain.when import Found, parse_when, read_when
from warroom.domain.words import Word

_LONGEST_PHRASE = 7
# A date behind one of these belongs to what is said, not to the card; so does a fraction behind the others.
_BINDS_DATE = (
    "a after an and & before between black business cyber each easter every for from giving good high is last of or "
    "since than that the this till to until versus vs was"
)
_BINDS_SIZE = "chapter ch day ep episode lesson no number page part pt round session slide step thread vol volume week"
_FRACTION = r"(?:[0-9]{1,3}[ -])?(?:1/2|[13]/4|[1357]/8|(?:[13579]|1[135])/16)|[0-9]{0,3} ?[½¼¾⅛⅜⅝⅞]"
_HAS_UNIT = r"[0-9½¼¾⅛⅜⅝⅞.,].*(?:[\"″”'′’]|(?<=[0-9½¼¾⅛⅜⅝⅞ ])(?:in|inch|inches|ft|foot|feet|yds?|yards?|mi|miles?)\.?)"


class Vocabulary(NamedTuple):
    """What words may mean: `now` is aware, in the campaign's zone; `cards` finds cards, best first.

    A time alone is of `day`; "" for the next day that has it.
    """

    now: datetime
    me: str
    people: frozenset[str]
    channels: frozenset[str]
    cards: Callable[[str], tuple[Card, ...]]
    day: str = ""


class Reading:
    """Takes the words of one line and gives back those that are its text."""

    def __init__(self, words: Vocabulary, *, phrases: bool = True, heard: bool = False) -> None:
        self._words = words
        self._phrases = phrases
        self._heard = heard
        self.owner = ""
        self.tags: list[str] = []
        self.when: Found | None = None
        self.size = 0
        self.cards: list[str] = []
        self.values: dict[str, str] = {}
        self.private = False
        self.heat = 0
        self.remarks: list[str] = []

    def read(self, line: Sequence[Word]) -> str:
        """Take in what the line asks for and give the words that remain.

        Raises ValueError with a sentence for a card that is unknown or ambiguous.
        """
        start = 0
        while start < len(line) and self._is_mark(line[start], last=False):
            start += 1
        end, taken = self._closing(line, start)
        edges = [i for i in (*range(start), *range(end, len(line))) if i not in taken]
        taken.update(i for i in edges if self._takes(line[i], edge=True))
        taken.update(i for i in range(start, end) if self._takes(line[i], edge=False))
        return " ".join(word.text for i, word in enumerate(line) if i not in taken)

    def _is_mark(self, word: Word, *, last: bool) -> bool:
        sign, value = mark_of(word, heard=self._heard)
        if sign == "@":
            return last or self._is_known(value)
        return bool(sign) and (sign != "+" or bool(self._channel(value, new=last)))

    def _is_known(self, handle: str) -> bool:
        return handle in self._words.people or handle in ("me", self._words.me)

    def _channel(self, name: str, *, new: bool = False) -> str:
        """The channel of that name as the campaign spells it; one that is `new` to it, "" when it cannot be one.

        A win has no channel: there a name that means none is text.
        """
        known = next((c for c in self._words.channels if c.lower() == name.lower()), "")
        return known or (tidy_tag(name) if new and self._phrases else "")

    def _closing(self, line: Sequence[Word], start: int) -> tuple[int, set[int]]:
        """Where the marks, dates and sizes at the end begin, and which words are dates and sizes."""
        end, taken = len(line), set[int]()
        while end > start:
            if self._is_mark(line[end - 1], last=True):
                end -= 1
                continue
            count = (self._date(line[start:end]) or self._length(line[start:end])) if self._phrases else 0
            if not count:
                break
            taken.update(range(end - count, end))
            end -= count
        return end, taken

    def _run(self, line: Sequence[Word]) -> list[str]:
        """The plain words at the end of the line, as many as a date or a size may have."""
        run: list[str] = []
        for word in reversed(line[-_LONGEST_PHRASE:]):
            if word.literal or self._is_mark(word, last=True):
                break
            run.append(word.text)
        return run[::-1]

    def _date(self, line: Sequence[Word]) -> int:
        """How many words at the end are a date that is not yet said."""
        run = self._run(line)
        for count in range(len(run), 0, -1):
            found = read_when(run[-count:], self._words.now, strict=True)
            if found is None:
                continue
            both = _combined(found, self.when)
            if both is None:
                return 0
            if _binds_date(line[-count - 1].text if count < len(line) else "", run[-count]):
                self._stays(" ".join(run[-count:]), f"write due:{run[-1].lower()} for a date")
                return 0
            self.when = both
            return count
        return 0

    def _length(self, line: Sequence[Word]) -> int:
        """How many words at the end are a size, when there is none yet."""
        run = self._run(line)[-5:]
        for count in range(len(run), 0, -1) if not self.size else ():
            text = " ".join(run[-count:])
            fraction = re.fullmatch(_FRACTION, text)
            if not fraction and not re.fullmatch(_HAS_UNIT, text.lower()):
                continue
            before = run[-count - 1 : -count]
            if self._ends_date(run, count):
                continue
            if fraction and before and before[0].lower() in _BINDS_SIZE.split():
                self._stays(text, f"write size:{text.replace(' ', '-')} for a size")
                return 0
            try:
                self.size = parse_inches(text)
            except UnfitLength as error:
                self.remarks.append(str(error))
                return 0
            except ValueError:
                continue
            return count
        return 0

    def _ends_date(self, run: list[str], count: int) -> bool:
        """Whether the first of the last `count` words is of a date, but no bare hour: `fri 1 1/2"` ends in a length."""
        for start in range(len(run) - count):
            whole = read_when(run[start : 1 - count or None], self._words.now, strict=True)
            if whole is not None:
                day = read_when(run[start:-count], self._words.now, strict=True)
                return day is None or bool(day.time) or not whole.time
        return False

    def _takes(self, word: Word, *, edge: bool) -> bool:
        """Take in a mark; whether it leaves the text."""
        sign, value = mark_of(word, heard=self._heard)
        if sign == "@":
            return self._own(value, edge=edge)
        if sign == "#":
            self.tags.append(value)
            return edge
        if sign == "+":
            channel = self._channel(value, new=edge)
            return bool(channel) and self._set("channel", channel)
        if sign == "link":
            return self._set("link", value) and (edge or word.text != value)
        if sign == "^":
            return self._takes_card(value)
        if sign == "!":
            self.private = True
            return True
        if sign == "!!":
            return edge and self._warm(value)
        return bool(sign) and self._key(sign, value)

    def _own(self, handle: str, *, edge: bool) -> bool:
        if not edge and not self._is_known(handle):
            return False
        if self.owner:
            if edge:
                self._stays(f"@{handle}", f"the owner is {self.owner}")
            return False
        self.owner = self._words.me if handle == "me" else handle
        return edge

    def _key(self, key: str, value: str) -> bool:
        try:
            if key == "owner":
                return self._own(tidy_handle(value), edge=True) if tidy_handle(value) else False
            if key == "tag":
                tags = [tidy_tag(tag) for tag in value.split(",")]
                self.tags += tags if all(tags) else []
                return all(tags)
            if key == "size":
                self.size = parse_inches(value)
                return True
            if key == "due":
                return self._set("due", parse_when(value, self._words.now, self._words.day).wall)
            if key == "embargo":
                return self._set("embargo", parse_when(value, self._words.now, self._words.day).wall)
            if key in ("live", "golive"):
                return self._goes_live(value)
            if key == "heat":
                return self._warm(value)
        except ValueError as error:
            self._stays(f"{key}:{value}", str(error).rstrip("."))
            return False
        if key == "source":
            return self._set("via", value)
        return self._set(key, (self._channel(value) or value.lower()) if key == "channel" else value)

    def _goes_live(self, value: str) -> bool:
        """Take in when it goes live.  Raises ValueError for no time, or no zone."""
        # A win from the shell goes live nowhere, and feels every import.
        from warroom.domain.golive import read_golive

        wall, zone = read_golive(value, self._words.now, day=self._words.day)
        taken = self._set("live", wall)
        if taken and zone:
            self.values["zone"] = zone
        return taken

    def _warm(self, value: str) -> bool:
        """Take in a heat.  Raises ValueError for what is none."""
        heat = len(value) if value in HEATS else parse_heat(value)
        if self.heat and self.heat != heat:
            self._stays(value, f"the heat is {self.heat} already")
            return False
        self.heat = heat
        return True

    def _set(self, key: str, value: str) -> bool:
        if self.values.get(key, value) != value:
            self._stays(value, f"there is a {key} already")
            return False
        self.values[key] = value
        return True

    def _takes_card(self, name: str) -> bool:
        try:
            self.cards.append(self._card(name))
        except ValueError as error:
            if not self._heard:
                raise
            # What people write out there is passed on as it is: "^this" agrees, and means no card.
            self._stays(f"^{name}", str(error).rstrip("."))
            return False
        return True

    def _card(self, name: str) -> str:
        found = self._words.cards(name)
        wanted = name.replace("-", " ").casefold()
        if len(found) > 1 and found[0].id != name and found[0].title.casefold() != wanted:
            titles = ", ".join(repr(brief(card.title)) for card in found[:3])
            raise ValueError(
                f"^{brief(name)} may be {titles}{' or others' if len(found) > 3 else ''}: type more of it."
            )
        if not found:
            raise ValueError(f"No card matches ^{brief(name)}: type the first letters of its id or words of its title.")
        return found[0].id

    def _stays(self, what: str, why: str) -> None:
        self.remarks.append(f"{brief(what)} stays in the text: {why}.")


def parse_heat(text: str) -> int:
    """How often a thing was heard or shared, a whole number.  Raises ValueError with a sentence."""
    if text.isascii() and text.isdecimal() and len(text) < 10:
        return int(text)
    raise ValueError(f"Heat is a whole number such as 3, up to nine digits, not {text!r}.")


def _combined(found: Found, known: Found | None) -> Found | None:
    """Two parts of one date, such as `fri @ana 11:00`; None when it is said twice."""
    if known is None:
        return found
    if not known.day and not found.time:
        return Found(found.day, known.time)
    if not known.time and not found.day:
        return Found(known.day, found.time)
    return None


def _binds_date(before: str, first: str) -> bool:
    """Whether a date stays text: `for friday`, `Black Friday`, `Throwback Thursday`."""
    series = first[:1].isupper() and first.lower().endswith("day") and before[:1] == first[:1]
    return series or before.lower().rstrip(",") in _BINDS_DATE.split()
