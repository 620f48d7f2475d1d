"""The campaign at any moment: from the rows of now, changes are taken back one by one, and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from warroom.domain.board import Board
from warroom.domain.campaigns import in_order
from warroom.domain.changes import EXISTS, Change, Changeset
from warroom.domain.dates import day_in_zone, parse_instant
from warroom.domain.model import CARD_TEXT, ENTITIES, Campaign, Card, Feed, Row, Value, Win

# As long as finished work stays on a board.
_RECENT_DAYS = 14
_INTEGERS = {
    entity: frozenset(n for n, kind in row.__annotations__.items() if getattr(kind, "__forward_arg__", kind) == "int")
    for entity, row in ENTITIES.items()
}
_UNKEPT = frozenset({"revision", "standup", "goal", "measure"})
# How many steps there are between two moments that are kept whole, and how many such moments at the most.
_APART = 250
_MOST_KEPT = 24
_PAGE, _LONGEST_PAGE = 50, 2000


class Recorded(NamedTuple):
    """A changeset with its changes."""

    changeset: Changeset
    changes: tuple[Change, ...]

    @property
    def cards(self) -> frozenset[str]:
        """The cards that it touched, also by a win or a feed of theirs."""
        found = {change.id for change in self.changes if change.entity == "card"}
        found |= {str(c.new or c.old) for c in self.changes if c.entity == "win" and c.field == "card"}
        for change in self.changes:
            if change.entity == "feed":
                found.update(change.id.split(">"))
        return frozenset(found)


# The steps before a number, newest first, as many as asked for.
Fetch = Callable[[int, int], Sequence[Recorded]]


class _State:
    """The rows as they stood after change number `seq`, and what is derived from them."""

    __slots__ = ("days", "mine", "rows", "seq")

    def __init__(self, mine: str, seq: int, rows: Iterable[Row]) -> None:
        self.mine = mine
        self.seq = seq
        self.rows: dict[str, dict[str, Any]] = {entity: {} for entity in ENTITIES}
        self.days: dict[str, int] = {}
        names = {kind: entity for entity, kind in ENTITIES.items()}
        for row in rows:
            self.rows[names[type(row)]][row.id] = row
            if isinstance(row, Win) and row.campaign == mine:
                self.days[row.day] = self.days.get(row.day, 0) + row.size

    def copy(self) -> _State:
        """The same, to be changed by itself; rows never change, so that they are shared."""
        other = _State(self.mine, self.seq, ())
        other.rows = {entity: dict(rows) for entity, rows in self.rows.items()}
        other.days = dict(self.days)
        return other

    def back(self, step: Recorded) -> None:
        """Take the change that was done last back."""
        self._turn([c._replace(old=c.new, new=c.old) for c in reversed(step.changes)])
        self.seq = step.changeset.seq - 1

    def on(self, step: Recorded) -> None:
        """Do the next change."""
        self._turn(step.changes)
        self.seq = step.changeset.seq

    def _turn(self, changes: Iterable[Change]) -> None:
        """Let changes happen, in this order, to the rows and to what is derived from them."""
        touched: dict[tuple[str, str], dict[str, Value] | None] = {}
        for change in changes:
            if change.entity in _UNKEPT or change.field in CARD_TEXT:
                continue
            place = (change.entity, change.id)
            if place not in touched:
                row = self.rows[change.entity].get(change.id)
                touched[place] = row._asdict() if row is not None else None
            fields = touched[place]
            if change.field == EXISTS:
                touched[place] = None if change.new is None else _blank(change.entity, change.id)
            elif fields is not None:
                fields[change.field] = _none(change.entity, change.field) if change.new is None else change.new
        wins = [(self.rows["win"].get(key), touched["win", key]) for entity, key in touched if entity == "win"]
        for (entity, key), fields in touched.items():
            kind: Any = ENTITIES[entity]
            if fields is None:
                self.rows[entity].pop(key, None)
            else:
                self.rows[entity][key] = kind(**fields)
        for before, after in wins:
            self._count(before._asdict() if before is not None else None, -1)
            self._count(after, 1)

    def _count(self, win: Mapping[str, Value] | None, sign: int) -> None:
        """Add a win to its day and to its card, or take it off."""
        if win is None or win["campaign"] != self.mine:
            return
        size, day, card = sign * int(win["size"] or 0), str(win["day"]), str(win["card"])
        self.days[day] = self.days.get(day, 0) + size
        row = self.rows["card"].get(card)
        if row is not None:
            self.rows["card"][card] = row._replace(won=row.won + size)


class Timeline:
    """Stands at one changeset of the journal and goes to any other.

    Some moments are kept whole (`prepare`), so that none is far from the next one: a jump takes hardly longer than a
    step, however long the journal is.
    """

    def __init__(self, campaign: str, seq: int, rows: Iterable[Row], fetch: Fetch, *, veiled: bool = False) -> None:
        self._veiled = veiled
        self._mine = campaign
        self._fetch = fetch
        self._newest = seq
        # Newest first; as numbers have no gaps, the step of number n stands at `newest - n`.
        self._steps: list[Recorded] = []
        self._state = _State(campaign, seq, rows)
        self._kept = [self._state.copy()]
        self._scout: _State | None = self._state.copy()

    @property
    def seq(self) -> int:
        """The number of the change that was done last where it stands, 0 before all of them."""
        return self._state.seq

    @property
    def newest(self) -> int:
        """The number of the newest change that it knows of."""
        return self._newest

    @property
    def step(self) -> Recorded | None:
        """The change that was done last where it stands; None before all of them."""
        return self.step_at(self.seq)

    @property
    def is_newest(self) -> bool:
        """Whether it stands at now."""
        return self.seq == self._newest

    @property
    def is_there(self) -> bool:
        """Whether the campaign is there by then."""
        return self._mine in self._state.rows["campaign"]

    @property
    def cards(self) -> Mapping[str, Card]:
        """Every card of the campaign that was there, finished and archived ones included."""
        return {key: card for key, card in self._state.rows["card"].items() if card.campaign == self._mine}

    @property
    def wins(self) -> tuple[Win, ...]:
        """The campaign's wins by then, oldest first."""
        found = (win for win in self._state.rows["win"].values() if win.campaign == self._mine)
        return tuple(sorted(found, key=lambda win: (win.day, win.at, win.id)))

    def back(self) -> bool:
        """Take one change back; False where there is none."""
        step = self.step
        if step is not None:
            self._state.back(step)
        return step is not None

    def on(self) -> bool:
        """Do the next change again; False at now."""
        step = None if self.is_newest else self.step_at(self.seq + 1)
        if step is not None:
            self._state.on(step)
        return step is not None

    def go(self, seq: int) -> None:
        """To the state after change number `seq`, from here or from a moment that was kept, whichever is nearer."""
        wanted = max(0, min(seq, self._newest))
        nearest = min(self._kept, key=lambda kept: abs(kept.seq - wanted))
        if abs(nearest.seq - wanted) < abs(self.seq - wanted):
            self._state = nearest.copy()
        while self.seq > wanted and self.back():
            pass
        while self.seq < wanted and self.on():
            pass

    def go_to(self, at: str) -> None:
        """To the state at an instant."""
        self.go(self.last_before(self._newest + 1, lambda step: step.changeset.at <= at))

    def last_before(self, seq: int, wanted: Callable[[Recorded], bool]) -> int:
        """The number of the last change before number `seq` that is wanted, 0 where there is none."""
        number = min(seq, self._newest + 1) - 1
        while (step := self.step_at(number)) is not None and not wanted(step):
            number -= 1
        return max(number, 0)

    def next_after(self, seq: int, wanted: Callable[[Recorded], bool]) -> int:
        """The number of the next change after number `seq` that is wanted, 0 where there is none."""
        found = (n for n in range(seq + 1, self._newest + 1) if (step := self.step_at(n)) is not None and wanted(step))
        return next(found, 0)

    def step_at(self, seq: int) -> Recorded | None:
        """The step of that number, read with those before it when it is asked for first; None for no such step."""
        if not 0 < seq <= self._newest:
            return None
        while len(self._steps) <= self._newest - seq:
            before = self._steps[-1].changeset.seq if self._steps else self._newest + 1
            page = self._fetch(before, min(max(_PAGE, len(self._steps)), _LONGEST_PAGE))
            if not page:
                return None
            self._steps += page
        return self._steps[self._newest - seq]

    def prepare(self, steps: int = 100) -> bool:
        """Go back by so many steps behind the scenes and keep a moment where one is due; False when all is ready."""
        scout, apart = self._scout, max(_APART, self._newest // _MOST_KEPT)
        for _ in range(steps):
            step = self.step_at(scout.seq) if scout is not None else None
            if scout is None or step is None:
                self._scout = None
                return False
            scout.back(step)
            if scout.seq % apart == 0:
                self._kept.append(scout.copy())
        return True

    def extend(self, newest: int) -> None:
        """Learn of what was done up to a number since it was read; it stays where it stands."""
        if newest <= self._newest:
            return
        steps = list(self._fetch(newest + 1, newest - self._newest))
        now = self._kept[0].copy()
        for step in reversed(steps):
            now.on(step)
        # What stood for now makes room, so that their number does not grow with every change.
        self._kept[0] = now
        self._steps[:0] = steps
        self._newest = newest

    def board(self, at: str = "") -> Board | None:
        """The board where it stands, seen on the day of the last change or of an instant; None before the campaign."""
        rows = self._state.rows
        campaign: Campaign | None = rows["campaign"].get(self._mine)
        if campaign is None:
            return None
        step = self.step
        moment = at or (step.changeset.at if step else campaign.created)
        today = day_in_zone(parse_instant(moment), campaign.zone)
        since = f"{date.fromisoformat(today) - timedelta(days=_RECENT_DAYS)}T00:00:00.000Z"
        every: dict[str, Card] = rows["card"]
        cards = {
            key: card for key, card in every.items()
            if card.campaign == self._mine and not card.archived and not (card.closed and card.closed < since)
        }  # fmt: skip
        feeds: dict[str, Feed] = {
            key: f for key, f in rows["feed"].items()
            if f.campaign == self._mine and (f.src in cards or f.dst in cards)
        }  # fmt: skip
        ends = {end for feed in feeds.values() for end in (feed.src, feed.dst)} - cards.keys()
        wins = [w for w in rows["win"].values() if w.day == today and w.campaign == self._mine]
        return Board(
            self.seq, today, since, campaign, in_order(rows["campaign"].values()), dict(rows["person"]), cards,
            {key: every[key] for key in ends if key in every}, feeds,
            tuple(sorted(wins, key=lambda w: (w.at, w.id))),
            {day: size for day, size in self._state.days.items() if size},
            self._planned("routine"), self._planned("view"),
            {key: row for key, row in self._planned("commitment").items() if row.day >= since[:10]},
            veiled=self._veiled,
        )  # fmt: skip

    def _planned(self, entity: str) -> Mapping[str, Any]:
        return {
            key: row for key, row in self._state.rows[entity].items()
            if row.campaign == self._mine and not getattr(row, "archived", "")
        }  # fmt: skip


def _blank(entity: str, key: str) -> dict[str, Value]:
    """The fields of a row that has nothing but its id."""
    return {name: key if name == "id" else _none(entity, name) for name in ENTITIES[entity]._fields}


def _none(entity: str, field: str) -> Value:
    """What stands for "none" in a field."""
    return 0 if field in _INTEGERS[entity] else ""
