"""A campaign with something private in every place that it can be in; each of these texts has a mark in it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.commands.room import CAMPAIGN, CARDS, EARLIER, OTHER, TODAY, card
from tests.world import NOW
from warroom.domain.changes import Change, Draft, creation, deletion, update
from warroom.domain.dates import instant
from warroom.domain.model import (
    Commitment,
    Feed,
    Person,
    Revision,
    Routine,
    Row,
    Standup,
    View,
    Win,
    commitment_id,
    feed_id,
)
from warroom.store import Store

# One letter that is nowhere else, so that no cell of it can be painted by half.
MARK = "ʒ"
# A day that nothing else here is on.
EMBARGO = "2037-11-23"
_AT = instant(NOW)
_TEXTS = {
    "tags": f"{MARK}-tag", "source": f"{MARK} source", "link": f"https://{MARK}.example", "client": f"{MARK} client",
    "budget": f"{MARK} budget", "embargo": EMBARGO, "private": 1,
}  # fmt: skip
PRIVATE = (
    card(
        "hpiece", "piece", "draft", "c", f"{MARK} merger reel", owner="ana", channel=MARK, format=f"{MARK}-reel",
        golive=f"{TODAY}T12:00", due=TODAY, waived=f"{MARK} waived", **_TEXTS,
    ),
    card("hnote", "note", "active", "c", f"{MARK} takeover plan", renewed=EARLIER, **_TEXTS),
    card("htactic", "tactic", "todo", "c", f"{MARK} call the lawyer", owner="ana", size=16, due=TODAY, **_TEXTS),
    card("hstuck", "tactic", "blocked", "c", f"{MARK} sign the deed", reason=f"{MARK} reason", **_TEXTS),
    card("hdone", "tactic", "done", "c", f"{MARK} met the bank", closed=_AT, owner="ana", **_TEXTS),
    card("hsignal", "signal", "new", "c", f"{MARK} rumour", **_TEXTS),
    card("harchived", "tactic", "todo", "e", f"{MARK} shelved", archived=EARLIER, **_TEXTS),
    card("hgone", "tactic", "todo", "f", f"{MARK} destroyed", **_TEXTS),
    card("hoften", "tactic", "todo", "g", f"{MARK} weekly call", routine="hroutine", slot=f"{TODAY}T09:00", due=TODAY),
)  # fmt: skip
OPEN = card(
    "copen", "piece", "design", "b", "Press kit", owner="ben", channel="ig", link="https://example.org",
    golive=f"{TODAY}T15:00", client=f"{MARK} and Sons", budget=f"{MARK} 9,000", embargo=f"{EMBARGO}T07:07",
)  # fmt: skip
_SECRETS = {"body": f"- [ ] {MARK} body\n- [x] {MARK} more", "howto": f"{MARK} howto", "review": f"{MARK} review"}


def make_secret(path: Path) -> Path:
    """A campaign file with all of it, and an open card beside each."""
    store = Store.open(path, create=True)

    def write(label: str, changes: list[Change], minutes: int) -> None:
        at = instant(NOW - timedelta(minutes=minutes))
        store.commit(Draft("test", label, tuple(changes)), actor="ana", origin="tui", campaign=CAMPAIGN.id, at=at)

    mine = CAMPAIGN.id
    rows: tuple[Row, ...] = (CAMPAIGN, OTHER, Person("ana"), Person("ben"), *CARDS, OPEN)
    write("set up", [c for each in rows for c in creation(each)], 90)
    for each in PRIVATE:
        texts = _SECRETS if each.id == "hpiece" else {"body": f"{MARK} text"}
        write(f'added {each.kind} "{each.title}"', creation(each, **texts), 80)
    routine = Routine(
        "hroutine", mine, f"{MARK} weekly call", "FREQ=WEEKLY", f"{TODAY}T09:00", CAMPAIGN.zone, tags=f"{MARK}-tag",
        howto=f"{MARK} howto", checklist=f"{MARK} step\nrest", upto=f"{TODAY}T09:00",
    )  # fmt: skip
    feeds = [Feed(feed_id(a, b), mine, a, b) for a, b in (("hnote", "hpiece"), ("hpiece", "todo"), ("note", "hpiece"))]
    promise = Commitment(commitment_id(mine, TODAY, "ana"), mine, TODAY, "ana", 16, "htactic:16", at=_AT)
    wins = [
        Win("w1", mine, "htactic", 8, f"{MARK} won", "ana", _AT, TODAY, f"{MARK}-tag"),
        Win("w2", mine, "hpiece", 4, f"{MARK} moved", "ana", _AT, TODAY),
        Win("w3", mine, "hgone", 4, f"{MARK} freed", "ana", _AT, TODAY),
        Win("w4", mine, "", 4, "an open win", "ben", _AT, TODAY),
    ]
    others: list[Row] = [
        routine, *feeds, *wins, promise._replace(carried=f"{MARK} call the lawyer: {MARK}"),
        Revision("r1", "hpiece", _AT, "ana", f"{MARK} revision", f"{MARK} why"),
        View("v1", mine, f"{MARK} view", "q", f"client:{MARK}"),
        Standup("s1", mine, instant(NOW - timedelta(minutes=75)), "ana", 3, f"- {MARK} \\_call\\_, {MARK} won"),
    ]  # fmt: skip
    write("everything else", [c for row in others for c in creation(row)], 70)
    write(f'moved the win "{MARK}"', update(wins[1], card="todo"), 60)
    piece = PRIVATE[0]
    write(f'set title of "{MARK} merger reel"', update(piece, title=f"{MARK} merged"), 50)
    write(f'set client of "{OPEN.title}"', update(OPEN, client=f"{MARK} Ltd"), 45)
    # What is gone by now, and was never private itself.
    earlier = PRIVATE[-1]._replace(id="hearlier", slot=f"{EARLIER[:10]}T09:00")
    view = View("v2", mine, f"{MARK} gone view", "z", f"client:{MARK}")
    for row in (earlier, view):
        write("made what is gone", creation(row), 47)
        write("deleted", deletion(row), 46)
    write("private", update(PRIVATE[-1], private=1), 44)
    write(f'deleted "{MARK} destroyed"', deletion(PRIVATE[-2]), 40)
    store.close()
    return path


def marked(text: str) -> list[str]:
    """What of a text is private, with what stands around it."""
    low = text.casefold()
    return [
        text[max(at - 40, 0) : at + 40]
        for mark in (MARK, EMBARGO, "23 nov 2037")
        for at in range(len(low))
        if low.startswith(mark, at)
    ]
