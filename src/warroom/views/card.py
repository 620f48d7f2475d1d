"""The opened card: every field, what it feeds and what feeds it, its text and its wins; and how it is done well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warroom.domain.checklist import items, tally
from warroom.domain.dates import ago, say_when
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import WORK, Card, Win
from warroom.domain.people import roles_of
from warroom.domain.stages import ladder
from warroom.domain.standing import (
    adrift,
    asleep,
    days_in_stage,
    days_over,
    shelf,
)
from warroom.domain.text import counted
from warroom.views.build import blank, fill
from warroom.views.cells import clip, measure, shown, wrap
from warroom.views.facts import compact, on_paper_said, reason_label, stage_role
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.markdown import markdown
from warroom.views.scene import Scene
from warroom.views.upcoming import golive_facts, reason_spans, review_facts
from warroom.views.wrapped import flowed

_HOWTO = "HOW IT IS DONE WELL"
_WORD = "A WORD TO THE REVIEWER"
_LABEL = 11
_INDENT = 2
_MARGIN = 2


def details(
    card: Card, scene: Scene, body: str, width: int, wins: Sequence[Win] | None = None, howto: str = "",
    past: Sequence[Card] = (), word: str = "",
) -> tuple[Line, ...]:  # fmt: skip
    """The card as lines of exactly `width` cells; `wins` are all of its wins, by default today's.

    `word`, the one to whoever reviews it, stands before its text, `howto`, how it is done well, at the end; `past`
    are the last thirty days of the routine that it is of.
    """
    known = [win for win in scene.board.wins if win.card == card.id] if wins is None else wins
    lines = _title(card, width)
    lines.append(fill(_ladder(card, scene), width))
    lines.append(blank(width))
    for label, parts in _fields(card, scene, past, width):
        lines += _field(label, parts, width)
    if done := tally(body):
        lines += _field("checklist", [Span(done, "text"), *_following(body)], width)
    for heading, ids in (("FED BY", scene.board.feeds_in), ("FEEDS", scene.board.feeds_out)):
        lines += _linked(heading, ids.get(card.id, ()), scene, width)
    lines += _text(_WORD, word, scene, width)
    # What is written comes before the wins, which grow by the day.
    lines += _text("TEXT", body, scene, width)
    lines += _wins(card, known, scene, width)
    lines += _text(_HOWTO, howto, scene, width)
    return tuple(lines)


def line_of_item(card: Card, scene: Scene, body: str, number: int, width: int, word: str = "") -> int:
    """Which of the card's lines an item of its checklist stands on."""
    at = items(body)[number - 1].at
    # As far as that, and without what follows.
    told = body[:at] + body[at:].partition("\n")[0]
    return len(details(card._replace(won=0), scene, told, width, (), word=word)) - 1


def howto_lines(card: Card, scene: Scene, howto: str, width: int) -> tuple[Line, ...]:
    """Only how the card is done well, below its title."""
    if howto.strip():
        return (*_title(card, width), *_text(_HOWTO, howto, scene, width))
    said = [fill([Span("  Nobody has written it down yet.", "faint italic")], width)]
    return (*_title(card, width), *_heading(_HOWTO, 0, scene, width), *said)


def _title(card: Card, width: int) -> list[Line]:
    room = max(width - _INDENT - _MARGIN, 1)
    return [fill([Span("  "), Span(text, f"{card.kind} bold")], width) for text in wrap(card.title, room)]


def _ladder(card: Card, scene: Scene) -> list[Span]:
    """The kind, and its stages with the card's own standing out."""
    campaign = scene.board.campaign
    names = ladder(campaign, card.kind)
    names = names if card.stage in names else (*names, card.stage)
    spans = [Span("  "), Span(card.kind, card.kind), Span("  ")]
    for name in names:
        here = name == card.stage
        role = stage_role(campaign, name) if card.kind == "piece" else card.kind
        spans.append(
            Span(f" {shown(name).upper() if here else shown(name)} ", f"{role} bold reverse" if here else "faint")
        )
    return spans


def _fields(card: Card, scene: Scene, past: Sequence[Card], width: int) -> Iterable[tuple[str, list[Span]]]:
    board, ascii = scene.board, scene.ascii
    if card.owner or card.kind in WORK:
        yield "owner", _owner(card.owner, scene)
    if card.won and card.kind in ("note", "signal"):
        yield "won", [Span(format_length(card.won, ascii), "accent")]
    elif card.kind == "tactic" or card.size or card.won:
        size = format_inches(card.size, ascii) if card.size else "not sized"
        won = [Span(f"  {format_length(card.won, ascii)} won", "accent")] if card.won else []
        yield "size", [Span(size, "text" if card.size else "muted"), *won]
    if card.due:
        yield "due", [Span(say_when(card.due, scene.now), "text"), *_behind(card, card.due, scene)]
    if card.kind == "piece":
        yield from golive_facts(card, scene)
    if card.channel or card.format:
        yield "channel", [Span(card.channel, "piece bold"), Span(f"  {card.format}" if card.format else "", "soft")]
    if card.kind == "note":
        yield "shelf life", _shelf(card, scene)
        if idle := on_paper_said(card, board):
            yield "on paper", [Span(idle, "bad")]
    if adrift(card, board):
        yield "adrift", [Span("serves no note", "soft")]
    yield from _routine(card, scene, past, max(width - _INDENT - _LABEL - _MARGIN, 1))
    if card.kind == "piece":
        yield from review_facts(card, scene)
    if card.reason:
        yield reason_label(card), reason_spans(card)
    for label, value in (("source", card.source), ("link", card.link)):
        if value:
            yield label, [Span(value, "text underline" if label == "link" else "text")]
    if card.heat:
        yield "heat", [Span(compact(card.heat), "signal")]
    if asleep(card, board.today):
        yield "asleep", [Span(f"until {say_when(card.snoozed, scene.now)}", "soft")]
    if card.tags:
        yield "tags", [Span(" ".join(f"#{tag}" for tag in card.tags.split()), "soft")]
    for label, value in (("client", card.client), ("budget", card.budget)):
        if value:
            yield label, [Span(value, "text")]
    if card.embargo:
        yield "embargo", [Span(f"until {say_when(card.embargo, scene.now)}", "warn")]
    if card.private:
        yield "private", [Span("kept off a shared screen", "soft")]
    yield "age", [Span(_age(card, scene), "muted")]


def _routine(card: Card, scene: Scene, past: Sequence[Card], room: int) -> Iterable[tuple[str, list[Span]]]:
    """How often the card's routine recurs, and how it ran."""
    routine = scene.board.routines.get(card.routine)
    if routine is None:
        return
    # Recurrence is no light import, and few cards recur.
    from warroom.domain.routines import RUN_DAYS, words_of
    from warroom.views.routines import run_said, strip

    today = scene.board.today
    yield "routine", [Span(f"{glyphs(scene.ascii).routine} {words_of(routine)}", "text")]
    yield "30 days", strip(routine, past, today, min(RUN_DAYS, room), scene.ascii)
    yield "", [Span(run_said(routine, past, today), "soft")]


def _behind(card: Card, wall: str, scene: Scene) -> list[Span]:
    late = 0 if card.closed else days_over(wall, scene.board.today)
    return [Span(f"  {counted(late, 'day')} late", "bad")] if late else []


def _shelf(card: Card, scene: Scene) -> list[Span]:
    life = shelf(card, scene.board.campaign, scene.board.today)
    style = {"fresh": "good", "fading": "warn", "stale": "bad"}[life.state]
    days = counted(life.days, "day")
    sign = glyphs(scene.ascii).shelf(life.state)
    whole = counted(card.shelf or scene.board.campaign.shelf, "day")
    return [
        Span(f"{sign} {life.state}", style),
        Span(f" {'for' if life.state == 'stale' else 'for another'} {days}", "soft"),
        Span(f"  of {whole}{', its own' if card.shelf else ', as all notes here'}", "muted"),
    ]


def _age(card: Card, scene: Scene) -> str:
    board = scene.board
    days = days_in_stage(card, board.campaign.zone, board.today)
    parts = [f"{counted(days, 'day')} in {card.stage}"]
    if card.created:
        parts.append(f"added {ago(card.created, scene.now)}")
    return f" {glyphs(scene.ascii).dot} ".join(parts)


def _field(label: str, parts: list[Span], width: int) -> list[Line]:
    """A label and its value; a long one goes on under itself."""
    name = Span(f"  {label}".ljust(_INDENT + _LABEL), "muted")
    room = max(width - _MARGIN, 1)
    return [fill(line, width) for line in flowed(parts, room, [name], [Span(" " * (_INDENT + _LABEL))])]


def _heading(text: str, count: int, scene: Scene, width: int) -> list[Line]:
    counted = f" {count}" if count else ""
    rule = glyphs(scene.ascii).rule * max(width - len(text) - len(counted) - 5, 0)
    return [
        blank(width),
        fill([Span(f"  {text}", "soft bold"), Span(counted, "muted"), Span(f" {rule}", "rule")], width),
    ]


def _linked(heading: str, ids: tuple[str, ...], scene: Scene, width: int) -> list[Line]:
    cards = [card for card in map(scene.board.card, ids) if card is not None]
    lines = _heading(heading, len(cards), scene, width)
    if not cards:
        key = scene.keys.feed
        said = f"nothing yet: {key} feeds it to another card" if heading == "FEEDS" else "nothing yet"
        return [*lines, fill([Span(f"  {said}", "faint italic")], width)]
    return [*lines, *(_link_line(card, scene, width) for card in cards)]


def _owner(handle: str, scene: Scene) -> list[Span]:
    """Whose the card is, with what they do."""
    team, person = scene.moment.team, scene.board.people.get(handle)
    sign = team.sign(handle, scene.ascii)
    roles = ", ".join(roles_of(person)) if person is not None else ""
    lead = [Span(f"{sign} ", team.style(handle, "text"))] if sign else []
    return [*lead, team.span(handle, "text"), Span(f"  {roles}" if roles else "", "muted")]


def _link_line(card: Card, scene: Scene, width: int) -> Line:
    sign = glyphs(scene.ascii)
    state = "archived" if card.archived else card.stage
    owner = card.owner or ("" if card.kind in ("note", "signal") else "nobody")
    right = f" {sign.dot} ".join(part for part in (shown(card.channel), shown(state), shown(owner)) if part)
    room = max(width - _INDENT - 2 - _MARGIN - measure(right) - 1, 4)
    title = clip(card.title, room, sign.ellipsis)
    gap = " " * (room - measure(title) + 1)
    return fill(
        [Span("  "), Span(f"{sign.lit} ", card.kind), Span(title, "text"), Span(gap), Span(right, "muted")], width
    )


def _wins(card: Card, wins: Sequence[Win], scene: Scene, width: int) -> list[Line]:
    if not wins and not card.won:
        return []
    lines = _heading("WINS", 0, scene, width)
    for win in wins:
        size = format_inches(win.size, scene.ascii).rjust(6)
        room = max(width - _INDENT - 6 - 2 - _MARGIN, 1)
        said = clip(f"{win.day}  {win.who}  {win.text}", room, glyphs(scene.ascii).ellipsis)
        lines.append(fill([Span("  "), Span(size, "accent"), Span(f"  {said}", "soft")], width))
    earlier = card.won - sum(win.size for win in wins)
    if earlier > 0:
        said = f"  {format_inches(earlier, scene.ascii).rjust(6)}  before today"
        lines.append(fill([Span(said, "muted")], width))
    return lines


def _text(heading: str, text: str, scene: Scene, width: int) -> list[Line]:
    if not text.strip():
        return []
    room = max(width - _INDENT - _MARGIN, 1)
    lines = _heading(heading, 0, scene, width)
    lines += [fill([Span("  "), *line], width) for line in markdown(text, room, scene.ascii)]
    return lines


def _following(body: str) -> list[Span]:
    """The first item that is not ticked."""
    found = next(((n, item) for n, item in enumerate(items(body), 1) if not item.done), None)
    return [Span(f"  next: {found[0]} {found[1].text}", "soft")] if found else [Span("  all ticked", "good")]
