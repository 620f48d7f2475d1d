"""The weave as an indented tree, for narrow screens and the shell: what led to the card above it, what came below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from warroom.views.build import blank, cells_of, fill, two_ends
from warroom.views.cells import clip
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.memo import once_each
from warroom.views.scene import Scene
from warroom.views.weave.cards import facts, marked, named
from warroom.views.weave.chart import Drawing, Spot
from warroom.views.weave.plan import Mark, Plan

_LEAST_TITLE = 16
_DEEPEST = 8


class Entry(NamedTuple):
    """One line of the tree: a card behind its branches, or beneath one a feed that goes elsewhere."""

    branches: str
    card: str
    mark: Mark | None = None


@once_each(keep=4)
def entries(plan: Plan) -> tuple[Entry, ...]:
    """Every line, what led to the centre first, the farthest on top; each card once, where it is nearest."""
    found: list[Entry] = []
    for branches, card in reversed(list(_branch(plan, _children(plan, -1)))):
        turned = branches.replace("└", "┌")
        found += _with_marks(plan, Entry(turned, card), turned.translate(_GOING_ON_DOWN))
    found += _with_marks(plan, Entry("", plan.weave.center), "")
    for branches, card in _branch(plan, _children(plan, 1)):
        found += _with_marks(plan, Entry(branches, card), branches.translate(_GOING_ON))
    return tuple(found)


def order(plan: Plan) -> tuple[str, ...]:
    """The cards from top to bottom."""
    return tuple(entry.card for entry in entries(plan) if entry.mark is None)


def tree(plan: Plan, scene: Scene, width: int, height: int) -> Drawing:
    """`height` lines of exactly `width` cells, the selected card's among them; what does not fit is counted."""
    found = entries(plan)
    here = next(at for at, entry in enumerate(found) if entry.card == scene.selected and entry.mark is None)
    first = 0 if len(found) <= height else max(0, min(here - height // 2, len(found) - height))
    window = list(found[first : first + height])
    lines = [_line(plan, entry, scene, width) for entry in window]
    hidden = {
        0: (glyphs(scene.ascii).up, first),
        len(window) - 1: (glyphs(scene.ascii).target, len(found) - first - len(window)),
    }
    hidden = {y: told for y, told in hidden.items() if told[1] > 0 and y != here - first}
    for y, (sign, count) in hidden.items():
        lines[y] = _more(sign, count + 1, scene, width)
    spots = [
        Spot(0, y, width, 1, entry.card) for y, entry in enumerate(window) if entry.mark is None and y not in hidden
    ]
    lines += [blank(width)] * (height - len(lines))
    return Drawing(tuple(lines[:height]), tuple(spots))


def whole(plan: Plan, scene: Scene, width: int) -> tuple[Line, ...]:
    """Every line of the tree."""
    return tuple(_line(plan, entry, scene, width) for entry in entries(plan))


def _children(plan: Plan, side: int) -> Mapping[str, tuple[str, ...]]:
    """The cards one step farther out on a side, each under the first card that it is linked to."""
    links = plan.feeds if side > 0 else plan.fed
    depths, taken = plan.weave.depths, set()
    found: dict[str, tuple[str, ...]] = {}
    for at in sorted(range(len(plan.columns)), key=lambda at: side * plan.depths[at]):
        for card in plan.columns[at]:
            if depths[card] * side < 0:
                continue
            own = [
                end for end in links.get(card, ()) if depths[end] * side == depths[card] * side + 1 and end not in taken
            ]
            taken.update(own)
            found[card] = tuple(own)
    # What is linked only to cards of the other side, by way of a cycle, stands beside the nearest ones.
    found[plan.weave.center] += tuple(card for card in found if card not in taken and depths[card])
    return found


def _branch(plan: Plan, children: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """(branches, card) beneath the centre, depth first; without recursion, for a thread can be long.

    A broken branch is not a feed: it holds what only the other side of a cycle is linked to.
    """
    waiting = [("", plan.weave.center, True)]
    while waiting:
        before, card, last = waiting.pop()
        distance = abs(plan.weave.depths[card])
        if distance:
            joined = "─" if before or distance == 1 else "┄"
            yield before + ("└" if last else "├") + joined, card
        under = before + ("  " if last else "│ ") if distance else ""
        own = children.get(card, ())
        waiting += [(under, child, child == own[-1]) for child in reversed(own)]


def _with_marks(plan: Plan, entry: Entry, under: str) -> list[Entry]:
    return [entry, *(Entry(f"{under}  ", entry.card, mark) for mark in plan.marks.get(entry.card, ()))]


def _line(plan: Plan, entry: Entry, scene: Scene, width: int) -> Line:
    sign = glyphs(scene.ascii)
    selected = entry.card == scene.selected and entry.mark is None
    lead = [Span((sign.bar if selected else " ") + " ", "accent"), Span(_shallow(entry.branches, scene.ascii), "faint")]
    room = width - cells_of(lead) - 1
    if entry.mark is not None:
        return fill([*lead, *marked(entry.mark, plan, room, scene.ascii)], width)
    card = plan.weave.cards[entry.card]
    center = entry.card == plan.weave.center
    tone = "text bold" if selected or center else "text"
    behind = "on-selected" if selected else "on-raised" if center else ""
    said = facts(card, scene, max(room // 2, room - 40))
    cells = cells_of(said)
    if room - cells - 2 < _LEAST_TITLE:
        said = []
        cells = -2
    left = [*lead, *named(card, room - cells - 2, scene.ascii, tone)]
    return two_ends(left, [*said, Span(" ")], width, behind)


def _shallow(branches: str, ascii: bool) -> str:
    """The branches, of which a deep one keeps its end."""
    if len(branches) > 2 * _DEEPEST:
        branches = f"{len(branches) // 2}".ljust(2) + branches[-2 * _DEEPEST + 2 :]
    return branches.translate(_ASCII) if ascii else branches


_ASCII = str.maketrans("│├└┌─┄", "||`,-.")
# What stands in the line below a card in place of its branches.
_GOING_ON = str.maketrans("├└─┄", "│   ")
_GOING_ON_DOWN = str.maketrans("├┌─┄", "││  ")


def _more(sign: str, count: int, scene: Scene, width: int) -> Line:
    return fill([Span(clip(f"  {sign} {count} more", width, glyphs(scene.ascii).ellipsis), "muted")], width)
