"""The load screen as lines, and what stands at a cell of it."""

from __future__ import annotations

from warroom.domain.dates import say_when, short_day
from warroom.domain.day import is_uncommitted
from warroom.domain.inches import format_inches
from warroom.domain.load import Bearer
from warroom.domain.people import roles_of
from warroom.domain.text import counted
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.footer import footer, note_lines
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.load.below import first_listed, list_lines, told
from warroom.views.load.cells import day_cell, team_cell, undated_cell
from warroom.views.load.sheet import PERSON, Frame, Sheet, Spot, cards_at, frame
from warroom.views.people import person_style, sign_of
from warroom.views.scene import Scene

_HEAD_LINES = 3


def load_lines(sheet: Sheet, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The sheet as exactly `height` lines of `width` cells."""
    note = note_lines(sheet.note, width)
    share = frame(sheet, width, height, len(note))
    air = [blank(width)] * share.airy
    lines = [*_title(sheet, scene, width), *air, _heads(sheet, share, scene)]
    lines += [_row(row, sheet, share, scene) for row in rows_in_sight(sheet, share)]
    if share.summed:
        lines.append(_team(sheet, share, scene))
    lines += [*air, _named(sheet, scene, width)]
    lines += list_lines(sheet, scene, width, share.list)
    lines = lines[: height - 1 - len(note)]
    lines += [blank(width)] * (height - 1 - len(note) - len(lines))
    return tuple([*lines, *note, footer(sheet.keys, width)][-height:])


def rows_in_sight(sheet: Sheet, share: Frame) -> list[int]:
    """The rows that are drawn: nobody's first, whoever else is scrolled past."""
    return [0, *range(1 + share.past, share.past + share.rows)][: len(sheet.bearers)]


def spot_at(sheet: Sheet, width: int, height: int, x: int, y: int) -> Spot | None:
    """Where a cell of the screen leads, None where there is nothing to go to."""
    share = frame(sheet, width, height, len(note_lines(sheet.note, width)))
    rows = rows_in_sight(sheet, share)
    line = y - _HEAD_LINES - share.airy
    if 0 <= line < len(rows):
        column = PERSON if x < share.name else min(share.first + (x - share.name) // share.cell, share.last - 1)
        cards = cards_at(sheet.bearers[rows[line]], column)
        return Spot(rows[line], column, cards[0].id if cards else "")
    line -= len(rows) + share.summed + share.airy + 1
    cards = sheet.cards
    if 0 <= line < share.list:
        at = first_listed(sheet, share.list) + line
        return sheet.spot._replace(card=cards[at].id) if at < len(cards) else None
    return None


def _title(sheet: Sheet, scene: Scene, width: int) -> list[Line]:
    first, last = sheet.days[0], sheet.days[-1]
    dash = "-" if scene.ascii else "–"
    said = f" {say_when(first, scene.now)} {dash} {say_when(last, scene.now)}"
    left = [Span(" LOAD ", "tactic bold"), Span(said, "text bold")]
    if first <= sheet.today <= last:
        left.append(Span("  this week", "muted"))
    marked = [Span(f"{len(sheet.marks)} marked  ", "accent")] if sheet.marks else []
    right = [*marked, *_warnings(sheet, scene)]
    forms = [(left, right), (left[:2], right), (left[:2], right[:1]), (left[:2], [])]
    ends = next((form for form in forms if cells_of(form[0]) + cells_of(form[1]) < width), forms[-1])
    rule = Span(glyphs(scene.ascii).heavy * width, "tactic")
    return [two_ends(*ends, width, "on-panel"), fill([rule], width)]


def _warnings(sheet: Sheet, scene: Scene) -> list[Span]:
    """What is wrong with the week, the worst first."""
    over = sum(bool(load.over) for bearer in sheet.bearers for load in bearer.days)
    nobody = len(sheet.bearers[0].cards)
    said = [("nobody has committed to today", "warn")] if is_uncommitted(scene.board) else []
    said += [(f"{counted(over, 'day')} overbooked", "bad")] if over else []
    said += [(f"{counted(nobody, 'tactic')} nobody does", "bad")] if nobody else []
    dot = f" {glyphs(scene.ascii).dot} "
    spans = [Span(f"{dot if n else ''}{text}", style) for n, (text, style) in enumerate(said)]
    return [*spans, Span(" ")] if spans else []


def _heads(sheet: Sheet, share: Frame, scene: Scene) -> Line:
    sign = glyphs(scene.ascii)
    spans = [Span(" " * share.name)]
    for column in range(share.first, share.last):
        if column == sheet.undated:
            spans.append(Span(fit(" no day", share.cell), "muted"))
            continue
        day = sheet.days[column]
        here = day == sheet.today
        text = fit(f" {sign.target if here else ''}{short_day(day)}", share.cell)
        spans.append(Span(text, "accent bold" if here else "muted"))
    return fill(spans, share.name + share.cell * (share.last - share.first))


def _row(row: int, sheet: Sheet, share: Frame, scene: Scene) -> Line:
    bearer = sheet.bearers[row]
    here = row == sheet.spot.row
    spans = _cell(_name(bearer, share.name - 2, scene), share.name, here and sheet.spot.column == PERSON, scene)
    for column in range(share.first, share.last):
        room = share.cell - 1
        if column == sheet.undated:
            inside = undated_cell(bearer.undated, bearer, room, scene.ascii)
        else:
            inside = day_cell(bearer.days[column], bearer, room, scene.ascii)
        spans += _cell(inside, share.cell, here and column == sheet.spot.column, scene)
    return fill(spans, share.name + share.cell * (share.last - share.first))


def _cell(inside: list[Span], cells: int, selected: bool, scene: Scene) -> list[Span]:
    """A cell of the grid: the bar and the ground of the one where one is."""
    bar = Span(glyphs(scene.ascii).bar if selected else " ", "accent")
    return list(fill([bar, *inside], cells, "on-selected" if selected else ""))


def _name(bearer: Bearer, room: int, scene: Scene) -> list[Span]:
    """Sign, handle, what they carry in a day, roles: as much of it as there is room for."""
    person = bearer.person
    if not person.id:
        return [Span("nobody", "bad bold" if bearer.cards else "muted")]
    handle = [
        Span(fit(sign_of(person, scene.ascii), 2), person_style(person, "text")),
        Span(clip(person.id, max(room - 2, 1), glyphs(scene.ascii).ellipsis), person_style(person, "text") + " bold"),
    ]
    most = format_inches(person.capacity, scene.ascii) if person.capacity else ""
    left = room - cells_of(handle)
    spans = [*handle, Span(f"  {most}", "muted")] if most and measure(most) + 2 <= left else handle
    roles = shown(", ".join(roles_of(person)))
    left = room - cells_of(spans) - 2
    return (
        [*spans, Span(f"  {clip(roles, left, glyphs(scene.ascii).ellipsis)}", "faint")] if roles and left > 5 else spans
    )


def _team(sheet: Sheet, share: Frame, scene: Scene) -> Line:
    spans = [Span(fit("   all together", share.name), "faint")]
    for column in range(share.first, share.last):
        inside: list[Span] = []
        if column < sheet.undated:
            loads = [bearer.days[column] for bearer in sheet.bearers]
            inside = team_cell(loads, share.cell - 1, scene.ascii)
        spans += fill([Span(" "), *inside], share.cell)
    return fill(spans, share.name + share.cell * (share.last - share.first))


def _named(sheet: Sheet, scene: Scene, width: int) -> Line:
    """The line that says where one is and all that is known of it, with a rule to the edge."""
    sign = glyphs(scene.ascii)
    parts = told(sheet, scene)
    spans: list[Span] = [Span(" ")]
    for n, part in enumerate(parts):
        joint = Span(f" {sign.dot} ", "faint") if n else Span("")
        if n and cells_of(spans) + cells_of([joint, part]) > width - 1:
            break
        spans += [joint, part]
    spans = list(fill(spans, min(cells_of(spans), width)))
    room = width - cells_of(spans) - 1
    return fill([*spans, Span(f" {sign.rule * room}" if room > 0 else "", "rule")], width)
