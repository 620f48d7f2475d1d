"""The standup on a shared screen: one thing at a time, large and calm, readable through a compressed video call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warroom.domain.changes import Entry
from warroom.domain.dates import in_zone, parse_instant, say_when
from warroom.domain.day import committed, outcome_of
from warroom.domain.golive import days_late
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import Card
from warroom.domain.stages import stages_of
from warroom.domain.standing import days_in_stage, golive_wall
from warroom.domain.standup import Since, Step, seconds_said, won_by
from warroom.domain.text import counted
from warroom.views.big import big_inches
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip, measure, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.tape import run_of_days, tape

_MARGIN = 4
_TALL = 26
_TAPE_FROM = 20
_LEAST_TITLE = 16
_HEADS = {
    "went live": "good", "done": "good", "won": "good", "moved": "piece", "doing": "accent", "blocked": "warn",
    "carrying": "bad", "today": "soft", "unowned": "bad", "nobody": "bad", "over the limit": "warn", "static": "warn",
    "on paper": "warn",
}  # fmt: skip


class Page(NamedTuple):
    """What is on the screen: the steps and which is shown, the chosen card, the timers in seconds and whether they
    are past what is usual, and a message with its tone."""

    steps: tuple[Step, ...]
    at: int
    selected: str
    since: Since
    entries: Sequence[Entry]
    step_seconds: float
    seconds: float
    late: bool = False
    stamped: bool = False
    note: tuple[str, str] = ("", "")


def standup_lines(page: Page, scene: Scene, width: int, height: int) -> tuple[Line, ...]:
    """The standup's page as exactly `height` lines of `width` cells."""
    step = page.steps[page.at]
    head = _head(page, scene, width)
    foot = _foot(page, width)
    low = [blank(width), *tape(scene, width)] if step.kind == "score" and height >= _TAPE_FROM else []
    room = max(height - len(head) - len(foot) - len(low), 1)
    airy = height >= _TALL
    body = _body(step, page, scene, width, airy)
    top = _top(body, page.selected, room)
    lines = [line for _, line in body[top : top + room]]
    lines += [blank(width)] * (room - len(lines))
    return tuple([*head, *lines, *low, *foot][:height])


def _head(page: Page, scene: Scene, width: int) -> list[Line]:
    sign = glyphs(scene.ascii)
    left = [Span(" STANDUP ", "accent bold"), Span(f" {shown(scene.board.campaign.name)}", "text bold")]
    place = Span(f"{page.at + 1} of {len(page.steps)}", "soft")
    timer = Span(
        f"   {seconds_said(page.step_seconds)} {sign.dot} {seconds_said(page.seconds)} ",
        "warn" if page.late else "muted",
    )
    if cells_of([*left, place, timer]) >= width:
        left = left[:1]
    done = width * (page.at + 1) // len(page.steps)
    rule = fill([Span(sign.heavy * done, "accent"), Span(sign.rule * (width - done), "rule")], width)
    return [two_ends(left, [place, timer], width, "on-panel"), rule]


def _foot(page: Page, width: int) -> list[Line]:
    step = page.steps[page.at]
    keys = [("space", "next"), ("k", "back")] if step.kind == "end" else [("space", "next"), ("backspace", "back")]
    if step.kind == "end":
        keys = [("enter", "stamp it"), ("y", "copy the minutes"), ("w", "save them"), ("backspace", "back")]
    elif step.cards:
        keys += [("j k", "card"), ("enter", "open"), ("o", "owner"), ("m", "stage"), ("b", "blocked"), ("i", "inches")]
    keys += [("1-9", "jump"), ("esc", "leave")]
    spans: list[Span] = []
    for key, word in keys:
        hint = [Span(f"  {key}", "accent bold"), Span(f" {word}", "muted")]
        if cells_of([*spans, *hint]) > width:
            break
        spans += hint
    lines = [fill(spans, width, "on-raised")]
    text, tone = page.note
    if text:
        style = {"good": "good", "warn": "warn", "bad": "bad bold"}.get(tone, "text")
        lines = [*(fill([Span("  "), Span(part, style)], width) for part in wrap(text, max(width - 4, 1))[:2]), *lines]
    return lines


def _top(body: list[tuple[str, Line]], selected: str, room: int) -> int:
    """The first line to show so that the chosen card is in sight."""
    at = next((n for n, (card, _) in enumerate(body) if selected and card == selected), 0)
    return max(0, min(at - room // 2, len(body) - room))


def _body(step: Step, page: Page, scene: Scene, width: int, airy: bool) -> list[tuple[str, Line]]:
    """The lines of a step, each with the card that stands on it."""
    gap: list[tuple[str, Line]] = [("", blank(width))] if airy else []
    told = {"score": _score, "since": _since, "person": _person, "end": _end}.get(step.kind)
    title = _title(step, page, scene)
    lines = [*gap, ("", fill([Span(" " * _MARGIN), *title], width)), ("", blank(width))]
    if told is not None:
        lines += [("", line) for line in told(step, page, scene, width)]
    lines += _groups(step, page, scene, width, airy)
    if not step.groups and step.kind not in ("score", "since", "end", "person"):
        said = {
            "exceptions": "Nothing is unowned, over its limit, static, on paper or blocked.",
            "live": "Nothing goes live today.",
            "today": "Nothing is asked of today: B begins the day.",
        }.get(step.kind, "Nothing.")
        lines.append(("", fill([Span(" " * _MARGIN), Span(said, "soft")], width)))
    return lines


def _title(step: Step, page: Page, scene: Scene) -> list[Span]:
    said = step.title.upper() if step.kind != "person" else step.title
    tone = scene.moment.team.style(step.name, "accent") if step.kind == "person" else "accent"
    spans = [Span(shown(said), f"{tone} bold")]
    if step.kind == "stage":
        limit = next((s.limit for s in stages_of(scene.board.campaign, "piece") if s.name == step.name), 0)
        count = len(step.cards)
        over = bool(limit) and count > limit
        spans.append(Span(f"  {count}/{limit}" if limit else f"  {count}", "bad bold" if over else "muted"))
        spans.append(Span("   what moves this closer to done, and who?", "faint italic"))
    if step.kind == "today":
        spans.append(Span(f"  {_committed(scene)}", "good" if committed(scene.board) else "warn"))
    if step.kind == "since":
        spans.append(Span(f"  {_looked_back(page, scene)}", "muted"))
    if step.kind == "person":
        person = scene.board.people.get(step.name)
        told = " ".join(filter(None, (person.name, person.roles))) if person else ""
        spans.append(Span(f"  {shown(told)}", "muted"))
    return spans


def _committed(scene: Scene) -> str:
    rows = committed(scene.board)
    if not rows:
        return "nobody has committed to it yet"
    size = sum(row.size for row in rows)
    return f"committed: {format_length(size, scene.ascii)} by {', '.join('@' + row.person for row in rows if row.size)}"


def _looked_back(page: Page, scene: Scene) -> str:
    at = in_zone(parse_instant(page.since.at), scene.board.campaign.zone)
    said = say_when(f"{at:%Y-%m-%dT%H:%M}", scene.now)
    return said if page.since.last else f"since {said}, the working day before"


def _score(step: Step, page: Page, scene: Scene, width: int) -> list[Line]:  # noqa: ARG001
    board, dot = scene.board, glyphs(scene.ascii).dot
    won, target = board.won_today, board.campaign.target
    reached = bool(target) and won >= target
    lines = [
        fill([Span(" " * _MARGIN), Span(row, "good bold" if reached else "accent bold")], width)
        for row in big_inches(won, width - 2 * _MARGIN, scene.ascii)
    ]
    facts = []
    if target:
        facts.append(f"target {format_inches(target, scene.ascii)}{' reached' if reached else ''}")
    run = run_of_days(board.days, board.today)
    facts += [f"{run}-day run"] if run else []
    facts += [f"{format_length(board.won_total, scene.ascii)} this campaign"] if board.won_total else []
    outcomes = [outcome_of(row, board) for row in committed(board)]
    if outcomes:
        facts.append(f"{sum(o.done for o in outcomes)} of {sum(o.of for o in outcomes)} committed tactics done")
    lines.append(blank(width))
    said = wrap(f" {dot} ".join(facts), max(width - 2 * _MARGIN, 1))
    return [*lines, *(fill([Span(" " * _MARGIN), Span(text, "text")], width) for text in said)]


def _since(step: Step, page: Page, scene: Scene, width: int) -> list[Line]:
    won = {person: size for person in scene.board.people if (size := won_by(page.entries, person))}
    if not won and not step.groups:
        return [fill([Span(" " * _MARGIN), Span("Nothing was done since.", "soft")], width)]
    said = f" {glyphs(scene.ascii).dot} ".join(
        f"@{who} {format_length(n, scene.ascii)}" for who, n in sorted(won.items())
    )
    if not said:
        return []
    total = format_length(sum(won.values()), scene.ascii)
    return [
        fill([Span(" " * _MARGIN), Span(f"{total} won", "accent bold"), Span(f"  {said}", "text")], width),
        blank(width),
    ]


def _person(step: Step, page: Page, scene: Scene, width: int) -> list[Line]:
    won = won_by(page.entries, step.name)
    person = scene.board.people.get(step.name)
    parts = [Span(f"{format_length(won, scene.ascii)} won", "accent bold" if won else "muted")]
    asked = [card for name, cards in step.groups if name in ("doing", "carrying", "today") for card in cards]
    size = sum(card.size for card in asked)
    if size:
        most = person.capacity if person else 0
        of = f" of {format_inches(most, scene.ascii)}" if most else ""
        parts.append(Span(f"   carries {format_inches(size, scene.ascii)}{of}", "bad" if 0 < most < size else "soft"))
    return [fill([Span(" " * _MARGIN), *parts], width), blank(width)]


def _end(step: Step, page: Page, scene: Scene, width: int) -> list[Line]:  # noqa: ARG001
    took = seconds_said(page.seconds)
    said = [f"It took {took}."]
    said += [
        "Stamped: the next one looks back to here."
        if page.stamped
        else "The stamp keeps what the next one looks back to."
    ]
    return [
        fill([Span(" " * _MARGIN), Span(text, "text")], width)
        for line in said
        for text in wrap(line, width - 2 * _MARGIN)
    ]


def _groups(step: Step, page: Page, scene: Scene, width: int, airy: bool) -> list[tuple[str, Line]]:
    lines: list[tuple[str, Line]] = []
    for name, cards in step.groups:
        if name and step.kind != "stage":
            style = _HEADS.get(name, "soft")
            heading = [Span(" " * _MARGIN), Span(name.upper(), f"{style} bold"), Span(f" {len(cards)}", "muted")]
            lines.append(("", fill(heading, width)))
        lines += [(card.id, _card_line(card, name, page.selected == card.id, scene, width)) for card in cards]
        if airy:
            lines.append(("", blank(width)))
    return lines


def _card_line(card: Card, group: str, selected: bool, scene: Scene, width: int) -> Line:
    sign = glyphs(scene.ascii)
    bar = Span((sign.bar if selected else " ").rjust(_MARGIN - 1) + " ", "accent")
    facts = _facts(card, group, scene)
    owner = f"@{card.owner}" if card.owner else "nobody" if card.kind in ("piece", "tactic") else ""
    left_for_title = width - 2 * _MARGIN - measure(owner) - measure(card.channel) - 5
    # What explains a card gives way to what it is called.
    while facts and left_for_title - measure(f" {sign.dot} ".join(facts)) < _LEAST_TITLE:
        facts.pop(0)
    tail = f" {sign.dot} ".join(facts)
    room = max(left_for_title - measure(tail), 4)
    title = clip(shown(card.title), room, sign.ellipsis)
    channel = [Span(f"{shown(card.channel)} ", "piece bold")] if card.channel else []
    left = [bar, *channel, Span(title, "text bold" if selected else "text")]
    right = [Span(owner, "soft" if card.owner else "bad"), Span(f"  {tail}  " if tail else "  ", "muted")]
    return two_ends(left, right, width, "on-selected" if selected else "")


def _facts(card: Card, group: str, scene: Scene) -> list[str]:
    board = scene.board
    late = days_late(card, board.campaign, board.today, scene.moment.now)
    found = []
    if card.reason and group in ("blocked", "carrying"):
        found.append(shown(card.reason))
    if card.won:
        found.append(format_inches(card.won, scene.ascii))
    elif card.size:
        found.append(format_inches(card.size, scene.ascii))
    if late:
        found.append(f"{late}d late")
    elif (wall := golive_wall(card, board.campaign))[:10] == board.today and "T" in wall:
        found.append(wall[11:])
    days = days_in_stage(card, board.campaign.zone, board.today)
    if card.kind == "piece" and not card.closed and days:
        found.append(counted(days, "day"))
    return found
