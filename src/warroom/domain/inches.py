"""Lengths as people write them, in whole sixteenths of an inch.

A bare number is inches; after feet it still is (`2'3`).  Units may follow each other from the larger
to the smaller: `2 ft 3 1/2 in`.
"""

from __future__ import annotations

import re

from warroom.domain.text import brief

INCH = 16
FOOT = 12 * INCH
YARD = 3 * FOOT
MILE = 1760 * YARD

_UNITS: dict[str, int] = {
    **dict.fromkeys(('"', "in", "in.", "inch", "inches", "''"), INCH),
    **dict.fromkeys(("'", "ft", "ft.", "foot", "feet"), FOOT),
    **dict.fromkeys(("yd", "yd.", "yds", "yard", "yards"), YARD),
    **dict.fromkeys(("mi", "mi.", "mile", "miles"), MILE),
}
_GLYPHS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}
_MARKS = str.maketrans({"″": '"', "”": '"', "“": '"', "′": "'", "’": "'", "‘": "'", "⁄": "/", "∕": "/", "\xa0": " "})
_FRACTION_OF = {8: "½", 4: "¼", 12: "¾", 2: "⅛", 6: "⅜", 10: "⅝", 14: "⅞"}

_LONGEST = 60
_NUMBER = (
    r"(?:(?P<whole>[0-9]{1,9})(?:\s*-\s*|\s+))?(?P<over>[0-9]{1,9})\s*/\s*(?P<under>[0-9]{1,9})"
    r"|(?P<before>[0-9]{0,9})\s*(?P<glyph>[½¼¾⅛⅜⅝⅞])"
    r"|(?P<decimal>[0-9]{1,9}(?:[.,][0-9]{1,9})?|[.,][0-9]{1,9})"
    r"|(?P<word>(?:an?\s+)?half(?:\s+an?)?|(?:a\s+)?quarter(?:\s+of)?(?:\s+an?)?|an?)(?=\s)"
)
_UNIT = r"(?P<unit>\"|''|'|[a-z]+\.?)?"
_PART = rf"\s*(?:{_NUMBER})\s*{_UNIT}"


class UnfitLength(ValueError):
    """A length that can be read but not be won: nothing, no whole sixteenths, or more than a mile."""


def parse_inches(text: str) -> int:
    """The length that `text` writes, in sixteenths of an inch: more than nothing, at most a mile.

    Raises ValueError with a sentence for anything else, UnfitLength where it is a length.
    """
    line = text.strip().lower().translate(_MARKS)
    said = brief(text.strip())
    if not line:
        raise ValueError('Type a length, such as 1/4, 1 1/2" or 2 ft.')
    if re.match(r"[-−–][\s0-9.,½¼¾⅛⅜⅝⅞]", line):
        raise UnfitLength(f"{said!r} is less than nothing: a length is more, such as 1/4.")
    plain = _plain(line)
    if plain is None and re.search("[0-9]{10}", line):
        raise ValueError(f"{said!r} has too many digits for a length.")
    if len(line) > _LONGEST:
        raise ValueError(_unreadable(said, line))
    over, under = plain or _sum(said, line)
    sixteenths, rest = divmod(over, under)
    if sixteenths > MILE or (sixteenths == MILE and rest):
        raise UnfitLength(f"{said!r} is more than a mile: log it in smaller parts.")
    if rest:
        raise UnfitLength(f"{said!r} is no whole number of sixteenths: {_nearest(sixteenths)}.")
    if not sixteenths:
        raise UnfitLength(f"{said!r} is no length at all: the smallest is 1/16.")
    return sixteenths


def format_inches(n: int, ascii: bool = False) -> str:
    """`n` sixteenths in inches: 28 is `1¾″`, or `1 3/4"` in ASCII."""
    sign, n = ("-", -n) if n < 0 else ("", n)
    whole, part = divmod(n, INCH)
    mark = '"' if ascii else "″"
    if not part:
        return f"{sign}{whole}{mark}"
    glyph = "" if ascii else _FRACTION_OF.get(part, "")
    if glyph:
        return f"{sign}{whole or ''}{glyph}{mark}"
    under = INCH
    while part % 2 == 0:
        part, under = part // 2, under // 2
    gap = f"{whole} " if whole else ""
    return f"{sign}{gap}{part}/{under}{mark}"


def format_length(n: int, ascii: bool = False) -> str:
    """`n` sixteenths in feet and inches, from a mile on in miles: `31 ft 4½″`, `1.02 mi`."""
    sign, n = ("-", -n) if n < 0 else ("", n)
    if n >= MILE:
        return f"{sign}{n / MILE:.2f}".rstrip("0").rstrip(".") + " mi"
    feet, rest = divmod(n, FOOT)
    if not feet:
        return sign + format_inches(rest, ascii)
    return f"{sign}{feet} ft" + (f" {format_inches(rest, ascii)}" if rest else "")


def _plain(line: str) -> tuple[int, int] | None:
    """The commonest lengths, `2` and `1/4`, read without compiling a pattern: a win is logged in no time."""
    over, slash, under = line.partition("/")
    if not line.isascii() or not over.isdecimal() or len(line) > 9 or (slash and not under.isdecimal()):
        return None
    return (int(over) * INCH, int(under or 1)) if int(under or 1) else None


def could_be_length(word: str) -> bool:
    """Whether a word may be part of a length."""
    low = word.lower()
    return low[:1].isnumeric() or low[:1] in ".,'\"-−″′" or low in _UNITS or low in ("a", "an", "half", "quarter", "of")


def _sum(said: str, line: str) -> tuple[int, int]:
    """All parts of the length as one fraction of sixteenths."""
    total, under = 0, 1
    at, last = 0, MILE + 1
    while at < len(line):
        part = re.compile(_PART).match(line, at)
        if part is None:
            raise ValueError(_unreadable(said, line[at:]))
        size = _size_of(said, part)
        if size >= last:
            raise ValueError(f"{said!r} is not read as one length: write it as 2 ft 3 1/2 in.")
        number, by = _number(said, part)
        total, under = total * by + number * size * under, under * by
        at, last = part.end(), size
    return total, under


def _size_of(said: str, part: re.Match[str]) -> int:
    unit = part["unit"]
    size = _UNITS.get(unit or "in")
    if size is None:
        raise ValueError(f"{unit!r} in {said!r} is no unit of length here: use in, ft, yd or mi.")
    return size


def _number(said: str, part: re.Match[str]) -> tuple[int, int]:
    if part["under"]:
        under = int(part["under"])
        if not under:
            raise ValueError(f"{said!r} divides by zero: write a fraction such as 1/4.")
        return int(part["whole"] or 0) * under + int(part["over"]), under
    if part["glyph"]:
        over, under = _GLYPHS[part["glyph"]]
        return int(part["before"] or 0) * under + over, under
    if part["word"]:
        return {"h": (1, 2), "q": (1, 4), "a": (1, 1)}[part["word"].removeprefix("a ").lstrip()[0]]
    whole, comma, digits = part["decimal"].replace(",", ".").partition(".")
    if "," in part["decimal"] and len(digits) == 3:
        raise ValueError(f"{said!r} may mean {whole}{digits} or {whole}.{digits}: write it without the comma.")
    return int((whole or "0") + digits), 10 ** len(digits) if comma else 1


def _nearest(below: int) -> str:
    above = format_inches(below + 1, ascii=True)
    return f"the nearest are {format_inches(below, ascii=True)} and {above}" if below else f"the nearest is {above}"


def _unreadable(said: str, rest: str) -> str:
    if re.match(r"\s*[0-9]{10}", rest):
        return f"{said!r} has too many digits for a length."
    where = "" if rest.strip() == said.lower() or len(said) < len(rest) else f" from {brief(rest.strip(), 20)!r} on"
    return f'{said[:60]!r} is not a length{where}: write it as 1/4, 1 1/2", 0.5 in or 2 ft.'
