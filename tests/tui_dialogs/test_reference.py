"""What the help says of the grammar is what the parsers understand."""

from __future__ import annotations

from datetime import UTC, datetime

from warroom.domain.filters import KEYS, parse_filter
from warroom.domain.grammar import Vocabulary, parse_add, parse_win
from warroom.domain.states import STATES, STATES_NOW
from warroom.tui.dialogs.reference import topics

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=UTC)


def lines(title: str) -> dict[str, str]:
    return dict(next(topic.lines for topic in topics() if topic.title == title))


def test_the_samples_of_adding_are_understood() -> None:
    words = Vocabulary(NOW, "ana", frozenset({"ana"}), frozenset({"ig"}), lambda _: ())
    samples = [sample for sample in lines("Adding, in one line") if not sample.startswith(("^", "\\"))]
    added = parse_add(f"Glue-up {' '.join(samples)}", words)
    assert (added.title, added.owner, added.tags, added.size) == ("Glue-up", "ana", "tag", 24)
    assert (added.channel, added.format, added.stage, added.private) == ("ig", "reel", "review", True)
    assert added.due == "2026-04-17T11:00"
    assert added.golive == "2026-04-17T10:00"


def test_the_sample_of_a_win_is_understood() -> None:
    words = Vocabulary(NOW, "ana", frozenset({"ana"}), frozenset(), lambda _: ())
    (sample,) = lines("A win")
    assert parse_win(sample, words)[:2] == (8, "what was won")


def test_the_samples_of_filtering_are_understood() -> None:
    said = lines("Filtering")
    for sample in said:
        parse_filter(sample, NOW, "ana")
    named = " ".join((*said, *said.values())).replace(":", ": ").split()
    assert {word.rstrip(":") for word in named if word.endswith(":")} <= set(KEYS)
    states = said["is:stale"].rstrip("…").split()
    assert {"stale", *states} <= {*STATES, *STATES_NOW}
