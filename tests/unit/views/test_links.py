"""What stands at the end of a title: how much of a checklist is ticked, then the feeds, as far as there is room."""

from __future__ import annotations

import pytest

from warroom.views.line import plain
from warroom.views.links import Links, titled


@pytest.mark.parametrize(
    ("checks", "links", "width", "said"),
    [
        ("2/6", Links(2, 1), 36, "Seed clip to 6 maker grou… 2/6 ↘2 ↗1"),
        ("2/6", Links(2, 1), 26, "Seed clip to 6 make… ↘2 ↗1"),
        ("2/6", Links(0, 0), 30, "Seed clip to 6 maker grou… 2/6"),
        ("2/6", Links(2, 1), 20, "Seed clip to 6 make…"),
        ("", Links(2, 0), 36, "Seed clip to 6 maker groups       ↘2"),
    ],
)
def test_the_end_of_a_title(checks: str, links: Links, width: int, said: str) -> None:
    spans = titled("Seed clip to 6 maker groups", "text", links, width, False, checks)
    assert plain(tuple(spans)) == said
