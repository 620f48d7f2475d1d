"""Making cards, putting them away, and writing their text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.approving import unapproved
from warroom.commands.actions.links import feed_row
from warroom.commands.actions.people import newcomer
from warroom.commands.actions.stages import stage_named
from warroom.commands.actions.words import (
    BODY_LENGTH,
    LINK_LENGTH,
    SAY_WHAT_BLOCKS,
    clean,
    draft,
    last_rank,
    named,
    never_live,
    no_size,
    one_line,
    quoted,
    some,
    tidy_title,
)
from warroom.domain.campaigns import channels_with
from warroom.domain.changes import Change, Draft, assurance, creation, deletion, update
from warroom.domain.dates import instant
from warroom.domain.ids import mint
from warroom.domain.inches import format_inches
from warroom.domain.model import DERIVED, WORK, Card, Kind, Revision
from warroom.domain.rank import between
from warroom.domain.stages import BLOCKED, closes, stages_of

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.domain.grammar import Added


def add_card(board: Board, added: Added, kind: Kind, now: datetime, fed_by: Iterable[str] = ()) -> Draft:
    """A new card at the end of its stage, with its feeds, whoever is new and a channel that is, as one draft.

    `fed_by` are ids that feed it besides those the line names.  The first change creates the card
    (`created_id`).  Raises ValueError with a sentence for what such a card cannot have.
    """
    card = _new_card(board, added, kind, now)
    changes = creation(card) + newcomer(board.people, card.owner, now)
    changes += update(board.campaign, channels=channels_with(board.campaign, [card.channel]))
    for source in dict.fromkeys((*added.feeds, *fed_by)):
        changes += creation(feed_row(board, source, card.id, now))
    return draft("add", f"added {kind} {quoted(card.title)}", changes)


def created_id(made: Draft) -> str:
    """The id of the row that the draft creates first."""
    return made.changes[0].id


def first_stage(board: Board, kind: str) -> str:
    """The stage a new card of `kind` is in when nothing is said: a note is active at once."""
    return "active" if kind == "note" else stages_of(board.campaign, kind)[0].name


def archive(cards: Iterable[Card], now: datetime) -> Draft:
    """Put the cards away, out of the board but kept."""
    found = some(cards)
    at = instant(now)
    changes = [change for card in found if not card.archived for change in update(card, archived=at)]
    return draft("archive", f"archived {named(found)}", changes)


def restore(cards: Iterable[Card]) -> Draft:
    """Bring archived cards back onto the board."""
    found = some(cards)
    return draft("archive", f"restored {named(found)}", [c for card in found for c in update(card, archived="")])


def delete(cards: Iterable[Card]) -> Draft:
    """Delete the cards for good, with their feeds and texts; their wins stay on the tape.

    It clashes when somebody has changed what was seen of a card.
    """
    found = some(cards)
    changes = [c for card in found for c in (*assurance(card, **_seen(card)), *deletion(card))]
    return draft("delete", f"deleted {named(found)}", changes)


def write_body(card: Card, old: str, new: str, now: datetime, me: str, why: str = "") -> Draft:
    """Replace the card's text, keeping the new one as a revision; a note is fresh again."""
    text = clean(new, "A text", BODY_LENGTH)
    if text == old:
        return draft("write", "", ())
    at = instant(now)
    changes = [Change("card", card.id, "body", old or None, text)]
    if card.kind == "note":
        changes += update(card, renewed=at)
    if card.kind == "piece":
        changes += unapproved(card)
    reason = one_line(why, "A reason")
    changes += creation(Revision(mint(), card.id, at, me, text, reason))
    verb = "recalibrated" if card.kind == "note" else "wrote the text of"
    return draft("write", f"{verb} {quoted(card.title)}" + (f": {reason}" if reason else ""), changes)


def write_howto(card: Card, old: str, new: str) -> Draft:
    """Say how the card is done well, in place of what was said of it before."""
    text = clean(new, "A text", BODY_LENGTH)
    changes = [Change("card", card.id, "howto", old or None, text)] if text != old else []
    return draft("howto", f"wrote how {quoted(card.title)} is done well", changes)


def give_why(card: Card, written: Draft, why: str) -> Draft:
    """Say why the revision that `written` made of the card's text was written."""
    reason = one_line(why, "A reason")
    row = next(change.id for change in written.changes if change.entity == "revision")
    changes = [Change("revision", row, "why", None, reason)] if reason else []
    return draft("write", f"recalibrated {quoted(card.title)}: {reason}", changes)


def check_traits(kind: str, size: int, golive: str) -> None:
    """Refuse what a card of `kind` cannot have: only work has a size, only a piece goes live."""
    if size and kind not in WORK:
        raise ValueError(f"{no_size(kind)}: put {format_inches(size)} in quotes to keep it as text.")
    if golive and kind != "piece":
        raise ValueError(never_live(kind))


def _seen(card: Card) -> dict[str, str | int]:
    """What a person sees of a card; its place in the stage is no reason to keep it."""
    return {name: value for name, value in card._asdict().items() if name not in DERIVED | {"id", "rank"}}


def _new_card(board: Board, added: Added, kind: Kind, now: datetime) -> Card:
    check_traits(kind, added.size, added.golive)
    campaign = board.campaign
    stage = stage_named(campaign, kind, added.stage) if added.stage else first_stage(board, kind)
    if kind == "tactic" and stage == BLOCKED:
        raise ValueError(f"{SAY_WHAT_BLOCKS}: add it first, then block it.")
    at = instant(now)
    return Card(
        mint(),
        campaign.id,
        kind,
        tidy_title(added.title),
        stage,
        between(last_rank(board, kind, stage), ""),
        owner=added.owner,
        tags=one_line(added.tags, "The tags"),
        channel=one_line(added.channel, "A channel"),
        format=one_line(added.format, "A format"),
        due=added.due,
        golive=added.golive,
        golive_zone=added.golive_zone,
        link=one_line(added.link, "A link", LINK_LENGTH),
        size=added.size,
        source=one_line(added.source, "A source"),
        heat=added.heat,
        client=one_line(added.client, "A client"),
        budget=one_line(added.budget, "A budget"),
        embargo=added.embargo,
        renewed=at if kind == "note" else "",
        private=int(added.private),
        created=at,
        staged=at,
        closed=at if closes(campaign, kind, stage) else "",
    )
