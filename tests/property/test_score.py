"""Every number of the scoreboard, derived a second time from the journal alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.room import CAMPAIGN, add, feed, tactic, win, write
from warroom.domain.changes import update
from warroom.domain.model import Commitment, Goal, Measure, Person, commitment_id
from warroom.domain.playbook import origin_of
from warroom.domain.score import (
    calendar,
    cumulative,
    days_of,
    driven,
    forecast,
    kept,
    kept_by_day,
    progress,
    standing,
    thrown_away,
    wasted,
)
from warroom.domain.whence import Source, by_source
from warroom.store import Store

TODAY = "2026-04-20"
LEADS = "inches #press 1ft a week; wins @bo 1 a day; live +yt 1 a week; tactics 2 a week"
DAYS = [f"2026-04-{day:02}" for day in range(1, 21)] + ["2026-03-30"]
WINS = st.lists(
    st.tuples(
        st.sampled_from(DAYS), st.integers(1, 300), st.sampled_from(["ana", "bo"]),
        st.sampled_from(["", "k1", "k2", "n1"]),
        st.sampled_from(["", "paid", "paid press"]),
    ),
    max_size=25,
)  # fmt: skip
PROMISES = st.dictionaries(
    st.tuples(st.sampled_from(DAYS), st.sampled_from(["ana", "bo"])),
    st.sets(st.sampled_from(["k1", "k2", "k3"])),
    max_size=6,
)
ENDS = st.fixed_dictionaries({key: st.sampled_from(["", "done", "missed", "archived"]) for key in ("k1", "k2", "k3")})


def folded(store: Store) -> dict[tuple[str, str], dict[str, Any]]:
    """Every row that the journal tells of, by its own account."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for record in store.dump():
        for entity, key, field, _, new in record.get("changes", ()):
            if field == "exists":
                rows.pop((entity, key), None) if new is None else rows.setdefault((entity, key), {})
            elif (entity, key) in rows:
                rows[entity, key][field] = new
    return rows


def of(rows: dict[tuple[str, str], dict[str, Any]], entity: str) -> list[dict[str, Any]]:
    return [{"id": key, **row} for (kind, key), row in rows.items() if kind == entity]


def span(first: str, last: str) -> Iterable[str]:
    day = date.fromisoformat(first)
    while day.isoformat() <= last:
        yield day.isoformat()
        day += timedelta(days=1)


@settings(max_examples=40, deadline=None)
@given(WINS, PROMISES, ENDS)
def test_it_is_what_the_journal_tells(
    wins: list[tuple[str, int, str, str, str]], promises: dict[tuple[str, str], set[str]], ends: dict[str, str]
) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "a.db", create=True)
        cards = {key: tactic(key, owner="ana", tags="paid" if key == "k3" else "") for key in ("k1", "k2", "k3")}
        cards["k1"] = cards["k1"]._replace(channel="ig", origin=origin_of("launch", "seed"))
        note = tactic("n1", kind="note", stage="active")
        piece = tactic("p1", kind="piece", stage="live", channel="yt", closed="2026-04-15T09:00:00.000Z")
        goal = Goal("g1", "c1", "Followers", "0", "9", "2026-05-01", leads=LEADS)
        feeds = (feed("n1", "k1"), feed("k1", "k2"), feed("k2", "p1"))
        add(store, CAMPAIGN, *cards.values(), note, piece, *feeds, Person("ana"), goal)
        for number, (day, size, who, card, tags) in enumerate(wins):
            at = f"{day}T08:00:{number:02}.000Z"
            add(store, win(f"w{number}", card, size, day, at)._replace(who=who, tags=tags))
        for (day, person), chosen in promises.items():
            told = " ".join(f"{key}:16" for key in sorted(chosen))
            add(store, Commitment(commitment_id("c1", day, person), "c1", day, person, 16 * len(chosen), told))
        closed = "2026-04-10T12:00:00.000Z"
        for key, how in ends.items():
            values = {"archived": closed} if how == "archived" else {"stage": how, "closed": closed}
            if how:
                write(store, how, update(cards[key], **values))
        book = store.book("c1", TODAY)
        rows = folded(store)
        told_wins, told_cards = of(rows, "win"), {row["id"]: row for row in of(rows, "card")}
        sizes = Counter[str]()
        for row in told_wins:
            sizes[row["day"]] += row["size"]
        gone = list(span("2026-04-01", TODAY))
        now = standing(book)
        assert now.won_today == sizes[TODAY]
        assert now.total == sum(sizes[day] for day in gone)
        assert now.before == sizes["2026-03-30"]
        assert now.plan == 192 * len(gone)
        assert now.hits == sum(sizes[day] >= 192 for day in gone)
        assert now.best[1] == max(sizes.values(), default=0)
        assert forecast(book) == now.total * 30 // 20
        assert [won for _, won, _ in cumulative(book)] == [
            sum(sizes[d] for d in gone[: n + 1]) for n in range(len(gone))
        ]
        begun = "2026-03-30" if sizes["2026-03-30"] else "2026-04-01"
        shown = {day: size for week in calendar(book) for day, size in week}
        assert shown == {day: (sizes[day] if begun <= day <= TODAY else None) for day in shown}
        assert set(days_of(book)) == set(span(begun, TODAY))
        second: dict[Source, Callable[[dict[str, Any]], list[str]]] = {
            "person": lambda row: [row["who"]],
            "channel": lambda row: [{"k1": "ig", "k2": "yt"}.get(row.get("card", ""), "")],
            "tag": lambda row: row.get("tags", "").split() or [""],
            "note": lambda row: ["n1"] if row.get("card") else [""],
            "playbook": lambda row: ["launch" if row.get("card") == "k1" else ""],
        }
        for name, keys in second.items():
            sums = Counter[str]()
            for row in told_wins:
                for key in keys(row):
                    sums[key] += row["size"]
            if name == "note":
                sums = Counter({k: v for k, v in sums.items() if v})
            assert dict(by_source(book)[name]) == dict(sums), name
        promised = [(row["day"], key) for row in of(rows, "commitment") for key in promises_of(row)]
        done = [(day, key) for day, key in promised if told_cards[key].get("stage") == "done" and day >= "2026-04-10"]
        assert kept(book) == (len(done), len(promised), 16 * len(done), 16 * len(promised))
        assert kept(book).size_rate == (100 * len(done) // len(promised) if promised else 0)
        assert {day: (one.promised, one.done) for day, one in kept_by_day(book)} == {
            row["day"]: (
                sum(day == row["day"] for day, _ in promised), sum(day == row["day"] for day, _ in done),
            ) for row in of(rows, "commitment")
        }  # fmt: skip
        assert {card.id for _, card in wasted(book)} == {
            key for key, how in ends.items() if how in ("missed", "archived")
        }
        weekly = {lead.lead.what: dict(lead.weeks) for lead in driven(book, book.goals[0], 3)}
        assert weekly["inches"] == by_week(
            (row["day"], row["size"]) for row in told_wins if "press" in row.get("tags", "")
        )
        assert weekly["wins"] == by_week((row["day"], 1) for row in told_wins if row["who"] == "bo")
        assert weekly["live"] == by_week([("2026-04-15", 1)])
        assert weekly["tactics"] == by_week(
            (row["closed"][:10], 1) for row in told_cards.values() if row["kind"] == "tactic" and row["stage"] == "done"
        )
        assert thrown_away(book) == {
            "note": 0, "piece": 0, "let go": 0, "tactic": list(ends.values()).count("archived"),
            "missed": list(ends.values()).count("missed"),
        }  # fmt: skip
        store.close()


def by_week(happened: Iterable[tuple[str, int]]) -> dict[str, int]:
    """What happened in each of the last three weeks, by their Mondays."""
    weeks = dict.fromkeys(("2026-04-06", "2026-04-13", "2026-04-20"), 0)
    for day, amount in happened:
        monday = max((monday for monday in ("2026-03-30", *weeks) if monday <= day), default="")
        if monday in weeks:
            weeks[monday] += amount
    return weeks


def promises_of(row: dict[str, Any]) -> list[str]:
    return [part.partition(":")[0] for part in str(row.get("cards", "")).split()]


def test_a_goal_is_as_far_as_its_latest_reading_says_and_expected_by_the_days(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "a.db", create=True)
    goal = Goal("g1", "c1", "Followers", "1000", "2000", "2026-04-21", created="2026-04-11T08:00:00.000Z")
    readings = [Measure(f"m{n}", "c1", "g1", value, day, "2026-04-14T08:00:00.000Z", "ana")
                for n, (value, day) in enumerate((("1100", "2026-04-12"), ("1240.5", "2026-04-15")))]  # fmt: skip
    add(store, CAMPAIGN, goal, *readings)
    (found,) = progress(store.book("c1", "2026-04-16"))
    assert (found.percent, found.expected, found.latest and found.latest.value) == (24, 50, "1240.5")
    (late,) = progress(store.book("c1", "2027-01-01"))
    assert late.expected == 100


def test_empty_one_day_and_ten_year_campaigns_have_a_score(tmp_path: Path) -> None:
    for number, (first, last, today) in enumerate(
        (("2026-05-01", "2026-05-30", TODAY), (TODAY, TODAY, TODAY), ("2016-04-20", "2026-12-31", TODAY))
    ):
        store = Store.open(tmp_path / f"{number}.db", create=True)
        add(store, CAMPAIGN._replace(start=first, end=last))
        book = store.book("c1", today)
        gone = max((datetime.fromisoformat(today) - datetime.fromisoformat(first)).days + 1, 0)
        assert (standing(book).days, len(cumulative(book)), standing(book).total) == (gone, gone, 0)
        assert kept(book).rate == 0
        store.close()
