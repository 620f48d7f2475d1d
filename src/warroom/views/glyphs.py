"""The signs that views draw with, in Unicode and in plain ASCII: shape tells state, colour repeats it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Glyphs(NamedTuple):
    """One sign each, one cell wide unless its comment says otherwise."""

    bar: str  # the selected card
    mark: str  # a marked card
    lit: str  # a card of the selected one's thread
    rule: str
    heavy: str  # the rule of the focused pane
    dot: str  # between facts
    none: str
    ellipsis: str
    arrow: str
    carried: str
    doing: str
    todo: str
    blocked: str
    done: str
    later: str
    seen: str  # a person who is here
    unseen: str
    up: str
    target: str
    times: str
    post: str  # between columns
    into: str  # before the number of cards that feed a card
    out: str  # before the number of cards that it feeds
    note: str
    piece: str
    tactic: str
    signal: str
    back: str  # a feed that closes a cycle; two cells in ASCII, like the arrow
    enter: str  # where a drawn feed meets the card that it feeds
    fresh: str  # how much of a note's shelf life is left
    fading: str
    stale: str
    routine: str  # a tactic that recurs
    missed: str
    skipped: str
    due: str  # on a calendar: a card is due
    golive: str  # a piece goes live
    today: str  # behind the number of a day
    holiday: str
    static: str  # it has not moved for days
    opens: str  # where the campaign begins and ends
    closes: str
    point: str  # what the presenter points at, between both
    pointed: str

    def shelf(self, state: str) -> str:
        """The sign of a note's freshness."""
        return {"fresh": self.fresh, "fading": self.fading, "stale": self.stale}[state]

    def kind(self, kind: str) -> str:
        """The sign of a kind of card."""
        return {"note": self.note, "piece": self.piece, "tactic": self.tactic, "signal": self.signal}[kind]


UNICODE = Glyphs(
    bar="▌", mark="●", lit="◆", rule="─", heavy="━", dot="·", none="—", ellipsis="…", arrow="→",
    carried="!", doing="▸", todo="·", blocked="■", done="✓", later="◦",
    seen="●", unseen="○", up="▲", target="▼", times="×", post="│", into="↘", out="↗",
    note="▤", piece="▣", tactic="▷", signal="◎", back="↺", enter="▸",
    fresh="▇", fading="▄", stale="▁", routine="↻", missed="○", skipped="–",
    due="◷", golive="◉", today="◂", holiday="◌", static="║", opens="├", closes="┤", point="►", pointed="◄",
)  # fmt: skip
ASCII = Glyphs(
    bar=">", mark="+", lit="*", rule="-", heavy="=", dot="|", none="-", ellipsis="~", arrow="->",
    carried="!", doing=">", todo=".", blocked="#", done="x", later="'",
    seen="@", unseen="o", up="^", target="v", times="x", post="|", into="<", out=">",
    note="N", piece="P", tactic="T", signal="S", back="<-", enter=">",
    fresh="=", fading="-", stale="_", routine="~", missed="o", skipped="-",
    due=":", golive="^", today="<", holiday="~", static="=", opens="[", closes="]", point=">", pointed="<",
)  # fmt: skip


_PLAIN = str.maketrans({
    "…": "..", "·": "|", "″": '"', "′": "'", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "→": "->",
    "←": "<-", "×": "x", "½": "1/2", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
})  # fmt: skip


def worded(text: str, ascii: bool) -> str:
    """A sentence of ours, its signs in ASCII where all are: `1½″` is `1 1/2"`.  Letters stay as they are."""
    if not ascii or text.isascii():
        return text
    return re.sub("(?<=[0-9])(?=[½¼¾⅛⅜⅝⅞])", " ", text).translate(_PLAIN)


def glyphs(ascii: bool) -> Glyphs:
    """The set to draw with."""
    return ASCII if ascii else UNICODE
