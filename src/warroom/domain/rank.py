"""Ranks: texts whose plain order is the cards' order, with room between any two of them.

A rank is digits 0-9a-z read as a fraction, never ending in `0`.  Moving on in one direction counts
instead of halving: after k leading `z` (or `0`, going down) stand k + 1 digits that are counted, so
that thousands of inserts at the same spot still make a rank of a few letters.
"""

from __future__ import annotations

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MIDDLE = "i"

_BASE = len(DIGITS)


def between(low: str, high: str) -> str:
    """A rank strictly between two others, `""` standing for an open end.

    Neighbours without room between them (equal, reversed, not made here) give a rank just after `low`.
    """
    rank = _between(low, high)
    return rank if low < rank and (not high or rank < high) else low + MIDDLE


def spread(n: int) -> list[str]:
    """`n` ranks in order, evenly spread, each as short as that allows."""
    width = 1
    while _BASE**width <= n:
        width += 1
    return [_write(_BASE**width * (i + 1) // (n + 1), width) + MIDDLE for i in range(n)]


def _between(low: str, high: str) -> str:
    if not _is_rank(low) or not _is_rank(high) or (high and low >= high):
        return low
    if not high:
        return _above(low)
    shared = 0
    while low[shared : shared + 1] == high[shared]:
        shared += 1
    head, rest, roof = high[:shared], low[shared:], high[shared:]
    if not rest:
        return head + _below(roof)
    gap = (int(rest[0], _BASE) + int(roof[0], _BASE)) // 2
    if DIGITS[gap] > rest[0]:
        return head + DIGITS[gap]
    options = [head + rest[0] + _above(rest[1:])]
    if len(roof) > 1:
        options.append(head + roof[0] + _below(roof[1:]))
    return min(options, key=len)


def _above(rest: str) -> str:
    """The next counted rank above `rest`, with nothing in the way above."""
    if not rest:
        return MIDDLE
    k = len(rest) - len(rest.lstrip("z"))
    number = int(rest[k : 2 * k + 1].ljust(k + 1, "0"), _BASE) + 1
    number += number % _BASE == 0
    if number >= (_BASE - 1) * _BASE**k:
        return "z" * (k + 1) + "0" * (k + 1) + "1"
    return "z" * k + _write(number, k + 1)


def _below(roof: str) -> str:
    """The next counted rank below `roof`, with nothing in the way below."""
    k = len(roof) - len(roof.lstrip("0"))
    number = int(roof[k : 2 * k + 1].ljust(k + 1, "0"), _BASE) - 1
    number -= number % _BASE == 0
    if number < _BASE**k:
        return "0" * (k + 1) + "z" * (k + 2)
    return "0" * k + _write(number, k + 1)


def _write(number: int, width: int) -> str:
    digits = []
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits))


def _is_rank(text: str) -> bool:
    return all(letter in DIGITS for letter in text) and not text.endswith("0")
