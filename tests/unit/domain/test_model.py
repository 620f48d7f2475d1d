from __future__ import annotations

import pytest
from hypothesis import given

from tests.unit.domain.worlds import CAMPAIGN, OWN, anything, read_or_refused
from warroom.domain.campaigns import in_order
from warroom.domain.changes import Change, creation, deletion, inverse, update
from warroom.domain.model import DERIVED, ENTITIES, feed_id
from warroom.domain.stages import Stage, closes, ladder, parse_stages, stages_of


def test_stages_are_read_with_their_limits() -> None:
    assert parse_stages("idea, draft:4 ,live") == (Stage("idea"), Stage("draft", 4), Stage("live"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "needs a name"),
        ("idea,,live", "needs a name"),
        ("idea, idea:2", "named twice"),
        ("idea:many", "whole number"),
    ],
)  # fmt: skip
def test_stages_that_cannot_be_are_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse_stages(text)


@given(anything)
def test_any_text_is_stages_or_refused(text: str) -> None:
    stages = read_or_refused(parse_stages, text)
    assert stages is None or len({stage.name for stage in stages}) == len(stages)


def test_each_kind_has_its_stages_and_walks_round_the_side_state() -> None:
    own = CAMPAIGN._replace(stages="pitch, cut, out")
    assert [stage.name for stage in stages_of(own, "piece")] == ["pitch", "cut", "out"]
    assert ladder(own, "piece") == ("pitch", "cut", "out")
    assert ladder(own, "tactic") == ("todo", "doing", "done")
    assert "blocked" in [stage.name for stage in stages_of(own, "tactic")]


@pytest.mark.parametrize(
    ("kind", "stage", "over"),
    [
        ("note", "active", False), ("note", "retired", True), ("tactic", "doing", False),
        ("tactic", "blocked", False), ("tactic", "done", True), ("signal", "new", False), ("signal", "taken", True),
        ("signal", "let go", True), ("piece", "scheduled", False), ("piece", "live", True),
        ("piece", "nowhere", False),
    ],
)  # fmt: skip
def test_a_card_is_over_where_its_kind_ends(kind: str, stage: str, over: bool) -> None:
    assert closes(CAMPAIGN, kind, stage) is over


def test_campaigns_are_listed_newest_last_and_archived_after_them() -> None:
    old, new = CAMPAIGN._replace(id="a", created="2026-01"), CAMPAIGN._replace(id="b", created="2026-02")
    gone = CAMPAIGN._replace(id="c", created="2025-01", archived="2026-03")
    assert in_order([gone, new, old]) == (old, new, gone)


def test_a_link_is_named_by_its_ends() -> None:
    assert feed_id("a", "b") == "a>b" != feed_id("b", "a")


def test_every_entity_has_an_id_and_defaults_that_need_no_record() -> None:
    for row in ENTITIES.values():
        assert row._fields[0] == "id"
        assert all(value in ("", 0) or value for value in row._field_defaults.values())


def test_a_creation_records_what_is_set_and_nothing_derived() -> None:
    changes = creation(OWN._replace(won=5, version=3), body="text")
    assert changes[0] == Change("card", OWN.id, "exists", None, 1)
    recorded = {change.field: change.new for change in changes[1:]}
    assert recorded == {
        field: value for field, value in OWN._asdict().items() if value not in ("", 0) and field not in DERIVED | {"id"}
    } | {"body": "text"}
    assert all(change.old is None for change in changes)


def test_an_update_records_only_what_changes_with_both_values() -> None:
    assert update(OWN, title=OWN.title, owner="ana") == [Change("card", OWN.id, "owner", "", "ana")]


def test_a_deletion_ends_the_row() -> None:
    assert deletion(OWN) == [Change("card", OWN.id, "exists", 1, None)]


def test_the_inverse_goes_back_step_by_step() -> None:
    changes = (*creation(OWN), *update(OWN, owner="ana"))
    back = inverse(changes)
    assert back[0] == Change("card", OWN.id, "owner", "ana", "")
    assert back[-1] == Change("card", OWN.id, "exists", 1, None)
    assert inverse(back) == changes
