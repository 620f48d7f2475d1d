"""The filter line: which cards it lets through.

    stage:draft,review owner:me due:<fri is:stale -#paid "how it's made"

- A word matches title, tags, owner and channel anywhere inside, without case, and an id from its third
  letter on.  All words and conditions must hold, in any order; `-` in front turns one round.
- Keys: `stage` `owner` `kind` `tag` `channel` `format` (values must be equal, but for case), `due`
  `golive` `size` `win` (also `<` `<=` `>` `>=`), `is`.  `@ana` is `owner:ana`, `#paid` is `tag:paid`.
  A comma between values is "or"; `none` and `any` are values everywhere but in `is` and `kind`.
- A key without a value yet lets everything through; an unknown key is text; an unknown value is refused.
- Days compare as the card's own wall time; a whole day counts as its end against a time.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from warroom.domain.haystack import Haystack, fold, folded, names
from warroom.domain.inches import parse_inches
from warroom.domain.model import KINDS, Card
from warroom.domain.states import STATES
from warroom.domain.text import tidy_handle, tidy_tag
from warroom.domain.when import parse_when
from warroom.domain.words import Word, split_words

if TYPE_CHECKING:
    from warroom.domain.board import Board

Test: TypeAlias = Callable[[Card], bool]

KEYS = ("stage", "owner", "due", "golive", "kind", "tag", "channel", "format", "is", "size", "win")

_MATCH = r"(?P<op><=|>=|<|>|=|)(?P<value>.*)"


class Choice(NamedTuple):
    """One value of a condition: `op` is one of `=` `<` `<=` `>` `>=`, or `none` and `any`."""

    op: str
    value: str | int = ""


class Term(NamedTuple):
    """One condition; `key` is "" for text, whose value is folded.  No choices let everything through."""

    key: str
    choices: tuple[Choice, ...]
    negated: bool = False


class Filter:
    """A filter line, understood; immutable.  Equal where the conditions are."""

    __slots__ = ("terms", "text", "words")

    def __init__(self, text: str, terms: tuple[Term, ...]) -> None:
        self.text = text
        self.terms = terms
        self.words = tuple(str(t.choices[0].value) for t in terms if not t.key and not t.negated)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filter) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(self.terms)

    def __repr__(self) -> str:
        return f"Filter({self.text!r})"

    def matches(self, card: Card, board: Board) -> bool:
        """Whether the card passes on this board."""
        return all(test(card) for test in (*map(_holds, self.words), *self.tests(board)))

    def tests(self, board: Board) -> list[Test]:
        """Everything but the plain words, as tests of a card on this board."""
        return [_test(term, board) for term in self.terms if term.choices and (term.key or term.negated)]


def parse_filter(text: str, now: datetime, me: str) -> Filter:
    """The filter that a line means; `now` is aware, in the campaign's zone, `me` a handle.

    Raises ValueError with a sentence for a value that its key cannot have.
    """
    words = split_words(text)
    return Filter(" ".join(map(_written, words)), tuple(_term(word, now, me) for word in words))


def select(filter: Filter, board: Board, cards: Iterable[Card] | None = None) -> tuple[str, ...]:
    """The ids of the cards that pass, in their order; without `cards` those of the board, which are found faster."""
    haystack = board.haystack if cards is None else Haystack(cards)
    found: Sequence[Card] = haystack.search(filter.words)
    for test in filter.tests(board):
        found = [card for card in found if test(card)]
    return tuple([card.id for card in found])


def _written(word: Word) -> str:
    """The word as it can be typed again."""
    return f"\\{word.text}" if word.literal and not word.quoted else word.text


def _term(word: Word, now: datetime, me: str) -> Term:
    if word.literal:
        return _text(word.body if word.quoted else word.text)
    negated = word.text[0] == "-" and len(word.text) > 1
    said = word.text[1:] if negated else word.text
    if word.quoted:
        lead = word.lead.removeprefix("-") if negated else word.lead
        key, colon, op = lead.partition(":")
        if not colon or key.lower() not in KEYS:
            return _text(word.body if not lead else said, negated)
        return _condition(key.lower(), [op + word.body], now, me, negated)
    key, colon, values = said.partition(":")
    if colon and key.lower() in KEYS:
        return _condition(key.lower(), values.split(","), now, me, negated)
    if said[0] == "@" and tidy_handle(said):
        return _condition("owner", [said[1:]], now, me, negated)
    if said[0] == "#" and tidy_tag(said):
        return _condition("tag", [said[1:]], now, me, negated)
    if said.lower() == "!private":
        return _condition("is", ["private"], now, me, negated)
    return _text(said, negated)


def _text(text: str, negated: bool = False) -> Term:
    return Term("", (Choice("=", fold(text)),), negated)


def _condition(key: str, values: Iterable[str], now: datetime, me: str, negated: bool) -> Term:
    return Term(key, tuple(_choice(key, value.strip(), now, me) for value in values if value.strip()), negated)


def _choice(key: str, text: str, now: datetime, me: str) -> Choice:
    """One value of a key.  Raises ValueError with a sentence when it can have no such value."""
    match = re.fullmatch(_MATCH, text, re.DOTALL)
    op, value = (match["op"] or "=", match["value"].strip()) if match else ("=", text)
    low = value.lower()
    if not value:
        return Choice("any")
    if key not in ("is", "kind") and low in ("none", "any"):
        return Choice(low)
    if key in ("due", "golive"):
        return Choice(op, _wall(value, key, now))
    if key in ("size", "win"):
        return Choice(op, 0 if value == "0" else parse_inches(value))
    if op != "=":
        raise ValueError(f"{key}: cannot be compared with {op}: write {key}:{value}.")
    if key == "is":
        return Choice("=", _known(key, low.replace("_", "-"), STATES))
    if key == "kind":
        return Choice("=", _known(key, low.removesuffix("s"), KINDS))
    if key == "owner":
        handle = tidy_handle(value)
        return Choice("=", me if handle == "me" else handle or low)
    return Choice("=", tidy_tag(value) or low if key == "tag" else _plain(value))


def _wall(text: str, key: str, now: datetime) -> str:
    try:
        return parse_when(text.replace("_", " "), now).wall
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def _known(key: str, value: str, values: Iterable[str]) -> str:
    if value in values:
        return value
    near = [known for known in values if known.startswith(value)]
    raise ValueError(f"{key}:{value} means nothing: {key} can be {', '.join(near or sorted(values))}.")


def _plain(text: str) -> str:
    """A stage, channel or format as it is compared: `let-go` is `let go`."""
    return fold(text).replace("-", " ").replace("_", " ")


def _test(term: Term, board: Board) -> Test:
    """The term as a test of a card on this board."""
    tests = [_choice_test(term.key, choice, board) for choice in term.choices]
    if term.negated:
        return lambda card: not any(test(card) for test in tests)
    if len(tests) == 1:
        return tests[0]
    return lambda card: any(test(card) for test in tests)


def _choice_test(key: str, choice: Choice, board: Board) -> Test:
    op, value = choice
    if not key:
        return _holds(str(value))
    if key == "is":
        return STATES[str(value)](board)
    read = _READ[key]
    if op in ("none", "any"):
        return (lambda card: not read(card)) if op == "none" else (lambda card: bool(read(card)))
    if key == "tag":
        return lambda card: value in card.tags.split()
    if key in ("size", "win"):
        return _compared(op, read, value)
    if key in ("due", "golive"):
        day_of = _moment if "T" in str(value) else _day
        return _compared(op, lambda card: day_of(str(read(card))), value)
    return lambda card: read(card) == value


def _holds(word: str) -> Test:
    return lambda card: word in folded(card) or names(word, card.id)


def _compared(op: str, read: Callable[[Card], str | int], value: str | int) -> Test:
    """A comparison that a card without a value never passes."""
    compare = _COMPARE[op]
    return lambda card: bool(found := read(card)) and compare(found, value)


def _day(wall: str) -> str:
    return wall[:10]


def _moment(wall: str) -> str:
    """A wall time to compare with another: a whole day counts as its end."""
    return wall if "T" in wall or not wall else f"{wall}T23:59"


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_READ: dict[str, Callable[[Card], str | int]] = {
    "stage": lambda card: _plain(card.stage),
    "owner": lambda card: card.owner,
    "kind": lambda card: card.kind,
    "tag": lambda card: card.tags,
    "channel": lambda card: _plain(card.channel),
    "format": lambda card: _plain(card.format),
    "due": lambda card: card.due,
    "golive": lambda card: card.golive,
    "size": lambda card: card.size,
    "win": lambda card: card.won,
}
