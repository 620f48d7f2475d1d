"""A Playbook as its file: what `read` gives back, laid out to be read and changed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warroom.domain.playbook import Playbook, write_moment
from warroom.formats.playbooks.facts import write_facts
from warroom.formats.playbooks.head import FENCE
from warroom.formats.playbooks.reading import HOWTO, STRUCTURE

_STRUCTURAL = re.compile(rf"\\*{STRUCTURE}", re.IGNORECASE)


def write(playbook: Playbook) -> str:
    """The file of a playbook."""
    return "\n\n".join(part for part in _parts(playbook) if part) + "\n"


def _parts(playbook: Playbook) -> Iterator[str]:
    yield "\n".join(_head(playbook))
    yield _escaped(playbook.text)
    for play in playbook.plays:
        yield f"## {play.sort}: {play.title} {{#{play.name}}}\n\n{f'> {write_facts(play)}'.rstrip()}"
        yield _escaped(play.body)
        if play.howto:
            yield f"{HOWTO}\n\n{_escaped(play.howto)}"


def _head(playbook: Playbook) -> Iterator[str]:
    yield FENCE
    yield f"title = {_quoted(playbook.title)}"
    if playbook.about:
        yield f"about = {_quoted(playbook.about)}"
    if playbook.starts:
        yield f"starts = {_quoted(playbook.starts)}"
    if playbook.golive is not None:
        yield f"golive = {_quoted(write_moment(playbook.golive))}"
    if playbook.days_off != "keep":
        yield f"days_off = {_quoted(playbook.days_off)}"
    if playbook.roles:
        yield ""
        yield "[roles]"
        yield from (f"{_key(role)} = {_quoted(does)}" for role, does in playbook.roles)
    yield FENCE


def _key(role: str) -> str:
    return role if re.fullmatch(r"[A-Za-z0-9_-]+", role) else _quoted(role)


def _quoted(text: str) -> str:
    """A text as a TOML string of one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() or c == "\u3000" else f"\\U{ord(c):08x}" for c in escaped) + '"'


def _escaped(text: str) -> str:
    """The text with a backslash before each line that would mean something else here."""
    return "\n".join(f"\\{line}" if _STRUCTURAL.match(line) else line for line in text.split("\n"))
