"""The fields of a card as text: how each is shown, read back, and what it is said to mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from warroom.commands.actions.approving import unapproved
from warroom.commands.actions.easing import eased_due, eased_size
from warroom.commands.actions.people import newcomer
from warroom.commands.actions.stages import restaged, stage_named
from warroom.commands.actions.words import LINK_LENGTH, SAY_WHAT_BLOCKS, draft, one_line, quoted, tidy_title
from warroom.domain.changes import Change, Draft, update
from warroom.domain.dates import check_zone, in_zone, parse_when, say_when
from warroom.domain.golive import read_golive, say_there
from warroom.domain.inches import format_inches, parse_inches
from warroom.domain.model import KINDS, LONGEST_SHELF_DAYS, WORK, Card
from warroom.domain.reading import parse_heat
from warroom.domain.stages import BLOCKED
from warroom.domain.text import join_tags, tidy_handle, tidy_tag

if TYPE_CHECKING:
    from warroom.domain.board import Board

Values: TypeAlias = dict[str, str | int]


class Meaning(NamedTuple):
    """What a field's text comes to: values of the row, and words that say it."""

    values: Values
    said: str


class Field(NamedTuple):
    """One editable field; `read` raises ValueError with a sentence, `note` says what an empty one means."""

    name: str
    label: str
    kinds: frozenset[str]
    show: Callable[[Card], str]
    read: Callable[[str, Card, Board, datetime], Meaning]
    note: str = ""


def fields_of(card: Card) -> tuple[Field, ...]:
    """The fields that a card of its kind and state has."""
    return tuple(f for f in FIELDS if card.kind in f.kinds and (f.name != "reason" or card.stage == BLOCKED))


def meaning(name: str, text: str, card: Card, board: Board, now: datetime) -> Meaning:
    """What `text` in the field means for the card; no values when it is what the card has.  Raises ValueError.

    What the card has is never refused, so that an odd value of old does not keep the rest from being mended.
    """
    field = next((f for f in fields_of(card) if f.name == name), None)
    if field is None:
        raise ValueError(f"A {card.kind} has no field {name!r}: there is {', '.join(f.name for f in fields_of(card))}.")
    same = text.strip() == field.show(card)
    try:
        found = field.read(text, card, board, now)
    except ValueError:
        if not same:
            raise
        return Meaning({}, "")
    return Meaning({} if same else found.values, found.said if text.strip() else field.note)


def edit(board: Board, card: Card, values: Mapping[str, str], now: datetime) -> Draft:
    """Give the card's fields these texts, all of them or none.  Raises ValueError with the first thing wrong."""
    meant = {name: meaning(name, text, card, board, now).values for name, text in values.items()}
    row: Values = {field: value for found in meant.values() for field, value in found.items()}
    stage = str(row.pop("stage", card.stage))
    changes: list[Change] = newcomer(board.people, str(row.get("owner", "")), now)
    if stage != card.stage:
        changes += restaged(board, [(card, stage)], now)
    changes += update(card, **row)
    if card.kind == "piece" and _is_another(card, row):
        changes += unapproved(card)
    touched = [name for name, found in meant.items() if found]
    label = f"set {', '.join(touched)} of {quoted(str(row.get('title', card.title)))}"
    return draft("edit", "; ".join((label, *_eased(board, card, row, now))), changes)


def _is_another(card: Card, row: Values) -> bool:
    """Whether a piece with these values is no longer what was approved: tags on its link make no difference."""
    if row.get("title", card.title) != card.title:
        return True
    if row.get("link", card.link) == card.link:
        return False
    # The first frame needs nothing of links.
    from warroom.domain.utm import untagged

    return untagged(str(row["link"])) != untagged(card.link)


def _eased(board: Board, card: Card, row: Values, now: datetime) -> list[str]:
    """What the new values take off today, in words."""
    size = eased_size(board, [card], int(row["size"])) if "size" in row else ""
    due = eased_due(board, [card], str(row["due"]), now) if "due" in row else ""
    return [words for words in (size, due) if words]


def _title(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
    title = tidy_title(text)
    return Meaning({"title": title}, "")


def _stage(text: str, card: Card, board: Board, _now: datetime) -> Meaning:
    stage = stage_named(board.campaign, card.kind, text)
    if card.kind == "tactic" and stage == BLOCKED and card.stage != BLOCKED:
        raise ValueError(f"{SAY_WHAT_BLOCKS}: use the command for that.")
    return Meaning({"stage": stage}, f"moves to {stage}" if stage != card.stage else "")


def _owner(text: str, _card: Card, board: Board, _now: datetime) -> Meaning:
    handle = read_handle(text)
    known = not handle or handle in board.people
    return Meaning({"owner": handle}, f"@{handle}" + ("" if known else ", new on the team"))


def _tags(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
    tags = read_tags(text)
    return Meaning({"tags": tags}, " ".join(f"#{tag}" for tag in tags.split()))


def _due(text: str, _card: Card, board: Board, now: datetime) -> Meaning:
    wall, said = read_when(text, board, now)
    return Meaning({"due": wall}, said)


def _embargo(text: str, _card: Card, board: Board, now: datetime) -> Meaning:
    wall, said = read_when(text, board, now)
    return Meaning({"embargo": wall}, f"not before {said}")


def _golive(text: str, card: Card, board: Board, now: datetime) -> Meaning:
    wall, zone, said = read_live(text, [card], board, now)
    return Meaning({"golive": wall, **({"golive_zone": zone} if zone != card.golive_zone else {})}, said)


def _zone(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
    zone = check_zone(text.strip()) if text.strip() else ""
    return Meaning({"golive_zone": zone}, zone)


def _show_size(card: Card) -> str:
    return format_inches(card.size, ascii=True) if card.size else ""


def _size(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
    size = parse_inches(text) if text.strip() else 0
    return Meaning({"size": size}, format_inches(size))


def _shelf(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
    said = text.strip().removesuffix("days").removesuffix("d").strip()
    if said and not (said.isdecimal() and 0 < int(said) <= LONGEST_SHELF_DAYS):
        raise ValueError(f"A shelf life is a number of days, 1 to {LONGEST_SHELF_DAYS:,}, not {text.strip()!r}.")
    days = int(said or 0)
    return Meaning({"shelf": days}, f"{days} days")


def _heat(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
    heat = parse_heat(text.strip()) if text.strip() else 0
    return Meaning({"heat": heat}, f"heat {heat}")


def _snoozed(text: str, _card: Card, board: Board, now: datetime) -> Meaning:
    wall, said = read_when(text, board, now)
    return Meaning({"snoozed": wall[:10]}, f"out of sight until {said}")


def _private(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
    word = text.strip().casefold()
    if word not in ("", "y", "yes", "n", "no"):
        raise ValueError(f"Private is yes or no, not {text.strip()!r}.")
    private = word.startswith("y")
    return Meaning({"private": int(private)}, "hidden when the screen is shared" if private else "shown to everyone")


def read_handle(text: str) -> str:
    """The handle that a text names, "" for an empty one.  Raises ValueError for what cannot be one."""
    said = text.strip()
    handle = tidy_handle(said)
    if said and not handle:
        raise ValueError(f"{said!r} is no handle: letters, digits, dots and dashes, such as @ana.")
    return one_line(handle, "A handle", 40)


def read_tags(text: str) -> str:
    """Tags as a row keeps them, from words apart by commas or blanks.  Raises ValueError for what is none."""
    words = text.replace(",", " ").split()
    for word in words:
        if not tidy_tag(word):
            raise ValueError(f"{word!r} is no tag: a tag starts with a letter and has no spaces.")
    return one_line(join_tags(map(tidy_tag, words)), "The tags")


def read_when(text: str, board: Board, now: datetime) -> tuple[str, str]:
    """A wall time from a person's words, and the words that resolve it; both tell "no time" for an empty text."""
    if not text.strip():
        return "", "no time"
    local = in_zone(now, board.campaign.zone)
    wall = parse_when(text.strip(), local).wall
    return wall, say_when(wall, local)


def read_live(text: str, cards: Sequence[Card], board: Board, now: datetime, viewer: str = "") -> tuple[str, str, str]:
    """A wall time, its zone ("" for the campaign's), and words that say it there, here and where the viewer is.

    Without a zone in the text it is the one that all of the pieces have.  Raises ValueError with a sentence.
    """
    campaign = board.campaign
    own = cards[0].golive_zone if len({card.golive_zone for card in cards}) == 1 else ""
    if not text.strip():
        return "", own, "no time"
    wall, named = read_golive(text.strip(), now, own or campaign.zone)
    zone = named or own
    said = say_there(wall, zone or campaign.zone, (campaign.zone, viewer or campaign.zone), now)
    return wall, "" if zone == campaign.zone else zone, said


def _plain(name: str, what: str, longest: int = 300) -> Callable[[str, Card, Board, datetime], Meaning]:
    def read(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
        return Meaning({name: one_line(text, what, longest)}, "")

    return read


def _reason(text: str, _card: Card, _board: Board, _now: datetime) -> Meaning:
    reason = one_line(text, "A reason")
    if not reason:
        raise ValueError("A blocked tactic says what blocks it.")
    return Meaning({"reason": reason}, "")


_ALL = frozenset(KINDS)
_WHEN = "no time; or fri 11:00, +3d, 14 apr"
_LIVE = "no time; or fri 10:00 Europe/London"

FIELDS: tuple[Field, ...] = (
    Field("title", "Title", _ALL, lambda c: c.title, _title),
    Field("stage", "Stage", _ALL, lambda c: c.stage, _stage),
    Field("reason", "Blocked by", frozenset({"tactic"}), lambda c: c.reason, _reason),
    Field("owner", "Owner", _ALL, lambda c: c.owner, _owner, "nobody; or a handle"),
    Field("due", "Due", _ALL, lambda c: c.due.replace("T", " "), _due, _WHEN),
    Field("size", "Size", WORK, _show_size, _size, 'no size; or 1/4, 1 1/2"'),
    Field("golive", "Goes live", frozenset({"piece"}), lambda c: c.golive.replace("T", " "), _golive, _LIVE),
    Field("zone", "In zone", frozenset({"piece"}), lambda c: c.golive_zone, _zone, "as the campaign; or Asia/Tokyo"),
    Field("channel", "Channel", _ALL - {"note"}, lambda c: c.channel, _plain("channel", "A channel")),
    Field("format", "Format", frozenset({"piece"}), lambda c: c.format, _plain("format", "A format")),
    Field("tags", "Tags", _ALL, lambda c: c.tags, _tags, "none; or community launch"),
    Field("link", "Link", _ALL, lambda c: c.link, _plain("link", "A link", LINK_LENGTH)),
    Field("source", "Heard from", frozenset({"signal"}), lambda c: c.source, _plain("source", "A source")),
    Field("heat", "Heat", frozenset({"signal"}), lambda c: str(c.heat or ""), _heat, "none; or how often it was heard"),
    Field("snoozed", "Asleep until", frozenset({"signal"}), lambda c: c.snoozed, _snoozed, "awake; or fri, +3d"),
    Field("shelf", "Shelf life", frozenset({"note"}), lambda c: str(c.shelf or ""), _shelf, "as the campaign; or days"),
    Field("client", "Client", _ALL, lambda c: c.client, _plain("client", "A client"), "nobody outside"),
    Field("budget", "Budget", _ALL, lambda c: c.budget, _plain("budget", "A budget"), "none; or 1,200 €"),
    Field("embargo", "Embargo", _ALL, lambda c: c.embargo.replace("T", " "), _embargo, "none; or until fri 9:00"),
    Field("private", "Private", _ALL, lambda c: "yes" if c.private else "no", _private),
)
