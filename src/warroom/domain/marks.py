"""The marks in a line, word by word: `@ana`, `#tag`, `^card`, `+ig`, `due:fri`, a link, the heat of a signal."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.text import tidy_handle, tidy_tag
from warroom.domain.words import Word

KEYS = frozenset(
    {
        *("owner", "tag", "due", "size", "channel", "format", "stage", "live", "golive", "link", "card"),
        *("via", "source", "heat", "client", "budget", "embargo"),
    }
)
HEATS = ("!", "!!", "!!!")


class Mark(NamedTuple):
    """What a word marks: `sign` is `@` `#` `^` `+`, `!` for private, `!!` for a heat, `link`, or a key; "" for none."""

    sign: str = ""
    value: str = ""


NO_MARK = Mark()


def mark_of(word: Word, *, heard: bool = False) -> Mark:
    """The mark that a word is; in what is `heard` from the field `!` to `!!!` is a heat."""
    if word.literal:
        return NO_MARK
    if heard and word.text in HEATS:
        return Mark("!!", word.text)
    return _quoted(word) if word.quoted else _plain(word.text)


def _quoted(word: Word) -> Mark:
    lead = word.lead.lower().removesuffix(":")
    known = lead == "^" or (lead in KEYS and word.lead.endswith(":"))
    return Mark(_sign(lead), word.body) if known and word.body.strip() else NO_MARK


def _plain(written: str) -> Mark:
    text = written.rstrip(",.;:!?)")
    sign, rest = text[:1], text[1:]
    if sign == "@":
        return _where(sign, tidy_handle(rest))
    if sign == "#":
        return _where(sign, tidy_tag(rest))
    if sign in ("^", "+"):
        return Mark(sign, rest) if rest[:1].isalnum() else NO_MARK
    if text.lower() == "!private":
        return Mark("!")
    if written.lower().startswith(("http://", "https://")) and written[-3:] != "://":
        return Mark("link", written)
    key, _, value = written.partition(":")
    return Mark(_sign(key.lower()), value) if value and key.lower() in KEYS else NO_MARK


def _where(sign: str, value: str) -> Mark:
    return Mark(sign, value) if value else NO_MARK


def _sign(key: str) -> str:
    """A key, or the sign that says the same."""
    return "^" if key == "card" else key
