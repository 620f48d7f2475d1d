"""An entry as a line, and as the few cells that a day of a month has for it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from warroom.domain.almanac import Entry
from warroom.domain.dates import short_when
from warroom.domain.golive import has_passed
from warroom.domain.stages import MISSED, is_blocked
from warroom.domain.standing import days_over, golive_wall, hour_passed, past
from warroom.domain.text import counted
from warroom.domain.zones import city
from warroom.views.build import fill
from warroom.views.cells import clip, fit, measure, shown
from warroom.views.facts import stage_role
from warroom.views.glyphs import glyphs
from warroom.views.line import Line, Span
from warroom.views.pipeline import channel_cells
from warroom.views.rowlook import RowLook, lead, worn
from warroom.views.scene import Moment

_MARGIN = 1
_SIGN = 2
_TIME = 6
_WORD, _SHORT_WORD = 8, 5
# From this width on words are whole.
_WORDY = 64


class Widths(NamedTuple):
    """Cells of each column at one width, the gap before or after it included; 0 where it has no room."""

    word: int
    channel: int
    title: int
    owner: int
    stage: int
    note: int


def sign_of(entry: Entry, moment: Moment) -> Span:
    """The entry's shape: due, going live, late, coming by a routine, or over."""
    sign = glyphs(moment.ascii)
    if entry.what == "coming":
        return Span(sign.routine, "soft")
    if entry.what == "over":
        return Span(sign.missed, "bad dim") if is_missed(entry) else Span(sign.done, "good dim")
    if is_late(entry, moment):
        return Span(sign.carried, "bad")
    return Span(sign.golive, "accent") if entry.what == "golive" else Span(sign.due, "soft")


def is_late(entry: Entry, moment: Moment) -> bool:
    """Whether an open card's day, or its hour of today, has passed."""
    if entry.what in ("over", "coming"):
        return False
    if entry.what == "golive":
        return has_passed(entry.card, moment.campaign, moment.now)
    return past(entry.wall, moment.today) or hour_passed(entry.wall, moment.campaign.zone, moment.now)


def word_of(entry: Entry, long: bool) -> str:
    """What the entry is in a word: `due`, `go-live`, `coming`, `done`, `is live`, `missed`."""
    if entry.what == "coming":
        return "coming" if long else "soon"
    if entry.what == "over" and is_missed(entry):
        return "missed" if long else "miss"
    if entry.what == "over":
        return "done" if entry.card.kind == "tactic" else "is live" if long else "live"
    return "due" if entry.what == "due" else "go-live" if long else "live"


def entry_line(entry: Entry, moment: Moment, width: int, look: RowLook) -> Line:
    """An entry in full, one line."""
    card, widths = entry.card, _widths(width, channel_cells(moment.campaign))
    quiet = entry.what in ("over", "coming") and not look.selected
    word = word_of(entry, widths.word == _WORD)
    spans = [*lead(card.kind, look, moment.ascii), sign_of(entry, moment), Span(" ")]
    spans.append(Span(word.ljust(widths.word), "muted" if quiet else tone_of(entry, moment)))
    spans.append(Span(hour(entry.time).rjust(_TIME - 1) + " ", "muted" if quiet else "soft"))
    if widths.channel:
        spans.append(Span(fit(card.channel, widths.channel - 1, "") + " ", "muted" if quiet else "piece bold"))
    title = fit(card.title, widths.title, glyphs(moment.ascii).ellipsis)
    spans.append(Span(title, "muted" if quiet else look.text))
    if widths.owner:
        spans.append(moment.team.column(card.owner, widths.owner, moment.ascii, quiet=quiet))
    if widths.stage:
        spans.append(Span(fit(card.stage, widths.stage, ""), "muted" if quiet else _stage_style(entry, moment)))
    if widths.note:
        text, style = _note(entry, moment, widths.note - 1)
        spans.append(Span(" " * (widths.note - measure(text)) + text, style))
    (line,) = worn((fill(spans, width, look.behind),), width, look, moment.ascii)
    return line


def entry_cell(entry: Entry, moment: Moment, width: int, look: RowLook, outside: bool) -> Line:
    """An entry in the cell of a day: its shape, then as much of hour, channel and title as fits."""
    card, sign = entry.card, glyphs(moment.ascii)
    quiet = (outside or entry.what in ("over", "coming")) and not look.selected
    left = Span(sign.bar if look.selected else sign.mark if look.marked else " ", "accent")
    if look.lit and not (look.selected or look.marked):
        left = Span(sign.lit, card.kind)
    spans = [left, sign_of(entry, moment)]
    roomy = width >= 18
    if roomy and entry.time and entry.what != "over":
        spans.append(Span(f" {hour(entry.time)}", "muted" if quiet else "soft"))
    if roomy and card.channel:
        spans.append(Span(f" {clip(card.channel, 4, '')}", "muted" if quiet else "piece bold"))
    # Letters serve as signs in ASCII, and may not run into the title.
    spans.append(Span(" " if width >= 12 or moment.ascii else ""))
    room = max(width - sum(measure(span.text) for span in spans), 0)
    title = clip(card.title, room, sign.ellipsis if width >= 12 else "")
    spans.append(Span(title, "muted" if quiet else look.text))
    (line,) = worn((fill(spans, width, look.behind if look.pointed else ""),), width, look, moment.ascii)
    return line


def hour(time: str) -> str:
    """`9:00` for `09:00`."""
    return time.removeprefix("0") if time else ""


def tone_of(entry: Entry, moment: Moment) -> str:
    """The colour of what the entry is."""
    if is_late(entry, moment):
        return "bad"
    return "accent" if entry.what == "golive" else "soft"


def is_missed(entry: Entry) -> bool:
    """Whether a routine's tactic was not done in its time."""
    return entry.card.kind == "tactic" and entry.card.stage == MISSED


def _stage_style(entry: Entry, moment: Moment) -> str:
    if entry.card.kind == "piece":
        return stage_role(moment.campaign, entry.card.stage)
    return "warn" if is_blocked(entry.card) else "soft"


def _note(entry: Entry, moment: Moment, room: int) -> tuple[str, str]:
    """What else is to be said of it: how late it is, its hour in its own zone, the other of its two days."""
    card = entry.card
    if is_late(entry, moment):
        late = days_over(entry.wall, moment.today)
        return f"{counted(late, 'day')} late" if late else "late", "bad"
    if entry.what == "coming":
        return ("no card yet" if room >= len("no card yet") else ""), "muted"
    said = "archived" if card.archived else glyphs(moment.ascii).routine if card.routine else ""
    if entry.what == "golive" and card.golive_zone and card.golive_zone != moment.campaign.zone:
        said = f"{hour(card.golive[11:16])} {shown(city(card.golive_zone))}".strip()
    elif entry.what == "golive" and card.due and card.due[:10] != entry.day:
        said = f"due {short_when(card.due[:10], moment.today)}"
    elif entry.what == "due" and card.golive:
        said = f"live {short_when(golive_wall(card, moment.campaign)[:10], moment.today)}"
    return (said if measure(said) <= room else ""), "muted"


@lru_cache(maxsize=64)
def _widths(width: int, channel: int) -> Widths:
    """Columns are taken in by importance: owner, channel, stage, note; the title has what is left."""
    word = _WORD if width >= _WORDY else _SHORT_WORD
    left = width - 3 - _SIGN - word - _TIME - _MARGIN
    taken = dict.fromkeys(("owner", "channel", "stage", "note"), 0)
    for column, cost, least in (
        ("owner", 7, 18),
        ("channel", channel + 1, 20),
        ("stage", 10, 24),
        ("note", 14, 24),
    ):
        if left - cost >= least:
            taken[column] = cost
            left -= cost
    return Widths(word, title=max(left, 0), **taken)
