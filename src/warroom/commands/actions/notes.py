"""Strategy that moves: a note recalibrated with its reason, a text of old restored, a note distilled from work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.cards import add_card, created_id, write_body
from warroom.commands.actions.words import BODY_LENGTH, clean, draft, one_line, quoted
from warroom.domain.changes import Change, Draft, creation, update
from warroom.domain.dates import instant
from warroom.domain.ids import mint
from warroom.domain.inches import format_inches
from warroom.domain.model import Card, Revision, Win
from warroom.domain.standing import origin_in_wins
from warroom.domain.text import counted

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.domain.grammar import Added


def recalibrate(note: Card, body: str, why: str, now: datetime, me: str) -> Draft:
    """Renew the note, whose text is `body`, for another shelf life, and keep the text with the reason.

    Raises ValueError without a reason.
    """
    reason = one_line(why, "A reason")
    if not reason:
        raise ValueError("Say what changed, and why.")
    at = instant(now)
    kept = Revision(mint(), note.id, at, me, body, reason)
    return draft("recalibrate", _recalibrated(note, reason), [*update(note, renewed=at), *creation(kept)])


def rewrite(note: Card, renewed: Draft, old: str, new: str, now: datetime, me: str) -> Draft:
    """Give the note a new text under the reason for which `renewed` recalibrated it."""
    made = {(change.entity, change.field): change for change in renewed.changes}
    body, why = made.get(("revision", "body")), str(made["revision", "why"].new)
    if (str(body.new) if body else "") != old:
        # Somebody wrote in between: that text is a revision of its own.
        at = str(made["card", "renewed"].new)
        return write_body(note._replace(renewed=at), old, new, now, me, why)
    text = clean(new, "A text", BODY_LENGTH)
    if text == old:
        return draft("write", "", ())
    row = made["revision", "why"].id
    changes = [Change("card", note.id, "body", old or None, text), Change("revision", row, "body", old or None, text)]
    return draft("write", f"wrote the text of {quoted(note.title)}", changes)


def restore_text(card: Card, body: str, kept: Revision, now: datetime, me: str) -> Draft:
    """Let the card say again what the revision `kept` says, as a new revision; `body` is what it says now."""
    written = write_body(card, body, kept.body, now, me, f"as @{kept.who} wrote it on {kept.at[:10]}")
    return written._replace(label=f"restored the text of {quoted(card.title)}") if written.changes else written


def distil(board: Board, added: Added, sources: Iterable[Card], wins: Sequence[Win], now: datetime, me: str) -> Draft:
    """A note that the sources feed, and the cards that the wins were for.  Its first change creates the note.

    Wins that belong to no card are told in its text, for what is no card cannot feed it.
    """
    known = [card.id for card in sources]
    known += [win.card for win in wins if win.card and board.card(win.card)]
    made = add_card(board, added, "note", now, known)
    note = created_id(made)
    changes = list(made.changes)
    if wins:
        changes.append(Change("card", note, "origin", None, origin_in_wins(max(win.day for win in wins))))
    free = [win for win in wins if not (win.card and board.card(win.card))]
    if free:
        text = "".join(f"- {format_inches(win.size)} {_escaped(win.text)} (@{win.who}, {win.day})\n" for win in free)
        kept = Revision(mint(), note, instant(now), me, text, "distilled from what was won")
        changes += [Change("card", note, "body", None, text), *creation(kept)]
    return draft("distil", f"distilled {quoted(added.title)} from {_counted(known, wins)}", changes)


def begin(note: str, title: str, old: str, new: str, now: datetime, me: str) -> Draft:
    """The first text of the note with that id, which is fresh as it is."""
    text = clean(new, "A text", BODY_LENGTH)
    if text == old:
        return draft("write", "", ())
    kept = Revision(mint(), note, instant(now), me, text)
    return draft("write", f"wrote {quoted(title)}", [Change("card", note, "body", old or None, text), *creation(kept)])


def _recalibrated(note: Card, why: str) -> str:
    return f"recalibrated {quoted(note.title)}: {why}"


def _counted(cards: Sequence[str], wins: Sequence[Win]) -> str:
    others = len(dict.fromkeys(cards)) - len({win.card for win in wins if win.card in cards})
    parts = [counted(others, "card")] if others > 0 else []
    parts += [counted(len(wins), "win")] if wins else []
    return " and ".join(parts) or "nothing"


def _escaped(text: str) -> str:
    # Only a win that no card stands for needs Markdown.
    from warroom.formats.markdown import escape

    return escape(text)
