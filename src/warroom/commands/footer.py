"""The footer's hints: the keys that work right now, the most useful first."""

from __future__ import annotations

from itertools import groupby

from warroom.commands.catalogue import COMMANDS
from warroom.commands.keymap import Keymap, key_name
from warroom.commands.spec import Command, Context

_HINTED = tuple(sorted((command for command in COMMANDS if command.footer), key=lambda command: command.footer))


def hints(ctx: Context, keymap: Keymap, ascii: bool = False) -> tuple[tuple[str, str], ...]:
    """(keys, word) for each command that can run now; neighbours with one word share it: `h l pane`."""
    able = (command for command in _HINTED if ctx.pane in command.panes and not command.disabled(ctx))
    found = ((_keys(tuple(group), keymap, ascii), word) for word, group in groupby(able, lambda c: c.short))
    return tuple((keys, word) for keys, word in found if keys)


def _keys(commands: tuple[Command, ...], keymap: Keymap, ascii: bool) -> str:
    return " ".join(key_name(keys[0], ascii) for command in commands if (keys := keymap.keys_of(command.id)))
