"""What a line of Markdown says within itself: emphasis, code, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warroom.views.line import Span

_INLINE = re.compile(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~])
    |(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    |!?\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]+)\)
    |<(?P<auto>[a-z][a-z0-9+.-]{1,31}:[^\s<>]*)>
    |(?P<bare>\bhttps?://[^\s<>]*[^\s<>.,;:!?'")\]])
    |\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*(?!\*)
    |(?<!\w)__(?=\S)(?P<strong_>.+?)(?<=\S)__(?!\w)
    |\*(?=[^\s*])(?P<em>[^*]*[^\s*])\*(?!\*)
    |(?<!\w)_(?=[^\s_])(?P<em_>[^_]*[^\s_])_(?!\w)
    |~~(?=\S)(?P<gone>.+?)(?<=\S)~~""",
    re.VERBOSE,
)
_STYLES = {"strong": "bold", "strong_": "bold", "em": "italic", "em_": "italic", "gone": "strike"}
CODE, TEXT = "signal", "text"
_URL = "muted"
# A longer line is no prose: it is shown as it is, which takes no time.
_LONGEST = 2_000
_DEEPEST = 8


def inline(text: str, style: str = TEXT) -> list[Span]:
    """One line's text with its emphasis, code and links as spans."""
    return [Span(text, style)] if len(text) > _LONGEST else list(_spans(text, style, _DEEPEST))


def _spans(text: str, style: str, deep: int) -> Iterator[Span]:
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            yield Span(text[at : found.start()], style)
        at = found.end()
        name = found.lastgroup or ""
        if name in _STYLES and deep:
            yield from _spans(found[name], f"{style} {_STYLES[name]}", deep - 1)
        elif name == "escaped":
            yield Span(found[name], style)
        elif name == "code":
            yield Span(found[name], _with(style, CODE))
        elif name == "target":
            yield Span(found["label"], f"{style} underline")
            yield Span(f" {found[name]}", _with(style, _URL))
        elif name in ("auto", "bare"):
            yield Span(found[name], f"{style} underline")
        else:
            yield Span(found[0], style)
    if at < len(text):
        yield Span(text[at:], style)


def _with(style: str, colour: str) -> str:
    """The style in another colour; the last one named counts."""
    return f"{style} {colour}"
