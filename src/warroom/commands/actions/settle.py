"""A draft that somebody's change came in between: what a person has to decide, and the draft after that.

The fields of a draft are taken in parts that a person understands: a stage goes with rank, times and
wins, a text with its revision.  Where nobody's word would be lost nothing is asked: ranks, and what both did alike.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from warroom.commands.actions.stages import restaged
from warroom.commands.actions.words import quoted
from warroom.domain.changes import EXISTS, Change, Clash, Draft, creation
from warroom.domain.dates import instant, parse_instant
from warroom.domain.ids import mint
from warroom.domain.model import Card, Revision
from warroom.domain.stages import BLOCKED, stages_of

if TYPE_CHECKING:
    from warroom.domain.board import Board

# Entity, row and what of it: a field, or one of the names below.
Key: TypeAlias = tuple[str, str, str]
Verdict: TypeAlias = Literal["keep", "mine", "drop", "ask"]

APPROVE = "approve"
STAGE, KIND, BODY, GONE, ROW, RULE = "stage", "kind", "body", "gone", "row", "rule"
_WITH_STAGE = frozenset({"stage", "rank", "staged", "closed"})
_APPROVAL = frozenset({"approved", "approver"})
_TOLD_BY_STAGE = frozenset({"stage", "reason", "waived", *_APPROVAL})
_MOMENT = timedelta(milliseconds=1)
# Nobody typed them, and they follow from what somebody did.
_SILENT = frozenset({"rank", "staged", "closed", "renewed"})
# What goes with a routine's rule, and what of it follows from the rule and from time.
_WITH_RULE = frozenset({"rule", "zone", "start", "upto", "exdates"})
_COUNTED = frozenset({"start", "upto", "exdates"})


class Case:
    """A draft, what it clashed with, and the board as it is now."""

    def __init__(self, draft: Draft, clashes: Iterable[Clash], board: Board) -> None:
        self.draft = draft
        self.board = board
        self._clashes = {(clash.entity, clash.id, clash.field): clash for clash in clashes}
        self._rows: dict[tuple[str, str], dict[str, Change]] = {}
        for change in draft.changes:
            self._rows.setdefault((change.entity, change.id), {})[change.field] = change
        self.parts: dict[Key, list[Change]] = {}
        for change in draft.changes:
            self.parts.setdefault(self._part(change), []).append(change)

    @property
    def hopeless(self) -> bool:
        """Whether it cannot be done whatever is decided.

        A row is gone, a stage is not of its kind, or what was to be approved is another by now.
        """
        if self.draft.command == APPROVE and any(self._was_premise(*key) for key in self._clashes):
            return True
        gone = [key for key, clash in self._clashes.items() if key[2] == EXISTS and clash.found is None]
        return any((*key[:2], GONE) not in self.parts for key in gone) or any(map(self._cannot_stand, self.parts))

    @property
    def open(self) -> tuple[Key, ...]:
        """The parts that somebody has to decide on, in the draft's order."""
        return tuple(key for key in self.parts if self._verdict(key) == "ask")

    def clashes(self, key: Key) -> list[Clash]:
        """What stands against a part."""
        found = [self._clashes.get((change.entity, change.id, change.field)) for change in self.parts[key]]
        return [clash for clash in found if clash is not None]

    def settled(self, decided: Collection[Key], mine: Collection[Key], now: datetime, me: str) -> Draft:
        """The draft with the parts `decided`: those of `mine` as in the draft, the others as they stand."""
        changes: list[Change] = []
        label = self.draft.label
        for key, part in self.parts.items():
            verdict = self._verdict(key)
            if verdict == "ask" and key not in decided:
                verdict = "keep"
            elif verdict == "ask":
                verdict = "mine" if key in mine else "drop"
                if verdict == "drop" and any(change.entity == "revision" for change in part):
                    changes += self._set_aside(key, now, me)
                    label = f"set a text of {quoted(self._title(key))} aside"
            if verdict == "keep":
                changes += part
            elif verdict == "mine":
                changes += self._insisted(key, now)
        if all(change.old == change.new for change in changes):
            changes = []
        about_people = all(change.entity == "person" for change in self.draft.changes)
        return Draft(self.draft.command, label, tuple(changes if about_people else _needed(changes)))

    def _part(self, change: Change) -> Key:
        """The part that a change belongs to."""
        entity, row = change.entity, change.id
        fields = self._rows[entity, row]
        if EXISTS in fields:
            if fields[EXISTS].new is None:
                return entity, row, GONE
            card = str(fields["card"].new) if "card" in fields else ""
            others = self._rows.get(("card", card), {})
            if entity == "win" and STAGE in others:
                return "card", card, KIND if KIND in others else STAGE
            if entity == "revision" and BODY in others:
                return "card", card, BODY
            return entity, row, ROW
        if entity == "routine" and change.field in _WITH_RULE:
            return entity, row, RULE
        if entity != "card":
            return entity, row, change.field
        if KIND in fields and not (change.field in (BODY, "renewed") and BODY in fields):
            return entity, row, KIND
        if STAGE in fields and change.field in _WITH_STAGE | _TOLD_BY_STAGE:
            return entity, row, STAGE
        if change.field in _APPROVAL:
            return entity, row, "approved"
        return entity, row, BODY if change.field == "renewed" and BODY in fields else change.field

    def _verdict(self, key: Key) -> Verdict:
        clashes = self.clashes(key)
        if not clashes:
            return "keep"
        if any(clash.field == EXISTS for clash in clashes):
            # Made, linked or deleted by both.
            return "drop"
        told = [clash for clash in clashes if not _is_silent(clash) and not self._voids(clash)]
        if not told:
            return "mine"
        if key[2] in (KIND, GONE) or not all(map(self._is_agreed, told)):
            return "ask"
        return "ask" if any(change.entity == "win" for change in self.parts[key]) else "drop"

    def _voids(self, clash: Clash) -> bool:
        """Whether an approval came in between that is of what the card was before: it goes."""
        return clash.field in _APPROVAL and not self._rows[clash.entity, clash.id][clash.field].new

    def _is_agreed(self, clash: Clash) -> bool:
        wanted = self._rows[clash.entity, clash.id][clash.field].new
        alike = clash.field in ("archived", "private", *_APPROVAL)
        return bool(clash.found) == bool(wanted) if alike else (clash.found or None) == (wanted or None)

    def _was_premise(self, entity: str, row: str, field: str) -> bool:
        change = self._rows.get((entity, row), {}).get(field)
        return change is not None and change.old == change.new

    def _cannot_stand(self, key: Key) -> bool:
        card = self.board.card(key[1])
        if key[2] != STAGE or key[0] != "card" or card is None or not self.clashes(key):
            return False
        wanted = self._rows["card", key[1]][STAGE].new
        return wanted not in [stage.name for stage in stages_of(self.board.campaign, card.kind)]

    def _insisted(self, key: Key, now: datetime) -> list[Change]:
        """The part again, made for what stands now."""
        part = self.parts[key]
        card = self.board.card(key[1])
        if key[2] == GONE:
            return [change for change in part if change.field == EXISTS]
        if key[0] == "card" and key[2] in (STAGE, KIND) and card is not None and STAGE in self._rows["card", card.id]:
            rest = [c for c in part if c.id != card.id or c.field not in _WITH_STAGE | {"reason"}]
            return [*map(self._on_top, rest), *self._restaged(card, now)]
        if key[2] == BODY:
            return [self._on_top(change) for change in self._redated(key, now)]
        return [self._on_top(change) for change in part]

    def _redated(self, key: Key, now: datetime) -> list[Change]:
        """A text's part, written after what stands: the newest revision is the card's text."""
        at = instant(self._after(key, now))
        stamps = (("card", "renewed"), ("revision", "at"))
        return [c._replace(new=at) if (c.entity, c.field) in stamps else c for c in self.parts[key]]

    def _after(self, key: Key, now: datetime) -> datetime:
        last = max((clash.at for clash in self.clashes(key) if clash.at), default="")
        return max(now, parse_instant(last) + _MOMENT) if last else now

    def _on_top(self, change: Change) -> Change:
        clash = self._clashes.get((change.entity, change.id, change.field))
        return change if clash is None else change._replace(old=clash.found)

    def _restaged(self, card: Card, now: datetime) -> list[Change]:
        wanted = {field: change.new for field, change in self._rows["card", card.id].items()}
        stage, kind = str(wanted[STAGE]), wanted.get(KIND, card.kind)
        # What the draft itself says of a piece goes before what follows from its stage.
        said = {"reason"} if kind != "piece" else _TOLD_BY_STAGE.intersection(wanted) - {STAGE}
        changes: list[Change] = []
        if (stage, kind) != (card.stage, card.kind):
            moved = restaged(self.board, [(card._replace(kind=kind), stage)], now)  # type: ignore[arg-type]
            changes = [change for change in moved if change.field not in said]
        reason = str(wanted.get("reason") or "") if kind == "piece" or stage == BLOCKED else ""
        if "reason" not in said or reason == card.reason:
            return changes
        return [*changes, Change("card", card.id, "reason", card.reason, reason)]

    def _set_aside(self, key: Key, now: datetime, me: str) -> list[Change]:
        """My text as a revision, and after it the one that stands, so that the newest is the card's text."""
        clash = next(clash for clash in self.clashes(key) if clash.field == BODY)
        mine = [change for change in self._redated(key, now) if change.entity == "revision"]
        later = instant(self._after(key, now) + _MOMENT)
        kept = Revision(mint(), key[1], later, me, str(clash.found or ""), f"kept what @{clash.who} wrote")
        return [*mine, *creation(kept)]

    def _title(self, key: Key) -> str:
        card = self.board.card(key[1])
        return card.title if card else key[1]


def rewritten(draft: Draft, key: Key, old: str, new: str) -> Draft:
    """The draft with another text for the card and field of `key`, written from `old`."""
    _, card, field = key
    mine = {c.id for c in draft.changes if c.entity == "revision" and (c.field, c.new) == ("card", card)}

    def redone(change: Change) -> Change:
        if (change.entity, change.id, change.field) == key:
            return change._replace(old=old, new=new)
        if field == BODY and change.entity == "revision" and change.id in mine and change.field == BODY:
            return change._replace(new=new)
        return change

    return draft._replace(changes=tuple(map(redone, draft.changes)))


def _is_silent(clash: Clash) -> bool:
    return clash.field in _SILENT or (clash.entity == "routine" and clash.field in _COUNTED)


def _needed(changes: Sequence[Change]) -> Iterable[Change]:
    """The changes without the people whom none of them names any more."""
    named = {change.new for change in changes if change.entity != "person"}
    return (change for change in changes if change.entity != "person" or change.id in named)
