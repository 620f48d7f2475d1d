"""What others did and what came due while this person was away: in one line, and sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from warroom.commands.spec import Choice, Do, Pick
from warroom.domain.changes import EXISTS, FOLLOWING, Change, Entry
from warroom.domain.checklist import unticked
from warroom.domain.dates import ago, in_zone, short_when
from warroom.domain.golive import planned
from warroom.domain.inches import format_inches
from warroom.domain.model import Card
from warroom.domain.stages import MISSED, closes
from warroom.domain.standing import golive_wall

if TYPE_CHECKING:
    from warroom.domain.board import Board

# The words of the line, in its order.
_WORDS = (
    "moved", "went live", "approved", "sent back", "done", "missed", "added", "let go", "taken", "retired",
    "recast", "rewritten", "ticked", "changed", "linked", "restored", "archived", "deleted",
)  # fmt: skip
_FINISHED = {"piece": "went live", "tactic": "done", "note": "retired"}
_HOLDING = frozenset({"held", "held_at"})
_FOLLOWS = FOLLOWING | {"reason"}


class Missed(NamedTuple):
    """What happened meanwhile: others' `entries` newest first, cards that came `due`, pieces that were to go `live`."""

    entries: tuple[Entry, ...]
    due: tuple[Card, ...]
    live: tuple[Card, ...] = ()


def missed(entries: Iterable[Entry], board: Board, me: str, since: datetime, now: datetime) -> Missed:
    """Others' work among `entries`, without what was taken back again, and what came due after `since`."""
    found = tuple(entries)
    here = {entry.changeset.id for entry in found}
    others = tuple(
        entry
        for entry in found
        if entry.changeset.actor != me
        and not entry.undone
        and not {entry.changeset.undo_of, entry.changeset.redo_of} & here
    )
    zone = board.campaign.zone
    low, high = (f"{in_zone(moment, zone):%Y-%m-%dT%H:%M}" for moment in (since, now))
    due = [card for card in board.cards.values() if not card.closed and low < _moment(card.due) <= high]
    live = [each.card for each in planned(board) if since < each.at <= now and not board.campaign.held]
    latest = sorted(due, key=lambda card: (_moment(card.due), card.rank), reverse=True)
    return Missed(others, tuple(latest), tuple(reversed(live)))


def summary(what: Missed, board: Board, ascii: bool = False) -> str:
    """`4 moved, 1 went live, 1½″ won, 2 came due`, "" when nothing happened."""
    changes = [change for entry in reversed(what.entries) for change in entry.changes]
    counts = Counter(_words(changes, board))
    parts = [f"{counts[word]} {word}" for word in _WORDS if counts[word]]
    won = sum(int(c.new or 0) - int(c.old or 0) for c in changes if (c.entity, c.field) == ("win", "size"))
    if won > 0:
        parts.append(f"{format_inches(won, ascii)} won")
    parts += _of_campaign([change for change in changes if change.entity == "campaign"])
    if what.due:
        parts.append(f"{len(what.due)} came due")
    if what.live:
        parts.append(f"{len(what.live)} {'was' if len(what.live) == 1 else 'were'} to go live")
    return ", ".join(parts)


def listed(what: Missed, board: Board, since: datetime, now: datetime) -> Pick:
    """The sentences to read and to search; picking one goes to its card."""
    told = [(f"@{entry.changeset.actor} {entry.changeset.told}", ago(entry.changeset.at, now), _card_of(entry, board))
            for entry in what.entries]  # fmt: skip
    due = [(f"{_named(card)} is due", short_when(card.due, board.today), card.id) for card in what.due]
    live = [
        (f"{_named(card)} was to go live", short_when(golive_wall(card, board.campaign), board.today), card.id)
        for card in what.live
    ]
    told = live + due + told
    choices = tuple(Choice(str(at), text, note) for at, (text, note, _) in enumerate(told))
    here = in_zone(since, board.campaign.zone)
    today = here.date() == in_zone(now, board.campaign.zone).date()
    when = f"{here:%H:%M}" if today else f"{here:%a %H:%M}"
    return Pick(f"What others did since {when}", choices, lambda key, _: Do("goto", told[int(key)][2]))


def _words(changes: Sequence[Change], board: Board) -> Iterator[str]:
    """What became of each card and link, as one word each."""
    rows: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.entity in ("card", "feed"):
            rows.setdefault((change.entity, change.id), []).append(change)
    for (entity, row), found in rows.items():
        first = {change.field: change.old for change in reversed(found)}
        last = {change.field: change.new for change in found}
        moved = {field for field in last if (first[field] or None) != (last[field] or None)}
        if entity == "feed":
            yield from ("linked",) if last.get(EXISTS) else ()
        elif moved:
            yield _word(board, board.card(row), moved, first, last)


def _word(
    board: Board, card: Card | None, moved: set[str], first: Mapping[str, object], last: Mapping[str, object]
) -> str:
    if EXISTS in moved:
        return "added" if last[EXISTS] else "deleted"
    if "archived" in moved:
        return "archived" if last["archived"] else "restored"
    if "kind" in moved:
        return "recast"
    if last.get("approved"):
        return "approved"
    if last.get("approver") and last.get("reason"):
        return "sent back"
    if "stage" in moved:
        stage = str(last["stage"])
        if card is None or not closes(board.campaign, card.kind, stage):
            return "moved"
        if stage == MISSED:
            return MISSED
        return _FINISHED.get(card.kind) or ("let go" if stage == "let go" else "taken")
    if "body" in moved:
        was, now = (unticked(str(fields["body"] or "")) for fields in (first, last))
        return "ticked" if was == now else "rewritten"
    return "changed" if moved - _FOLLOWS else "moved"


def _card_of(entry: Entry, board: Board) -> str:
    """The card to go to: one that is there, as the change names it first."""
    named: list[str] = []
    for change in entry.changes:
        if change.entity == "card":
            named.append(change.id)
        elif change.field in ("src", "card"):
            named.append(str(change.new or change.old or ""))
    return next((card for card in named if board.card(card)), named[0] if named else "")


def _named(card: Card) -> str:
    """The title, with the channel of a piece that goes out on several under one."""
    return f"{card.title} on {card.channel}" if card.channel else card.title


def _of_campaign(changes: Sequence[Change]) -> list[str]:
    """What became of the campaign itself: whether it is held is no term of it."""
    held = [bool(change.new) for change in changes if change.field == "held"]
    said = ["everything was held" if held[-1] else "the hold was ended"] if held else []
    return said + (["the campaign's terms changed"] if any(c.field not in _HOLDING for c in changes) else [])


def _moment(wall: str) -> str:
    """A wall time at which something comes due: a day begins at midnight; "" for none."""
    return wall if "T" in wall or not wall else f"{wall}T00:00"
