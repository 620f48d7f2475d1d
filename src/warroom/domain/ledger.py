"""The inch ledger: wins filtered by words and brought together by day, person, tag or card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from warroom.domain.haystack import fold
from warroom.domain.inches import parse_inches
from warroom.domain.model import Card, Win

By: TypeAlias = Literal["day", "person", "tag", "card"]
WAYS: tuple[By, ...] = ("day", "person", "tag", "card")


class Group(NamedTuple):
    """Wins under one heading, newest first, and what they come to in sixteenths."""

    name: str
    wins: tuple[Win, ...]
    size: int


def matching(wins: Iterable[Win], cards: Mapping[str, Card], text: str) -> tuple[Win, ...]:
    """The wins that hold every word: in their text, their card's title, `@who`, `#tag`, a day, or `>1in` as a size.

    Raises ValueError with a sentence for a size that is none.
    """
    tests = [_test(word, cards) for word in text.split()]
    return tuple(win for win in wins if all(test(win) for test in tests))


def grouped(wins: Sequence[Win], by: By) -> tuple[Group, ...]:
    """The wins under their headings: days newest first, others by what they come to; of several tags under each."""
    found: dict[str, list[Win]] = {}
    for win in sorted(wins, key=lambda win: (win.day, win.at, win.id), reverse=True):
        for name in _names(win, by):
            found.setdefault(name, []).append(win)
    groups = [Group(name, tuple(held), sum(win.size for win in held)) for name, held in found.items()]
    if by != "day":
        groups.sort(key=lambda group: (not group.name, -group.size, group.name))
    return tuple(groups)


def _names(win: Win, by: By) -> Sequence[str]:
    if by == "tag":
        return win.tags.split() or ("",)
    return ({"day": win.day, "person": win.who, "card": win.card}[by],)


def _test(word: str, cards: Mapping[str, Card]) -> Callable[[Win], bool]:
    if word[0] == "@" and len(word) > 1:
        return lambda win: win.who == word[1:].lower()
    if word[0] == "#" and len(word) > 1:
        return lambda win: word[1:].lower() in win.tags.split()
    if word[0] in "<>" and len(word) > 1:
        size = parse_inches(word[1:])
        return (lambda win: win.size > size) if word[0] == ">" else (lambda win: win.size < size)
    folded = fold(word)

    def holds(win: Win) -> bool:
        card = cards.get(win.card)
        return folded in fold(f"{win.text} {card.title if card else ''} {win.day}")

    return holds
