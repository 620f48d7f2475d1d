"""One card of a playbook in full: whose it will be, when it falls and why then, its text, and how it is done well."""

from __future__ import annotations

from collections.abc import Iterator

from warroom.domain.dates import say_when
from warroom.domain.inches import format_inches
from warroom.domain.laid import Layout, Placed
from warroom.domain.model import Routine
from warroom.domain.playbook import Moment, write_moment
from warroom.domain.routines import REPEAT_SAID
from warroom.domain.rules import say_rule
from warroom.views.build import blank, fill
from warroom.views.cells import measure, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.markdown import markdown
from warroom.views.people import team_of
from warroom.views.scene import Scene
from warroom.views.wrapped import flowed

_LABEL = 9
_NEXT = 5


def play_lines(one: Placed, layout: Layout, scene: Scene, width: int) -> tuple[Line, ...]:
    """The card as lines of exactly `width` cells."""
    play, room = one.play, max(width - 2, 1)
    lines = [fill([Span(f" {text}", f"{play.kind} bold")], width) for text in wrap(play.title, room)]
    lines.append(blank(width))
    for label, spans in _facts(one, layout, scene):
        lead = Span(f" {label}".ljust(_LABEL), "muted")
        lines += flowed(spans, width, [lead], [Span(" " * _LABEL)])
    for heading, text in (("TEXT", play.body), ("HOW IT IS DONE WELL", play.howto)):
        if text:
            rule = glyphs(scene.ascii).rule * max(width - len(heading) - 3, 0)
            lines += [blank(width), fill([Span(f" {heading}", "soft bold"), Span(f" {rule}", "rule")], width)]
            lines += [fill([Span(" "), *line], width) for line in markdown(text, room, scene.ascii)]
    return tuple(lines)


def _facts(one: Placed, layout: Layout, scene: Scene) -> Iterator[tuple[str, list[Span]]]:
    play, now = one.play, scene.now
    if play.role or play.kind == "tactic":
        role = [Span(f"  as @{play.role}", "muted")] if play.role else []
        yield "owner", [team_of(scene.board.people).span(one.owner, "text", at="@"), *role]
    if play.size:
        yield "size", [Span(format_inches(play.size, scene.ascii), "accent")]
    if one.routine is not None:
        yield from _recurring(one, one.routine, scene)
    for label, wall, moment in (("due", one.due, play.due), ("live", one.golive, play.live)):
        if moment is not None and one.routine is None:
            moved = f", moved from {say_when(one.moved, now)}" if label == "due" and one.moved else ""
            yield label, [Span(say_when(wall, now), "text"), Span(f"  {write_moment(moment)}{moved}", "muted")]
    if play.channel or play.format:
        yield "channel", [Span(shown(f"{play.channel}  {play.format}".strip()), "piece")]
    if play.tags:
        yield "tags", [Span(" ".join(f"#{tag}" for tag in play.tags.split()), "soft")]
    titles = {other.play.name: other.play.title for other in layout.placed}
    feeding = [titles[name] for name in play.fed_by if name in titles]
    fed = [other.play.title for other in layout.placed if play.name in other.play.fed_by]
    for label, names in (("fed by", feeding), ("feeds", fed)):
        for n, title in enumerate(names):
            yield label if n == 0 else "", [Span(shown(title), "soft")]


def _recurring(one: Placed, routine: Routine, scene: Scene) -> Iterator[tuple[str, list[Span]]]:
    """How often, from when, and the times there are in this campaign."""
    play, now = one.play, scene.now
    zone = f" in {routine.zone}" if play.zone else ""
    yield "often", [Span(f"{say_rule(routine.rule, routine.start)}{zone}", "text")]
    counted_from = [write_moment(play.due or Moment("start"))]
    counted_from += [f"until {write_moment(play.until)}"] if play.until else []
    yield "from", [Span(" ".join(counted_from), "muted")]
    yield "repeat", [Span(f"{routine.repeat}: {REPEAT_SAID[routine.repeat]}", "muted")]
    first = ", ".join(say_when(wall, now) for wall in one.times[:_NEXT])
    more = f" {glyphs(scene.ascii).ellipsis} {len(one.times)} in all" if len(one.times) > _NEXT else ""
    yield "falls", [Span(f"{first}{more}" if first else "never in that time", "soft" if first else "warn")]


def roles_line(layout: Layout, scene: Scene, width: int) -> list[Line]:
    """Who has which role: `copy @ben  design nobody`, on as many lines as that takes."""
    lines: list[list[Span]] = [[Span("  ")]]
    used = 2
    for part in layout.parts:
        name = team_of(scene.board.people).span(part.person, "text", at="@")
        spans = [Span(f"{shown(part.role)} ", "muted"), name, Span("   ")]
        cells = sum(measure(span.text) for span in spans)
        if used + cells - 3 > width and used > 2:
            lines.append([Span("  ")])
            used = 2
        lines[-1] += spans
        used += cells
    return [fill(spans, width) for spans in lines] if layout.parts else []
