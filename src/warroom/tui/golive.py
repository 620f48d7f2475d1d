"""Sittings over pieces: the review, and what is looked at after a hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.triage import resume
from warroom.commands.triage import sitting as sittings
from warroom.commands.triage.options import Option
from warroom.commands.triage.sitting import Decision
from warroom.domain.approval import review_stage
from warroom.domain.model import Card
from warroom.tui.triage import TriageScreen

if TYPE_CHECKING:
    from warroom.tui.face import Face


def open_review(app: Face) -> None:
    """Go through the pieces that wait for their review."""
    stage = review_stage(app.session.board.campaign)
    sitting = sittings.begin(app.context()._replace(filter=f'stage:"{stage}" is:unapproved', marks=()))
    if not sitting.queue:
        app.say(f"Nothing waits in {stage}.")
        return
    app.push_screen(TriageScreen(app, sitting._replace(name=stage)))


def open_resumed(app: Face) -> None:
    """Go through what has passed while everything was held, and what comes."""
    sitting = resume.begin(app.context())
    if not sitting.queue:
        app.say("Resumed. Nothing has passed meanwhile, and nothing comes within days.", "good")
        return
    app.push_screen(ResumeScreen(app, sitting))


class ResumeScreen(TriageScreen):
    """A sitting in which a piece may keep its time."""

    def _decide(self, card: Card, key: str | None) -> None:
        if key == resume.KEEP:
            kept = Decision(0, card.id, "kept", resume.kept_label(card), True)
            self.sitting = sittings.decided(self.sitting, kept, self._app.session.board)
            self.draw()
        else:
            super()._decide(card, key)

    def _options(self, card: Card) -> tuple[Option, ...]:
        return resume.options(card, self._app.context()._replace(selected=card.id, marks=()))
