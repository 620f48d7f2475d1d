"""From the team's own words for a status to the campaign's stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from warroom.domain.model import Campaign
from warroom.domain.stages import stages_of
from warroom.formats.calendar.fold import fold
from warroom.formats.calendar.words import STATUSES

_WAY = ("idea", "draft", "design", "review", "scheduled", "live")


class Standing(NamedTuple):
    """The stage a status means; `known` False for words that mean none; `held` and `dropped` beside it."""

    stage: str
    known: bool = True
    held: bool = False
    dropped: bool = False


class Stages:
    """Reads statuses for one campaign, whose stages may have any names in any language."""

    def __init__(self, campaign: Campaign, told: Mapping[str, str]) -> None:
        """`told` gives words their stages.  Raises ValueError for a stage that is not there."""
        self.names = tuple(stage.name for stage in stages_of(campaign, "piece"))
        self._by_name = {fold(name): name for name in reversed(self.names)}
        self._by_role = self._roles()
        self._told = {fold(word): self.named(stage) for word, stage in told.items()}

    def named(self, stage: str) -> str:
        """The stage of that name in any case.  Raises ValueError with a sentence."""
        found = self._by_name.get(fold(stage))
        if found is None:
            raise ValueError(f"There is no stage {stage!r}: there is {', '.join(self.names)}.")
        return found

    def role(self, role: str) -> str:
        """The stage that stands for `idea`, `draft` and so on, or the nearest before it that there is."""
        for earlier in reversed(_WAY[: _WAY.index(role) + 1]):
            if earlier in self._by_role:
                return self._by_role[earlier]
        return self.names[0]

    def read(self, status: str) -> Standing:
        """What a status that is not empty means; words nobody knows mean the first stage."""
        word = fold(status)
        stage = self._told.get(word) or self._by_name.get(word)
        if stage:
            return Standing(stage)
        role = STATUSES.get(word)
        if role == "dropped":
            return Standing(self.names[0], dropped=True)
        if role == "held":
            return Standing(self.role("draft"), held=True)
        return Standing(self.role(role)) if role else Standing(self.names[0], known=False)

    def _roles(self) -> dict[str, str]:
        """The stage for each step of the usual way; the last stage is always the live one."""
        found: dict[str, str] = {}
        for name in self.names[:-1]:
            role = STATUSES.get(fold(name))
            if role in _WAY and role != "live":
                found.setdefault(role, name)
        return {**found, "live": self.names[-1]}
