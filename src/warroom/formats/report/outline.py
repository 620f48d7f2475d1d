"""A report as sections of words, lists, tables and charts: what it says, whatever it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from warroom.domain.dates import days_between, say_when
from warroom.domain.golive import say_golive
from warroom.domain.inches import format_inches, format_length
from warroom.domain.leads import say_lead
from warroom.domain.report import Aimed, Report, Some, Stretch
from warroom.domain.reportdays import say_days
from warroom.domain.score import Progress, Verdict
from warroom.domain.shifts import What
from warroom.domain.standing import day_of
from warroom.domain.text import counted
from warroom.domain.whence import Source

SOURCES: dict[Source, str] = {"channel": "By channel", "person": "By person", "note": "By what it served"}
_NAMELESS: dict[Source, str] = {"channel": "no channel", "person": "nobody", "note": "other work"}
_WHATS: dict[What, str] = {
    "new": "new", "in force": "in force now", "changed": "rethought", "retired": "retired", "terms": "",
}  # fmt: skip
_VERDICTS: dict[Verdict, str] = {
    "not begun": "Getting ready", "no target": "Under way", "winning": "Winning", "catching up": "Catching up",
    "behind": "Behind",
}  # fmt: skip
# Of a length of bars no more stand below each other than are compared.
_MOST_BARS = 8


One = TypeVar("One")


class Fact(NamedTuple):
    """A number that stands out: what it is, and beside what it is to be read."""

    value: str
    label: str
    beside: str = ""


class Say(NamedTuple):
    """A sentence."""

    text: str


class Item(NamedTuple):
    """One thing of a list: `title` is as people typed it, `lead` stands before it, `facts` and a link after it."""

    title: str
    lead: str = ""
    facts: tuple[str, ...] = ()
    link: str = ""


class Items(NamedTuple):
    """A list, and what is said of those that are not in it."""

    items: tuple[Item, ...]
    more: str = ""


class Bars(NamedTuple):
    """Lengths side by side, each under its name."""

    title: str
    rows: tuple[tuple[str, int], ...]


class Columns(NamedTuple):
    """What was won against what was asked, over time."""

    stretches: tuple[Stretch, ...]


class Course(NamedTuple):
    """What was won up to each day, and what was planned."""

    points: tuple[tuple[str, int, int], ...]


class Way(NamedTuple):
    """A goal's way in hundredths, where it should be, and its lead measures as (what, weeks hit or not, words)."""

    name: str
    terms: str
    progress: Progress
    latest: str
    leads: tuple[tuple[str, tuple[tuple[str, bool], ...], str], ...]


Block: TypeAlias = Say | Items | Bars | Columns | Course | Way


class Section(NamedTuple):
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


def title_of(report: Report) -> str:
    """What the report is of."""
    return f"{report.campaign.name}, {say_days(report.first, report.last)}"


def verdict(report: Report) -> tuple[str, str]:
    """Winning or not in a word, and the sentence that says by how much."""
    now, campaign = report.standing, report.campaign
    found = now.verdict(report.won >= report.target)
    word = _VERDICTS[found]
    if found == "not begun":
        left = max(days_between(report.last, campaign.start), 0)
        return word, f"The campaign begins in {counted(left, 'day')}, on {say_when(campaign.start, report.now)}."
    total = format_length(now.total)
    if found == "no target":
        return word, f"{total} won so far. No daily target is set."
    gap = format_length(abs(now.ahead))
    said = f"{total} won of {format_length(now.plan)} planned by now, {gap} {'ahead' if now.ahead >= 0 else 'behind'}."
    return word, said if now.ahead else f"{total} won, exactly as planned by now."


def place(report: Report) -> str:
    """Where in the campaign its last day is: `Day 12 of 30`."""
    campaign = report.campaign
    length = days_between(campaign.start, campaign.end) + 1
    day = days_between(campaign.start, report.last) + 1
    if day < 1:
        return f"{counted(1 - day, 'day')} before the first of {length}"
    return f"Day {day} of {length}" if day <= length else f"Ended on {say_when(campaign.end, report.now)}"


def facts(report: Report) -> tuple[Fact, ...]:
    """The numbers that stand out."""
    kept = report.kept
    of = f"target {format_length(report.target)}" if report.target else ""
    found = [Fact(format_length(report.won), "won", of)]
    if report.asked:
        found.append(
            Fact(f"{report.hits} of {report.asked}", "days on target", f"{format_inches(report.campaign.target)} a day")
        )
    live = len(report.live.told) + report.live.more
    found.append(Fact(str(live), "pieces live" if live != 1 else "piece live"))
    found.append(Fact(str(report.done), "tactics done" if report.done != 1 else "tactic done"))
    if kept.promised:
        found.append(Fact(f"{kept.rate}%", "of promises kept", f"{kept.done} of {kept.promised}"))
    return tuple(found)


def outline(report: Report) -> tuple[Section, ...]:
    """All that stands below the head."""
    sections = [
        Section("Inches a day" if is_by_day(report.stretches) else "Inches", (_columns(report),)),
        Section("The campaign so far", (Course(report.course),) if len(report.course) > 1 else ()),
        Section("Went live", tuple(_live(report))),
        Section("Coming up", tuple(_coming(report))),
        Section("Where the inches came from", tuple(_sums(report))),
        Section("Wins worth telling", tuple(_wins(report))),
        Section("Goals", tuple(_way(aimed, report) for aimed in report.goals)),
        Section("Waiting", tuple(_waiting(report))),
        Section("How the strategy moved", tuple(_shifts(report))),
    ]
    return tuple(section for section in sections if section.blocks)


def closing(report: Report) -> str:
    """When it was made, and what is not in it."""
    day = say_days(f"{report.now:%Y-%m-%d}", f"{report.now:%Y-%m-%d}")
    return (
        f"Made on {day} at {report.now:%H:%M}, {report.campaign.zone}, from the campaign's own record. "
        "Inches are small victories: 12 make a foot, 36 a yard."
    )


def stretch_said(stretch: Stretch, report: Report) -> str:
    """The days of a column: `Wed 8 Apr`, `8–14 April 2026`."""
    if stretch.first == stretch.last:
        return say_when(stretch.first, report.now)
    return say_days(stretch.first, stretch.last)


def is_by_day(stretches: Sequence[Stretch]) -> bool:
    """Whether each column is a day."""
    return all(stretch.first == stretch.last for stretch in stretches)


def _columns(report: Report) -> Columns | Say:
    if report.won or report.target:
        return Columns(report.stretches)
    return Say("Nothing was won in these days, and nothing asked of them.")


def _live(report: Report) -> Iterator[Items | Say]:
    if not report.live.told:
        yield Say("Nothing went live in these days.")
        return
    zone = report.campaign.zone
    items = (
        Item(card.title, say_when(day_of(card.closed, zone), report.now), _kind(card.channel, card.format), card.link)
        for card in report.live.told
    )
    yield _items(items, report.live, "before these")


def _coming(report: Report) -> Iterator[Items | Say]:
    if not report.coming.told:
        yield Say("Nothing is planned to go live.")
        return
    if report.held:
        yield Say("Everything is held for now, whatever is planned here.")
    items = (
        Item(
            one.card.title,
            " · ".join(say_golive(one.card, report.campaign, "", report.now)),
            _kind(one.card.channel, one.card.format),
        )
        for one in report.coming.told
    )
    yield _items(items, report.coming, "planned for later")


def _sums(report: Report) -> Iterator[Bars]:
    for source, title in SOURCES.items():
        rows = [(_name(source, key, report), size) for key, size in report.sums.get(source, ())]
        if any(key for key, _ in report.sums.get(source, ())):
            rest = sum(size for _, size in rows[_MOST_BARS:])
            told = rows[:_MOST_BARS] + ([(f"{len(rows) - _MOST_BARS} more", rest)] if rest else [])
            yield Bars(title, tuple(told))


def _name(source: Source, key: str, report: Report) -> str:
    if not key:
        return _NAMELESS[source]
    return report.names.get(key, f"@{key}") if source == "person" else report.titles.get(key, key)


def _wins(report: Report) -> Iterator[Items]:
    items = tuple(
        Item(
            win.text, format_length(win.size), (report.names.get(win.who, f"@{win.who}"), say_when(win.day, report.now))
        )
        for win in report.wins.told
    )
    if items:
        yield _items(items, report.wins)


def _waiting(report: Report) -> Iterator[Items | Say]:
    if not report.waiting.told:
        yield Say("Nothing waits for anybody.")
        return
    items = (
        Item(wait.title, "", tuple(filter(None, (wait.why, f"for {counted(wait.days, 'day')}" if wait.days else ""))))
        for wait in report.waiting.told
    )
    yield _items(items, report.waiting)


def _shifts(report: Report) -> Iterator[Items]:
    items = tuple(
        Item(shift.title, say_when(shift.day, report.now), tuple(filter(None, (_WHATS[shift.what], shift.why))))
        for shift in report.shifts.told
    )
    if items:
        yield _items(items, report.shifts, "before these")


def _way(aimed: Aimed, report: Report) -> Way:
    found = aimed.progress
    goal, latest = found.goal, found.latest
    unit = f" {goal.unit}" if goal.unit else ""
    said = f"{latest.value}{unit} on {say_when(latest.day, report.now)}" if latest else "not read yet"
    leads = tuple(
        (
            say_lead(driver.lead),
            tuple((week, driver.hit(reached)) for week, reached in driver.weeks[: driver.counted]),
            f"{driver.hits} of {counted(driver.counted, 'week')}",
        )
        for driver in aimed.leads
    )
    return Way(
        goal.name, f"from {goal.base} to {goal.aim}{unit} by {say_when(goal.by, report.now)}", found, said, leads
    )


def _items(items: Iterable[Item], some: Some[One], more: str = "more") -> Items:
    return Items(tuple(items), f"and {some.more} {more}" if some.more else "")


def _kind(*words: str) -> tuple[str, ...]:
    return tuple(filter(None, words))
