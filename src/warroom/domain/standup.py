"""The standup: its steps in order, and what each of them shows, from the board and what was done since the last one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal, NamedTuple, TypeAlias

from warroom.domain.board import Board
from warroom.domain.changes import EXISTS, Entry
from warroom.domain.dates import add_days, parse_instant, say_when, wall_to_instant
from warroom.domain.day import asked_of_today, committed
from warroom.domain.model import WORK, Card, Person, Standup, Value
from warroom.domain.people import off_on
from warroom.domain.stages import closes, is_blocked, stages_of
from warroom.domain.standing import golive_wall, is_static, on_paper, past

Kind: TypeAlias = Literal["score", "since", "stage", "person", "exceptions", "live", "today", "end"]
_FAR_BACK = 10
_QUARTER = 15
# How long each one usually talks.
TURN = timedelta(minutes=2)


class Won(NamedTuple):
    """A win that was made in some stretch of changes and is still there; `size` in sixteenths, `card` "" for none."""

    id: str
    size: int
    text: str
    who: str
    card: str


class Step(NamedTuple):
    """One page of the standup; `name` is its stage or person, `cards` what can be acted on, under their headings.

    `wins` are those of a person that no card of the page tells.
    """

    kind: Kind
    title: str
    name: str = ""
    groups: tuple[tuple[str, tuple[Card, ...]], ...] = ()
    wins: tuple[Won, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards of the step, in the order they stand."""
        return tuple(card for _, cards in self.groups for card in cards)


class Since(NamedTuple):
    """From when on the standup looks back: after change `seq`, or where that is 0 from the instant `at` on."""

    seq: int
    at: str
    last: Standup | None = None


def since_of(standups: Sequence[Standup], board: Board, people: Iterable[Person] = ()) -> Since:
    """Since the last standup, exactly; without one since the beginning of the previous working day.

    A working day is one on which anybody of `people` works and that is no holiday of the campaign.
    """
    if standups:
        return Since(standups[-1].seq, standups[-1].at, standups[-1])
    day = previous_workday(board, tuple(people))
    return Since(0, wall_to_instant(f"{day}T00:00", board.campaign.zone))


def say_since(since: Since, now: datetime) -> str:
    """From when on it looks back, at an aware `now` in the campaign's zone: `Since Fri 27 Nov 9:30`."""
    at = parse_instant(since.at).astimezone(now.tzinfo)
    return f"Since {say_when(f'{at:%Y-%m-%dT%H:%M}' if since.last else f'{at:%Y-%m-%d}', now)}"


def previous_workday(board: Board, people: Sequence[Person]) -> str:
    """The last day before today on which somebody works."""
    day = board.today
    for _ in range(_FAR_BACK):
        day = add_days(day, -1)
        if any(not off_on(person, day, board.campaign) for person in people or (Person(""),)):
            return day
    return add_days(board.today, -1)


def steps(board: Board, entries: Sequence[Entry]) -> tuple[Step, ...]:
    """The standup's pages: the score, since the last one, the board from right to left, each person, exceptions,
    what goes live today, what is committed to, and the end."""
    found = [Step("score", "Score"), Step("since", "Since the last one", groups=_since(board, entries))]
    found += [
        Step("stage", stage.name, stage.name, ((stage.name, board.group("piece", stage.name)),))
        for stage in reversed(stages_of(board.campaign, "piece"))
        if board.group("piece", stage.name) and not closes(board.campaign, "piece", stage.name)
    ]
    found += [_of_person(board, person, entries) for person in speakers(board, entries)]
    troubles = exceptions(board)
    found += [Step("exceptions", "Exceptions", groups=troubles)]
    live = live_today(board)
    found += [Step("live", "Live today", groups=(("", live),) if live else ())]
    found += [Step("today", "Today", groups=_today(board)), Step("end", "Done")]
    return tuple(found)


def speakers(board: Board, entries: Iterable[Entry]) -> tuple[str, ...]:
    """Who has something to say: whoever has open work, promised something for today, or did something since."""
    open_work = {card.owner for card in board.cards.values() if card.kind in WORK and not card.closed}
    doing = {entry.changeset.actor for entry in entries if not entry.undone}
    promised = {row.person for row in committed(board)}
    return tuple(sorted((open_work | doing | promised) & board.people.keys()))


def wins_of(entries: Iterable[Entry]) -> tuple[Won, ...]:
    """The wins that were made in these changes and are still there, as they are after the last of them.

    What was undone and brought back is in the journal three times, and counts once.
    """
    rows: dict[str, dict[str, Value]] = {}
    for entry in entries:
        for change in entry.changes:
            if change.entity != "win":
                continue
            if change.field == EXISTS and change.new:
                rows[change.id] = {}
            elif change.field == EXISTS:
                rows.pop(change.id, None)
            elif change.id in rows:
                rows[change.id][change.field] = change.new
    return tuple(
        Won(win, int(row.get("size") or 0), *(str(row.get(field) or "") for field in ("text", "who", "card")))
        for win, row in rows.items()
    )


def winners(entries: Iterable[Entry]) -> dict[str, int]:
    """What each one has won in these changes, in sixteenths, by handle; only who has won anything."""
    found: dict[str, int] = {}
    for win in wins_of(entries):
        found[win.who] = found.get(win.who, 0) + win.size
    return {who: size for who, size in sorted(found.items()) if size}


def exceptions(board: Board) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """What wants a word: unowned, over its limit, static, on paper, blocked; only those there are."""
    cards = [card for card in board.cards.values() if not card.closed]
    today = board.today
    pieces = stages_of(board.campaign, "piece")
    over = [
        card
        for stage in pieces
        if stage.limit and len(group := board.group("piece", stage.name)) > stage.limit
        for card in group[stage.limit :]
    ]
    # What is blocked has a word of its own.
    static = [card for card in cards if is_static(card, board.campaign, today) and not is_blocked(card)]
    found = (
        ("unowned", [card for card in cards if card.kind in WORK and not card.owner and _is_due(card, today)]),
        ("over the limit", over),
        ("static", static),
        ("on paper", [card for card in cards if on_paper(card, board)]),
        ("blocked", [card for card in cards if is_blocked(card)]),
    )
    return tuple((name, tuple(group)) for name, group in found if group)


def live_today(board: Board) -> tuple[Card, ...]:
    """The open pieces that go live today, by the clock of the campaign."""
    pieces = [c for c in board.cards.values() if c.kind == "piece" and c.golive and not c.closed]
    today = [(wall, c) for c in pieces if (wall := golive_wall(c, board.campaign))[:10] == board.today]
    return tuple(card for _, card in sorted(today, key=lambda each: each[0]))


def seconds_said(seconds: float) -> str:
    """A timer that is quiet about it: `2:15`, in quarters of a minute."""
    minutes, rest = divmod(int(seconds) // _QUARTER * _QUARTER, 60)
    return f"{minutes}:{rest:02}"


def _is_due(card: Card, today: str) -> bool:
    """Whether somebody is needed: a piece under way, or a tactic of today or of no day."""
    return card.kind == "piece" or not card.due or card.due[:10] <= today


def _since(board: Board, entries: Sequence[Entry]) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """What was done since: live, done and moved cards, as they are now."""
    touched: dict[str, None] = {}
    for entry in entries:
        if not entry.undone:
            touched.update((c.id, None) for c in entry.changes if c.entity == "card" and c.field in ("stage", EXISTS))
    cards = [card for key in touched if (card := board.card(key)) is not None]
    live = tuple(card for card in cards if card.kind == "piece" and card.closed)
    done = tuple(card for card in cards if card.kind == "tactic" and card.stage == "done")
    moved = tuple(card for card in cards if card.kind == "piece" and not card.closed and card.staged != card.created)
    return tuple((name, group) for name, group in (("went live", live), ("done", done), ("moved", moved)) if group)


def _of_person(board: Board, handle: str, entries: Sequence[Entry]) -> Step:
    done_ids = {
        change.id for entry in entries if not entry.undone
        for change in entry.changes if change.entity == "card" and change.field == "closed" and change.new
    }  # fmt: skip
    mine = [card for card in board.cards.values() if card.owner == handle and card.kind in WORK]
    won = tuple(card for card in mine if card.id in done_ids and card.closed and card.stage != "missed")
    told = {card.id for card in won}
    wins = tuple(win for win in wins_of(entries) if win.who == handle and win.card not in told)
    tactics = [card for card in mine if card.kind == "tactic" and not card.closed]
    waiting = [card for card in mine if not card.closed and card.stage != "doing" and not is_blocked(card)]
    groups = (
        ("won", won),
        ("doing", tuple(card for card in tactics if card.stage == "doing")),
        ("blocked", tuple(card for card in tactics if is_blocked(card))),
        ("carrying", tuple(card for card in waiting if past(card.due, board.today))),
        ("today", tuple(card for card in tactics if card.stage == "todo" and card.due[:10] == board.today)),
    )
    kept = tuple((name, cards) for name, cards in groups if cards or (name == "won" and wins))
    return Step("person", f"@{handle}", handle, kept, wins)


def _today(board: Board) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """What is asked of today, by who does it; nobody first."""
    by_owner: dict[str, list[Card]] = {}
    for card in asked_of_today(board):
        by_owner.setdefault(card.owner, []).append(card)
    return tuple((f"@{who}" if who else "nobody", tuple(cards)) for who, cards in sorted(by_owner.items()))


def day_bounds(first: str, last: str, zone: str) -> tuple[datetime, datetime]:
    """The moments at which the first of two days begins and the last one ends."""
    begun = parse_instant(wall_to_instant(f"{first}T00:00", zone))
    return begun, parse_instant(wall_to_instant(f"{add_days(last, 1)}T00:00", zone))


def usual_length(people: int) -> timedelta:
    """How long a standup of so many may take before its timer says so: a turn for each, three minutes for the rest."""
    return TURN * people + timedelta(minutes=3)
