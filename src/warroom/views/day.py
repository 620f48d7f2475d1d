"""The end of planning a day, and of closing it: who does what, how much that is, what moved and what carries over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warroom.domain.day import (
    Share,
    asked_of_today,
    committed,
    done_today,
    kept_of,
    outcome_of,
    pieces_moved_today,
    planned,
    promised,
    shares,
)
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import Card
from warroom.domain.text import counted
from warroom.views.build import blank, fill
from warroom.views.cells import clip, fit, shown, wrap
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.wrapped import flowed

_NAME = 10
_COUNT = 11
_SIZE = 16
_TITLE = 48
# From this width on the titles stand beside the figures, not below them.
_WIDE = 72


class Ending(NamedTuple):
    """The end of a sitting: its lines, of which as many are seen as there is room for, and those always seen."""

    lines: list[Line]
    foot: list[Line]

    def seen(self, scene: Scene, width: int, room: int, down: int = 0) -> list[Line]:
        """As many lines as there is room for, `down` of them scrolled past; where some are left it is said how many."""
        fits = max(room - len(self.foot), 1)
        first = min(down, self.hidden(room))
        found = self.lines[first : first + fits]
        left = len(self.lines) - first - len(found)
        if left:
            more = f"  {glyphs(scene.ascii).ellipsis} and {left + 1} more lines"
            found = [*found[:-1], fill([Span(more, "faint italic")], width)]
        return [*found, *self.foot]

    def hidden(self, room: int) -> int:
        """How far it can be scrolled."""
        return max(len(self.lines) - max(room - len(self.foot), 1), 0)


def ending(purpose: str, scene: Scene, width: int) -> Ending:
    """The end of planning the day, or of closing it."""
    return _plan(scene, width) if purpose == "plan" else Ending(_close(scene, width), [])


def _plan(scene: Scene, width: int) -> Ending:
    """Who does what today and what that comes to."""
    found = shares(asked_of_today(scene.board))
    if not found:
        said = "Nothing is planned for today, and nobody has committed to anything: a adds a tactic."
        return Ending([fill([Span(f"  {text}", "warn")], width) for text in wrap(said, max(width - 4, 1))], [])
    lines = [line for share in found for line in _share_lines(share, scene, width)]
    return Ending(lines, [blank(width), *_total(found, scene, width), _said(scene, width)])


def _close(scene: Scene, width: int) -> list[Line]:
    """What the day won and moved, how it stands against what was promised, and what carries over and why."""
    board, sign = scene.board, glyphs(scene.ascii)
    done, moved = done_today(board), pieces_moved_today(board)
    won = format_length(board.won_today, scene.ascii)
    target = f" of {format_length(board.campaign.target, scene.ascii)}" if board.campaign.target else ""
    lines = [fill([Span("  won        ", "muted"), Span(f"{won}{target}", "accent bold")], width)]
    lines += _listed("done", [card.title for card in done], scene, width)
    lines += _listed("moved", [f"{card.title} {sign.arrow} {card.stage}" for card in moved], scene, width)
    lines += _kept(scene, width) if committed(board) else []
    left = asked_of_today(board)
    lines.append(blank(width))
    if left:
        lines.append(fill([Span("  CARRIES OVER ", "bad bold"), Span(str(len(left)), "muted")], width))
        lines += [_carried(card, scene, width) for card in left]
    else:
        lines.append(fill([Span(f"  {sign.done} ", "good"), Span("Nothing carries over.", "text")], width))
    return lines


def _share_lines(share: Share, scene: Scene, width: int) -> list[Line]:
    person = scene.board.people.get(share.person)
    most = person.capacity if person else 0
    over = 0 < most < share.size
    name = f"@{share.person}" if share.person else "nobody"
    size = format_inches(share.size, scene.ascii) if share.size else "no size"
    carried = f" of {format_inches(most, scene.ascii)}" if most else ""
    whose = scene.moment.team.style(share.person, "text") if share.person else "bad"
    spans = [
        Span(f"  {fit(name, _NAME)} ", f"{whose} bold"),
        Span(counted(len(share.cards), "tactic").ljust(_COUNT), "muted"),
        Span(fit(f"{size}{carried}{' over' if over else ''}", _SIZE), "bad" if over or not share.person else "accent"),
    ]
    titles = _joined([card.title for card in share.cards], scene)
    taken = 2 + _NAME + 1 + _COUNT + _SIZE
    sign = glyphs(scene.ascii)
    if width >= _WIDE:
        return [fill([*spans, Span(clip(titles, width - taken - 2, sign.ellipsis), "soft")], width)]
    under = fill([Span("    "), Span(clip(titles, max(width - 6, 1), sign.ellipsis), "soft")], width)
    return [fill(spans, width), under]


def _total(found: Sequence[Share], scene: Scene, width: int) -> list[Line]:
    """What all of it comes to, with what is won already, against the day's target."""
    target, total, won = scene.board.campaign.target, sum(share.size for share in found), scene.board.won_today
    dot = glyphs(scene.ascii).dot
    spans = [Span(f"  {format_length(total, scene.ascii)} planned", "accent bold")]
    spans += [Span(f" {dot} {format_length(won, scene.ascii)} won", "accent")] if won else []
    if target:
        gap = target - total - won
        how = f"{format_length(abs(gap), scene.ascii)} {'short' if gap > 0 else 'over'}" if gap else "just that"
        spans.append(Span(f" {dot} target {format_length(target, scene.ascii)} {dot} ", "muted"))
        spans.append(Span(how, "warn" if gap > 0 else "good"))
    nobody = next((share for share in found if not share.person), None)
    if nobody is not None:
        spans.append(Span(f" {dot} {counted(len(nobody.cards), 'tactic')} nobody does", "bad"))
    return flowed(spans, width, [], [Span("  ")])


def _said(scene: Scene, width: int) -> Line:
    """Whether the day is committed to as it stands."""
    board = scene.board
    said = {c.person: promised(c).keys() - kept_of(c, board).keys() for c in committed(board) if c.cards}
    now = {person: sizes.keys() for person, sizes in planned(board).items()}
    if not said:
        return fill([Span("  Nobody has committed to it yet.", "warn")], width)
    if {person: cards for person, cards in said.items() if cards} == now:
        return fill([Span(f"  {glyphs(scene.ascii).done} Committed to as it stands.", "good")], width)
    return fill([Span("  Committed to, and changed since.", "warn")], width)


def _kept(scene: Scene, width: int) -> list[Line]:
    """How the promises of the day came out."""
    outcomes = [outcome_of(commitment, scene.board) for commitment in committed(scene.board)]
    done, of = sum(o.done for o in outcomes), sum(o.of for o in outcomes)
    won, size = (
        format_length(sum(n), scene.ascii) for n in zip(*((o.done_size, o.size) for o in outcomes), strict=True)
    )
    said = f"{done} of {of} tactics, {won} of {size}{' that were committed to' if width >= _WIDE else ''}"
    lead, under = Span("  kept       ", "muted"), Span(" " * (_NAME + 3))
    return flowed([Span(said, "good" if done == of else "warn")], width - 1, [lead], [under])


def _listed(label: str, texts: Sequence[str], scene: Scene, width: int) -> list[Line]:
    if not texts:
        return []
    lead = f"  {label}".ljust(_NAME + 3)
    head = f"{len(texts)} {glyphs(scene.ascii).dot} "
    said = clip(_joined(texts, scene), max(width - len(lead) - len(head) - 2, 1), glyphs(scene.ascii).ellipsis)
    return [fill([Span(lead, "muted"), Span(head, "text"), Span(said, "soft")], width)]


def _carried(card: Card, scene: Scene, width: int) -> Line:
    sign = glyphs(scene.ascii)
    owner = f"@{card.owner}" if card.owner else "nobody"
    why = card.reason or "no reason given"
    room = max(width - _NAME - 5, 4)
    title = min(room * 3 // 5, _TITLE)
    spans = [
        Span(f"  {fit(owner, _NAME)} ", scene.moment.team.style(card.owner, "text") if card.owner else "bad"),
        Span(fit(clip(shown(card.title), title, sign.ellipsis), title + 2), "text"),
        Span(
            clip(shown(why), max(room - title - 2, 1), sign.ellipsis), "soft italic" if card.reason else "warn italic"
        ),
    ]
    return fill(spans, width)


def _joined(texts: Sequence[str], scene: Scene) -> str:
    return f" {glyphs(scene.ascii).dot} ".join(map(shown, texts))
