"""Links that tell where a visitor came from: the utm parameters of a web address, by the usual conventions.

- The channel is the source, the format the medium, the campaign the campaign; each in lower case, words joined
  by underscores, accents taken off; letters of other scripts stay and are percent-encoded.
- What is there stays as it was typed, letter by letter: host, port, path, query, fragment, odd encodings.
- An address that has `utm_source` is left alone, and so is what is no web address.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote_plus

from warroom.domain.model import Campaign, Card
from warroom.domain.text import brief

_PREFIX = "utm_"
_SOURCE = "utm_source"
# Letters that no decomposition takes apart.
_PLAIN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_MARKS = frozenset({"Mn", "Mc"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?://)?")
# What a web address cannot hold as it stands: a space of any kind ends it, a control character breaks it.
_ENDS = re.compile(r"[\s\x00-\x20\x7f-\x9f]")


class Origin(NamedTuple):
    """Where a visitor comes from; "" for what is not known."""

    source: str
    medium: str = ""
    campaign: str = ""


class Tagged(NamedTuple):
    """A link, and a sentence where it was left as it is, or where something is missing in its tags."""

    url: str
    note: str = ""


def slug(text: str) -> str:
    """The text as a utm value: `Spring Launch '26` is `spring_launch_26`; "" when it has no letter and no digit."""
    letters = "".join(_lettered(unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)))
    return "_".join(letters.split())


def origin_of(card: Card, campaign: Campaign) -> Origin:
    """Where the visitors of a piece's link come from."""
    return Origin(slug(card.channel), slug(card.format), campaign.utm or slug(campaign.name))


def tag(url: str, origin: Origin) -> Tagged:
    """The link with its tags.  Raises ValueError with a sentence when there is none, or no channel to name."""
    link = url.strip()
    if not link:
        raise ValueError("There is no link to tag: type one, such as https://example.org/shop.")
    if problem := _no_web_address(link):
        return Tagged(link, problem)
    if _SOURCE in _names(link):
        return Tagged(link, f"It has {_SOURCE} already and is left as it is.")
    if not origin.source:
        raise ValueError("A link is tagged with the channel it stands on: give the piece a channel first.")
    known = _names(link)
    wanted = {_SOURCE: origin.source, "utm_medium": origin.medium, "utm_campaign": origin.campaign}
    added = "&".join(f"{name}={quote(value, safe='')}" for name, value in wanted.items() if value and name not in known)
    address, hash, fragment = link.partition("#")
    joint = "?" if "?" not in address else "" if address[-1] in "?&" else "&"
    missing = "Without a format it has no utm_medium." if not (origin.medium or "utm_medium" in known) else ""
    return Tagged(f"{address}{joint}{added}{hash}{fragment}", missing)


def untagged(url: str) -> str:
    """The link without its tags: two links of which this is the same lead to the same place."""
    address, hash, fragment = url.strip().partition("#")
    path, _, query = address.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _name(part).startswith(_PREFIX))
    return f"{path}{'?' if kept else ''}{kept}{hash}{fragment}"


def _no_web_address(link: str) -> str:
    """Why a link cannot be tagged, "" when it can."""
    if _ENDS.search(link):
        return "A link ends at a space: write %20 for it. It is left as it is."
    scheme = _SCHEME.match(link)
    if scheme is None or scheme[1].lower() not in ("http", "https"):
        named = f", and {brief(scheme[0])} is none" if scheme else ""
        return f"Only a web link, https://…, can be tagged{named}: it is left as it is."
    authority = re.split(r"[/?#\\]", link[scheme.end() :], maxsplit=1)[0] if scheme[0].endswith("//") else ""
    host = authority.rpartition("@")[2]
    if not host or host.startswith(":") or (host.startswith("[") and "]" not in host):
        return "The link names no site: it is left as it is."
    return ""


def _names(link: str) -> frozenset[str]:
    """The parameters of a link's query, and of a query that stands in its fragment, as single-page sites have them."""
    address, _, fragment = link.partition("#")
    queries = (address.partition("?")[2], fragment.rpartition("?")[2])
    # Some old sites part their parameters by semicolons.
    return frozenset(_name(part) for query in queries for part in re.split("[&;]", query) if part)


def _name(part: str) -> str:
    return unquote_plus(part.partition("=")[0]).casefold()


def _lettered(text: str) -> Iterator[str]:
    """Letters and digits without accents, a space for everything else."""
    plain = False
    for char in text:
        base = unicodedata.normalize("NFKD", char)[:1]
        mark = unicodedata.category(char) in _MARKS
        if mark and plain:
            continue
        plain = base.isascii() and base.isalnum()
        if plain:
            yield base
        elif char.isalnum() or mark:
            yield char
        elif char not in "'’":
            yield " "
