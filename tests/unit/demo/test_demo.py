from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from warroom.demo import Dated, drafts
from warroom.demo.spring import CUTS, NOTES, PIECES
from warroom.domain.changes import EXISTS
from warroom.domain.model import CARD_TEXT, ENTITIES, Value

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo("Europe/Berlin"))
Rows = dict[tuple[str, str], dict[str, Value]]


def _fold(dated: list[Dated]) -> Rows:
    """The rows after every draft; each change must find the old value it names."""
    rows: Rows = {}
    for step in dated:
        for change in step.draft.changes:
            row = rows.get((change.entity, change.id))
            if change.field == EXISTS:
                assert row is None
                rows[change.entity, change.id] = {EXISTS: 1}
                continue
            assert row is not None
            assert (row.get(change.field) or None) == (change.old or None)
            row[change.field] = change.new
    return rows


def _of(rows: Rows, entity: str, campaign: str = "") -> list[dict[str, Value]]:
    return [row for (name, _), row in rows.items() if name == entity and campaign in ("", row.get("campaign"))]


def _spring(rows: Rows) -> str:
    return next(key for (name, key), row in rows.items() if name == "campaign" and row["name"] == "Spring Launch")


@pytest.mark.parametrize(
    "now",
    [
        NOW,
        NOW.replace(hour=0, minute=0),
        NOW.replace(hour=23, minute=59, second=59, microsecond=999_999),
        datetime(2026, 3, 29, 3, 0, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2024, 2, 29, 12, 0, tzinfo=UTC),
    ],
)
def test_the_story_holds_together_at_any_moment(now: datetime) -> None:
    told = drafts(now, "ana")
    rows = _fold(told)
    moments = [step.at for step in told]
    assert moments == sorted(moments)
    assert moments[-1] <= now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.999Z")
    for (entity, _), row in rows.items():
        assert row.keys() - {EXISTS, *CARD_TEXT} <= set(ENTITIES[entity]._fields)
    cards = {key for name, key in rows if name == "card"}
    for feed in _of(rows, "feed"):
        assert {feed["src"], feed["dst"]} <= cards
    today = now.date().isoformat()
    for win in _of(rows, "win"):
        at = datetime.fromisoformat(str(win["at"])).astimezone(now.tzinfo)
        assert at.date().isoformat() == win["day"]
        assert str(win["day"]) <= today


def test_it_is_day_twelve_of_thirty_with_all_that_the_screen_shows() -> None:
    told = drafts(NOW, "ana")
    rows = _fold(told)
    mine = _spring(rows)
    campaign = rows["campaign", mine]
    assert campaign["start"] == "2026-04-03"
    assert campaign["end"] == "2026-05-02"
    assert campaign["zone"] == "Europe/Berlin"
    cards = _of(rows, "card", mine)
    stages = {(card["kind"], card["stage"]) for card in cards}
    assert {("piece", s) for s in ("idea", "draft", "design", "review", "scheduled", "live")} <= stages
    assert {("tactic", s) for s in ("todo", "doing", "blocked", "done")} <= stages
    assert len([c for c in cards if c["kind"] == "note" and not c.get("closed")]) == len(NOTES) == 5
    assert len([c for c in cards if c["kind"] == "piece"]) == len(PIECES) + len(CUTS)
    assert len({step.actor for step in told}) >= 3
    assert len({step.at[:10] for step in told}) > 30


def test_the_wins_make_a_run_and_some_thirty_feet() -> None:
    rows = _fold(drafts(NOW, "ana"))
    wins = _of(rows, "win", _spring(rows))
    days = {str(win["day"]) for win in wins}
    for back in range(10):
        assert (NOW.date() - timedelta(days=back)).isoformat() in days
    assert (NOW.date() - timedelta(days=10)).isoformat() not in days
    total = sum(int(win["size"] or 0) for win in wins)
    assert 27 * 192 < total < 33 * 192
    assert sum(int(w["size"] or 0) for w in wins if w["day"] == "2026-04-14") == 76


def test_the_next_golive_is_minutes_ahead() -> None:
    rows = _fold(drafts(NOW, "ana"))
    golives = sorted(str(c["golive"]) for c in _of(rows, "card") if c.get("golive") and c["stage"] == "scheduled")
    assert golives[0] == "2026-04-14T10:00"
    assert len(golives) >= 6


def test_feeds_go_in_a_circle_and_one_note_has_none() -> None:
    rows = _fold(drafts(NOW, "ana"))
    links: dict[str, set[str]] = {}
    for feed in _of(rows, "feed"):
        links.setdefault(str(feed["src"]), set()).add(str(feed["dst"]))

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        ring = [start]
        while ring:
            ring = [there for here in ring for there in links.get(here, ()) if there not in seen]
            seen.update(ring)
        return seen

    notes = {str(row["title"]): key for (name, key), row in rows.items() if name == "card" and row["kind"] == "note"}
    assert notes["Own the maker story"] in reached(notes["Own the maker story"])
    assert not reached(notes["Partner with micro-creators"])


def test_the_weave_lives() -> None:
    told = drafts(NOW, "ana")
    rows = _fold(told)
    cards = _of(rows, "card", _spring(rows))
    signals = [card for card in cards if card["kind"] == "signal"]
    assert any(card.get("snoozed", "") > NOW.date().isoformat() for card in signals)  # type: ignore[operator]
    assert any(card.get("link") and card.get("heat") == 3 for card in signals)
    assert any(card["kind"] == "tactic" and card.get("source") for card in cards), "a signal became a tactic"
    assert {step.draft.command for step in told} >= {"ripple", "recast", "snooze", "write"}
    reasons = [row["why"] for row in _of(rows, "revision") if row.get("why")]
    assert len(reasons) >= 5
    past = {key for (name, key), row in rows.items() if name == "card" and str(row.get("closed", "9")) < "2026-04-01"}
    assert past & {str(link["src"]) for link in _of(rows, "feed")}, "finished work leads to what is open"


def test_a_newcomer_joins_and_has_something_to_do() -> None:
    rows = _fold(drafts(NOW, "zoe"))
    assert ("person", "zoe") in rows
    assert [c["title"] for c in _of(rows, "card") if c.get("owner") == "zoe"] == ["Log numbers at close"]
    assert len(_of(_fold(drafts(NOW, "ana")), "person")) == 3


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        drafts(datetime(2026, 4, 14), "ana")


def test_a_go_live_was_missed_and_a_routine_has_a_checklist_that_is_half_done() -> None:
    rows = _fold(drafts(NOW, "ana"))
    cards = _of(rows, "card", _spring(rows))
    late = [card for card in cards if "" < str(card.get("golive", "")) < "2026-04-14" and not card.get("closed")]
    assert [card["title"] for card in late] == ["Thread: 12 facts nobody asked for"]
    (sweep,) = [row for row in _of(rows, "routine") if row.get("checklist")]
    ours = [card for card in cards if card.get("title") == sweep["title"]]
    (today,) = [card for card in ours if not card.get("closed") and not card.get("archived")]
    assert str(today["body"]).count("[x]") == 2
    assert str(today["body"]).count("[ ]") == 1
    assert all("[ ]" not in str(card["body"]) for card in ours if card["stage"] == "done")
