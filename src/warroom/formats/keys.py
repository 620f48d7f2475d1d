"""Ids that follow from what a thing is, so that making the same thing twice makes one thing."""

from __future__ import annotations

import hashlib

# The letters of minted ids: lowercase, without those that look alike.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz"
_LENGTH = 16


def derived_id(*parts: str) -> str:
    """The 16-letter id that these parts always give; different parts never meet in practice."""
    text = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.sha256(text).digest())
    letters = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[digit])
    return "".join(letters)
