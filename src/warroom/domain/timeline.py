"""The campaign at any moment: from the rows of now, changes are taken back one by one, and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from warroom.domain.board import Board
from warroom.domain.changes import EXISTS, Change, Changeset
from warroom.domain.dates import day_in_zone, parse_instant
from warroom.domain.model import CARD_TEXT, ENTITIES, Campaign, Card, Feed, Row, Value, Win, in_order

# As long as finished work stays on a board.
_RECENT_DAYS = 14
_INTEGERS = {
    entity: frozenset(n for n, kind in row.__annotations__.items() if getattr(kind, "__forward_arg__", kind) == "int")
    for entity, row in ENTITIES.items()
}
_UNKEPT = frozenset({"revision", "standup", "goal", "measure"})


class Step(NamedTuple):
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
Fetch = Callable[[int, int], Sequence[Step]]
_PAGE = 50


class Timeline:
    """Stands at one changeset of the journal and goes to any other; what it has passed it keeps."""

    def __init__(self, campaign: str, seq: int, rows: Iterable[Row], fetch: Fetch, *, veiled: bool = False) -> None:
        self._veiled = veiled
        self._mine = campaign
        self._fetch = fetch
        self._newest = self.seq = seq
        # Newest first; the step at `seq` is the one that was done last.
        self._steps: list[Step] = []
        self._at = 0
        self._complete = False
        self._rows: dict[str, dict[str, dict[str, Value]]] = {entity: {} for entity in ENTITIES}
        self._made: dict[str, dict[str, Any]] = {entity: {} for entity in ENTITIES}
        self._days: dict[str, int] = {}
        names = {kind: entity for entity, kind in ENTITIES.items()}
        for row in rows:
            entity = names[type(row)]
            self._rows[entity][row.id] = row._asdict()
            self._made[entity][row.id] = row
            if isinstance(row, Win) and row.campaign == campaign:
                self._days[row.day] = self._days.get(row.day, 0) + row.size

    @property
    def step(self) -> Step | None:
        """The change that was done last where it stands; None before all of them."""
        self._load(self._at + 1)
        return self._steps[self._at] if self._at < len(self._steps) else None

    @property
    def is_newest(self) -> bool:
        """Whether it stands at now."""
        return self._at == 0

    def back(self) -> bool:
        """Take one change back; False where there is none."""
        step = self.step
        if step is None:
            return False
        self._turn([c._replace(old=c.new, new=c.old) for c in reversed(step.changes)])
        self._at += 1
        following = self.step
        self.seq = following.changeset.seq if following else 0
        return True

    def on(self) -> bool:
        """Do the next change again; False at now."""
        if self._at == 0:
            return False
        self._at -= 1
        step = self._steps[self._at]
        self._turn(step.changes)
        self.seq = step.changeset.seq
        return True

    def go(self, seq: int) -> None:
        """To the state after change number `seq`."""
        while self.seq > seq and self.back():
            pass
        while self._at and self._steps[self._at - 1].changeset.seq <= seq:
            self.on()

    def go_to(self, at: str) -> None:
        """To the state at an instant."""
        while (step := self.step) is not None and step.changeset.at > at and self.back():
            pass
        while self._at and self._steps[self._at - 1].changeset.at <= at:
            self.on()

    def first(self) -> str:
        """The instant of the earliest change that has been looked at."""
        return self._steps[-1].changeset.at if self._steps else ""

    def board(self, at: str = "") -> Board | None:
        """The board where it stands, seen on the day of the last change or of an instant; None before the campaign."""
        campaigns: dict[str, Campaign] = self._made["campaign"]
        campaign = campaigns.get(self._mine)
        if campaign is None:
            return None
        step = self.step
        moment = at or (step.changeset.at if step else campaign.created)
        today = day_in_zone(parse_instant(moment), campaign.zone)
        since = f"{date.fromisoformat(today) - timedelta(days=_RECENT_DAYS)}T00:00:00.000Z"
        every: dict[str, Card] = self._made["card"]
        cards = {
            key: card for key, card in every.items()
            if card.campaign == self._mine and not card.archived and not (card.closed and card.closed < since)
        }  # fmt: skip
        feeds: dict[str, Feed] = {
            key: f for key, f in self._made["feed"].items()
            if f.campaign == self._mine and (f.src in cards or f.dst in cards)
        }  # fmt: skip
        ends = {end for feed in feeds.values() for end in (feed.src, feed.dst)} - cards.keys()
        wins = [w for w in self._made["win"].values() if w.day == today and w.campaign == self._mine]
        return Board(
            self.seq, today, since, campaign, in_order(campaigns.values()), dict(self._made["person"]), cards,
            {key: every[key] for key in ends if key in every}, feeds,
            tuple(sorted(wins, key=lambda w: (w.at, w.id))), {day: size for day, size in self._days.items() if size},
            self._planned("routine"), self._planned("view"),
            {key: row for key, row in self._planned("commitment").items() if row.day >= since[:10]},
            veiled=self._veiled,
        )  # fmt: skip

    def _planned(self, entity: str) -> Mapping[str, Any]:
        return {
            key: row for key, row in self._made[entity].items()
            if row.campaign == self._mine and not getattr(row, "archived", "")
        }  # fmt: skip

    def _load(self, count: int) -> None:
        """See that so many steps are known, if there are."""
        while len(self._steps) < count and not self._complete:
            before = self._steps[-1].changeset.seq if self._steps else self._newest + 1
            page = self._fetch(before, _PAGE)
            self._steps += page
            self._complete = len(page) < _PAGE

    def _turn(self, changes: Iterable[Change]) -> None:
        """Let changes happen, in this order, to the rows and to what is derived from them."""
        touched: dict[tuple[str, str], None] = {}
        for change in changes:
            if change.entity in _UNKEPT or change.field in CARD_TEXT:
                continue
            rows, key = self._rows[change.entity], change.id
            if (change.entity, key) not in touched:
                touched[change.entity, key] = None
                if change.entity == "win":
                    self._count(rows.get(key), -1)
            if change.field == EXISTS:
                if change.new is None:
                    rows.pop(key, None)
                else:
                    rows[key] = _blank(change.entity, key)
            elif key in rows:
                rows[key][change.field] = _none(change.entity, change.field) if change.new is None else change.new
        for entity, key in touched:
            row = self._rows[entity].get(key)
            if entity == "win":
                self._count(row, 1)
            if row is None:
                self._made[entity].pop(key, None)
            else:
                kind: Any = ENTITIES[entity]
                self._made[entity][key] = kind(**row)

    def _count(self, win: Mapping[str, Value] | None, sign: int) -> None:
        """Add a win to its day and to its card, or take it off."""
        if win is None or win["campaign"] != self._mine:
            return
        size, day, card = sign * int(win["size"] or 0), str(win["day"]), str(win["card"])
        self._days[day] = self._days.get(day, 0) + size
        row = self._rows["card"].get(card)
        if row is not None:
            row["won"] = int(row["won"] or 0) + size
            self._made["card"][card] = Card(**row)  # type: ignore[arg-type]


def _blank(entity: str, key: str) -> dict[str, Value]:
    """The fields of a row that has nothing but its id."""
    return {name: key if name == "id" else _none(entity, name) for name in ENTITIES[entity]._fields}


def _none(entity: str, field: str) -> Value:
    """What stands for "none" in a field."""
    return 0 if field in _INTEGERS[entity] else ""
