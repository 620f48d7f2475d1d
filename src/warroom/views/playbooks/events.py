"""What happens on which day of a playbook's layout, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.inches import format_inches
from warroom.domain.laid import Layout, Placed
from warroom.domain.model import Person
from warroom.domain.people import off_on
from warroom.views.build import fill
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.people import team_of
from warroom.views.scene import Scene

_DAY, _SHORT_DAY, _TIME = 11, 7, 6
_OWNER, _SIZE, _CHANNEL, _FLAG = 10, 7, 6, 6
# Below these widths a line leaves out the channel, then size and time, then who does it.
_WIDE, _MEDIUM, _NARROW = 84, 56, 34


class Event(NamedTuple):
    """A card that is due, or with `live` goes live, at a wall time, "" for at no time; `again` is all but the first."""

    one: Placed
    wall: str
    live: bool
    again: bool = False


def events(layout: Layout) -> tuple[Event, ...]:
    """Everything that happens, in the order of time; what has no day comes first."""
    found = [
        Event(one, wall, live)
        for one in layout.placed
        for wall, live in ((one.due, False), (one.golive, True))
        if wall or not (live or one.golive)
    ]
    found += [Event(one, wall, live=False, again=True) for one in layout.placed for wall in one.times[1:]]
    return tuple(sorted(found, key=lambda event: (event.wall[:10], event.wall)))


def event_lines(found: Sequence[Event], scene: Scene, width: int, at: int = -1) -> Iterator[Line]:
    """A line for each event, the day on the first of it; the one `at` is selected."""
    number = 0
    for _, group in groupby(found, key=lambda event: event.wall[:10]):
        for first, event in enumerate(group):
            yield _event_line(event, scene, width, first=not first, selected=number == at)
            number += 1


def _event_line(event: Event, scene: Scene, width: int, *, first: bool, selected: bool) -> Line:
    sign = glyphs(scene.ascii)
    play = event.one.play
    behind = "on-selected" if selected else ""
    flag, flag_style = flag_of(event, scene)
    right = _right(event, scene, width, flag, flag_style)
    bar = Span(sign.bar if selected else " ", "accent bold")
    lead = [bar, Span(_day(event, width) if first else " " * _day_cells(width), "soft bold"), *_time(event, width)]
    shape = sign.golive if event.live else sign.routine if play.every else sign.kind(play.kind)
    mark = Span(f"{shape} ", "accent" if event.live else play.kind)
    taken = sum(measure(span.text) for span in (*lead, mark, *right))
    room = max(width - taken - 1, 1)
    title = f"{fit(clip(play.title, room, sign.ellipsis), room)} "
    style = "bad" if flag_style == "bad" else "muted" if event.again else "text"
    return fill([*lead, mark, Span(title, f"{style} bold" if selected else style), *right], width, behind)


def flag_of(event: Event, scene: Scene) -> tuple[str, str]:
    """What is odd about the day, in a word, and its style."""
    board, wall = scene.board, event.wall
    now = f"{scene.now:%Y-%m-%dT%H:%M}"
    if "" < wall < now[: len(wall)]:
        return "late", "bad"
    if wall and not board.campaign.start <= wall[:10] <= board.campaign.end:
        return "early" if wall[:10] < board.campaign.start else "after", "warn"
    person = board.people.get(event.one.owner) or Person("")
    if wall and not event.live and off_on(person, wall[:10], board.campaign):
        return "off", "warn"
    return ("moved", "muted") if event.one.moved and not event.live else ("", "")


def _right(event: Event, scene: Scene, width: int, flag: str, style: str) -> list[Span]:
    play = event.one.play
    size = format_inches(play.size, scene.ascii) if play.size and not event.live else ""
    spans: list[Span] = []
    if width >= _WIDE:
        spans.append(Span(fit(shown(play.channel), _CHANNEL), "piece"))
    if width >= _NARROW:
        spans.append(team_of(scene.board.people).column(event.one.owner, _OWNER, scene.ascii))
    if width >= _MEDIUM:
        spans += [Span(size.rjust(_SIZE - 1) + " ", "accent"), Span(fit(flag, _FLAG), style)]
    elif flag and style == "bad":
        spans.append(Span("!", style))
    return spans


def _day_cells(width: int) -> int:
    return _DAY if width >= _MEDIUM else _SHORT_DAY


def _day(event: Event, width: int) -> str:
    if not event.wall:
        return fit("no day", _day_cells(width))
    day = date.fromisoformat(event.wall[:10])
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return fit(f"{WEEKDAYS[day.weekday()]} {said}" if width >= _MEDIUM else said, _day_cells(width))


def _time(event: Event, width: int) -> list[Span]:
    if width < _MEDIUM:
        return []
    clock = event.wall[11:].removeprefix("0")
    return [Span(clock.rjust(_TIME - 1) + " ", "accent" if event.live else "muted")]
