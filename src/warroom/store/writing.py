"""Committing a draft, taking a changeset back, bringing it again: one transaction each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from warroom.domain.changes import EXISTS, FOLLOWING, Change, Changeset, Clash, Draft, inverse
from warroom.domain.ids import mint
from warroom.store import clashes, history
from warroom.store.engine import Engine
from warroom.store.errors import Conflict, NotFound, NothingToUndo
from warroom.store.reading import refuse_newer
from warroom.store.slate import Slate, check, check_value, journal
from warroom.store.tables import CHANGESET_FIELDS, insert


class Receipt(NamedTuple):
    """What was committed; `label` is that of what was undone for an undo."""

    seq: int
    id: str
    label: str


class Author(NamedTuple):
    """Who changes something, at which face, in which campaign, at which UTC instant."""

    actor: str
    origin: str
    campaign: str
    at: str

    def signs(self, command: str, label: str) -> Changeset:
        """A changeset of this author, not numbered yet."""
        return Changeset(0, mint(), self.at, self.actor, self.origin, command, label, self.campaign)


# Puts changes on the slate and says what the changeset is.
Plan: TypeAlias = Callable[[Slate], Changeset]


class _Settled(Exception):
    """Nothing is to be written; carries the receipt out of the transaction."""

    def __init__(self, receipt: Receipt) -> None:
        self.receipt = receipt


def commit(engine: Engine, draft: Draft, author: Author, changeset_id: str = "", part_of: str = "") -> Receipt:
    """Make `draft` happen once, however often the same `changeset_id` is handed in.

    It goes on with the changeset `part_of` where that still stands, so that one undo takes both back.
    """
    for change in draft.changes:
        check(change)

    def plan(slate: Slate) -> Changeset:
        if changeset_id and (found := history.by_id(engine, changeset_id)):
            raise _Settled(Receipt(found.seq, found.id, found.label))
        slate.take((change.entity, change.id) for change in draft.changes)
        for change in draft.changes:
            if change.field == EXISTS and change.new is None and slate.row(change.entity, change.id) is not None:
                slate.delete(change.entity, change.id)
            else:
                slate.put(change)
        signed = author.signs(draft.command, draft.label)
        return signed._replace(id=changeset_id or signed.id, part_of=_standing(engine, part_of))

    return _record(engine, plan)


def undo(engine: Engine, author: Author, seq: int = 0) -> Receipt:
    """Take back this author's last change, or the changeset `seq` whoever made it.

    When `seq` is itself an undo, what it took back is brought again.
    """

    return _record(engine, _undoing(engine, author, seq))


def redo(engine: Engine, author: Author, seq: int = 0) -> Receipt:
    """Bring back what this author last undid, or the undone changeset `seq`."""

    return _record(engine, _redoing(engine, author, seq))


def undo_all(engine: Engine, author: Author, seqs: Sequence[int]) -> tuple[Receipt, ...]:
    """Take these changesets back, in the order given, all or none: an undo of its own for each of them.

    So history tells of each what became of it, and each can be brought back by itself.
    """
    return _record_all(engine, [_undoing(engine, author, seq) for seq in _gestures(engine, seqs)])


def redo_all(engine: Engine, author: Author, seqs: Sequence[int]) -> tuple[Receipt, ...]:
    """Bring these undone changesets back, in the order given, all or none."""
    return _record_all(engine, [_redoing(engine, author, seq) for seq in _gestures(engine, seqs)])


def _standing(engine: Engine, changeset_id: str) -> str:
    """The id of the gesture that a changeset belongs to, "" when it does not stand any more."""
    found = history.by_id(engine, changeset_id) if changeset_id else None
    if found is None or history.is_undone(engine, found.id):
        return ""
    return found.part_of or found.id


def _gestures(engine: Engine, seqs: Sequence[int]) -> list[int]:
    """These numbers without those that belong to one before them."""
    found: dict[str, int] = {}
    for seq in seqs:
        found.setdefault(_original(engine, seq).id, seq)
    return list(found.values())


def _undoing(engine: Engine, author: Author, seq: int) -> Plan:
    def plan(slate: Slate) -> Changeset:
        original = _original(engine, seq) if seq else history.undoable(engine, *author[:3])
        if original is None:
            raise NothingToUndo("There is nothing of yours to undo here.")
        if history.is_undone(engine, original.id):
            asked = history.by_seq(engine, seq)
            if asked is not None and asked.undo_of:
                return _bring_back(engine, slate, original, author)
            raise NothingToUndo(f"“{original.label}” is undone already.")
        _put_all(slate, _inverse(engine, slate, original))
        return author.signs("undo", original.label)._replace(undo_of=original.id)

    return plan


def _inverse(engine: Engine, slate: Slate, original: Changeset) -> tuple[Change, ...]:
    changes = inverse(history.whole(engine, original))
    if all(change.entity != "routine" for change in changes):
        return changes
    # Few changes are of routines.
    from warroom.store.upkeep import stepped_aside

    return stepped_aside(engine, slate, original, changes)


def _redoing(engine: Engine, author: Author, seq: int) -> Plan:
    def plan(slate: Slate) -> Changeset:
        original = _original(engine, seq) if seq else history.redoable(engine, *author[:3])
        if original is None:
            raise NothingToUndo("There is nothing to redo: nothing was undone here since your last change.")
        if not history.is_undone(engine, original.id):
            raise NothingToUndo(f"“{original.label}” is not undone.")
        return _bring_back(engine, slate, original, author)

    return plan


def _bring_back(engine: Engine, slate: Slate, original: Changeset, author: Author) -> Changeset:
    _put_all(slate, history.whole(engine, original))
    return author.signs("redo", original.label)._replace(redo_of=original.id)


def _put_all(slate: Slate, changes: tuple[Change, ...]) -> None:
    slate.take((change.entity, change.id) for change in changes)
    for change in changes:
        slate.put(_with_ticks(slate, change) if (change.entity, change.field) == ("card", "body") else change)


def _with_ticks(slate: Slate, change: Change) -> Change:
    """The change of a text, where it and what came since differ in ticks alone, as one of the text that stands.

    An item that is by now what the change would make it leaves the change as it is: it clashes, and names who did it.
    """
    row = slate.row(change.entity, change.id)
    there, before, after = (str(value or "") for value in (row and row["body"], change.old, change.new))
    if row is None or there == before or "[" not in there:
        return change
    # Few texts have a checklist.
    from warroom.domain.checklist import carried

    joined = carried(before, after, there)
    joined = carried(before, there, after) if joined is None else joined
    return change if joined in (None, there) else change._replace(old=there, new=joined)


def _record(engine: Engine, plan: Plan) -> Receipt:
    """One transaction with the one changeset of `plan`."""
    return _record_all(engine, [plan])[0]


def _record_all(engine: Engine, plans: Sequence[Plan]) -> tuple[Receipt, ...]:
    """One transaction: each of `plans` puts changes on a slate and says what its changeset is."""
    try:
        with engine.write():
            receipts = tuple([_append(engine, plan) for plan in plans])
    except _Settled as settled:
        return (settled.receipt,)
    engine.wake()
    return receipts


def _append(engine: Engine, plan: Plan) -> Receipt:
    # The head row is the mutex: numbers have no gaps and are visible in order.
    seq, schema = engine.rows("update head set seq = seq + 1 returning seq, schema")[0]
    refuse_newer(engine, schema)
    slate = Slate(engine)
    step = plan(slate)
    for field in ("id", *Changeset._fields[2:]):
        check_value(field, getattr(step, field))
    slate.check_ends()
    if slate.clashes:
        raise _conflict(engine, slate.clashes, step)
    if not slate.done:
        raise _Settled(Receipt(seq - 1, "", step.label))
    slate.finish(seq)
    engine.run(insert("changesets", CHANGESET_FIELDS), [step._replace(seq=seq)])
    journal(engine, seq, slate.done)
    return Receipt(seq, step.id, step.label)


def _original(engine: Engine, seq: int) -> Changeset:
    found = history.by_seq(engine, seq)
    if found is None:
        raise NotFound(f"There is no change number {seq}.")
    origin = history.by_id(engine, found.undo_of or found.redo_of) if found.undo_of or found.redo_of else found
    if origin is None:
        raise NotFound(f"The change that number {seq} took back is not in the journal.")
    return history.first_of(engine, origin)


def _conflict(engine: Engine, found: tuple[Clash, ...], step: Changeset) -> Conflict:
    known = tuple(clashes.sign(engine, clash) for clash in found)
    told = [clash for clash in known if clash.field not in FOLLOWING] or known
    first = clashes.say(engine, told[0])
    more = f" And {len(told) - 1} more like it." if len(told) > 1 else ""
    what = {"undo": "undone", "redo": "redone"}.get(step.command, "done")
    return Conflict(f"{first}{more} So “{step.label}” was not {what}; nothing was changed.", known)
