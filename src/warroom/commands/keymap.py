"""Which key runs which command: the defaults, as the user has remapped them, with every problem said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from warroom.commands.catalogue import COMMANDS
from warroom.commands.spec import Command, Pane

UNBOUND = "none"
_NAMED = "enter escape space tab backspace delete insert home end pageup pagedown up down left right"
_NAMED_KEYS = frozenset(_NAMED.split(" ")) | {f"f{number}" for number in range(1, 25)}
_MODIFIERS = ("ctrl", "alt", "shift")
# What a terminal sends for these is another key: they cannot be told apart.
_SAME_IN_A_TERMINAL = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
_SHORT_NAMES = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
                "plus_sign": "plus", "low_line": "underscore"}  # fmt: skip
_GLYPHS = {"shift": "⇧", "ctrl": "^", "alt": "⌥", "left": "←", "right": "→", "up": "↑", "down": "↓", "escape": "esc"}
_ASCII = {"shift": "S-", "ctrl": "^", "alt": "M-", "escape": "esc"}


class Keymap:
    """The keys in force, and a sentence for everything in the user's remapping that could not be."""

    def __init__(
        self, keys: Mapping[str, tuple[str, ...]], problems: Sequence[str], commands: Sequence[Command]
    ) -> None:
        self.problems = tuple(problems)
        self._keys = dict(keys)
        self._commands: dict[str, list[Command]] = {}
        for command in commands:
            for key in keys[command.id]:
                self._commands.setdefault(key, []).append(command)

    def command(self, key: str, pane: Pane | None = None) -> Command | None:
        """The command that `key` runs in `pane`, or in the first pane where it runs any."""
        found = self._commands.get(key, ())
        return next((command for command in found if pane is None or pane in command.panes), None)

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The keys of a command, the one to show first."""
        return self._keys.get(name, ())


class _Wish(NamedTuple):
    """What the user asks for one command."""

    command: Command
    keys: tuple[str, ...]
    text: str


def bind(user_keys: Mapping[str, str], commands: Sequence[Command] = COMMANDS) -> Keymap:
    """The keymap with the user's keys: command id -> keys, separated by spaces or commas, or `none`.

    A wish that is not understood, or wants a key that another command has, is left out and reported.
    """
    known = {command.id: command for command in commands}
    problems: list[str] = []
    wishes: dict[str, _Wish] = {}
    for name, text in user_keys.items():
        try:
            wishes[name] = _Wish(_known(known, name), read_keys(text), text)
        except ValueError as error:
            problems.append(f'{name} = "{text}": {error}')
    while (clash := _first_clash(commands, wishes)) is not None:
        loser, other, key = clash
        kept = " ".join(map(key_name, known[loser].keys)) or "no key"
        problems.append(
            f'{loser} = "{wishes[loser].text}": {key_name(key)} belongs to {other} already; {loser} keeps {kept}.'
        )
        del wishes[loser]
    return Keymap(_in_force(commands, wishes), problems, commands)


def read_keys(text: str) -> tuple[str, ...]:
    """Keys as a user writes them, spelled as terminals report them.  Raises ValueError with a sentence.

    `none` is no key at all; otherwise keys are separated by spaces or by a comma and a space.
    """
    if text.strip() == UNBOUND:
        return ()
    words = re.split(r",?\s+", text.strip())
    if words == [""]:
        raise ValueError(f'A key is missing: write one, such as "x" or "ctrl+x", or "{UNBOUND}".')
    return tuple(dict.fromkeys(read_key(word) for word in words))


def read_key(text: str) -> str:
    """One key: `x`, `X`, `?`, `ctrl+d`, `shift+left`, `question_mark`, `space`.  Raises ValueError."""
    # A plus at the end is the key itself.
    *modifiers, key = (*filter(None, text[:-1].split("+")), "+") if text.endswith("+") else text.split("+")
    modifiers = sorted({modifier.lower() for modifier in modifiers}, key=lambda m: (*_MODIFIERS, m).index(m))
    unknown = next((modifier for modifier in modifiers if modifier not in _MODIFIERS), None)
    name = _key_name_of(key)
    if unknown is not None or not name:
        raise ValueError(f"{text!r} is not a key: write it as x, X, ?, ctrl+d, shift+left, f5, space or enter.")
    if "shift" in modifiers and len(name) == 1 and name.isalpha():
        modifiers.remove("shift")
        name = name.upper()
    if "ctrl" in modifiers and len(name) == 1:
        name = name.lower()
    spelled = "+".join((*modifiers, name))
    same = _SAME_IN_A_TERMINAL.get(spelled)
    if same:
        raise ValueError(f"{text!r} cannot be a key of its own: terminals send {same} for it.")
    return spelled


def key_name(key: str, ascii: bool = False) -> str:
    """A key as it is shown: `question_mark` is `?`, `shift+left` is `⇧←`, in ASCII `S-left`."""
    *modifiers, name = key.split("+")
    marks = _ASCII if ascii else _GLYPHS
    return "".join(marks.get(modifier, modifier) for modifier in modifiers) + marks.get(name, _character(name))


def _known(known: Mapping[str, Command], name: str) -> Command:
    if name in known:
        return known[name]
    # Only a mistyped name pays for the comparing.
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1, 0.7)
    raise ValueError(f"There is no command {name!r}" + (f"; is it {near[0]}?" if near else "."))


def _in_force(commands: Sequence[Command], wishes: Mapping[str, _Wish]) -> dict[str, tuple[str, ...]]:
    return {c.id: wishes[c.id].keys if c.id in wishes else c.keys for c in commands}


def _first_clash(commands: Sequence[Command], wishes: Mapping[str, _Wish]) -> tuple[str, str, str] | None:
    """A wish that must yield, what it clashes with, and over which key.

    A wish yields to what keeps its default keys, and a later wish to an earlier one.
    """
    keys = _in_force(commands, wishes)
    order = list(wishes)
    defaults = [command for command in commands if command.id not in wishes]
    pairs = [(name, other) for name in order for other in defaults]
    pairs += [(name, wishes[before].command) for at, name in enumerate(order) for before in order[:at]]
    for name, other in pairs:
        both = [key for key in keys[name] if key in keys[other.id]]
        if both and set(wishes[name].command.panes).intersection(other.panes):
            return name, other.id, both[0]
    return None


def _key_name_of(text: str) -> str:
    """The terminal's name of a key without modifiers, "" for none."""
    if len(text) == 1:
        if text.isalnum():
            return text
        return _spelled(text) if text.isprintable() and text != " " else ""
    lowered = text.lower()
    aliases = {"esc": "escape", "return": "enter", "del": "delete", "pgup": "pageup", "pgdn": "pagedown"}
    lowered = aliases.get(lowered, lowered)
    return lowered if lowered in _NAMED_KEYS or len(_character(lowered)) == 1 else ""


def _character(name: str) -> str:
    """The character that a terminal's key name stands for, or the name itself."""
    return _characters().get(name, name)


@cache
def _characters() -> dict[str, str]:
    """The signs of a keyboard by their key names."""
    return {_spelled(chr(code)): chr(code) for code in (*range(0x21, 0x100), 0x20AC) if not chr(code).isalnum()}


def _spelled(sign: str) -> str:
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORT_NAMES.get(name, name)
