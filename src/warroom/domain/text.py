"""Text as people type it: shown literally on one line, and tidied where it names a tag or a person.

Several tags are kept as one text, without `#`, joined by single spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0x80, 0xA0), _UNKNOWN),
    0x0A: "␤",
    0x7F: "␡",
    0x85: "␤",
    0xAD: "-",
    0x2028: "␤",
    0x2029: "¶",
    # Marks that turn the direction of everything after them, beyond the text they stand in.
    0x202A: "↦",
    0x202B: "↤",
    0x202C: "↥",
    0x202D: "⇥",
    0x202E: "⇤",
    0x2066: "⊢",
    0x2067: "⊣",
    0x2068: "⊦",
    0x2069: "⊥",
}


def literal(text: str) -> str:
    """`text` as it may stand on one line of a screen.

    Control characters, line ends and marks that override the direction become visible symbols, lone
    surrogates the replacement character; nothing is dropped.
    """
    return text if text.isprintable() else storable(text.translate(_VISIBLE))


def brief(text: str, most: int = 40) -> str:
    """`text` as a sentence quotes it: cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def counted(n: int, one: str) -> str:
    """A number of things whose plural ends in s: `1 card`, `2 cards`."""
    return f"{n} {one}" if n == 1 else f"{n} {one}s"


def storable(text: str) -> str:
    """`text` as every storage engine can keep it: NUL and lone surrogates become the replacement character."""
    return text if text.isprintable() else re.sub("[\0\ud800-\udfff]", _UNKNOWN, text)


def tidy_tag(text: str) -> str:
    """The tag that `#text` or `text` names, in lower case; "" when it is none.

    A tag starts with a letter and goes on in letters, digits, `-` and `_`: `#1` is no tag.
    """
    tag = text.removeprefix("#").lower()
    return tag if tag[:1].isalpha() and all(c.isalnum() or c in "-_" for c in tag) else ""


def tidy_handle(text: str) -> str:
    """The handle that `@text` or `text` names, in lower case; "" when it is none.

    A handle is letters, digits, `_`, and `-` or `.` inside.
    """
    handle = text.removeprefix("@").lower()
    inner = handle.replace("-", "_").replace(".", "_")
    is_word = inner != "" and all(c.isalnum() or c == "_" for c in inner)
    return handle if is_word and handle[0] not in "-." and handle[-1] not in "-." else ""


def split_tags(tags: str) -> tuple[str, ...]:
    """The tags of a card or a win, one by one."""
    return tuple(tags.split())


def join_tags(tags: Iterable[str]) -> str:
    """Tags as a card or a win keeps them, each once."""
    return " ".join(dict.fromkeys(tags))
