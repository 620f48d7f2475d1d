"""Taking in a content calendar: shown first or done at once, and always counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from warroom.cli import out
from warroom.cli.errors import Refused

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.formats.calendar import ImportPlan, Options

_LISTED = 8


def take_calendar(errand: Errand, data: bytes, options: Options, *, dry_run: bool) -> None:
    """Plan the import and do it as one change, or with `dry_run` show it.  ValueError for what is no calendar."""
    from warroom.cli.errand import ORIGIN
    from warroom.intake import Intake

    intake = Intake(errand.store, errand.campaign.id, data, options, errand.now)
    if not intake.plan.cards and not intake.plan.here:
        _tell_rows(intake.plan)
        raise Refused("No row of the file can come in.")
    seq = 0 if dry_run else intake.commit(errand.me, ORIGIN)
    found = intake.plan
    if errand.asked.as_json:
        out.document(_document(found, seq))
    elif dry_run:
        out.data(out.table(_rows(errand, found), ("bold", "dim")))
    else:
        _tell_rows(found)
    for said in (*found.remarks, *found.questions):
        out.words(said)
    out.words(_summary(found, dry_run=dry_run))


def _rows(errand: Errand, found: ImportPlan) -> list[tuple[str, ...]]:
    """Every row that the file has, in its order: `+` comes in, `=` is here already, `-` stays out."""
    from warroom.domain.dates import short_when

    rows = [
        (
            i.row,
            "+",
            i.card.stage,
            f"@{i.card.owner}" if i.card.owner else "",
            short_when(i.card.golive or i.card.due, errand.today),
            i.card.title,
        )
        for i in found.cards
    ]
    rows += [(left.row, "=", "", "", "", left.why) for left in found.here]
    rows += [(left.row, "-", "", "", "", left.why) for left in found.left]
    rows += [(left.row, "!", "", "", "", left.why) for left in found.problems]
    return [(mark, str(row), *rest) for row, mark, *rest in sorted(rows)]


def _tell_rows(found: ImportPlan) -> None:
    """Say each reason once, with the rows that it is true of."""
    for verb, rows in ((" out", found.left), (" in", found.problems)):
        reasons: dict[str, list[int]] = {}
        for row, why in rows:
            reasons.setdefault(why, []).append(row)
        for why, numbers in reasons.items():
            out.words(f"{_numbered(numbers)}{verb}: {why}")


def _numbered(rows: Sequence[int]) -> str:
    """`row 4`, `rows 4, 9`, or the first few of many."""
    listed = ", ".join(map(str, rows[:_LISTED]))
    more = f" and {len(rows) - _LISTED:,} more" if len(rows) > _LISTED else ""
    return f"row{'s' if len(rows) > 1 else ''} {listed}{more}"


def _summary(found: ImportPlan, *, dry_run: bool) -> str:
    verb = "would import" if dry_run else "imported"
    parts = [f"{verb} {len(found.cards):,}", f"{len(found.here):,} already here", f"{len(found.left):,} left out"]
    people = ", ".join(f"@{person.id}" for person in found.people)
    return ", ".join(parts) + (f"; new on the team: {people}" if people else "")


def _document(found: ImportPlan, seq: int) -> dict[str, object]:
    return {
        "seq": seq,
        "cards": [{"row": i.row, **i.card._asdict(), "body": i.body} for i in found.cards],
        "people": [person._asdict() for person in found.people],
        "here": [left._asdict() for left in found.here],
        "left": [left._asdict() for left in found.left],
        "problems": [left._asdict() for left in found.problems],
        "remarks": list(found.remarks),
        "questions": list(found.questions),
    }
