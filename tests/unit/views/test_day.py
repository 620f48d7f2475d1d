"""The end of planning the day, and of closing it: lengths that are told beside each other are told alike."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.views.boards import CAMPAIGN, scene, spring
from warroom.views.day import ending
from warroom.views.line import plain


def test_a_target_of_feet_is_told_in_feet_as_what_is_short_of_it_is() -> None:
    of = replace(spring(), campaign=CAMPAIGN._replace(target=24 * 16))
    planned = ending("plan", scene(of), 120)
    assert "· target 2 ft · " in "\n".join(map(plain, planned.foot))
    assert "won        4¾″ of 2 ft" in plain(ending("close", scene(of), 120).lines[0])
