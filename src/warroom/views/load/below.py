"""Below the grid: what is known of the cell one is at, its tactics, and what was won there."""

from __future__ import annotations

from warroom.domain.dates import in_zone, say_when
from warroom.domain.inches import format_inches
from warroom.domain.load import DayLoad, size_of, unsized
from warroom.domain.model import Card, Win
from warroom.domain.people import roles_of, say_workdays
from warroom.domain.stages import BLOCKED
from warroom.domain.standing import past
from warroom.domain.text import counted
from warroom.views import today
from warroom.views.build import fill
from warroom.views.cells import clip, shown
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.load.sheet import PERSON, Sheet
from warroom.views.rowlook import RowLook
from warroom.views.scene import Scene

# From here on what a tactic's line says would stand too far from its title.
_WIDEST = 110


def list_lines(sheet: Sheet, scene: Scene, width: int, room: int) -> list[Line]:
    """The tactics of the cell, the selected one in sight, then its wins: at most `room` lines."""
    cards, wins = sheet.cards, sheet.wins
    if not cards and not wins:
        return [fill([Span(f"   {_nothing(sheet)}", "faint italic")], width)][:room]
    first = first_listed(sheet, room)
    lines = [_card_line(card, sheet, scene, width) for card in cards[first : first + room]]
    lines += [_win_line(win, scene, width) for win in wins]
    below = len(cards) + len(wins) - first - room
    # Never over the selected tactic, which is the last in sight while one goes down.
    if below > 0 and room > 1 and not first:
        more = f"   {glyphs(scene.ascii).ellipsis} {below + 1} more"
        lines = [*lines[: room - 1], fill([Span(more, "faint italic")], width)]
    return lines[:room]


def first_listed(sheet: Sheet, room: int) -> int:
    """The first tactic of the list that is in sight."""
    ids = [card.id for card in sheet.cards]
    at = ids.index(sheet.spot.card) if sheet.spot.card in ids else 0
    # The last line may say how many more there are.
    return max(at - room + 2, 0) if at >= room - 1 else 0


def told(sheet: Sheet, scene: Scene) -> list[Span]:
    """All that is known of where one is, the most telling first."""
    who = scene.moment.team.span(sheet.bearer.person.id, "text", at="@")
    named = Span(who.text, f"{who.style} bold")
    if sheet.spot.column == PERSON:
        return [named, *_of_person(sheet, scene)]
    if sheet.day is None:
        return [named, Span("no day", "text bold"), *_amounts(sheet.cards, scene)]
    return [named, Span(say_when(sheet.day.day, scene.now), "text bold"), *_of_day(sheet.day, sheet, scene)]


def group_of(card: Card, day: str) -> str:
    """The group of the TODAY pane that a tactic would stand in on a day."""
    if card.stage in ("doing", BLOCKED):
        return card.stage
    return "carried" if past(card.due, day) else "later" if card.due[:10] > day else "todo"


def _card_line(card: Card, sheet: Sheet, scene: Scene, width: int) -> Line:
    look = RowLook(card.id == sheet.spot.card, card.id in sheet.marks)
    line = today.card_lines(card, group_of(card, sheet.today), scene, min(width, _WIDEST), look)[0]
    return fill(line, width)


def _win_line(win: Win, scene: Scene, width: int) -> Line:
    sign = glyphs(scene.ascii)
    size = format_inches(win.size, scene.ascii)
    text = clip(shown(win.text), max(width - 8 - len(size), 1), sign.ellipsis)
    return fill([Span(f"   {sign.done} ", "good"), Span(text, "muted"), Span(f"  {size}", "accent")], width)


def _of_day(load: DayLoad, sheet: Sheet, scene: Scene) -> list[Span]:
    ascii = scene.ascii
    off = "holiday" if load.off == "holiday" else "day off"
    spans = [Span(off, "warn" if load.cards else "muted")] if load.off else []
    if not sheet.bearer.person.id:
        return [*_amounts(load.cards, scene), *([Span("nobody is doing this", "bad")] if load.cards else [])]
    if load.most:
        most = format_inches(load.most, ascii)
        free = f"free: {most}" if load.day >= sheet.bearer.today else ""
        said = f"{format_inches(load.size, ascii)} of {most}" if load.cards else free
        spans += [Span(said, "text")] if said else []
    if load.over:
        spans.append(Span(f"{format_inches(load.over, ascii)} over what they can carry", "bad bold"))
    for word, cards, style in (("carried", load.carried, "bad"), ("due", load.due, "soft")):
        if cards:
            size = size_of(cards)
            spans.append(Span(f"{word} {format_inches(size, ascii) if size else counted(len(cards), 'tactic')}", style))
    bare = unsized(load.cards)
    spans += [Span(f"{bare} without a size", "warn")] * bool(bare)
    spans += [Span(f"committed to {format_inches(load.promised, ascii)}", "soft")] * bool(load.promised)
    spans += [Span(f"done {format_inches(load.won, ascii)}", "good")] * bool(load.won)
    return spans


def _amounts(cards: tuple[Card, ...], scene: Scene) -> list[Span]:
    if not cards:
        return []
    size = size_of(cards)
    sized = [Span(format_inches(size, scene.ascii), "text")] if size else []
    return [*sized, Span(counted(len(cards), "tactic"), "muted")]


def _of_person(sheet: Sheet, scene: Scene) -> list[Span]:
    person = sheet.bearer.person
    spans = _amounts(sheet.cards, scene)
    if not person.id:
        return [*spans, *([Span("nobody is doing this", "bad")] if spans else [])]
    most = f"{format_inches(person.capacity, scene.ascii)} a day" if person.capacity else "nobody said how much a day"
    spans = [Span(most, "text"), Span(say_workdays(person.workdays), "muted"), *spans]
    if person.zone not in ("", scene.board.campaign.zone):
        try:
            spans.append(Span(f"{in_zone(scene.now, person.zone):%a %H:%M} in {shown(person.zone)}", "muted"))
        except (KeyError, ValueError, OSError):
            spans.append(Span(shown(person.zone), "muted"))
    words = [shown(person.name), shown(", ".join(roles_of(person)))]
    return [*(Span(word, "muted") for word in words if word), *spans]


def _nothing(sheet: Sheet) -> str:
    if not sheet.bearer.person.id:
        return "Everything is somebody's."
    if sheet.day is not None and sheet.day.day < sheet.bearer.today:
        return "Nothing was won."
    return "Nothing to do."
