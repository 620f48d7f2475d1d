"""Esc and a letter typed fast: a terminal says the same for them as for alt and the letter."""

from __future__ import annotations

from textual.events import Key

# What these do with alt in a line that is typed is known from every shell.
_WITH_ALT = frozenset({"alt+b", "alt+d", "alt+f"})


def behind_escape(event: Key) -> Key | None:
    """The letter that was typed right behind an esc, None for any other key."""
    letter = event.character or ""
    if not event.key.startswith("alt+") or event.key in _WITH_ALT or not letter.isalnum():
        return None
    return Key(letter, letter)
