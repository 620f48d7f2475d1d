"""How many cards stand above and below what is in sight, as every list of cards says it."""

from __future__ import annotations

from typing import NamedTuple

from warroom.views.glyphs import glyphs
from warroom.views.line import Span


class Beyond(NamedTuple):
    """The numbers of cards that are out of sight."""

    above: int = 0
    below: int = 0


NOTHING_BEYOND = Beyond()


def beyond_spans(beyond: Beyond, ascii: bool) -> list[Span]:
    """`▲6 ▼10`, for the right end of a title; nothing when all is in sight."""
    sign = glyphs(ascii)
    ends = zip((sign.up, sign.target), beyond, strict=True)
    said = " ".join(f"{end}{count}" for end, count in ends if count)
    return [Span(said, "faint")] if said else []
