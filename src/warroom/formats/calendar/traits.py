"""Cells that become tags, channels, formats and links; each says whether it holds all of the cell."""

from __future__ import annotations

import re
from typing import NamedTuple

from warroom.domain.text import join_tags, tidy_tag
from warroom.formats.calendar.fold import fold
from warroom.formats.calendar.words import CHANNELS, FORMATS, is_nothing

_LONGEST_TAGS = 300
_LONGEST_CHANNEL = 24
_LONGEST_FORMAT = 60
_LONGEST_LINK = 2_000
_LONGEST_WORDS = 120
# What stands between several names or platforms in one cell.
BETWEEN = re.compile(r"\s*[,;/&+|\n]\s*|\s+(?:and|und|et|y|e|en|og|och|i)\s+", re.IGNORECASE)


class Trait(NamedTuple):
    """A field's text; `whole` when nothing of the cell is lost in it."""

    text: str = ""
    whole: bool = False


def read_channel(cell: str) -> tuple[Trait, str]:
    """The channel of a platform's name, short where it is known, and the format it implies, if any."""
    name = fold(cell)
    if is_nothing(cell):
        return Trait(whole=not name), ""
    if name in CHANNELS:
        return Trait(CHANNELS[name], True), FORMATS.get(name, "")
    parts = [fold(part) for part in BETWEEN.split(cell) if fold(part)]
    known = next((CHANNELS[part] for part in parts if part in CHANNELS), "")
    if known:
        return Trait(known), ""
    word = "-".join(name.split())
    return (Trait(word, word == cell.strip().casefold()) if len(word) <= _LONGEST_CHANNEL else Trait()), ""


def read_format(cell: str) -> Trait:
    """A format in lower case."""
    text = " ".join(cell.split()).lower()
    if is_nothing(cell) or len(text) > _LONGEST_FORMAT:
        return Trait(whole=not fold(cell) and is_nothing(cell))
    return Trait(text, text.casefold() == cell.strip().casefold())


def read_tags(hashtags: str, pillar: str) -> tuple[Trait, bool]:
    """The tags of hashtags and of a pillar, and whether the pillar is wholly in them."""
    words = [word for word in re.split(r"[\s,;#]+", hashtags) if word]
    tags = [tag for tag in map(tidy_tag, words) if tag]
    slug = tidy_tag("-".join(pillar.split())) or tidy_tag("-".join(fold(pillar).split()))
    kept = [tag for tag in (slug if not is_nothing(pillar) else "", *tags) if tag]
    while len(join_tags(kept)) > _LONGEST_TAGS:
        kept.pop()
    plain = 0 < len(tags) == len(words) and set(tags) <= set(kept) and hashtags == hashtags.lower()
    return Trait(join_tags(kept), plain), slug in kept and slug == pillar.strip().lower()


def read_words(cell: str) -> Trait:
    """A client or a budget: any short text on one line."""
    text = " ".join(cell.split())
    if is_nothing(cell) or len(text) > _LONGEST_WORDS:
        return Trait(whole=not text)
    return Trait(text, text == cell.strip())


def read_link(cell: str) -> Trait:
    """The address in a cell that is one."""
    text = cell.strip()
    if len(text) <= _LONGEST_LINK and re.fullmatch(r"(?:https?://|www\.)\S+", text, re.IGNORECASE):
        return Trait(text, True)
    return Trait()
