"""The people of a team: what they do, on which days, and how they are told apart."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from warroom.domain.campaigns import holidays_of
from warroom.domain.daywords import WEEKDAY_NUMBERS, WEEKDAYS
from warroom.domain.model import Campaign, Person
from warroom.domain.text import brief

# What a person's colour may be called; red is kept for what is wrong, and yellow for what is selected.
COLOURS = ("blue", "purple", "green", "amber", "teal", "pink")
_USUAL = frozenset(range(5))
_ALL = frozenset(range(7))
_SEVERAL = {
    "weekdays": _USUAL, "workdays": _USUAL, "weekend": _ALL - _USUAL, "weekends": _ALL - _USUAL,
    "daily": _ALL, "everyday": _ALL, "all": _ALL,
}  # fmt: skip
_RIGHT = "write it as mon-fri, or mon, wed, fri"


@lru_cache(maxsize=256)
def roles_of(person: Person) -> tuple[str, ...]:
    """What a person does, one word each."""
    return tuple(person.roles.replace(",", " ").split())


def join_roles(text: str) -> str:
    """Roles, apart by commas or spaces, as a person keeps them, each once."""
    return ", ".join(dict.fromkeys(text.replace(",", " ").split()))


@lru_cache(maxsize=64)
def weekdays_of(workdays: str) -> frozenset[int]:
    """The weekdays of a person's working days, 0 being Monday; those of "" are Monday to Friday."""
    return frozenset(WEEKDAY_NUMBERS[word] for word in workdays.split() if word in WEEKDAY_NUMBERS) or _USUAL


def read_workdays(text: str) -> str:
    """Working days as a person keeps them: `mon-fri`, `tue, thu`, `fri to mon`, `weekdays`; "" for Monday to Friday.

    Raises ValueError with a sentence for a word that names no day.
    """
    days: set[int] = set()
    said = re.sub(r"\bevery\s+day\b", "daily", text.casefold())
    for part in re.sub(r"\s*(?:-|–|—|\bto\b)\s*", "-", said).replace(",", " ").split():
        first, dash, last = part.partition("-")
        for word in (first, last)[: 1 + bool(dash)]:
            if word.rstrip(".") not in WEEKDAY_NUMBERS and not (word in _SEVERAL and not dash):
                raise ValueError(f"{brief(word or part)!r} is no day of the week: {_RIGHT}.")
        if dash:
            start, end = (WEEKDAY_NUMBERS[word.rstrip(".")] for word in (first, last))
            days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
        else:
            days |= _SEVERAL.get(part) or {WEEKDAY_NUMBERS[part.rstrip(".")]}
    return "" if days in (set(), _USUAL) else " ".join(WEEKDAYS[day].lower() for day in sorted(days))


@lru_cache(maxsize=64)
def say_workdays(workdays: str) -> str:
    """Working days in words: `Mon-Fri`, `Tue-Sat`, `Mon, Wed, Fri`, `every day`."""
    days = sorted(weekdays_of(workdays))
    if len(days) == len(_ALL):
        return "every day"
    # From the first day whose eve is free: Friday to Monday is one stretch.
    start = next(day for day in days if (day - 1) % 7 not in days)
    if all((start + step) % 7 in days for step in range(len(days))) and len(days) > 2:
        return f"{WEEKDAYS[start]}-{WEEKDAYS[(start + len(days) - 1) % 7]}"
    return ", ".join(WEEKDAYS[day] for day in days)


def off_on(person: Person, day: str, campaign: Campaign) -> str:
    """Why a person does not work on a day, `holiday` or `off`; "" when they do."""
    if day in holidays_of(campaign):
        return "holiday"
    return "" if date.fromisoformat(day).weekday() in weekdays_of(person.workdays) else "off"


def read_colour(text: str) -> str:
    """The colour that a word or its beginning names, "" for none.  Raises ValueError with the names there are."""
    word = text.strip().casefold()
    found = [name for name in COLOURS if word and name.startswith(word)]
    if len(found) == 1 or not word:
        return found[0] if word else ""
    raise ValueError(f"{brief(text.strip())!r} is no colour here: there are {', '.join(COLOURS)}.")


def read_glyph(text: str) -> str:
    """The sign that stands before a handle, "" for none.  Raises ValueError for what is not one cell wide."""
    sign = text.strip()
    if sign and not (len(sign) == 1 and _is_narrow(sign)):
        raise ValueError(f"A glyph is one character that takes one cell, such as △, ◇ or A, not {brief(sign)!r}.")
    return sign


def _is_narrow(sign: str) -> bool:
    # Only who gives somebody a sign pays for these tables.
    import unicodedata

    narrow = unicodedata.east_asian_width(sign) not in ("W", "F") and not unicodedata.category(sign).startswith("M")
    return narrow and sign.isprintable()
