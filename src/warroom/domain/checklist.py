"""Checklists inside a text: items such as `- [ ] call the venue`, numbered from one, and what ticking makes of them.

An item is a line of a list outside of fenced code; all else of the text stays as it is, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([\w+#.-]*)[ \t]*$")
CHECK = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<text>\S.*?)[ \t]*$")

NO_CHECKLIST = "There is no checklist in its text: a line such as `- [ ] call the venue` makes one."

_LINE = re.compile(r"[^\r\n]+")
_NUMBERS = re.compile(r"(\d{1,4})(?:\s*-\s*(\d{1,4}))?")


class Item(NamedTuple):
    """One item: where its mark stands in the text, what it says, and whether it is ticked."""

    at: int
    text: str
    done: bool


def items(text: str) -> tuple[Item, ...]:
    """The items of the text, in their order."""
    return tuple(_items(text)) if "[" in text else ()


def tally(text: str) -> str:
    """How many items are ticked of how many, such as `2/5`; "" without any."""
    found = items(text)
    return f"{sum(item.done for item in found)}/{len(found)}" if found else ""


def ticked(text: str, numbers: Collection[int], done: bool | None = None) -> str:
    """The text with these items ticked, or not ticked where `done` is False; each turned over where it is None.

    Raises ValueError with a sentence for a number that no item has.
    """
    found = items(text)
    if not found:
        raise ValueError(NO_CHECKLIST)
    wrong = next((number for number in numbers if not 0 < number <= len(found)), None)
    if wrong is not None:
        has = "one item" if len(found) == 1 else f"items 1 to {len(found)}"
        raise ValueError(f"There is no item {wrong}: the checklist has {has}.")
    return _marked(text, {found[n - 1]: (not found[n - 1].done) if done is None else done for n in set(numbers)})


def listed(found: Iterable[str]) -> str:
    """A text whose lines are these items, none of them ticked."""
    return "\n".join(f"- [ ] {item}" for item in found)


def read_items(text: str) -> str:
    """The items of a line, apart by semicolons, one a line: `FB; IG; YT`."""
    return "\n".join(item for part in text.replace("\n", ";").split(";") if (item := " ".join(part.split())))


def unticked(text: str) -> str:
    """The text with no item ticked."""
    return _marked(text, dict.fromkeys(items(text), False))


def carried(base: str, own: str, onto: str) -> str | None:
    """`onto` with the ticks by which `own` differs from `base`.

    None where `own` differs in more than ticks, or `onto` has not all of those items any more.
    """
    before, after = items(base), items(own)
    if not before or unticked(base) != unticked(own):
        return None
    there = dict(zip(_names(items(onto)), items(onto), strict=True))
    wanted: dict[Item, bool] = {}
    for name, was, now in zip(_names(before), before, after, strict=True):
        if was.done == now.done:
            continue
        if name not in there:
            return None
        wanted[there[name]] = now.done
    return _marked(onto, wanted)


def read_numbers(text: str) -> tuple[int, ...]:
    """The numbers that a line names: `2 4-6` or `2, 4`.  Raises ValueError with a sentence."""
    found: list[int] = []
    rest = _NUMBERS.sub("", text).replace(",", "").strip()
    for first, last in _NUMBERS.findall(text):
        found += range(int(first), int(last or first) + 1)
    if rest or not found:
        raise ValueError("Say which items by their numbers: 2, or 4-6, or 2 5.")
    return tuple(dict.fromkeys(found))


def _items(text: str) -> Iterator[Item]:
    fence = ""
    for line in _LINE.finditer(text):
        mark = FENCE.match(line[0])
        if fence:
            if mark and mark[1].startswith(fence) and not mark[2]:
                fence = ""
        elif mark:
            fence = mark[1]
        elif (found := CHECK.match(line[0])) is not None:
            yield Item(line.start() + found.start("mark"), found["text"], found["mark"] != " ")


def _names(found: tuple[Item, ...]) -> list[tuple[str, int]]:
    """What tells the items of a text apart: the words, and how many had the same words before."""
    seen: dict[str, int] = {}
    names = []
    for item in found:
        seen[item.text] = seen.get(item.text, 0) + 1
        names.append((item.text, seen[item.text]))
    return names


def _marked(text: str, wanted: dict[Item, bool]) -> str:
    letters = list(text)
    for item, done in wanted.items():
        if item.done != done:
            letters[item.at] = "x" if done else " "
    return "".join(letters)
