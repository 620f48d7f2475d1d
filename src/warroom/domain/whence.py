"""Where inches come from: the names that a win counts under, for sums and for headings alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from warroom.domain.model import WORK, Card, Feed, Win
from warroom.domain.playbook import playbook_of
from warroom.domain.walk import reached

if TYPE_CHECKING:
    from warroom.domain.score import Book

Source: TypeAlias = Literal["person", "channel", "note", "tag", "playbook"]
SOURCES: tuple[Source, ...] = get_args(Source)
_NONE = ("",)
_SIGNS = {"person": "@", "tag": "#"}


class Whence:
    """Names the sources of wins; "" stands for none.  A win that has several counts under each of them."""

    def __init__(self, cards: Mapping[str, Card], feeds: Iterable[Feed]) -> None:
        self._cards = cards
        links = [(feed.src, feed.dst) for feed in feeds]
        self._into = _beside((dst, src) for src, dst in links)
        self._out = _beside(links)
        self._notes: dict[str, tuple[str, ...]] = {}
        self._names: dict[Source, Callable[[Win], Sequence[str]]] = {
            "person": lambda win: (win.who,),
            "channel": self._channels_of,
            "note": self._notes_of,
            "tag": lambda win: win.tags.split() or _NONE,
            "playbook": self._playbook_of,
        }

    def card(self, win: Win) -> Card | None:
        """The card that a win is of, if any."""
        return self._cards.get(win.card) if win.card else None

    def told(self, source: Source, name: str) -> str:
        """A name as people say it: `@ana`, `#press`, a note's title; `nobody`, `no channel` for none."""
        if not name:
            return "nobody" if source == "person" else f"no {source}"
        if source == "note":
            return self._cards[name].title
        return f"{_SIGNS.get(source, '')}{name}"

    def names(self, source: Source, win: Win) -> Sequence[str]:
        """What a win counts under: handles, channels, ids of notes, tags or names of playbooks."""
        return self._names[source](win)

    def sums(self, source: Source, wins: Iterable[Win]) -> list[tuple[str, int]]:
        """What came from each, in sixteenths, the most first and what has no name last."""
        found: dict[str, int] = {}
        for win in wins:
            for name in self.names(source, win):
                found[name] = found.get(name, 0) + win.size
        return sorted(((n, s) for n, s in found.items() if s), key=lambda one: (not one[0], -one[1], one[0]))

    def _channels_of(self, win: Win) -> Sequence[str]:
        """The channel of its card; of a tactic without one those of the pieces that feed it or that it feeds."""
        card = self._cards.get(win.card)
        if card is None or card.channel or card.kind not in WORK:
            return (card.channel if card else "",)
        beside = map(self._cards.get, (*self._into.get(card.id, ()), *self._out.get(card.id, ())))
        return tuple(dict.fromkeys(p.channel for p in beside if p and p.kind == "piece" and p.channel)) or _NONE

    def _notes_of(self, win: Win) -> Sequence[str]:
        """Every note that leads to its card, directly or not."""
        if win.card not in self._cards:
            return _NONE
        found = self._notes.get(win.card)
        if found is None:
            above = (win.card, *reached((win.card,), self._into))
            notes = tuple(key for key in above if key in self._cards and self._cards[key].kind == "note")
            found = self._notes[win.card] = notes or _NONE
        return found

    def _playbook_of(self, win: Win) -> Sequence[str]:
        card = self._cards.get(win.card)
        return (playbook_of(card) if card else "",)


def by_source(book: Book) -> dict[Source, list[tuple[str, int]]]:
    """What came from each person, channel, note, tag and playbook."""
    whence = Whence(book.cards, book.feeds)
    return {source: whence.sums(source, book.wins) for source in SOURCES}


def _beside(links: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The second ids of the links by their first one."""
    found: dict[str, list[str]] = {}
    for one, other in links:
        found.setdefault(one, []).append(other)
    return {one: tuple(others) for one, others in found.items()}
