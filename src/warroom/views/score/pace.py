"""How full each stage is, how old what is in it, and how long it takes to leave it."""

from __future__ import annotations

from warroom.domain.cycles import WEEKS
from warroom.domain.text import counted
from warroom.views.build import fill
from warroom.views.flow import stage_lines
from warroom.views.line import Span
from warroom.views.scene import Scene
from warroom.views.score.page import Body, ScorePage


def pace_body(page: ScorePage, scene: Scene, width: int, room: int) -> Body:  # noqa: ARG001
    """The stages as the flow screen has them, over the same weeks."""
    said = f"  CYCLE TIME AND AGE, last {counted(WEEKS, 'week')}"
    return Body([fill([Span(said, "soft bold")], width), *stage_lines(page.paces, scene, width)])
