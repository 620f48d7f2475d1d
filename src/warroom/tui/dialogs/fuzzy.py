"""Fuzzy matching over many short texts: words in any order, letters in order, best first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from warroom.views.line import Span


class Matcher:
    """Texts folded once; `find` narrows from the last answer while a query grows.

    Long texts hold almost any letters in order: with `loose` False a word has to be in them as it is.
    """

    def __init__(self, texts: Sequence[str], *, loose: bool = True) -> None:
        self._loose = loose
        self._folded = folded(texts)
        self._last: tuple[str, list[int]] = ("", list(range(len(texts))))

    def find(self, query: str) -> list[int]:
        """The indexes of the texts that match, best first; all of them, in order, for an empty query."""
        wanted = fold(query).strip()
        if not wanted:
            return list(range(len(self._folded)))
        before, candidates = self._last
        if not (before and wanted.startswith(before)):
            candidates = list(range(len(self._folded)))
        found = self._keep(wanted.split(), candidates)
        self._last = (wanted, sorted(found))
        return found

    def _keep(self, terms: list[str], candidates: list[int]) -> list[int]:
        folded = self._folded
        for term in terms:
            if self._loose and len(term) > 1:
                fits = _letters(term).match
                candidates = [i for i in candidates if fits(folded[i])]
            else:
                candidates = [i for i in candidates if term in folded[i]]
        return _best_first(terms[0], candidates, folded)


def fold(text: str) -> str:
    """The text as it is compared: lower case, accents off, curly quotes straight, as long as it was."""
    if text.isascii():
        return text.lower()
    low = text.lower()
    return _bare(low if len(low) == len(text) else text)


def folded(texts: Sequence[str]) -> list[str]:
    """Each text as `fold` has it: many at once take a tenth of the time, unless one of them gets longer by it."""
    joined = "\0".join(texts)
    low = joined.lower()
    parts = _bare(low).split("\0") if len(low) == len(joined) else []
    return parts if len(parts) == len(texts) else [fold(text) for text in texts]


def spots(query: str, text: str) -> frozenset[int]:
    """Which characters of `text` the query stands on."""
    here = fold(text)
    found: set[int] = set()
    for term in fold(query).split():
        at = _word_start(term, here)
        if at < 0:
            at = here.find(term)
        if at >= 0:
            found.update(range(at, at + len(term)))
            continue
        for char in term:
            at = here.find(char, at + 1)
            if at >= 0:
                found.add(at)
    return frozenset(found)


def matched(text: str, query: str, style: str) -> tuple[Span, ...]:
    """The text with the characters that the query stands on underlined in the accent colour."""
    if not query:
        return (Span(text, style),)
    on = spots(query, text)
    spans: list[Span] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or (end in on) != (start in on):
            spans.append(Span(text[start:end], f"{style} accent underline" if start in on else style))
            start = end
    return tuple(spans)


def _best_first(term: str, candidates: list[int], folded: list[str]) -> list[int]:
    """A text that begins with the term, then one with a word that does, then one that holds it, then the others."""
    at_word = f" {term}"
    starting: list[int] = []
    at_words: list[int] = []
    inside: list[int] = []
    others: list[int] = []
    for i in candidates:
        text = folded[i]
        if term not in text:
            others.append(i)
        elif text.startswith(term):
            starting.append(i)
        elif at_word in text:
            at_words.append(i)
        else:
            inside.append(i)
    return starting + at_words + inside + others


def _word_start(term: str, text: str) -> int:
    """Where a word begins with `term`, -1 when none does."""
    at = text.find(term)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(term, at + 1)
    return at


def _bare(text: str) -> str:
    """The text without accents and with straight quotes, which few texts need."""
    for char in set(_dressed().findall(text)):
        text = text.replace(char, _plain()[char])
    return text


@cache
def _dressed() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_plain()))}]")


@lru_cache(maxsize=64)
def _letters(term: str) -> re.Pattern[str]:
    return re.compile("".join(f"[^{re.escape(c)}]*{re.escape(c)}" for c in term), re.DOTALL)


@cache
def _plain() -> dict[str, str]:
    """Latin letters with their accents off, and the quotes a keyboard has."""
    table = dict(zip("‘’“”–—", "''\"\"--", strict=True))
    for letter in map(chr, range(0xC0, 0x250)):
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if base.isascii():
            table[letter] = base
    return table
