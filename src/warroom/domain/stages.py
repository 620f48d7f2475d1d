"""The stages of each kind: what they are called, their order, and which of them end a card's way."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from warroom.domain.model import Campaign, Card

# A tactic's side state: it waits for somebody or something, and says why.
BLOCKED = "blocked"
# Where an occurrence of a routine ends up that was not done on its day.
MISSED = "missed"
# Where no step leads: a tactic is blocked for a reason, and missed by the clock.
_ASIDE = {"tactic": frozenset({BLOCKED, MISSED})}


class Stage(NamedTuple):
    """One step of a kind's way; `limit` is the work in progress it warns at, 0 for none.

    In a stage for `review` pieces are approved or sent back.
    """

    name: str
    limit: int = 0
    review: bool = False


_FIXED_STAGES: dict[str, tuple[Stage, ...]] = {
    "note": (Stage("draft"), Stage("active"), Stage("retired")),
    "tactic": (Stage("todo"), Stage("doing"), Stage(BLOCKED), Stage("done"), Stage(MISSED)),
    "signal": (Stage("new"), Stage("taken"), Stage("let go")),
}
_FIRST_CLOSING = {"note": "retired", "tactic": "done", "signal": "taken"}


@lru_cache(maxsize=64)
def parse_stages(text: str) -> tuple[Stage, ...]:
    """Stages from `idea, draft:4, sign-off?, live`: a number after a colon is a work-in-progress limit, a question
    mark behind the name says that pieces are approved there.

    Raises ValueError with a sentence when a name is empty, repeated, or a limit is no number.
    """
    stages: list[Stage] = []
    for part in text.split(","):
        written, _, limit = (piece.strip() for piece in part.partition(":"))
        name = written.removesuffix("?").rstrip()
        if not name:
            raise ValueError(f"A stage needs a name: {text!r} has an empty one.")
        if limit and not limit.isdecimal():
            raise ValueError(f"The limit of stage {name!r} must be a whole number, not {limit!r}.")
        if any(stage.name == name for stage in stages):
            raise ValueError(f"Stage {name!r} is named twice.")
        stages.append(Stage(name, int(limit or 0), written != name))
    marked = [stage.name for stage in stages if stage.review]
    if len(marked) > 1:
        raise ValueError(f"One stage can be the review: {marked[0]!r} and {marked[1]!r} both have a question mark.")
    if marked and marked[0] in (stages[0].name, stages[-1].name):
        raise ValueError(f"The review needs a stage before it and one after it: {marked[0]!r} is at an end.")
    return tuple(stages)


def stages_of(campaign: Campaign, kind: str) -> tuple[Stage, ...]:
    """The stages a card of `kind` may be in, in order of progress."""
    fixed = _FIXED_STAGES.get(kind)
    return fixed if fixed is not None else parse_stages(campaign.stages)


def chosen_stages(campaign: Campaign, kind: str) -> tuple[Stage, ...]:
    """The stages that a person can put a card into: what is missed, the clock says."""
    return tuple(stage for stage in stages_of(campaign, kind) if not (kind == "tactic" and stage.name == MISSED))


def ladder(campaign: Campaign, kind: str) -> tuple[str, ...]:
    """The stages that H and L walk: all but those aside of the way."""
    aside = _ASIDE.get(kind, frozenset())
    return tuple(s.name for s in stages_of(campaign, kind) if s.name not in aside)


def final(campaign: Campaign, kind: str) -> str:
    """The stage that finishing a card takes it to: live, done, retired, let go."""
    return ladder(campaign, kind)[-1]


def closes(campaign: Campaign, kind: str, stage: str) -> bool:
    """Whether a card that reaches `stage` is finished: live, done, retired, taken or let go."""
    names = [s.name for s in stages_of(campaign, kind)]
    first = _FIRST_CLOSING.get(kind, names[-1])
    return stage in names and names.index(stage) >= names.index(first)


def is_blocked(card: Card) -> bool:
    """Whether a tactic waits; a team may call a stage of its pieces so, which is only a name."""
    return card.kind == "tactic" and card.stage == BLOCKED
