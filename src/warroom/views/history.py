"""The journal as people read it: a day at a time, who did what, and of the chosen change every field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from warroom.domain.changes import EXISTS, FOLLOWING, Change, Entry
from warroom.domain.dates import in_zone, parse_instant, say_when
from warroom.domain.model import Value
from warroom.views.build import cells_of, fill
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.frame import HEAD, foot, framed, heading, start_of
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene

# Says a field's value as people do: entity, field, value.
Says = Callable[[str, str, Value], str]
# Says what people call a row: entity, id.
Calls = Callable[[str, str], str]
_MOST_FIELDS = 8
# What follows from something else that is told.
_FOLLOWS = FOLLOWING | {"version", "won", "at", "campaign", "src", "dst"}
_WHO = 8
_KEYS = (
    ("j k", "choose"), ("u", "take it back"), ("enter", "open its card"), ("tab", "only its card"), ("o", "person"),
    ("R", "the board then"), ("esc", "leave"),
)  # fmt: skip


class HistoryRow(NamedTuple):
    """An entry of a day, or the day's heading."""

    day: str
    entry: Entry | None


class HistoryPage(NamedTuple):
    """What is shown: the rows newest first and which is chosen, whose changes they are ("" for all), the title of the
    card they are about ("" for the campaign), what is said below the last, and a message with its tone."""

    rows: Sequence[HistoryRow]
    at: int
    person: str = ""
    card: str = ""
    after: str = ""
    note: tuple[str, str] = ("", "")

    @property
    def entry(self) -> Entry | None:
        """The chosen one."""
        return self.rows[self.at].entry if self.rows else None


def rows_of(entries: Iterable[Entry], zone: str, day: str = "") -> list[HistoryRow]:
    """The entries as rows, each day's under its heading, going on from those of `day`."""
    rows: list[HistoryRow] = []
    for entry in entries:
        here = f"{in_zone(parse_instant(entry.changeset.at), zone):%Y-%m-%d}"
        if here != day:
            rows.append(HistoryRow(here, None))
            day = here
        rows.append(HistoryRow(here, entry))
    return rows


def history_lines(
    page: HistoryPage, scene: Scene, says: Says, calls: Calls, width: int, height: int
) -> tuple[Line, ...]:
    """The history as exactly `height` lines of `width` cells; no row out of sight is drawn."""
    head, low = _head(page, scene, width), foot(page.note, _KEYS, width)
    if not page.rows:
        return framed(head, [fill([Span("  Nothing was changed here.", "soft")], width)], low, width, height)
    frame = _frame(page, width, height)
    seen = page.rows[frame.start : frame.start + frame.listed]
    body = [_line(row, frame.start + n == page.at, scene, width) for n, row in enumerate(seen)]
    if page.after and len(body) < frame.listed:
        body.append(fill([Span(f"  {page.after}", "faint italic")], width))
    detail = _detail(page.entry, scene, says, calls, width)[: frame.told] if frame.told else []
    return framed(head, body, [*detail, *low], width, height)


def row_at(page: HistoryPage, width: int, height: int, y: int) -> int:
    """The row on a line of the screen, -1 where there is none."""
    frame = _frame(page, width, height)
    row = frame.start + y - HEAD
    return row if 0 <= y - HEAD < frame.listed and row < len(page.rows) else -1


class _Frame(NamedTuple):
    """How many lines tell of the chosen change, which row is listed first, and for how many there is room."""

    told: int
    start: int
    listed: int


def _frame(page: HistoryPage, width: int, height: int) -> _Frame:
    room = max(height - HEAD - len(foot(page.note, _KEYS, width)), 1)
    fields = len(_fields(page.entry))
    told = min(1 + min(fields, _MOST_FIELDS) + (fields > _MOST_FIELDS), room // 2) if page.entry and room > 5 else 0
    return _Frame(told, start_of(page.at, len(page.rows) + bool(page.after), room - told), room - told)


def _fields(entry: Entry | None) -> list[Change]:
    """The changes of an entry that are told."""
    return [change for change in entry.changes if change.field not in _FOLLOWS] if entry else []


def _head(page: HistoryPage, scene: Scene, width: int) -> list[Line]:
    right = [Span(f"only @{shown(page.person)} ", "accent")] if page.person else []
    room = max(width - len(" HISTORY ") - cells_of(right) - 1, 1)
    title = clip(shown(page.card or scene.board.campaign.name), room, glyphs(scene.ascii).ellipsis)
    return heading("HISTORY", [Span(title, "text bold" if page.card else "soft")], right, width, scene.ascii)


def _line(row: HistoryRow, chosen: bool, scene: Scene, width: int) -> Line:
    if row.entry is None:
        said = "Today" if row.day == scene.board.today else say_when(row.day, scene.now)
        return fill([Span(f"  {said}", "soft bold")], width)
    sign, made, undone = glyphs(scene.ascii), row.entry.changeset, row.entry.undone
    at = in_zone(parse_instant(made.at), scene.board.campaign.zone)
    spans = [Span(sign.bar if chosen else " ", "accent"), Span(f" {at:%H:%M} ", "muted")]
    spans.append(Span(fit(f"@{shown(made.actor)}", _WHO + 1, sign.ellipsis) + " ", "soft"))
    told = " (taken back)" if undone else ""
    room = max(width - cells_of(spans) - len(told) - 1, 4)
    style = "faint" if undone or made.undo_of else "text bold" if chosen else "text"
    spans.append(Span(clip(shown(made.told), room, sign.ellipsis), style))
    return fill([*spans, Span(told, "faint italic")], width, "on-selected" if chosen else "")


def _detail(entry: Entry | None, scene: Scene, says: Says, calls: Calls, width: int) -> list[Line]:
    """The chosen change field by field."""
    sign = glyphs(scene.ascii)
    lines = [fill([Span(sign.rule * width, "rule")], width)]
    told = _fields(entry)
    place = ("", "")
    for change in told[:_MOST_FIELDS]:
        name = clip(shown(calls(change.entity, change.id)), max(width // 3, 8), sign.ellipsis)
        if place == (place := (change.entity, change.id)):
            # Said once, above its other fields.
            name = " " * measure(name)
        room = max(width - measure(name) - 6, 8)
        lines.append(fill([Span(f"  {name}  ", "muted"), *_told(change, says, sign.arrow, room)], width))
    rest = len(told) - _MOST_FIELDS
    return [*lines, fill([Span(f"  and {rest} more", "faint italic")], width)] if rest > 0 else lines


def _told(change: Change, says: Says, arrow: str, room: int) -> list[Span]:
    if change.field == EXISTS:
        return [Span("new" if change.new else "deleted", "good" if change.new else "bad")]
    if change.field in ("body", "howto", "review"):
        return [Span("its text was written", "text")]
    old, new = (shown(says(change.entity, change.field, value)) for value in (change.old, change.new))
    if change.old is None:
        return [Span(f"{change.field} ", "soft"), Span(clip(new, max(room - len(change.field) - 1, 4)), "text bold")]
    half = max((room - len(change.field) - 4) // 2, 4)
    return [
        Span(f"{change.field} ", "soft"),
        Span(clip(old, half), "faint" if change.old in (None, "", 0) else "text"),
        Span(f" {arrow} ", "muted"),
        Span(clip(new, half), "text bold"),
    ]
