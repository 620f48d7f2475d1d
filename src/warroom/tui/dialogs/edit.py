"""The line editor without a screen: a text, a cursor, and what each key makes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import split_graphemes

from warroom.domain.text import literal

# Joiners, marks of direction, no-break spaces: what scripts, emoji and typography need although nothing is seen of it.
_UNSEEN = frozenset(
    "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}\N{NARROW NO-BREAK SPACE}\N{WORD JOINER}\u200b\u200c\u200d\u200e\u200f\u061c"
)
_TAGS = range(0xE0020, 0xE0080)


class Edit(NamedTuple):
    """A line being typed; `cursor` is an index into `text`, `killed` what ctrl+y brings back."""

    text: str = ""
    cursor: int = 0
    killed: str = ""


def one_line(text: str) -> str:
    """Pasted text as one line: line ends and tabs become single spaces, the ends are trimmed of them."""
    return " ".join(part.strip() for part in text.replace("\t", " ").splitlines() if part.strip())


def typed(character: str | None) -> str:
    """What a key types that stands for this character, "" for one that types nothing."""
    char = character or ""
    return char if char.isprintable() or char in _UNSEEN or (len(char) == 1 and ord(char) in _TAGS) else ""


def insert(edit: Edit, text: str) -> Edit:
    """The line with `text` typed at the cursor."""
    at = edit.cursor
    return edit._replace(text=edit.text[:at] + text + edit.text[at:], cursor=at + len(text))


def press(edit: Edit, key: str) -> Edit | None:
    """The line after an editing key, or None when the key edits nothing."""
    act = _KEYS.get(key)
    return act(edit) if act else None


def word_before(edit: Edit) -> tuple[int, str]:
    """Where the word that ends at the cursor starts, and the word."""
    start = edit.text.rfind(" ", 0, edit.cursor) + 1
    return start, edit.text[start : edit.cursor]


def completions(word: str, words: Sequence[str]) -> tuple[str, ...]:
    """The words that `word` may become: those that begin with it, then those that hold it."""
    if not word:
        return ()
    sigil, body, low = word[0], word[1:].lower(), word.lower()
    begin = [w for w in words if w.lower().startswith(low)]
    inside = [w for w in words if w[:1] == sigil and body and body in w[1:].lower() and not w.lower().startswith(low)]
    return tuple(begin + inside)


def replace_word(edit: Edit, start: int, word: str) -> Edit:
    """The line with what stands from `start` to the cursor replaced by `word`."""
    return edit._replace(text=edit.text[:start] + word + edit.text[edit.cursor :], cursor=start + len(word))


def _bounds(text: str) -> list[int]:
    """The indexes a cursor may stand at: never inside what is seen as one character."""
    if text.isascii():
        return list(range(len(text) + 1))
    return [0, *(end for _, end, _ in split_graphemes(literal(text))[0])]


def _back(edit: Edit) -> int:
    return max((at for at in _bounds(edit.text[: edit.cursor]) if at < edit.cursor), default=0)


def _forth(edit: Edit) -> int:
    rest = edit.text[edit.cursor :]
    return edit.cursor + next((at for at in _bounds(rest) if at > 0), 0)


def _word_back(edit: Edit) -> int:
    before = edit.text[: edit.cursor].rstrip()
    return before.rfind(" ") + 1


def _word_forth(edit: Edit) -> int:
    rest = edit.text[edit.cursor :]
    gap = len(rest) - len(rest.lstrip())
    end = rest.find(" ", gap)
    return len(edit.text) if end < 0 else edit.cursor + end


def _to(where: Callable[[Edit], int]) -> Callable[[Edit], Edit]:
    return lambda edit: edit._replace(cursor=where(edit))


def _drop(where: Callable[[Edit], int], keep: bool) -> Callable[[Edit], Edit]:
    """Deletes from the cursor to `where`; `keep` for what ctrl+y can bring back."""

    def act(edit: Edit) -> Edit:
        low, high = sorted((edit.cursor, where(edit)))
        gone = edit.text[low:high]
        return Edit(edit.text[:low] + edit.text[high:], low, gone if keep and gone else edit.killed)

    return act


def _start(_: Edit) -> int:
    return 0


def _end(edit: Edit) -> int:
    return len(edit.text)


_KEYS: dict[str, Callable[[Edit], Edit]] = {
    **dict.fromkeys(("left", "ctrl+b"), _to(_back)),
    **dict.fromkeys(("right", "ctrl+f"), _to(_forth)),
    **dict.fromkeys(("home", "ctrl+a"), _to(_start)),
    **dict.fromkeys(("end", "ctrl+e"), _to(_end)),
    **dict.fromkeys(("ctrl+left", "alt+left", "alt+b"), _to(_word_back)),
    **dict.fromkeys(("ctrl+right", "alt+right", "alt+f"), _to(_word_forth)),
    **dict.fromkeys(("backspace", "ctrl+h"), _drop(_back, keep=False)),
    **dict.fromkeys(("delete", "ctrl+d"), _drop(_forth, keep=False)),
    **dict.fromkeys(("ctrl+w", "ctrl+backspace", "alt+backspace"), _drop(_word_back, keep=True)),
    **dict.fromkeys(("alt+d", "ctrl+delete"), _drop(_word_forth, keep=True)),
    "ctrl+u": _drop(_start, keep=True),
    "ctrl+k": _drop(_end, keep=True),
    "ctrl+y": lambda edit: insert(edit, edit.killed),
}
