"""The standup's screen: where one is and how long it takes, the page, and the keys that work there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from warroom.domain.standup import seconds_said
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import shown
from warroom.views.footer import footer, note_lines
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Keys, Scene
from warroom.views.shade import shaded
from warroom.views.standup.page import Body, Page, told
from warroom.views.standup.pages import body
from warroom.views.tape import tape

_TAPE_FROM = 20
# The eye does not find its way over more cells than these.
_WIDEST = 116
_NEXT = ("space", "next")
_ABOUT = (("/", "go to"), ("h", "back"))
_LEAVE = ("esc", "leave")
_STAMP = ("enter", "stamp it")
_AT_END = (("y", "copy the minutes"), ("w", "save them"), ("j k", "read"), ("h", "back"))


def standup_lines(page: Page, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The standup's page as exactly `height` lines of `width` cells."""
    head = _head(page, scene, width)
    foot = [*note_lines(page.note, width), footer(_hints(page, scene.keys), width)]
    low = [blank(width), *tape(scene, width)] if page.step.kind == "score" and height >= _TAPE_FROM else []
    room = max(height - len(head) - len(foot) - len(low), 1)
    cells = min(width, _WIDEST)
    edge = Span(" " * ((width - cells) // 2))
    every = _aired(body(page, scene, cells, height), cells, room)
    top = _top(every, page.selected, room)
    seen = [(card, make()) for card, make in every[top : top + room]]
    lit = [line if card or not scene.light.spotlight else shaded(line) for card, line in seen]
    lines = [fill([edge, *line], width) for line in lit]
    lines += [blank(width)] * (room - len(lines))
    return tuple([*head, *lines, *low, *foot][:height])


def _aired(every: Body, width: int, room: int) -> Body:
    """The lines with air between them, as much as there is room for: cards apart, or at least a line above all."""
    if len(every) >= room:
        return every
    (air,) = told([blank(width)])
    apart: Body = [air]
    for each, following in pairwise([*every, air]):
        apart += [each, air] if each[0] and following[0] not in ("", each[0]) else [each]
    return apart if len(apart) <= room else [air, *every]


def _head(page: Page, scene: Scene, width: int) -> list[Line]:
    sign = glyphs(scene.ascii)
    left = [Span(" STANDUP ", "accent bold"), Span(f" {shown(scene.board.campaign.name)}", "text bold")]
    times = page.times
    right = [
        Span(f"{page.at + 1} of {len(page.steps)}   ", "text"),
        Span(seconds_said(times.page), "warn" if times.page_late else "soft"),
        Span(f" {sign.dot} ", "soft"),
        Span(f"{seconds_said(times.whole)} ", "warn" if times.whole_late else "soft"),
    ]
    if cells_of([*left, *right]) >= width:
        left = left[:1]
    done = width * (page.at + 1) // len(page.steps)
    rule = fill([Span(sign.heavy * done, "accent"), Span(sign.rule * (width - done), "rule")], width)
    return [two_ends(left, right, width, "on-panel"), rule]


def _hints(page: Page, keys: Keys) -> Sequence[tuple[str, str]]:
    if page.step.kind == "end":
        return (*_AT_END, _LEAVE) if page.stamped else (_STAMP, *_AT_END, _LEAVE)
    # There is nothing to act on where no cards are.
    begin = ((keys.plan, "begin the day"),) if page.step.kind == "today" else ()
    acts = (("j k", "card"), *page.acts) if page.step.cards else ()
    return (_NEXT, *begin, *acts, *_ABOUT, *((("enter", "open"),) if page.step.cards else ()), _LEAVE)


def _top(every: Body, selected: str, room: int) -> int:
    """The first line to show so that the chosen card is in sight."""
    at = next((n for n, (card, _) in enumerate(every) if selected and card == selected), 0)
    return max(0, min(at - room // 2, len(every) - room))
