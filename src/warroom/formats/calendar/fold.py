"""Words of calendars compared without case, accents and punctuation, and tables made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# What does not fall apart into a letter and its accent.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})


def fold(text: str) -> str:
    """`text` without case, accents and punctuation, its words separated by single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


def all_words(text: str) -> frozenset[str]:
    """The words of one table, folded."""
    return frozenset(filter(None, map(fold, re.split(r"[|\n]", text))))


def roles(words: Mapping[str, str]) -> dict[str, str]:
    """The role of each word, the more telling words of a role first."""
    found: dict[str, str] = {}
    for role, text in words.items():
        for word in filter(None, map(fold, re.split(r"[|\n]", text))):
            if found.setdefault(word, role) != role:
                raise ValueError(f"{word!r} means both {found[word]} and {role}.")
    return found
