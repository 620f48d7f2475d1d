"""One cell of the load: how much of what they can carry, said in as many words as there is room for."""

from __future__ import annotations

from warroom.domain.inches import format_inches
from warroom.domain.load import Bearer, DayLoad, size_of, unsized
from warroom.domain.model import Card
from warroom.views.build import cells_of
from warroom.views.cells import clip, measure
from warroom.views.glyphs import glyphs
from warroom.views.line import Span

_BAR = 4
# From so many cells on there is a bar, in all cells alike.
_ROOMY = 14
_WITHOUT_MARKS = str.maketrans("", "", '"″')


def day_cell(load: DayLoad, bearer: Bearer, room: int, ascii: bool) -> list[Span]:
    """A day of somebody in at most `room` cells: what is open, whether that is too much, and what was won.

    Of a day that is over what was won stands against what was committed to.
    """
    won = f"{glyphs(ascii).done}{format_inches(load.won, ascii)}" if load.won else ""
    if load.cards:
        forms = _open_forms(load, bearer, ascii)[room < _ROOMY and _has_bar(load, bearer) :]
        longer = [[*form, Span(f" {won}", "good")] for form in forms] if won else []
        # What is open matters more than what was won, and a word more than a bar.
        return _first_that_fits([*longer[:2], *forms], room)
    over = load.day < bearer.today
    if over and load.promised:
        short_of = load.won < load.promised
        done = won or format_inches(0, ascii)
        said = f"{done} of {format_inches(load.promised, ascii)}"
        return _first_that_fits([[Span(text, "warn" if short_of else "soft")] for text in (said, done)], room)
    if won:
        return _first_that_fits([[Span(won, "soft" if over else "good")]], room)
    if load.off:
        return _first_that_fits([[Span(load.off, "faint italic")], [Span("off", "faint italic")]], room)
    return [Span(glyphs(ascii).todo, "faint")] if load.day >= bearer.today else []


def undated_cell(cards: tuple[Card, ...], bearer: Bearer, room: int, ascii: bool) -> list[Span]:
    """What somebody has to do on no day, in at most `room` cells."""
    if not cards:
        return []
    size = sized(cards, ascii)
    style = "soft" if bearer.person.id else "bad"
    return _first_that_fits([[Span(f"{size} no day", style)], [Span(size, style)]], room)


def team_cell(loads: list[DayLoad], room: int, ascii: bool) -> list[Span]:
    """A day of all together: what is open of what they can carry, or what was won."""
    size, most, won = (sum(getattr(load, what) for load in loads) for what in ("size", "most", "won"))
    if not size:
        said = f"{glyphs(ascii).done}{format_inches(won, ascii)}"
        return _first_that_fits([[Span(said, "muted")]], room) if won else []
    said = format_inches(size, ascii)
    style = "bad" if 0 < most < size else "muted"
    full = [[Span(f"{said} of {format_inches(most, ascii)}", style)]] if most else []
    return _first_that_fits([*full, [Span(said, style)]], room)


def _open_forms(load: DayLoad, bearer: Bearer, ascii: bool) -> list[list[Span]]:
    """What is open, from the most telling form to the shortest; each says by a sign or a word that it is too much."""
    size, short = sized(load.cards, ascii), _shortly_sized(load.cards, ascii)
    if not bearer.person.id:
        return [
            [Span(f"{size} who?", "bad bold")],
            [Span(f"{size.rstrip('?')}?", "bad bold")],
            [Span(short, "bad bold")],
        ]
    if load.off:
        words = (f"{size} {load.off}!", f"{size} off!", f"{size}!", f"{short}!")
        return [[Span(word, "warn")] for word in words]
    if load.over:
        too_much, signed = Span(f"{size} over", "bad bold"), [[Span(f"!{text}", "bad bold")] for text in (size, short)]
        return [[_bar(load, ascii), Span(" "), too_much], [too_much], *signed]
    text = [[Span(size, "text")], [Span(short, "text")]]
    return [[_bar(load, ascii), Span(f" {size}", "text")], *text] if load.most else text


def _has_bar(load: DayLoad, bearer: Bearer) -> bool:
    return bool(bearer.person.id and load.most)


def _bar(load: DayLoad, ascii: bool) -> Span:
    sign = glyphs(ascii)
    filled = min(-(-_BAR * load.size // load.most), _BAR)
    return Span(sign.heavy * filled + sign.rule * (_BAR - filled), "bad" if load.over else "good")


def sized(cards: tuple[Card, ...], ascii: bool) -> str:
    """What they come to; `+2?` is two of no size."""
    bare, size = unsized(cards), size_of(cards)
    said = format_inches(size, ascii) if size else ""
    return f"{said}{'+' if said else ''}{bare}?" if bare else said


def _shortly_sized(cards: tuple[Card, ...], ascii: bool) -> str:
    """What they come to, `+` where some have no size."""
    bare, size = unsized(cards), size_of(cards)
    return f"{format_inches(size, ascii)}{'+' if bare else ''}" if size else f"{bare}?"


def _first_that_fits(forms: list[list[Span]], room: int) -> list[Span]:
    """Of forms from long to short; a length that none has room for loses its mark, and else is cut in sight."""
    found = next((form for form in forms if cells_of(form) <= room), None)
    if found is not None:
        return found
    text, style = "".join(span.text for span in forms[-1]), forms[-1][-1].style
    bare = text.translate(_WITHOUT_MARKS)
    return [Span(bare if measure(bare) <= room else clip(bare, room, "~" if text.isascii() else "…"), style)]
