"""Limits of work in progress: they stop nobody, and are said when a change goes beyond one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from warroom.domain.stages import stages_of

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.domain.changes import Draft


def overfull(board: Board, draft: Draft) -> str:
    """A sentence for the first stage of pieces that the draft takes beyond its limit, "" for none."""
    come = _come(board, draft)
    for stage in stages_of(board.campaign, "piece") if come else ():
        count = len(board.group("piece", stage.name)) + come[stage.name]
        if stage.limit and come[stage.name] > 0 and count > stage.limit:
            return f"{stage.name} holds {count} now, over its limit of {stage.limit}."
    return ""


def _come(board: Board, draft: Draft) -> Counter[str]:
    """How many more pieces each stage has after the draft, those that it makes so among them."""
    fields: dict[str, dict[str, str]] = {}
    for change in draft.changes:
        if change.entity == "card" and change.field in ("stage", "kind", "archived"):
            fields.setdefault(change.id, {})[change.field] = str(change.new or "")
    found: Counter[str] = Counter()
    for key, values in fields.items():
        before = board.card(key)
        kind, stage, archived = (values.get(name, getattr(before, name, "")) for name in ("kind", "stage", "archived"))
        if before is not None and before.kind == "piece" and not before.archived:
            found[before.stage] -= 1
        if kind == "piece" and not archived:
            found[stage] += 1
    return found
