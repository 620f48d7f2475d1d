"""Which card is meant: by the beginning of its id, or by words of its title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from warroom.cli.errors import Refused
from warroom.domain.ids import fits

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Card

_SHOWN = 8
# An id has no vowels: a longer prefix of one is never a word of a title.
_LONGEST_WORD = 4


def line(words: Sequence[str]) -> str:
    """The words of a command line as one line; bytes that were no text become U+FFFD.

    A value with blanks that the shell took the quotes off, `live:fri 10:00`, gets them back.
    """
    text = " ".join(_requoted(word) if len(words) > 1 else word for word in words)
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _requoted(word: str) -> str:
    key, colon, value = word.partition(":")
    return f'{key}:"{value}"' if colon and key.isalpha() and " " in value and '"' not in value else word


def matching(errand: Errand, text: str, made: Sequence[Card] = ()) -> tuple[Card, ...]:
    """The cards that `text` can mean in this campaign, the best ones first, archived ones by id alone.

    Cards `made` just before are among them.
    """
    wanted = text.removeprefix("^").strip()
    by_id: tuple[Card, ...] = errand.store.find(wanted, errand.campaign.id) if fits(wanted) else ()
    if len(by_id) == 1 and (by_id[0].id == wanted or len(wanted) > _LONGEST_WORD):
        return by_id
    from warroom.commands.vocabulary import cards_among

    return cards_among((*by_id, *errand.store.cards(errand.campaign.id), *made), wanted)


def one(errand: Errand, text: str) -> Card:
    """The one card that `text` means.  An open one goes before those that are not.

    Refused when there is none, or with the candidates when there are several.
    """
    keep_up(errand)
    return only(errand, matching(errand, text), text)


def only(errand: Errand, found: Sequence[Card], text: str) -> Card:
    """The one of the cards that `text` can mean, an open one before others; Refused as for `one`."""
    still_open = [card for card in found if not card.closed and not card.archived]
    if len(found) == 1 or len(still_open) == 1:
        return (still_open or found)[0]
    if not found:
        raise Refused(f"No card is called {text!r}: give the beginning of its id, or words of its title.")
    listed = "".join(f"\n  {errand.shortest(card.id)}  {card.kind:6}  {card.title}" for card in found[:_SHOWN])
    more = f"\n  and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise Refused(f"{text!r} can mean {len(found)} cards; say which by its id:{listed}{more}")


def some(errand: Errand, words: Sequence[str]) -> tuple[Card, ...]:
    """The cards that `words` name: one id each, or all of them together one title, or titles in quotes one each."""
    keep_up(errand)
    by_id = [errand.store.find(word.removeprefix("^"), errand.campaign.id) for word in words if _like_id(word)]
    if len(by_id) == len(words) > 1 and all(len(found) == 1 for found in by_id):
        return unique(found[0] for found in by_id)
    text = line(words)
    if len(words) > 1 and any(" " in word for word in words) and not matching(errand, text):
        return unique(one(errand, line([word])) for word in words)
    return (one(errand, text),)


def keep_up(errand: Errand) -> None:
    """Let the routines bring what is due, so that no occurrence is picked whose day is over."""
    _ = errand.board


def unique(cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards, each once, in their order."""
    return tuple({card.id: card for card in cards}.values())


def _like_id(word: str) -> bool:
    return fits(word.removeprefix("^"))
