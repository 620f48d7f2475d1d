"""Ids that follow from what a thing is, so that making the same thing twice makes one thing."""

from __future__ import annotations

import hashlib

from warroom.domain.ids import ALPHABET, LENGTH


def derived_id(*parts: str) -> str:
    """The id that these parts always give; different parts never meet in practice."""
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.sha256(text).digest())
    letters = []
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "".join(letters)
