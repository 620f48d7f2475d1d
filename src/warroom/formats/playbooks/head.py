"""The head of a playbook's file: a table in TOML between two lines of `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, NamedTuple

from warroom.domain.daywords import WEEKDAY_NUMBERS, WEEKDAYS
from warroom.domain.playbook import DAYS_OFF, DaysOff, Moment, read_moment
from warroom.domain.text import tidy_handle
from warroom.formats.playbooks.problems import Proof

FENCE = "+++"
_KEYS = ("title", "about", "starts", "golive", "days_off", "roles")
_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


class Head(NamedTuple):
    """What the head says; `end` is the index of the first line after it."""

    end: int
    title: str = ""
    about: str = ""
    golive: Moment | None = None
    days_off: DaysOff = "keep"
    roles: tuple[tuple[str, str], ...] = ()
    starts: str = ""


def read_head(proof: Proof) -> Head:
    """The head; what is wrong with it is noted on the proof."""
    lines = proof.lines
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != FENCE:
        proof.wrong(start + 1, f'A playbook begins with a line {FENCE}, then title = "…", then {FENCE} again.')
        return Head(start)
    end = next((n for n in range(start + 1, len(lines)) if lines[n].strip() == FENCE), 0)
    if not end:
        proof.wrong(start + 1, f"Its head is never closed: another line {FENCE} must stand below it.")
        return Head(len(lines))
    table = _table(proof, start, end)
    title, about = (_text(proof, table, key) for key in ("title", "about"))
    days_off, roles = _days_off(proof, table), _roles(proof, table)
    return Head(end + 1, title, about, _golive(proof, table), days_off, roles, _starts(proof, table))


def _table(proof: Proof, start: int, end: int) -> Mapping[str, Any]:
    try:
        table = tomllib.loads("\n".join(proof.lines[start + 1 : end]))
    except (ValueError, RecursionError) as error:
        told = _AT_LINE.search(str(error))
        line = start + 1 + int(told[1] or 1) if told else start + 2
        proof.wrong(line, f"Its head is no valid TOML: {_AT_LINE.sub('', str(error))}.")
        return {}
    for key in table:
        if key not in _KEYS:
            proof.wrong(proof.line_of(key, start, end), f"There is no key {key!r}: there are {', '.join(_KEYS)}.")
    return table


def _text(proof: Proof, table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        proof.wrong(proof.line_of(key), f'{key} must be a text in quotes, as in {key} = "…".')
        return ""
    return " ".join(value.split())


def _golive(proof: Proof, table: Mapping[str, Any]) -> Moment | None:
    said = _text(proof, table, "golive")
    try:
        moment = read_moment(said) if said else None
    except ValueError as error:
        proof.wrong(proof.line_of("golive"), f"golive: {error}")
        return None
    if moment is not None and moment.anchor != "start":
        proof.wrong(proof.line_of("golive"), 'golive is counted from the start, as in golive = "start+42 10:00".')
    return moment


def _days_off(proof: Proof, table: Mapping[str, Any]) -> DaysOff:
    said = _text(proof, table, "days_off") or DAYS_OFF[0]
    found = next((word for word in DAYS_OFF if word == said), None)
    if found is None:
        there = f"{', '.join(DAYS_OFF[:-1])} or {DAYS_OFF[-1]}"
        proof.wrong(proof.line_of("days_off"), f"days_off is {there}, not {said!r}.")
    return found or DAYS_OFF[0]


def _starts(proof: Proof, table: Mapping[str, Any]) -> str:
    said = _text(proof, table, "starts")
    number = WEEKDAY_NUMBERS.get(said.casefold())
    if said and number is None:
        proof.wrong(proof.line_of("starts"), f'starts is a day of the week, as in starts = "mon", not {said!r}.')
    return WEEKDAYS[number].lower() if number is not None else ""


def _roles(proof: Proof, table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    roles = table.get("roles", {})
    if not isinstance(roles, dict):
        proof.wrong(proof.line_of("roles"), 'roles is a table: a line [roles], then writer = "writes the words".')
        return ()
    found: dict[str, str] = {}
    for role, does in roles.items():
        if not tidy_handle(role) or not isinstance(does, str):
            right = 'a role is one word and what it does, as in writer = "writes the words"'
            proof.wrong(proof.line_of(role), f"{role!r} is no role: {right}.")
        else:
            found[tidy_handle(role)] = " ".join(does.split())
    return tuple(found.items())
