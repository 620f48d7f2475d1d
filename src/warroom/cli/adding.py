"""Adding cards from lines of text, before the prompt is back: no click, and nothing else that is not needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from warroom.cli import out
from warroom.cli.doing import live_for, warned
from warroom.cli.errors import misread
from warroom.cli.folding import folded
from warroom.cli.stdin import lines_of

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.changes import Draft
    from warroom.domain.grammar import Added, Vocabulary
    from warroom.domain.model import Campaign, Card, Kind

_GUESSES: tuple[Kind, ...] = ("tactic", "piece", "note", "signal")


def add_cards(errand: Errand, words: Sequence[str], kind: Kind | None = None, why: str = "") -> None:
    """Add the card that `words` tell, or with `-` one a line of stdin, and print its id; `kind` None to tell by it.

    `why` is the reason for which a piece is live at once although something is missing.
    """
    from warroom.domain.grammar import parse_add

    def read(text: str, vocabulary: Vocabulary) -> tuple[Added, Kind]:
        added = parse_add(text, vocabulary, heard=kind == "signal")
        return added, kind or _kind(errand.campaign, added)

    add_lines(errand, words, read, why)


def add_lines(
    errand: Errand, words: Sequence[str], read: Callable[[str, Vocabulary], tuple[Added, Kind]], why: str = ""
) -> None:
    """Add the card of the words, or with `-` one a line of stdin, as `read` understands a line, as one change."""
    from warroom.cli.vocabulary import vocabulary
    from warroom.commands.actions.cards import add_card, created_id
    from warroom.domain.changes import Draft
    from warroom.domain.grammar import say_add

    board = errand.board
    made: list[Card] = []
    drafts: list[Draft] = []
    said: list[str] = []
    for where, text in lines_of(words):
        with misread(where):
            added, kind = read(text, vocabulary(errand, made))
            drafts.append(add_card(board, added, kind, errand.now))
        said.append(f"{kind} {say_add(added, errand.local, _namer(errand, made), errand.settings.ascii)}")
        board = folded(board, drafts[-1])
        made.append(board.cards[created_id(drafts[-1])])
    one = Draft("add", f"added {len(drafts)} cards", tuple(c for draft in drafts for c in draft.changes))
    with misread():
        made_so = live_for(errand, drafts[0] if len(drafts) == 1 else one, why)
    warning = warned(errand, made_so)
    receipt = errand.commit(made_so)
    if errand.asked.as_json:
        out.document({"seq": receipt.seq, "cards": [card._asdict() for card in made]})
    _tell(errand, made, said)
    if warning:
        out.words(warning)


def _namer(errand: Errand, made: Sequence[Card]) -> Callable[[str], str]:
    """Gives a card's title by its id, of those just made as well."""

    def title_of(card_id: str) -> str:
        card = next((card for card in made if card.id == card_id), None) or errand.board.card(card_id)
        return card.title if card else errand.shortest(card_id)

    return title_of


def _tell(errand: Errand, cards: Sequence[Card], said: Sequence[str]) -> None:
    for card, line in zip(cards, said, strict=True):
        short = errand.shortest(card.id)
        if not errand.asked.as_json:
            out.data(short)
        out.words(f"added {line}")


def _kind(campaign: Campaign, added: Added) -> Kind:
    """What a line is that does not say it: what was heard is a signal, what only a piece can have makes it one."""
    from warroom.commands.actions.stages import stage_named

    if added.source or added.heat:
        return "signal"
    if added.channel or added.format or added.golive:
        return "piece"
    if not added.stage:
        return "tactic"
    for kind in _GUESSES:
        try:
            stage_named(campaign, kind, added.stage)
        except ValueError:
            continue
        return kind
    return "tactic"
