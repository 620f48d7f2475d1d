"""What a command is, what it sees, and what it may answer: all of it data.

Named tuples: fourteen frozen dataclasses would cost five times as much of the start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias, overload

from warroom.domain.board import Board
from warroom.domain.changes import Draft
from warroom.domain.model import Card

Pane: TypeAlias = Literal["strategy", "pipeline", "today"]
PANES: tuple[Pane, ...] = ("strategy", "pipeline", "today")
Tone: TypeAlias = Literal["info", "good", "warn", "bad"]


class Context(NamedTuple):
    """What a handler knows.  `now` is an aware datetime; `me` is a handle; `order` are the ids of
    the focused pane as they stand on screen, so that re-ranking and following follow the eye;
    `themes` are (name, title, what it is) of those that can be chosen, `theme` is the name of the one in use;
    `viewer` is the time zone of the person who looks, "" for the campaign's; `pointers` are (person, card) of those
    who point at one from other screens."""

    board: Board
    now: datetime
    me: str
    pane: Pane = "pipeline"
    selected: str = ""
    marks: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    stage: str = ""
    filter: str = ""
    themes: tuple[tuple[str, str, str], ...] = ()
    theme: str = ""
    viewer: str = ""
    pointers: tuple[tuple[str, str], ...] = ()

    @property
    def card(self) -> Card | None:
        """The selected card."""
        return self.board.card(self.selected) if self.selected else None

    @property
    def targets(self) -> tuple[Card, ...]:
        """What a command acts on: the marked cards, or else the selected one."""
        ids = self.marks or ((self.selected,) if self.selected else ())
        return tuple(card for card in map(self.board.card, ids) if card is not None)


class Say(NamedTuple):
    """A message for the person at the keyboard; plain text."""

    text: str
    tone: Tone = "info"


class Write(NamedTuple):
    """Commit `draft`; then select `follow` where given, and go on with `then`.

    A draft that follows from the whole board is made `anew` when somebody else's change came between, with the
    names of the fields that are to be left as theirs.
    """

    draft: Draft
    follow: str = ""
    then: Outcome | None = None
    anew: Callable[[Context, frozenset[str]], Outcome] | None = None


class Echo(NamedTuple):
    """What a line would do if enter were pressed now; `ok` False keeps enter from acting."""

    ok: bool
    text: str


class Ask(NamedTuple):
    """One line of text.  `echo` is called on every keystroke, `then` on enter when the echo is ok.

    `words` are completions offered for the word under the cursor (`@ana`, `#tag`, `^card`).
    An `initial` text that is `offered` stands selected: enter takes it, the first letter replaces it.
    """

    title: str
    then: Callable[[str], Outcome]
    echo: Callable[[str], Echo]
    initial: str = ""
    placeholder: str = ""
    words: tuple[str, ...] = ()
    offered: bool = False


class Choice(NamedTuple):
    """One thing to pick: `key` is handed on, `text` is matched and shown, `note` stands at the right.

    Each character of `hot` is a key that picks it at once: a stage has its number and its letter.  `sign` stands
    before the text and `about` after it, as far as there is room; `tone` is the style of the note.
    """

    key: str
    text: str
    note: str = ""
    style: str = ""
    hot: str = ""
    sign: str = ""
    about: str = ""
    tone: str = "muted"


class Choices(Sequence[Choice]):
    """Choices that are made when they are looked at: of ten thousand cards few are seen.  They have no `hot` and no
    `sign`, for which all would be looked at."""

    def __init__(self, keys: Sequence[str], made: Callable[[str], Choice]) -> None:
        self.keys = keys
        self._made = made

    def __len__(self) -> int:
        """How many there are."""
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Choice: ...
    @overload
    def __getitem__(self, at: slice) -> Choices: ...
    def __getitem__(self, at: int | slice) -> Choice | Choices:
        """The choice at a place, or those of a stretch."""
        return Choices(self.keys[at], self._made) if isinstance(at, slice) else self._made(self.keys[at])


class Pick(NamedTuple):
    """A fuzzy pick.  `free` takes a typed text that is no choice; `flip` names what tab turns over.

    `then` gets the key and whether tab was flipped; `live` is called as the highlight moves; a pick that is left
    goes back to `current`; `typed` stands in the line at first.  With `several` tab marks choices instead, and
    `several` gets the keys of the marked ones, or of the highlighted one when none is.
    """

    title: str
    choices: Sequence[Choice]
    then: Callable[[str, bool], Outcome]
    free: Callable[[str], Outcome] | None = None
    flip: tuple[str, str] | None = None
    current: str = ""
    live: Callable[[str], Outcome] | None = None
    several: Callable[[tuple[str, ...]], Outcome] | None = None
    typed: str = ""


class Confirm(NamedTuple):
    """A question whose safe answer is no: cancel has the focus, and leads to `left`."""

    title: str
    text: str
    yes: str
    then: Outcome
    left: Outcome | None = None


class Input(NamedTuple):
    """One field of a form: `check` gives what it would mean, or what is wrong with it.

    A `value` that is `offered` stands selected once the cursor comes to it: the first letter replaces it.
    """

    name: str
    label: str
    value: str
    check: Callable[[str], Echo]
    words: tuple[str, ...] = ()
    offered: bool = False


class Form(NamedTuple):
    """Several fields at once; `then` gets every field's text."""

    title: str
    inputs: tuple[Input, ...]
    then: Callable[[Mapping[str, str]], Outcome]


class Compose(NamedTuple):
    """Longer text, written in the user's editor or in place; `then` gets it when it has changed.

    The face loads the card's text `field` before it opens the editor; `then` gets the text before and after.
    `begun` is a text that is being written already: what it was written from, and how far it is.  Whoever
    leaves without a change comes to `left`.
    """

    title: str
    card: str
    then: Callable[[str, str], Outcome]
    begun: tuple[str, str] | None = None
    field: str = "body"
    left: Outcome | None = None


class Dispute(NamedTuple):
    """One thing that `who` changed at the instant `at`, while it was being changed here; all as shown."""

    key: tuple[str, str, str]
    title: str
    label: str
    mine: str
    theirs: str
    who: str
    at: str


class Settle(NamedTuple):
    """What somebody else changed meanwhile: `then` gets the keys of those that are to be mine all the same."""

    title: str
    disputes: tuple[Dispute, ...]
    then: Callable[[frozenset[tuple[str, str, str]]], Outcome]


class Both(NamedTuple):
    """A text that two people wrote from the same one: `then` gets `mine`, `theirs`, or `merged`.

    `merged` has `clashes` places that both changed, with marks around them.
    """

    title: str
    mine: str
    theirs: str
    merged: str
    clashes: int
    who: str
    at: str
    then: Callable[[str], Outcome]


class Read(NamedTuple):
    """The texts of `cards` are needed to go on: the face loads them, `then` gets them by id."""

    cards: tuple[str, ...]
    then: Callable[[Mapping[str, str]], Outcome]


class Copy(NamedTuple):
    """Text for the clipboard; `what` names it in the message.  With `card` the face adds its body."""

    text: str
    what: str
    card: str = ""


class Do(NamedTuple):
    """Something only the face can do: move the cursor, zoom, open help, quit, undo."""

    action: str
    arg: str = ""


Outcome: TypeAlias = Say | Write | Ask | Pick | Confirm | Form | Compose | Read | Copy | Do | Settle | Both


def always(_: Context) -> str:
    """A command that is never disabled."""
    return ""


class Command(NamedTuple):
    """One thing a user can do.  `disabled` gives the reason why not, "" when it can be done.

    `footer` orders the footer's hints (lower first, 0 not shown); `short` is its word there.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    group: str
    run: Callable[[Context], Outcome]
    disabled: Callable[[Context], str] = always
    short: str = ""
    footer: int = 0
    panes: tuple[Pane, ...] = PANES
