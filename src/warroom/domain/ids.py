"""Ids that two machines can mint without meeting, made to be typed as a short prefix."""

from __future__ import annotations

import os

# Consonants without `l`: no lookalikes, and no id or prefix of one that reads as a word.
ALPHABET = "bcdfghjkmnpqrstvwxyz"
LENGTH = 16

_LETTERS = frozenset(ALPHABET)


def mint() -> str:
    """A new id: 16 random letters, about 69 bits."""
    number = int.from_bytes(os.urandom(16), "big")
    letters = []
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "".join(letters)


def fits(text: str) -> bool:
    """Whether `text` could be an id or the beginning of one."""
    return 0 < len(text) <= LENGTH and _LETTERS.issuperset(text)
