"""The pages of the standup: what each step says, and its cards under their headings."""

from __future__ import annotations

from functools import partial

from warroom.domain.dates import in_zone, parse_instant, say_when
from warroom.domain.day import committed, outcome_of
from warroom.domain.inches import format_inches, format_length
from warroom.domain.stages import stages_of
from warroom.domain.standup import Step, seconds_said, winners
from warroom.views.big import big_inches
from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import paragraphs, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.standup.cards import card_line, columns, explains_itself, reason_line, win_line
from warroom.views.standup.page import MARGIN, Body, Page, told
from warroom.views.tape import run_of_days

_HEADS = {
    "went live": "good", "done": "good", "won": "good", "moved": "piece", "doing": "accent", "blocked": "warn",
    "carrying": "bad", "today": "soft", "unowned": "bad", "nobody": "bad", "over the limit": "warn", "static": "warn",
    "on paper": "warn",
}  # fmt: skip
_NOTHING = {
    "exceptions": "Nothing is unowned, over its limit, static, on paper or blocked.",
    "live": "Nothing goes live today.",
}
# From so many lines on the day's score is twice as large.
_TALL = 36
_IN = Span(" " * MARGIN)


def body(page: Page, scene: Scene, width: int, height: int) -> Body:
    """The lines of the page that is shown, as many as there are: on a screen of `height` they have room to breathe."""
    step = page.step
    own = {"score": _score, "since": _since, "person": _person, "end": _end}.get(step.kind)
    lines = told([_title(page, scene, width), blank(width)])
    if own is not None:
        lines += told(own(page, scene, width, height))
    lines += _groups(step, scene, width)
    if not step.groups and step.kind in ("exceptions", "live", "today"):
        said = _NOTHING.get(step.kind, f"Nothing is asked of today: {scene.keys.plan} begins the day.")
        lines += told([fill([_IN, Span(said, "text")], width)])
    return lines


def _title(page: Page, scene: Scene, width: int) -> Line:
    step = page.step
    said = step.title.upper() if step.kind != "person" else step.title
    tone = scene.moment.team.style(step.name, "accent") if step.kind == "person" else "accent"
    spans = [_IN, Span(shown(said), f"{tone} bold")]
    if step.kind == "stage":
        limit = next((s.limit for s in stages_of(scene.board.campaign, "piece") if s.name == step.name), 0)
        count = len(step.cards)
        over = bool(limit) and count > limit
        spans.append(Span(f"  {count}/{limit}" if limit else f"  {count}", "bad bold" if over else "soft"))
        spans.append(Span("   what moves this closer to done, and who?", "soft italic"))
    if step.kind == "today":
        spans.append(Span(f"  {_committed(scene)}", "good" if committed(scene.board) else "warn"))
    if step.kind == "since":
        spans.append(Span(f"  {_looked_back(page, scene)}", "soft"))
    if step.kind == "person":
        person = scene.board.people.get(step.name)
        known = " ".join(filter(None, (person.name, person.roles))) if person else ""
        spans.append(Span(f"  {shown(known)}", "soft"))
    # What explains a title gives way to it.
    while len(spans) > 2 and cells_of(spans) > width:
        spans.pop()
    return fill(spans, width)


def _committed(scene: Scene) -> str:
    rows = committed(scene.board)
    if not rows:
        return f"nobody has committed to it yet: {scene.keys.plan} begins the day"
    return f"{format_length(sum(row.size for row in rows), scene.ascii)} committed"


def _looked_back(page: Page, scene: Scene) -> str:
    at = in_zone(parse_instant(page.since.at), scene.board.campaign.zone)
    if page.since.last:
        return say_when(f"{at:%Y-%m-%dT%H:%M}", scene.now)
    return f"{say_when(f'{at:%Y-%m-%d}', scene.now)}, the working day before"


def _score(page: Page, scene: Scene, width: int, height: int) -> list[Line]:  # noqa: ARG001
    board, dot = scene.board, glyphs(scene.ascii).dot
    won, target = board.won_today, board.campaign.target
    reached = bool(target) and won >= target
    lines = [
        fill([_IN, Span(row, "good bold" if reached else "accent bold")], width)
        for row in big_inches(won, width - 2 * MARGIN, scene.ascii, twice=height >= _TALL)
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
    said = wrap(f" {dot} ".join(facts), max(width - 2 * MARGIN, 1))
    return [*lines, *(fill([_IN, Span(text, "text")], width) for text in said)]


def _since(page: Page, scene: Scene, width: int, height: int) -> list[Line]:  # noqa: ARG001
    won = winners(page.entries)
    if not won and not page.step.groups:
        return [fill([_IN, Span("Nothing was done since.", "text")], width)]
    if not won:
        return []
    team, dot = scene.moment.team, glyphs(scene.ascii).dot
    spans = [_IN, Span(f"{format_length(sum(won.values()), scene.ascii)} won", "accent bold"), Span("  ")]
    for number, (who, size) in enumerate(won.items()):
        spans += [Span(f" {dot} " if number else "", "soft"), Span(f"@{who}", team.style(who, "text"))]
        spans.append(Span(f" {format_length(size, scene.ascii)}", "text"))
    return [fill(spans, width), blank(width)]


def _person(page: Page, scene: Scene, width: int, height: int) -> list[Line]:  # noqa: ARG001
    step = page.step
    won = winners(page.entries).get(step.name, 0)
    person = scene.board.people.get(step.name)
    parts = [Span(f"{format_length(won, scene.ascii)} won", "accent bold" if won else "soft")]
    asked = [card for name, cards in step.groups if name in ("doing", "carrying", "today") for card in cards]
    size = sum(card.size for card in asked if card.kind == "tactic")
    if size:
        most = person.capacity if person else 0
        of = f" of {format_inches(most, scene.ascii)}" if most else ""
        parts.append(Span(f"   carries {format_inches(size, scene.ascii)}{of}", "bad" if 0 < most < size else "text"))
    return [fill([_IN, *parts], width), blank(width)]


def _end(page: Page, scene: Scene, width: int, height: int) -> list[Line]:  # noqa: ARG001
    room = max(width - 2 * MARGIN, 1)
    dot = glyphs(scene.ascii).dot
    times = [(who, seconds_said(took)) for who, took in page.times.people.items()]
    talked = f" {dot} ".join(f"@{who} {said}" for who, said in times if said != seconds_said(0))
    said = [f"It took {seconds_said(page.times.whole)}{f': {talked}' if talked else ''}."]
    said.append(
        "Stamped: the next one looks back to here."
        if page.stamped
        else "Enter stamps it: the next one looks back to here."
    )
    lines = [fill([_IN, Span(text, "text")], width) for line in said for text in wrap(line, room)]
    read = [fill([_IN, Span(text, "soft")], width) for text in paragraphs(page.minutes, room)]
    return [*lines, blank(width), *read[page.scrolled :]]


def _groups(step: Step, scene: Scene, width: int) -> Body:
    lines: Body = []
    cells = columns(step, scene, width)
    for name, cards in step.groups:
        if name and step.kind != "stage":
            lines += told([_heading(step, name, len(cards), scene, width)])
        for card in cards:
            lines.append((card.id, partial(card_line, card, name, scene, width, cells)))
            if explains_itself(card, name):
                lines.append((card.id, partial(reason_line, card, scene, width)))
        if name == "won":
            lines += [(win.id, partial(win_line, win, scene, width)) for win in step.wins]
        lines += told([blank(width)])
    return lines[:-1]


def _heading(step: Step, name: str, count: int, scene: Scene, width: int) -> Line:
    count += len(step.wins) if name == "won" else 0
    left = [_IN, Span(name.upper(), f"{_HEADS.get(name, 'accent')} bold"), Span(f" {count}", "soft")]
    return two_ends(left, _promised(name, scene) if step.kind == "today" else [], width)


def _promised(name: str, scene: Scene) -> list[Span]:
    """What somebody said they would do today."""
    if not name.startswith("@") or not committed(scene.board):
        return []
    row = next((row for row in committed(scene.board) if row.person == name[1:] and row.cards), None)
    if row is None:
        return [Span("has not committed  ", "warn")]
    return [Span(f"{format_inches(row.size, scene.ascii)} committed  ", "good")]
