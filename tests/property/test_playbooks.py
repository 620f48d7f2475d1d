"""A playbook made of a campaign is the plan that it had: applied anew it gives the same cards on the same days."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given, settings

from tests.unit.formats.test_playbooks import playbooks
from warroom.commands.actions.cueing import read_cue
from warroom.commands.actions.playbooks import apply_playbook
from warroom.domain.changes import Draft, creation
from warroom.domain.dates import instant
from warroom.domain.laid import Cue, lay
from warroom.domain.model import Campaign, Person
from warroom.domain.playbook import Moment, Playbook
from warroom.domain.text import literal
from warroom.formats.playbooks import read, write
from warroom.library import made_of
from warroom.store import Store

NOW = datetime(2026, 4, 14, 7, 18, tzinfo=UTC)
CAMPAIGN = Campaign("c1", "Spring", "2026-03-10", "2026-06-30", "Europe/Berlin", 0, created=instant(NOW))
PEOPLE = (Person("ana", roles="lead"), Person("ben", roles="writer"), Person("cleo", roles="video-editor"))


class Planned(NamedTuple):
    """A card as a plan has it, without what every campaign makes anew."""

    kind: str
    due: str
    golive: str
    owner: str
    size: int
    channel: str
    format: str
    tags: str
    shelf: int
    fed_by: tuple[str, ...]
    body: str
    howto: str
    times: tuple[str, ...]
    repeat: str


def planned(playbook: Playbook, cue: Cue, store: Store) -> dict[str, Planned]:
    """What a playbook would plan, by title; titles are each card's own here."""
    board = store.board(CAMPAIGN.id, "2026-04-14")
    titles = {play.name: play.title for play in playbook.plays}
    found = {}
    for one in lay(playbook, cue, board).placed:
        play = one.play
        if one.routine is not None and not one.times:
            # It is not started.
            continue
        fed = tuple(sorted(titles[name] for name in play.fed_by))
        found[play.title] = Planned(
            play.kind, one.due, one.golive, one.owner, play.size, play.channel, play.format, play.tags, play.shelf,
            fed, play.body.replace("[x]", "[ ]"), play.howto, one.times, play.repeat,
        )  # fmt: skip
    return found


def told_apart(playbook: Playbook) -> Playbook:
    """The playbook with a title of its own for each card, each in its first stage, and with a go-live."""
    plays = tuple(p._replace(title=literal(f"{n} {p.title}"), stage="") for n, p in enumerate(playbook.plays))
    days = playbook.golive.days if playbook.golive else 30
    return playbook._replace(plays=plays, golive=Moment("start", days, clock="10:00"))


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    return {key: (one.get(key), other.get(key)) for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


@settings(max_examples=60)
@given(playbooks())
def test_applied_and_made_anew_it_is_the_same_plan(drawn: Playbook) -> None:
    playbook = told_apart(drawn)
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "a.warroom", create=True)
        try:
            commit(store, Draft("test", "set up", tuple(c for row in (CAMPAIGN, *PEOPLE) for c in creation(row))))
            board = store.board(CAMPAIGN.id, "2026-04-14")
            cue = read_cue(playbook, board, NOW, "2026-03-10")
            wanted = planned(playbook, cue, store)
            commit(store, apply_playbook(board, lay(playbook, cue, board), NOW))
            made = made_of(store, CAMPAIGN, "again").playbook
            again = read("again", write(made))
            assert again == made
            found = planned(again, read_cue(again, board, NOW, "2026-03-10"), store)
            assert differing(found, wanted) == {}
            assert store.verify() == ()
        finally:
            store.close()


def commit(store: Store, draft: Draft) -> None:
    store.commit(draft, actor="ana", origin="test", campaign=CAMPAIGN.id, at=instant(NOW))
