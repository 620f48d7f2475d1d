"""The playbooks there are, and what the selected one would be as a plan over days."""

from __future__ import annotations

from typing import NamedTuple

from warroom.domain.dates import days_between
from warroom.domain.inches import format_length
from warroom.domain.laid import Layout
from warroom.domain.playbook import Playbook
from warroom.domain.text import counted
from warroom.views.build import blank, fill, two_ends
from warroom.views.cells import clip, fit, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.markdown import markdown
from warroom.views.playbooks.events import event_lines, events
from warroom.views.playbooks.foot import foot_lines
from warroom.views.playbooks.play import roles_line
from warroom.views.scene import Scene

_BESIDE = 80
_LIST = 34
_MOST_PROBLEMS = 3


class Shelf(NamedTuple):
    """What the screen shows: `layout` is the selected playbook as it would be from today on, None where it cannot."""

    playbooks: tuple[Playbook, ...]
    own: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
    at: int = 0
    layout: Layout | None = None
    keys: tuple[tuple[str, str], ...] = ()
    note: tuple[str, str] = ("", "")

    @property
    def playbook(self) -> Playbook | None:
        """The selected one."""
        return self.playbooks[self.at] if self.at < len(self.playbooks) else None


def shelf_lines(shelf: Shelf, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The playbooks as exactly `height` lines of `width` cells."""
    rule = Span(glyphs(scene.ascii).heavy * width, "note")
    right = [Span(f"{counted(len(shelf.playbooks), 'playbook')} ", "muted")]
    head = [two_ends([Span(" PLAYBOOKS ", "note bold")], right, width, "on-panel"), fill([rule], width)]
    foot = _foot(shelf, width)
    room = max(height - len(head) - len(foot), 0)
    if width >= _BESIDE:
        listed = _padded(_list(shelf, scene, _LIST, room), _LIST, room)
        seen = _padded(_preview(shelf, scene, width - _LIST - 1), width - _LIST - 1, room)
        post = Span(glyphs(scene.ascii).post, "rule")
        middle = [(*a, post, *b) for a, b in zip(listed, seen, strict=True)]
    else:
        listed = _list(shelf, scene, width, max(room // 2, 1))
        middle = _padded([*listed, blank(width), *_preview(shelf, scene, width)], width, room)
    return tuple([*head, *middle, *foot][:height])


def playbook_at(shelf: Shelf, width: int, height: int, x: int, y: int) -> int | None:
    """The playbook that stands at a cell, None for none."""
    room = max(height - 2 - len(_foot(shelf, width)), 0)
    rows = room if width >= _BESIDE else max(room // 2, 1)
    number = y - 2 + max(shelf.at - rows + 1, 0)
    inside = 0 <= y - 2 < rows and (width < _BESIDE or x < _LIST)
    return number if inside and number < len(shelf.playbooks) else None


def _list(shelf: Shelf, scene: Scene, width: int, room: int) -> list[Line]:
    """A line a playbook, scrolled so that the selected one is in sight."""
    sign = glyphs(scene.ascii)
    if not shelf.playbooks:
        return [fill([Span("  No playbook can be read.", "warn")], width)]
    lines = []
    for number, book in enumerate(shelf.playbooks):
        here = number == shelf.at
        own = " own" if book.name in shelf.own else ""
        count = f"{len(book.plays):3} "
        title = fit(
            clip(book.title, width - 3 - len(own) - len(count), sign.ellipsis), width - 3 - len(own) - len(count)
        )
        spans = [
            Span(f"{sign.bar if here else ' '} ", "accent bold"),
            Span(title, "text bold" if here else "soft"),
            Span(own, "accent"),
            Span(count, "muted"),
        ]
        lines.append(fill(spans, width, "on-selected" if here else ""))
    first = max(shelf.at - room + 1, 0)
    return lines[first : first + room]


def _preview(shelf: Shelf, scene: Scene, width: int) -> list[Line]:
    book, layout = shelf.playbook, shelf.layout
    if book is None:
        return []
    dot = f" {glyphs(scene.ascii).dot} "
    room = max(width - 3, 1)
    lines = [fill([Span(f"  {text}", "text bold")], width) for text in wrap(book.about or book.title, room)]
    if layout is not None:
        days = layout.days
        facts = [layout.said, format_length(layout.size, scene.ascii) if layout.size else ""]
        facts += [f"over {counted(days_between(days[0], days[-1]) + 1, 'day')}"] if days else []
        said = wrap(dot.join(filter(None, facts)), room)
        lines += [fill([Span(f"  {text}", "muted")], width) for text in said]
        lines += [blank(width), *roles_line(layout, scene, width), blank(width)]
        lines += event_lines(events(layout), scene, width)
    else:
        lines += [blank(width), *(fill([Span("  "), *line], width) for line in markdown(book.text, room, scene.ascii))]
    return lines


def _foot(shelf: Shelf, width: int) -> list[Line]:
    """What is wrong with files that are none, a message, and the keys."""
    shown = shelf.problems[:_MOST_PROBLEMS]
    more = len(shelf.problems) - len(shown)
    lines = [fill([Span(f"  ! {clip(text, max(width - 6, 1))}", "warn")], width) for text in shown]
    if more > 0:
        lines.append(fill([Span(f"    and {more} more: warroom playbook ls", "muted")], width))
    return [*lines, *foot_lines(shelf.note, shelf.keys, width)]


def _padded(lines: list[Line], width: int, room: int) -> list[Line]:
    return [*lines[:room], *[blank(width)] * (room - len(lines))]
