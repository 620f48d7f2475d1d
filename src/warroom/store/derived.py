"""What follows from rows and is therefore not in the journal: inches of cards and days, ticks of a checklist."""

from __future__ import annotations

from warroom.domain.model import Value
from warroom.store.engine import Engine

Fields = dict[str, Value]


class Sums:
    """What wins add to their cards and to their days, in sixteenths."""

    def __init__(self) -> None:
        self.won: dict[str, int] = {}
        self.days: dict[tuple[str, str], int] = {}

    def move(self, before: Fields | None, now: Fields | None) -> None:
        """A win that was `before` is `now`; None where it is not there."""
        for win, sign in ((before, -1), (now, 1)):
            if win is None:
                continue
            size = sign * int(win["size"] or 0)
            day = (str(win["campaign"]), str(win["day"]))
            self.days[day] = self.days.get(day, 0) + size
            if win["card"]:
                card = str(win["card"])
                self.won[card] = self.won.get(card, 0) + size

    def write(self, engine: Engine, seq: int) -> None:
        """Add to what the tables say."""
        won = [(size, seq, card) for card, size in self.won.items() if size]
        if won:
            engine.run("update cards set won = won + ?, version = ? where id = ?", won)
        days = [(campaign, day, size, seq) for (campaign, day), size in self.days.items() if size]
        if days:
            engine.run(
                "insert into days (campaign, day, total, version) values (?, ?, ?, ?) on conflict (campaign, day) "
                "do update set total = days.total + excluded.total, version = excluded.version",
                days,
            )


def checks_of(card: Fields) -> str:
    """How many items of the checklist in the card's text are ticked, such as `2/5`."""
    body = str(card["body"])
    if "[" not in body:
        return ""
    # Few cards have one, and a win from the shell pays for no patterns.
    from warroom.domain.checklist import tally

    return tally(body)
