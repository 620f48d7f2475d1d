"""The top line: campaign, day, next go-live, who is here, clock."""

from __future__ import annotations

from typing import TypeAlias

from warroom.domain.dates import days_between, in_zone
from warroom.domain.daywords import MONTHS, WEEKDAYS
from warroom.domain.golive import Golive
from warroom.domain.text import counted
from warroom.views.build import cells_of, fill
from warroom.views.cells import clip, shown
from warroom.views.cells import fit as fitted
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.scene import Scene
from warroom.views.upcoming import missed_golives, next_golives

_BAR = 10
_BEHIND = "on-raised"
Part: TypeAlias = list[Span]
_GAP = Span("   ")
_BRAND: Part = [Span(" WARROOM ", "accent bold")]
# From so many cells on a campaign's name leaves room for the rest.
_ROOMY, _WIDE = 80, 140


def header(scene: Scene, width: int) -> Line:
    """The header, exactly `width` cells; parts are shortened, and dropped by importance, when it is narrow."""
    fit = _Fitting(width)
    # What everybody who sees the screen has to rely on goes before all else, and stays where it is.
    shared = fit.first([[sharing_badge(scene.ascii)]] if scene.board.veiled else [])
    clock = fit.first(_clock(scene))
    # What demands something goes before what only tells where one is; on wide screens its long form comes last.
    demands = [form for form in _loud(scene) if cells_of(form) <= width // 2]
    loud = fit.first([form for form in demands if cells_of(form) <= width // (4 if width >= _WIDE else 2)])
    most = width // 3 if width >= _ROOMY else width
    campaign = fit.first([[Span(f" {clip(scene.board.campaign.name, most)}", "text bold")]], clipped=True)
    everyone, company = _people(scene)
    # The program's name is for wide screens, and for what nothing else needs.
    brand = fit.first([_BRAND] if width >= _WIDE else [])
    golive, day, people = fit.shared(_golive(scene), _day(scene), company)
    brand = brand or fit.first([_BRAND])
    people = fit.instead(people, everyone)
    bar = fit.first([_bar(scene)])
    loud = fit.instead(loud, demands)
    gap = Span(" " * fit.left)
    return fill([*shared, *brand, *campaign, *day, *bar, *loud, *golive, gap, *people, *clock], width, _BEHIND)


def sharing_badge(ascii: bool) -> Span:
    """That the screen is shared, in a shape and a word."""
    return Span(f" {glyphs(ascii).seen} SHARING ", "warn bold reverse")


def sharing_line(ascii: bool, width: int) -> Line:
    """The same over a window, with what that means as far as there is room."""
    badge = sharing_badge(ascii)
    said = fitted("  what is private is hidden", max(width - cells_of([badge]), 0))
    return fill([badge, Span(said, "warn")], width, _BEHIND)


class _Fitting:
    """Hands out the cells of a line, first come first served."""

    def __init__(self, width: int) -> None:
        self.left = width

    def first(self, forms: list[Part], clipped: bool = False) -> Part:
        """The first of `forms` that still fits; `clipped` cuts the last one when none does."""
        for form in forms:
            cells = cells_of(form)
            if cells <= self.left:
                self.left -= cells
                return form
        if not clipped or self.left < 4:
            return []
        text, style = forms[-1][0]
        part = [Span(clip(text, self.left), style)]
        self.left -= cells_of(part)
        return part

    def shared(self, *several: list[Part]) -> list[Part]:
        """Of each part its shortest form, the first ones first; then a longer one of each in turn while one fits."""
        chosen = [self.first(forms[-1:]) for forms in several]
        longer = [forms[-2::-1] if form or [] in forms else [] for form, forms in zip(chosen, several, strict=True)]
        for step in range(max(map(len, longer))):
            for at, forms in enumerate(longer):
                more = cells_of(forms[step]) - cells_of(chosen[at]) if step < len(forms) else self.left + 1
                if more <= self.left:
                    chosen[at] = forms[step]
                    self.left -= more
        return chosen

    def instead(self, chosen: Part, forms: list[Part]) -> Part:
        """The first of `forms` that fits in place of what was chosen, or else that."""
        self.left += cells_of(chosen)
        return self.first([*forms, chosen])


def _clock(scene: Scene) -> list[Part]:
    now = scene.now
    day = f"{WEEKDAYS[now.weekday()]} {now.day} {MONTHS[now.month - 1]}"
    time = f"{now:%H:%M}"
    return [[Span(f" {day} {time} ", "text")], [Span(f" {time} ", "text")]]


def _day(scene: Scene) -> list[Part]:
    campaign, today = scene.board.campaign, scene.board.today
    if today < campaign.start:
        days = days_between(today, campaign.start)
        return [[Span(f"  starts in {counted(days, 'day')}", "muted")], [Span(f"  in {days}d", "muted")]]
    if today > campaign.end:
        days = days_between(campaign.end, today)
        return [[Span(f"  ended {counted(days, 'day')} ago", "muted")], [Span(f"  ended {days}d ago", "muted")]]
    day, days = days_between(campaign.start, today) + 1, days_between(campaign.start, campaign.end) + 1
    return [[Span(f"  day {day} of {days}", "muted")], [Span(f"  {day}/{days}", "muted")]]


def _bar(scene: Scene) -> Part:
    """How much of the campaign's days is gone; nothing before it and after it."""
    campaign, today = scene.board.campaign, scene.board.today
    if not campaign.start <= today <= campaign.end:
        return []
    days = days_between(campaign.start, campaign.end) + 1
    gone = max(_BAR * (days_between(campaign.start, today) + 1) // days, 1)
    sign = glyphs(scene.ascii)
    return [Span(f" {sign.heavy * gone}", "good"), Span(sign.rule * (_BAR - gone), "faint")]


def _golive(scene: Scene) -> list[Part]:
    """The next go-live; nothing while everything is held."""
    if scene.board.campaign.held:
        return []
    now = scene.now
    coming = next_golives(scene.board, now, 1)
    return _countdown(coming[0], int((coming[0].at - now).total_seconds() // 60), scene) if coming else []


def _loud(scene: Scene) -> list[Part]:
    """That everything is held, and why; else that pieces should be live and are not, and the key that leads to them."""
    held = scene.board.campaign.held
    return _held(held, scene) if held else _missed(scene)


def _held(why: str, scene: Scene) -> list[Part]:
    told = [clip(why, cells, glyphs(scene.ascii).ellipsis) for cells in (60, 40, 24, 12)]
    words = (*(f" HELD: {text} " for text in told), " HELD ")
    return [[Span("  "), Span(text, "bad bold reverse")] for text in words]


def _missed(scene: Scene) -> list[Part]:
    late = missed_golives(scene.board, scene.now)
    if not late:
        return []
    sign, key = glyphs(scene.ascii), scene.keys.golives
    # Beside a count a bare digit would be read as one.
    tail = Span(f" {sign.dot} {'' if key.startswith(':') else 'key '}{key}", "muted")
    if len(late) > 1:
        said = f"{len(late)} go-lives missed"
        return [[Span(f"   {said}", "bad bold"), tail], [Span(f" {len(late)} missed", "bad bold")]]
    card = late[0].card
    channel = Span(f" {shown(card.channel).upper()}" if card.channel else "", "piece bold")
    lead = Span("   missed", "bad bold")
    titles = [Span(f" {clip(card.title, cells, sign.ellipsis)}", "text") for cells in (40, 24, 14)]
    return [*([lead, channel, title, tail] for title in titles), [lead, tail], [Span(" missed", "bad bold")]]


def _countdown(each: Golive, left: int, scene: Scene) -> list[Part]:
    card, zone = each.card, scene.board.campaign.zone
    days = days_between(scene.board.today, in_zone(each.at, zone).date().isoformat())
    if left == 0:
        said = "live now"
    elif left < 24 * 60:
        said = f"live in {left // 60:02}:{left % 60:02}"
    else:
        said = f"live in {counted(days, 'day')}"
    lead = Span(f"   {said}", "accent bold")
    channel = f" {shown(card.channel).upper()}" if card.channel else ""
    title = shown(card.title)
    forms = [[lead, Span(channel, "piece bold"), Span(f" {clip(title, cells)}", "text")] for cells in (40, 24, 14)]
    return [*forms, [lead, Span(channel, "piece bold")], [Span(f" {said.removeprefix('live ')}", "accent bold")]]


def _people(scene: Scene) -> tuple[list[Part], list[Part]]:
    """Everyone of the team, or all who are here, with their signs or without.

    If that is more than oneself, then also the forms for less room.
    """
    here = {scene.me, *scene.here}
    handles = sorted(scene.board.people, key=lambda handle: (handle not in here, handle))
    signed, parts = ([_person(handle, handle in here, scene, signed) for handle in handles] for signed in (True, False))
    n = sum(handle in here for handle in handles)
    everyone = [[span for part in some for span in part] + [_GAP] for some in (signed, parts, signed[:n], parts[:n])]
    if len(here) == 1:
        return everyone, []
    first_ones = ([*parts[:few], [Span(f"  +{n - few}", "soft")]] for few in range(n - 1, 0, -1))
    number = [Span(f"  {glyphs(scene.ascii).seen} ", "good"), Span(f"{len(here)} here  ", "soft")]
    return everyone, [everyone[-1], *([*(span for part in some for span in part), _GAP] for some in first_ones), number]


def _person(handle: str, is_here: bool, scene: Scene, signed: bool) -> Part:
    """Whether somebody is here, and the name, in the person's colour while they are."""
    sign, team = glyphs(scene.ascii), scene.moment.team
    points = handle in dict(scene.light.others) or (handle == scene.me and bool(scene.light.pointer))
    own = team.sign(handle, scene.ascii) if signed else ""
    named = f"{own}{' ' if own else ''}{clip(handle, 10)}"
    return [
        Span(f"  {sign.point if points else sign.seen if is_here else sign.unseen} ", "good" if is_here else "muted"),
        Span(named, team.style(handle, "soft") if is_here else "muted"),
    ]
