"""A line of a TOML file: how it is written, and where it goes in a text of which all else stays as it is."""

from __future__ import annotations

import re


def with_line(text: str, section: str, key: str, line: str) -> str:
    """`text` with the line of `key` in `section` replaced, or added where the section ends."""
    # Not splitlines(): to TOML only these end a line.
    lines = text.removesuffix("\n").split("\n") if text else []
    start = 0
    if section:
        heading = re.compile(rf"\s*\[\s*{section}\s*\]\s*(#.*)?")
        start = next((i for i, found in enumerate(lines, 1) if heading.fullmatch(found)), 0)
        if not start and any(re.match(rf"\s*{section}\s*\.", found) for found in lines):
            return with_line(text, "", f"{section}.{key}", f"{section}.{line}")
        if not start:
            return "\n".join([*lines, *([""] if lines else []), f"[{section}]", line]) + "\n"
    end = next((i for i in range(start, len(lines)) if lines[i].lstrip().startswith("[")), len(lines))
    pattern = re.compile(rf'\s*"?{re.escape(key)}"?\s*=')
    for i in range(start, end):
        if pattern.match(lines[i]):
            lines[i] = line
            return "\n".join(lines) + "\n"
    while end > start and not lines[end - 1].strip():
        end -= 1
    lines.insert(end, line)
    return "\n".join(lines) + "\n"


def bare(key: str) -> str:
    """A key as TOML writes it, in quotes where it must be.  Raises ValueError."""
    return key if re.fullmatch(r"[A-Za-z0-9_.-]+", key) else quoted("A key's name", key)


def quoted(what: str, value: str) -> str:
    """A text as a TOML string; a ValueError names it as `what`."""
    if re.search("[\0-\x1f\x7f\ud800-\udfff]", value):
        raise ValueError(f"{what} cannot hold control characters.")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
