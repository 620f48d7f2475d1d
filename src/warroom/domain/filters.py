"""The filter line: which cards it lets through.

    stage:draft,review owner:me due:<fri is:stale -#paid "how it's made"

- A word matches title, tags, owner and channel anywhere inside, without case, and an id from its third
  letter on.  All words and conditions must hold, in any order; `-` in front turns one round.
- `@name` stands for a saved view where there is one of that name, and all that its filter says.
- Keys: `stage` `owner` `kind` `tag` `channel` `format` `playbook` `client` `budget` (values must be equal, but for
  case), `due` `golive` `embargo` `size` `win` (also `<` `<=` `>` `>=`), `is`.  `@ana` is `owner:ana`, `#paid` is
  `tag:paid`.  A comma between values is "or"; `none` and `any` are values everywhere but in `is` and `kind`.
- A key without a value yet lets everything through; an unknown key is text; an unknown value is refused.
- Days compare as the card's own wall time; a whole day counts as its end against a time.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from warroom.domain.found import Found
from warroom.domain.haystack import Haystack, fold
from warroom.domain.inches import parse_inches
from warroom.domain.model import KINDS, Card
from warroom.domain.standing import golive_wall
from warroom.domain.states import STATES, STATES_NOW, state_of
from warroom.domain.text import brief, tidy_handle, tidy_tag
from warroom.domain.when import parse_when
from warroom.domain.words import Word, split_words

if TYPE_CHECKING:
    from warroom.domain.board import Board

# For each of some cards whether it passes.
Test: TypeAlias = Callable[[Sequence[Card]], Iterable[bool]]

KEYS = (
    "stage", "owner", "due", "golive", "kind", "tag", "channel", "format", "playbook", "is", "size", "win",
    "client", "budget", "embargo",
)  # fmt: skip
_WALLS = ("due", "golive", "embargo")

NO_VIEWS: Mapping[str, str] = {}

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

    __slots__ = ("now", "terms", "text", "without", "words")

    def __init__(self, text: str, terms: tuple[Term, ...], now: datetime) -> None:
        self.text = text
        self.terms = terms
        self.now = now
        self.words = tuple(str(t.choices[0].value) for t in terms if not t.key and not t.negated)
        self.without = tuple(str(t.choices[0].value) for t in terms if not t.key and t.negated)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filter) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(self.terms)

    def __repr__(self) -> str:
        return f"Filter({self.text!r})"

    def tests(self, board: Board, now: datetime | None = None) -> list[Test]:
        """The conditions, as tests of cards on this board, at `now` or else when the filter was understood."""
        return [_test(term, board, now or self.now) for term in self.terms if term.key and term.choices]


def parse_filter(text: str, now: datetime, me: str, saved: Mapping[str, str] = NO_VIEWS) -> Filter:
    """The filter that a line means; `now` is aware, in the campaign's zone, `me` a handle.

    `saved` are the filters of views by name.  Raises ValueError with a sentence for a value that its key cannot have.
    """
    words = split_words(text)
    return Filter(" ".join(map(_written, words)), tuple(_terms(words, now, me, saved)), now)


def select(filter: Filter, board: Board, cards: Iterable[Card] | None = None) -> tuple[str, ...]:
    """The ids of the cards that pass, in their order; without `cards` those of the board."""
    haystack = Haystack((tuple(board.cards.values() if cards is None else cards),))
    found = haystack.hits(filter.words, filter.without).cards
    return tuple([card.id for card in _passing(found, filter.tests(board))])


def sift(filter: Filter, board: Board, now: datetime | None = None) -> Found:
    """What the filter leaves of the board at `now`; quick for words, which are looked for in the board's haystack."""
    tests = filter.tests(board, now)
    hits = board.haystack.hits(filter.words, filter.without)
    groups = zip(board.groups, hits.groups(), strict=True)
    return Found({key: tuple(_passing(cards, tests)) for key, cards in groups if cards})


def _passing(cards: list[Card], tests: list[Test]) -> list[Card]:
    for test in tests:
        cards = list(compress(cards, test(cards)))
    return cards


def _written(word: Word) -> str:
    """The word as it can be typed again."""
    return f"\\{word.text}" if word.literal and not word.quoted else word.text


def _terms(
    words: Iterable[Word], now: datetime, me: str, saved: Mapping[str, str], inside: tuple[str, ...] = ()
) -> Iterator[Term]:
    """The conditions of the words; those of a view take its name's place, which is `inside` the views named before."""
    for word in words:
        name = word.text.removeprefix("-").removeprefix("@").casefold().replace("_", "-")
        if word.literal or word.quoted or name not in saved or not word.text.startswith(("@", "-@")):
            yield _term_in(inside, word, now, me)
        elif word.text[0] == "-":
            raise ValueError(f"A view cannot be turned round: write what @{name} says, with - in front of its words.")
        elif name in inside:
            raise ValueError(f"The view @{name} leads back to itself: change its filter.")
        else:
            yield from _terms(split_words(saved[name]), now, me, saved, (*inside, name))


def _term_in(views: tuple[str, ...], word: Word, now: datetime, me: str) -> Term:
    """As `_term`; what is wrong within a view, whose filter may be of another day, is said to be there."""
    try:
        return _term(word, now, me)
    except ValueError as error:
        raise ValueError(f"In the view @{views[-1]}: {error}" if views else str(error)) from None


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
    if key in _WALLS:
        return Choice(op, _wall(value, key, now))
    if key in ("size", "win"):
        return Choice(op, 0 if value == "0" else parse_inches(value))
    if op != "=":
        raise ValueError(f"{key}: cannot be compared with {op}: write {key}:{brief(value)}.")
    if key == "is":
        return Choice("=", _known(key, low.replace("_", "-"), (*STATES, *STATES_NOW)))
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
    raise ValueError(f"{key}:{brief(value)} means nothing: {key} can be {', '.join(near or sorted(values))}.")


def _plain(text: str) -> str:
    """A stage, channel, format or client as it is compared: `let-go` is `let go`."""
    return fold(text).replace("-", " ").replace("_", " ")


def _test(term: Term, board: Board, now: datetime) -> Test:
    """The term as a test of cards on this board."""
    if term.key == "is":
        states = [state_of(str(choice.value), board, now) for choice in term.choices]
        if len(states) == 1 and not term.negated:
            return lambda cards: map(states[0], cards)
        return lambda cards: [any(state(card) for state in states) != term.negated for card in cards]
    read: Callable[[Card], Any] = attrgetter(_FIELDS.get(term.key, term.key))
    if term.key == "golive":
        # A day is asked for as it is where the campaign is.
        read = partial(golive_wall, campaign=board.campaign)
    # Cards share few values of a field: each is judged once.
    verdicts = _Verdicts(term)
    return lambda cards: map(verdicts.__getitem__, map(read, cards))


class _Verdicts(dict[Any, bool]):
    """Whether a term lets a field's value pass, worked out when it is first asked for."""

    def __init__(self, term: Term) -> None:
        super().__init__()
        self._term = term

    def __missing__(self, value: Any) -> bool:
        term = self._term
        verdict = self[value] = any(_passes(term.key, choice, value) for choice in term.choices) != term.negated
        return verdict


def _passes(key: str, choice: Choice, value: Any) -> bool:
    op, wanted = choice
    if key == "playbook":
        # Asked for seldom, and its patterns take time.
        from warroom.domain.playbook import playbook_in

        value = playbook_in(value)
    if op in ("none", "any"):
        return bool(value) == (op == "any")
    if key == "tag":
        return wanted in value.split()
    if key in ("stage", "channel", "format", "playbook", "client", "budget"):
        return _plain(value) == wanted
    if key in _WALLS:
        value = _moment(value) if "T" in str(wanted) else value[:10]
    return bool(value) and bool(_COMPARE[op](value, wanted))


def _moment(wall: str) -> str:
    """A wall time to compare with another: a whole day counts as its end."""
    return wall if "T" in wall or not wall else f"{wall}T23:59"


_COMPARE: dict[str, Callable[[Any, Any], object]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
# Keys that are not called as the field they ask for.
_FIELDS = {"tag": "tags", "win": "won", "playbook": "origin"}
