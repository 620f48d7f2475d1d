"""What may be seen while the screen is shared: rows, boards and the journal without what is private.

- Of a private card every text is hidden; its kind, stage, place, owner, size and times stay, so that sums stay right.
- Of every card `FIELDS` are hidden, as if it had none.
- Wins and revisions are hidden with the card that they are of, or ever were; a private card that recurs hides all of
  its routine.  Sentences of the journal are hidden where they are about any of it.

Hidden text becomes MASK where it must be told from none, and nothing where it need not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from warroom.domain.changes import EXISTS, Change, Changeset, Clash, Entry, entity_of
from warroom.domain.model import CARD_TEXT, Card, Commitment, Revision, Routine, Row, Standup, View, Win
from warroom.domain.standing import won_on

if TYPE_CHECKING:
    from warroom.domain.board import Board, Delta
    from warroom.domain.score import Book
    from warroom.domain.timeline import Recorded

MASK = "something private"
# A channel is a short word in a narrow column.
CHANNEL = "*"
LABEL = "changed something private"
# What of every card stays in the house.
FIELDS = ("client", "budget", "embargo")
# What of a private card is asked for whether it is there, and what may as well not be.
_MASKED = frozenset({"title", "link", "reason", "waived", *CARD_TEXT})
_EMPTIED = ("tags", "format", "source", "origin", *FIELDS)
_NO_FIELDS: dict[str, Any] = dict.fromkeys(FIELDS, "")
_NOTHING: dict[str, Any] = dict.fromkeys(_EMPTIED, "")
_ROUTINE_EMPTIED = ("tags", "howto", "checklist")
# Shorter titles are in too many sentences.
_SHORTEST_TITLE, _LONGEST_TOLD = 4, 32
_ASKS_FOR_FIELDS = re.compile(rf"(?i)(?:^|[\s(-])(?:{'|'.join(FIELDS)}):")


class Veil(NamedTuple):
    """What is private: ids of cards, routines, views, and of wins and revisions that are theirs or were; titles."""

    cards: frozenset[str] = frozenset()
    routines: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    views: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()

    def card(self, card: Card) -> Card:
        """The card as it may be seen."""
        if card.private or card.id in self.cards:
            # Whether a note is on paper hangs on the day of the wins that it came of.
            origin = card.origin if won_on(card) else ""
            return card._replace(
                title=MASK, link=masked(card.link), reason=masked(card.reason), waived=masked(card.waived),
                channel=CHANNEL if card.channel else "", **{**_NOTHING, "origin": origin},
            )  # fmt: skip
        if card.client or card.budget or card.embargo:
            return card._replace(**_NO_FIELDS)
        return card

    def win(self, win: Win) -> Win:
        """The win as it may be seen."""
        if win.card in self.cards or win.id in self.theirs:
            return win._replace(text=masked(win.text), tags="")
        return win

    def revision(self, revision: Revision) -> Revision:
        """The kept text as it may be seen."""
        if revision.card in self.cards:
            return revision._replace(body=masked(revision.body), why=masked(revision.why))
        return revision

    def routine(self, routine: Routine) -> Routine:
        """The routine as it may be seen."""
        if routine.id not in self.routines:
            return routine
        return routine._replace(title=MASK, tags="", howto="", checklist="")

    def view(self, view: View) -> View:
        """The saved filter as it may be seen: none that asks for what is hidden."""
        return view._replace(name=MASK, filter="") if view.id in self.views or asks_for_fields(view.filter) else view

    def commitment(self, row: Commitment) -> Commitment:
        """The promise as it may be seen."""
        return row._replace(carried=self.told(row.carried))

    def standup(self, standup: Standup) -> Standup:
        """The standup as it may be seen."""
        # They tell more of what has become private since than its title.
        return standup._replace(minutes=masked(standup.minutes) if self.cards else standup.minutes)

    def told(self, text: str) -> str:
        """A text about many cards, hidden where it names a private one."""
        return MASK if any(title in text for title in self.titles) else text

    def sentence(self, text: str, instead: str) -> str:
        """A sentence, or another one where it names what is private."""
        return instead if self.told(text) != text else text

    def label(self, label: str, changes: Iterable[Change]) -> str:
        """What a changeset is called, as it may be seen."""
        return LABEL if any(title in label for title in self.titles) or self.are_about(changes) else label

    def changeset(self, changeset: Changeset, changes: Iterable[Change]) -> Changeset:
        """The changeset as it may be seen."""
        return changeset._replace(label=self.label(changeset.label, changes))

    def changes(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes as they may be seen."""
        return tuple(shown for change in changes if (shown := self._change(change)) is not None)

    def entry(self, entry: Entry) -> Entry:
        """The line of history as it may be seen."""
        return Entry(self.changeset(entry.changeset, entry.changes), self.changes(entry.changes), entry.undone)

    def cards_of(self, cards: Mapping[str, Card]) -> Mapping[str, Card]:
        """The cards as they may be seen."""
        seen = self.card
        # Most need nothing: only those are looked at whose fields say that there may be something.
        hidden = {
            key: seen(card) for key, card in cards.items()
            if card.private or card.client or card.budget or card.embargo or key in self.cards
        }  # fmt: skip
        return {**cards, **hidden} if hidden else cards

    def board(self, board: Board) -> Board:
        """The board as it may be seen; it knows that it is veiled."""
        return replace(
            board,
            cards=self.cards_of(board.cards),
            known=self.cards_of(board.known),
            wins=tuple(map(self.win, board.wins)),
            routines={key: self.routine(row) for key, row in board.routines.items()},
            views={key: self.view(row) for key, row in board.views.items()},
            commitments={key: self.commitment(row) for key, row in board.commitments.items()},
            veiled=True,
        )

    def delta(self, delta: Delta) -> Delta:
        """What changed, as it may be seen."""
        return replace(
            delta,
            cards=tuple(map(self.card, delta.cards)),
            wins=tuple(map(self.win, delta.wins)),
            routines=tuple(map(self.routine, delta.routines)),
            views=tuple(map(self.view, delta.views)),
            commitments=tuple(map(self.commitment, delta.commitments)),
        )

    def book(self, book: Book) -> Book:
        """What a score is made of, as it may be seen."""
        return book._replace(
            wins=tuple(map(self.win, book.wins)),
            cards=self.cards_of(book.cards),
            commitments=tuple(map(self.commitment, book.commitments)),
        )

    def row(self, row: Row) -> Row:
        """Any row as it may be seen."""
        see: Callable[[Any], Row] | None = getattr(self, entity_of(row), None)
        return see(row) if see else row

    def step(self, step: Recorded) -> Recorded:
        """The changeset with its changes as they may be seen."""
        return step._replace(changeset=self.changeset(step.changeset, step.changes), changes=self.changes(step.changes))

    def are_about(self, changes: Iterable[Change]) -> bool:
        """Whether changes touch what is private: a card, what hangs on it, or a hidden field of a card there was."""
        found = tuple(changes)
        made = {change.id for change in found if change.field == EXISTS and change.old is None}
        return any(
            self.is_about(change) or (change.entity == "card" and change.field in FIELDS and change.id not in made)
            for change in found
        )

    def is_about(self, change: Change | Clash) -> bool:
        """Whether it is a private row that is changed, or one that hangs on a private card."""
        if change.entity == "feed":
            return not self.cards.isdisjoint(change.id.split(">"))
        if change.entity == "view" and change.field == "filter":
            return change.id in self.views or any(asks_for_fields(str(said or "")) for said in change[3:5])
        named = change[3:5] if change.field == "card" else ()
        return any(change.id in ids for ids in (self.cards, self.theirs, self.routines, self.views)) or any(
            name in self.cards for name in named
        )

    def hides(self, change: Change) -> bool:
        """Whether the field is one whose values are not shown as they are, or not at all."""
        true = change._replace(old="one", new="other")
        return self._change(true) != true

    def _change(self, change: Change) -> Change | None:
        """The change as it may be seen; None where nothing of it may."""
        entity, key, field = change.entity, change.id, change.field
        if entity == "card" and (field in FIELDS or (key in self.cards and field in _EMPTIED)):
            return None
        if entity == "routine" and key in self.routines and field in _ROUTINE_EMPTIED:
            return None
        if entity == "win" and key in self.theirs and field == "tags":
            return None
        if entity == "view" and field in ("name", "filter"):
            asks = key in self.views or any(asks_for_fields(str(value or "")) for value in change[3:])
            return None if asks else change
        if (
            (entity == "card" and key in self.cards and field in _MASKED)
            or (entity == "routine" and key in self.routines and field == "title")
            or (key in self.theirs and field in ("text", "body", "why"))
        ):
            return _covered(change, MASK)
        if entity == "card" and key in self.cards and field == "channel":
            return _covered(change, CHANNEL)
        if field == "minutes" and self.cards:
            return _covered(change, MASK)
        if field == "carried":
            return change._replace(old=self._said(change.old), new=self._said(change.new))
        return change

    def _said(self, value: str | int | None) -> str | int | None:
        return self.told(value) if isinstance(value, str) else value


def telling(titles: Iterable[str]) -> frozenset[str]:
    """Those of the titles that a sentence can be known by; of a long one its beginning, for sentences cut it."""
    return frozenset(title[:_LONGEST_TOLD] for title in titles if len(title) >= _SHORTEST_TITLE)


def masked(text: str) -> str:
    """The mask of a text, "" where there is none."""
    return MASK if text else ""


def is_hidden(card: Card, board: Board) -> bool:
    """Whether the texts of a card are hidden on this board."""
    return board.veiled and card.title == MASK


def asks_for_fields(filter: str) -> bool:
    """Whether a filter asks for what is hidden."""
    return bool(_ASKS_FOR_FIELDS.search(filter))


def _covered(change: Change, mask: str) -> Change:
    return change._replace(old=mask if change.old else change.old, new=mask if change.new else change.new)
