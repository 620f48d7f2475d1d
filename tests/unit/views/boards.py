"""A fixed campaign in full swing, and boards of other sizes, without a store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from warroom.domain.board import Board
from warroom.domain.model import Campaign, Card, Feed, Person, Win, feed_id
from warroom.views.scene import Scene

ZONE = "Europe/Berlin"
TODAY = "2026-04-14"
NOW = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo(ZONE))
CAMPAIGN = Campaign(
    "spring", "Spring Launch", "2026-04-03", "2026-05-02", ZONE, 8 * 16,
    stages="idea, draft:4, design, review, scheduled, live",
    channels="ig, yt, li, tk, fb, tw, nl, bl, pr",
)  # fmt: skip
PEOPLE = (Person("ana", "Ana"), Person("ben", "Ben"), Person("cleo", "Cleo"))

# title, shelf days left (negative: over), stage
_NOTES = (
    ("own", "Own the maker story", 9),
    ("answer", "Answer everyone within the hour", 14),
    ("video", "YouTube first, then spread", 2),
    ("micro", "Partner with micro-creators", -12),
    ("list", "Owned list beats rented reach", 20),
)
# id, stage, channel, title, owner, due, golive, days in the stage
_PIECES = (
    ("carousel", "idea", "ig", "Carousel: five first-timer mistakes", "ana", "", "", 2),
    ("founder", "idea", "li", "Founder letter: why we waited", "", "", "", 8),
    ("workshop", "idea", "tk", "Workshop sounds, no words", "cleo", "2026-04-17", "", 1),
    ("prototypes", "draft", "bl", "The 11 prototypes we threw away", "ben", "2026-04-15", "", 6),
    ("letter", "draft", "nl", "April letter to the list", "ana", "2026-04-16", "", 1),
    ("glue", "draft", "ig", "Reel: glue-up in 15 seconds", "cleo", "2026-04-16", "", 2),
    ("poll", "draft", "fb", "Poll: which finish?", "ana", "2026-04-14", "", 0),
    ("thumbs", "design", "yt", "Thumbnail set for the series", "cleo", "2026-04-15", "", 1),
    ("press", "design", "pr", "Press kit, one page", "ben", "2026-04-17", "", 3),
    ("templates", "design", "ig", "Story templates ×6", "cleo", "2026-04-20", "", 9),
    ("full", "review", "yt", "How it’s made, full cut", "ben", "2026-04-14", "2026-04-18T10:00", 1),
    ("facts", "review", "tw", "Thread: 12 facts nobody asked for", "ana", "2026-04-12", "", 3),
    ("cut60", "scheduled", "yt", "How it’s made, 60s cut", "ben", "2026-04-13", "2026-04-14T10:00", 0),
    ("cutfb", "scheduled", "fb", "How it’s made, 60s cut", "ben", "", "2026-04-14T10:15", 0),
    ("tweet", "scheduled", "tw", "Launch tweet, pinned", "ana", "", "2026-04-14T10:30", 0),
    ("bench3", "scheduled", "ig", "Behind the bench #3", "cleo", "", "2026-04-15T09:00", 1),
    ("waitlist", "scheduled", "nl", "Waitlist opens", "ana", "", "2026-04-16T08:00", 1),
    ("why", "live", "yt", "Why we started", "ben", "", "2026-04-10T10:00", 4),
    ("bench2", "live", "ig", "Behind the bench #2", "cleo", "", "2026-04-13T09:00", 1),
)
# id, stage, title, owner, size, due, reason
_TACTICS = (
    ("forum", "todo", "Answer the forum thread", "ana", 8, "2026-04-12", ""),
    ("morning", "doing", "Morning sweep: FB, IG, YT", "ben", 16, "2026-04-14", ""),
    ("caption", "doing", "Caption + end card for 60s cut", "ben", 12, "2026-04-14", ""),
    ("seed", "todo", "Seed clip to 6 maker groups", "ana", 24, "2026-04-14T11:00", ""),
    ("reviewers", "todo", "DM the three reviewers", "cleo", 16, "2026-04-14", ""),
    ("noon", "todo", "Noon sweep", "ana", 8, "2026-04-14", ""),
    ("hashtags", "todo", "Brief the shop on hashtags", "", 12, "2026-04-14", ""),
    ("numbers", "todo", "Log numbers at close", "ben", 4, "2026-04-14", ""),
    ("boost", "blocked", "Boost budget sign-off", "ana", 12, "2026-04-14", "Finance answers on Wednesday"),
    ("panel", "todo", "Book the panel for the open day", "cleo", 16, "2026-04-17", ""),
)
# id, title, owner, inches, the win's words
_DONE = (
    ("overnight", "Overnight mentions", "ben", 12, "Overnight mentions"),
    ("bio", "Fix broken link in bio", "cleo", 4, "Fix broken link in bio"),
    ("replies", "Reply to 14 comments", "ben", 20, "14 replies"),
    ("radio", "Call with the radio desk", "ana", 18, "Call with the radio desk"),
    ("alt", "Alt text on 9 images", "cleo", 8, "Alt text on 9 images"),
    ("wednesday", "Schedule Wednesday story", "cleo", 8, ""),
    ("pin", "Pin the launch tweet", "ana", 6, "pin"),
)
_FEEDS = (
    ("own", "full"), ("full", "cut60"), ("cut60", "cutfb"), ("cut60", "tweet"), ("cut60", "seed"),
    ("cut60", "caption"), ("own", "glue"), ("own", "prototypes"), ("own", "bench3"), ("answer", "overnight"),
    ("answer", "replies"), ("answer", "morning"), ("answer", "noon"), ("answer", "forum"), ("video", "full"),
    ("video", "thumbs"), ("list", "letter"), ("list", "waitlist"),
)  # fmt: skip


def spring() -> Board:
    """The campaign of the picture: Tuesday 14 April, 09:18, day 12 of 30."""
    wins = tuple(
        Win(f"w{n}", "spring", name, size, text, owner, f"{TODAY}T06:{n:02}:00.000Z", TODAY)
        for n, (name, _, owner, size, text) in enumerate(_DONE)
    )
    days = {f"2026-04-{day:02}": 100 + day for day in range(6, 14)} | {"2026-04-03": 5100 - 76}
    return board(_spring_cards(), _FEEDS, wins, days | {TODAY: sum(win.size for win in wins)})


def board(
    cards: Iterable[Card] = (),
    feeds: Iterable[tuple[str, str]] = (),
    wins: tuple[Win, ...] = (),
    days: dict[str, int] | None = None,
    campaign: Campaign = CAMPAIGN,
) -> Board:
    """A board of these cards, on the fixture's day."""
    links = (Feed(feed_id(src, dst), campaign.id, src, dst) for src, dst in feeds)
    people = {person.id: person for person in PEOPLE}
    held = {card.id: card for card in cards}
    summed = {TODAY: sum(win.size for win in wins)} if days is None else days
    return Board(
        7, TODAY, "2026-04-01T00:00:00.000Z", campaign, (campaign,), people, held, {},
        {link.id: link for link in links}, wins, summed,
    )  # fmt: skip


def scene(of: Board, **more: object) -> Scene:
    """A scene of `of` at the fixture's moment, seen by ana."""
    given = {"selected": "cut60", "here": ("ana", "ben"), **more}
    selected = str(given["selected"])
    lit = of.thread(selected) if of.card(selected) else frozenset()
    return Scene(of, NOW, "ana", **{"lit": lit, **given})  # type: ignore[arg-type]


def _spring_cards() -> list[Card]:
    cards = [_note(n, *note) for n, note in enumerate(_NOTES)]
    for n, (name, stage, channel, title, owner, due, golive, days) in enumerate(_PIECES):
        closed = f"2026-04-{14 - days:02}T08:00:00.000Z" if stage == "live" else ""
        cards.append(Card(
            name, "spring", "piece", title, stage, f"r{n:03}", owner=owner, channel=channel, due=due, golive=golive,
            staged=f"2026-04-{14 - days:02}T08:00:00.000Z", closed=closed,
            heat={"why": 2100, "bench2": 640}.get(name, 0),
        ))  # fmt: skip
    for n, (name, stage, title, owner, size, due, reason) in enumerate(_TACTICS):
        cards.append(Card(
            name, "spring", "tactic", title, stage, f"r{n:03}", owner=owner, size=size, due=due, reason=reason,
            staged="2026-04-13T08:00:00.000Z",
        ))  # fmt: skip
    for n, (name, title, owner, size, _) in enumerate(_DONE):
        cards.append(Card(
            name, "spring", "tactic", title, "done", f"r{n:03}", owner=owner, size=size, won=size, due=TODAY,
            closed=f"{TODAY}T06:{n:02}:00.000Z",
        ))  # fmt: skip
    cards.append(Card(
        "shorts", "spring", "signal", "Shorts get 4× the saves of carousels", "new", "a", source="ig insights", heat=3,
        created="2026-04-13T18:15:00.000Z",
    ))  # fmt: skip
    cards.append(Card(
        "early", "spring", "signal", "Replies before 9am convert best", "new", "b", source="inbox", heat=1,
        created="2026-04-14T05:15:00.000Z",
    ))  # fmt: skip
    return cards


def _note(n: int, name: str, title: str, left: int) -> Card:
    return Card(
        name, "spring", "note", title, "active", f"r{n}", owner="ana", shelf=30 + left if left < 0 else 21,
        renewed=_days_ago(30 if left < 0 else 21 - left), created="2026-03-01T08:00:00.000Z",
    )  # fmt: skip


def _days_ago(days: int) -> str:
    from datetime import timedelta

    return f"{(NOW - timedelta(days=days)).date().isoformat()}T08:00:00.000Z"
