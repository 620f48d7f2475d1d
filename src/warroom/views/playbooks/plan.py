"""A playbook as a plan over days, with what is odd about it, before it is applied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warroom.domain.dates import say_when
from warroom.domain.inches import format_length
from warroom.domain.laid import Layout
from warroom.domain.oddities import Oddity
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.playbooks.events import Event, event_lines, events
from warroom.views.playbooks.foot import foot_lines
from warroom.views.playbooks.play import play_lines, roles_line
from warroom.views.scene import Scene

# From this width on the selected card stands beside the days.
BESIDE = 110
_HEAD = 2
# Below it the title has the first line for itself.
_NAMED = 60


class Sheet(NamedTuple):
    """What the screen shows: `at` is the selected event, `top` the first line of the days that is seen.

    With `reading` a narrow screen shows the selected card, from its line `down` on, in place of the days.
    """

    layout: Layout
    odd: tuple[Oddity, ...]
    at: int = 0
    top: int = 0
    reading: bool = False
    down: int = 0
    keys: tuple[tuple[str, str], ...] = ()
    note: tuple[str, str] = ("", "")

    @property
    def events(self) -> tuple[Event, ...]:
        """What happens on which day."""
        return events(self.layout)


def plan_lines(sheet: Sheet, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The sheet as exactly `height` lines of `width` cells."""
    head = _head(sheet, scene, width)
    foot = foot_lines(sheet.note, sheet.keys, width)
    room = max(height - len(head) - len(foot), 0)
    if width >= BESIDE:
        left = width * 3 // 5
        days = _window(day_lines(sheet, scene, left), sheet.top, room, left)
        card = _window(_card(sheet, scene, width - left - 1), sheet.down, room, width - left - 1)
        post = Span(glyphs(scene.ascii).post, "rule")
        middle = [(*a, post, *b) for a, b in zip(days, card, strict=True)]
    elif sheet.reading:
        middle = _window(_card(sheet, scene, width), sheet.down, room, width)
    else:
        middle = _window(day_lines(sheet, scene, width), sheet.top, room, width)
    return tuple([*head, *middle, *foot][:height])


def room_of(sheet: Sheet, width: int, height: int) -> int:
    """How many lines there are for the days, or the card."""
    return max(height - _HEAD - len(foot_lines(sheet.note, (), width)), 1)


def day_lines(sheet: Sheet, scene: Scene, width: int) -> list[Line]:
    """All lines of the days: what is odd, who has which role, and the events."""
    lines = [line for oddity in sheet.odd for line in _odd(oddity, scene, width)]
    roles = roles_line(sheet.layout, scene, width)
    lines += [blank(width), *roles] if lines and roles else roles
    lines.append(blank(width))
    return [*lines, *event_lines(sheet.events, scene, width, sheet.at)]


def days_width(width: int) -> int:
    """The cells that the days get."""
    return width * 3 // 5 if width >= BESIDE else width


def card_length(sheet: Sheet, scene: Scene, width: int) -> int:
    """How many lines the selected card takes."""
    return len(_card(sheet, scene, width - days_width(width) - 1 if width >= BESIDE else width))


def _card(sheet: Sheet, scene: Scene, width: int) -> Sequence[Line]:
    found = sheet.events
    return play_lines(found[sheet.at].one, sheet.layout, scene, width) if found else ()


def _window(lines: Sequence[Line], top: int, room: int, width: int) -> list[Line]:
    seen = list(lines[top : top + room])
    return [*seen, *[blank(width)] * (room - len(seen))]


def _head(sheet: Sheet, scene: Scene, width: int) -> list[Line]:
    layout, dot = sheet.layout, f" {glyphs(scene.ascii).dot} "
    cue = layout.cue
    named = [Span(" PLAYBOOK ", "note bold")] if width >= _NAMED else [Span(" ")]
    title = clip(layout.playbook.title, max(width // 2 - 12, 8) if width >= _NAMED else width - 2)
    left = [*named, Span(title, "text bold")]
    starts = f"starts {say_when(cue.start, scene.now)}"
    live = f"goes live {say_when(cue.golive, scene.now)}" if cue.golive else ""
    size = format_length(layout.size, scene.ascii) if layout.size else ""
    forms = ((layout.said, size, starts, live), (layout.said, starts, live), (starts, live), (live or starts,), ())
    rights = ([Span(dot.join(filter(None, form)), "soft"), Span(" ")] if form else [] for form in forms)
    right = next(spans for spans in rights if cells_of(left) + cells_of(spans) < width or not spans)
    rule = glyphs(scene.ascii).heavy * width
    return [two_ends(left, right, width, "on-panel"), fill([Span(rule, "note")], width)]


def _odd(oddity: Oddity, scene: Scene, width: int) -> list[Line]:
    sign = glyphs(scene.ascii)
    lead, style = (sign.carried, "warn") if oddity.grave else (sign.dot, "muted")
    first, *more = wrap(oddity.text, max(width - 5, 1))
    lines = [fill([Span(f"  {lead} ", style), Span(first, style)], width)]
    return [*lines, *(fill([Span(f"    {text}", style)], width) for text in more)]
