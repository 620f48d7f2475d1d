"""The inch ledger as a table: every win under its heading, with what each heading comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from warroom.domain.dates import say_when
from warroom.domain.inches import format_inches, format_length
from warroom.domain.ledger import By, Group
from warroom.domain.model import Win
from warroom.domain.text import counted
from warroom.domain.whence import Whence
from warroom.views.build import cells_of, fill, two_ends
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.frame import HEAD, foot, framed, heading, start_of
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene

_KEYS = (
    ("j k", "choose"), ("space", "mark"), ("e", "edit"), ("s", "split"), ("m", "move"), ("d", "take off"),
    ("tab", "by"), ("/", "filter"), ("N", "distil a note"), ("enter", "card"), ("y", "copy as CSV"), ("u", "undo"),
    ("esc", "leave"),
)  # fmt: skip
_SIZE, _WHO = 9, 9


class LedgerRow(NamedTuple):
    """A group's heading, or a win under it."""

    group: Group
    win: Win | None


class LedgerPage(NamedTuple):
    """The rows and how they are brought together, the chosen row and the marked wins, the filter, and a message.

    So many `wins` come to `size` sixteenths, each once; the message is with its tone.
    """

    rows: Sequence[LedgerRow]
    by: By
    whence: Whence
    at: int
    wins: int
    size: int
    marks: frozenset[str] = frozenset()
    filter: str = ""
    note: tuple[str, str] = ("", "")


def rows_of(groups: Iterable[Group]) -> tuple[LedgerRow, ...]:
    """The groups as rows: each heading, then its wins."""
    return tuple(LedgerRow(group, win) for group in groups for win in (None, *group.wins))


def ledger_lines(page: LedgerPage, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The ledger as exactly `height` lines of `width` cells; no row out of sight is drawn."""
    head, low = _head(page, scene, width), foot(page.note, _KEYS, width)
    if not page.rows:
        none = f"Nothing is won yet: {scene.keys.free_win} logs the first inches."
        said = "No win holds that." if page.filter else none
        return framed(head, [fill([Span(f"  {said}", "soft")], width)], low, width, height)
    room = max(height - len(head) - len(low), 1)
    start = start_of(page.at, len(page.rows), room)
    seen = list(page.rows[start : start + room])
    if seen[0].win is not None and start != page.at:
        # What the first wins belong to stays in sight.
        seen[0] = LedgerRow(seen[0].group, None)
    body = [_line(row, start + n == page.at, page, scene, width) for n, row in enumerate(seen)]
    return framed(head, body, low, width, height)


def row_at(page: LedgerPage, width: int, height: int, y: int) -> int:
    """The row on a line of the screen, -1 where there is none."""
    room = height - HEAD - len(foot(page.note, _KEYS, width))
    row = start_of(page.at, len(page.rows), max(room, 1)) + y - HEAD
    return row if 0 <= y - HEAD < room and row < len(page.rows) else -1


def _head(page: LedgerPage, scene: Scene, width: int) -> list[Line]:
    about = [Span(f"by {page.by}", "soft")]
    about += [Span(f"  {shown(page.filter)}", "accent")] if page.filter else []
    told = f"{counted(page.wins, 'win')} {glyphs(scene.ascii).dot} {format_length(page.size, scene.ascii)} "
    return heading("LEDGER", about, [Span(told, "text bold")], width, scene.ascii)


def _line(row: LedgerRow, chosen: bool, page: LedgerPage, scene: Scene, width: int) -> Line:
    if row.win is not None:
        return _win(row.win, chosen, page, scene, width)
    size = f"{format_length(row.group.size, scene.ascii)} "
    name = clip(_name(row.group, page, scene), max(width - measure(size) - 4, 4), glyphs(scene.ascii).ellipsis)
    return two_ends([Span(f"  {name} ", "soft bold")], [Span(size, "muted")], width)


def _name(group: Group, page: LedgerPage, scene: Scene) -> str:
    if page.by == "day":
        return "Today" if group.name == scene.board.today else say_when(group.name, scene.now)
    if page.by == "card":
        card = page.whence.card(group.wins[0])
        return shown(card.title) if card else "free"
    return shown(page.whence.told(page.by, group.name))


def _win(win: Win, chosen: bool, page: LedgerPage, scene: Scene, width: int) -> Line:
    sign, card = glyphs(scene.ascii), page.whence.card(win)
    mark = sign.mark if win.id in page.marks else " "
    spans = [Span(sign.bar if chosen else " ", "accent"), Span(f"{mark} ", "accent bold")]
    spans.append(Span(format_inches(win.size, scene.ascii).rjust(_SIZE - 2) + "  ", "accent"))
    spans.append(Span(fit(f"@{shown(win.who)}", _WHO, sign.ellipsis) + " ", "soft"))
    title = shown(card.title) if card and page.by != "card" and card.title != win.text else ""
    day = f" {say_when(win.day, scene.now)}" if page.by != "day" else ""
    room = max(width - cells_of(spans) - measure(day) - 1, 4)
    said = clip(shown(win.text or (card.title if card else "")), room, sign.ellipsis)
    spans.append(Span(said, "text bold" if chosen else "text"))
    left = room - measure(said)
    tags = " ".join(f"#{tag}" for tag in win.tags.split())
    for more, style in ((tags, "muted"), (f"{sign.arrow} {title}" if title else "", "faint")):
        if more and left > 4:
            part = clip(f"  {more}", left, sign.ellipsis)
            spans.append(Span(part, style))
            left -= measure(part)
    return two_ends(spans, [Span(f"{day} ", "muted")], width, "on-selected" if chosen else "")
