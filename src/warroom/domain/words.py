"""The words of a line: split at spaces, kept together by quotes, made literal by a backslash.

A quote opens at the start of a word (`"how it's made"`) or right behind its sign or key (`-"paid ad"`,
`live:"fri 10:00"`) and needs a closing one before a space or the end; otherwise it is text, so that
`1.5"` stays a length.  A backslash makes a word literal and is then dropped; in front of a word that
means nothing anyway (`\\o/`) it is text.  Spaces in a row count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from warroom.domain.when import DATE_WORDS

LONGEST_LINE = 5_000

_QUOTES = '"“”'
_SPACE = " \t\r\n\v\f\u3000"
_QUOTED = (
    rf"(?P<lead>[-^]?(?:[A-Za-z]+:)?[<>=]*)[{_QUOTES}](?P<body>[^{_QUOTES}]*)[{_QUOTES}][,.;:!?)]*(?=[{_SPACE}]|$)"
)
_WORD = rf"{_QUOTED}|[^{_SPACE}]+"
_SIGNS = '<>=@#^!+\\"“”-'


class Word(NamedTuple):
    """One word: `text` as a title shows it, `lead` and `body` before and inside quotes; `literal` is only text."""

    text: str
    lead: str = ""
    body: str = ""
    quoted: bool = False
    literal: bool = False


def split_words(line: str) -> list[Word]:
    """The words of a line.  Raises ValueError with a sentence for what is rather a text than a line."""
    if len(line) > LONGEST_LINE:
        raise ValueError(f"That line has {len(line)} characters, {LONGEST_LINE} is the most.")
    if any(quote in line for quote in _QUOTES):
        return [_quoted_or_word(match) for match in re.finditer(_WORD, line)]
    return [_word(part) for part in _parts(line)]


def escape_words(text: str) -> str:
    """A line whose words are all literal and read `text`, single spaces between them."""
    return " ".join(word.text if word.quoted and not word.lead else _escaped(word.text) for word in _plain(text))


def _quoted_or_word(match: re.Match[str]) -> Word:
    if match["body"] is None:
        return _word(match[0])
    text, body = (re.sub(f"[{_SPACE}]+", " ", match[part]) for part in (0, "body"))
    return Word(text, match["lead"], body, quoted=True, literal=not match["lead"])


def _word(text: str) -> Word:
    if text[0] == "\\" and _means_something(text[1:]):
        return Word(text[1:], literal=True)
    return Word(text)


def _parts(text: str) -> list[str]:
    """The text split at spaces; compiling a pattern for it would take longer than a win may."""
    for space in _SPACE[1:]:
        text = text.replace(space, " ")
    return [part for part in text.split(" ") if part]


def _plain(text: str) -> Iterable[Word]:
    """The words of a title, in which a backslash is only a backslash."""
    for match in re.finditer(_WORD, text):
        if match["body"] is not None and match["lead"]:
            yield from map(Word, _parts(match[0]))
        else:
            yield Word(match[0], quoted=match["body"] is not None)


def _escaped(word: str) -> str:
    risky = word[0] in _SIGNS or _means_something(word)
    return f"\\{word}" if risky else word


def _means_something(word: str) -> bool:
    """Whether a word could be read as more than text; it errs on the side of yes."""
    low = word.lower().rstrip(",")
    return bool(low) and (
        low[0] in _SIGNS
        or low[0].isdigit()
        or low[0] in ".,½¼¾⅛⅜⅝⅞"
        or ":" in low
        or low in DATE_WORDS
        or low in _JOINTS
    )


_JOINTS = frozenset({"in", "ft", "feet", "foot", "inch", "inches", "yd", "yds", "yard", "yards", "mi", "mile", "miles"})
