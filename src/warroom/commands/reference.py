"""The key reference, generated from the catalogue."""

from __future__ import annotations

from itertools import groupby

from warroom.commands.catalogue import COMMANDS
from warroom.commands.keymap import Keymap, bind, key_name
from warroom.commands.spec import Command

_HEAD = ("| keys | command | what it does | id |", "|---|---|---|---|")


def key_reference(keymap: Keymap | None = None) -> str:
    """All commands as Markdown, a table for each group: keys, what it does, and its id for remapping."""
    keys = keymap or bind({})
    parts = []
    for group, commands in groupby(COMMANDS, lambda command: command.group):
        lines = [_row(command, keys) for command in commands]
        parts.append("\n".join([f"## {group}", "", *_HEAD, *lines]))
    return "\n\n".join(parts) + "\n"


def _row(command: Command, keymap: Keymap) -> str:
    title = command.title.rstrip("…")
    return f"| {_keys(keymap.keys_of(command.id))} | {title} | {_cell(command.help)} | `{command.id}` |"


def _keys(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{_cell(key_name(key))}`" for key in keys)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
