"""Cards and boards as Markdown; what people typed as a title or a name shows literally."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from warroom.domain.board import Board
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import KINDS, Card
from warroom.domain.stages import MISSED, stages_of
from warroom.domain.text import literal, split_tags

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
# What only means something where a line begins: headings, quotes, lists, rules.
_LEADING = re.compile(r"^(\d{1,9}(?=[.)])|(?=[#+=-]))")
# Hashes that end a heading are not shown.
_CLOSING = re.compile(r"(?<![#\\])(#+)$")
_HEADINGS = {"note": "Strategy", "piece": "Pipeline", "tactic": "Tactics", "signal": "From the field"}


def escape(text: str) -> str:
    """`text` as a line or a heading of its own, so that Markdown shows it letter by letter."""
    return _CLOSING.sub(r"\\\1", _LEADING.sub(r"\1\\", inline(text)))


def inline(text: str) -> str:
    """`text` within a line, shown letter by letter."""
    return _SPECIAL.sub(r"\\\1", literal(text).strip())


def card_markdown(board: Board, card: Card, body: str = "", level: int = 1) -> str:
    """A card under a heading of `level`: its facts, its feeds both ways, then its text as it is."""
    parts = [f"{'#' * level} {escape(card.title)}", "\n".join(f"- {fact}" for fact in _facts(board, card))]
    return "\n\n".join([*parts, *([body.strip()] if body.strip() else [])]) + "\n"


def board_markdown(board: Board, only: Collection[str] | None = None) -> str:
    """The board by kind and stage as lists of tasks, of all its cards or of the ids `only`."""
    campaign = board.campaign
    won = f", {format_length(board.won_total)} won" if board.won_total else ""
    lines = [f"# {escape(campaign.name)}", "", f"{campaign.start} to {campaign.end}{won}", ""]
    for kind in KINDS:
        section = list(_section(board, kind, only))
        if section:
            lines += [f"## {_HEADINGS[kind]}", "", *section]
    return "\n".join(lines).rstrip() + "\n"


def _section(board: Board, kind: str, only: Collection[str] | None) -> Iterator[str]:
    for stage in stages_of(board.campaign, kind):
        cards = [card for card in board.group(kind, stage.name) if only is None or card.id in only]
        if cards:
            yield from (f"### {escape(stage.name)}", "", *map(_task, cards), "")


def _task(card: Card) -> str:
    when = card.golive or card.due
    told = [
        f"@{inline(card.owner)}" if card.owner else "",
        inline(card.channel),
        when.replace("T", " "),
        format_inches(card.size) if card.size else "",
        f"blocked: {inline(card.reason)}" if card.reason else "",
    ]
    tail = ", ".join(filter(None, told))
    return f"- [{'x' if card.closed and card.stage != MISSED else ' '}] {escape(card.title)}" + (
        f" ({tail})" if tail else ""
    )


def _facts(board: Board, card: Card) -> Iterator[str]:
    stage = f"{card.stage}: {card.reason}" if card.reason else card.stage
    facts = (
        ("Kind", card.kind),
        ("Stage", stage),
        ("Owner", card.owner and f"@{card.owner}"),
        ("Channel", card.channel),
        ("Format", card.format),
        ("Due", card.due.replace("T", " ")),
        ("Live", " ".join(filter(None, (card.golive.replace("T", " "), card.golive_zone)))),
        ("Size", format_inches(card.size) if card.size else ""),
        ("Won", format_length(card.won) if card.won else ""),
        ("Tags", " ".join(f"#{tag}" for tag in split_tags(card.tags))),
        ("Source", card.source),
        ("Client", card.client),
        ("Budget", card.budget),
        ("Embargo until", card.embargo.replace("T", " ")),
    )
    for label, text in facts:
        if text:
            yield f"{label}: {inline(text)}"
    if card.link:
        yield f"Link: {followed(card.link)}"
    for label, way in (("Fed by", board.feeds_in), ("Feeds", board.feeds_out)):
        for other in map(board.card, way.get(card.id, ())):
            if other is not None:
                yield f"{label}: {inline(other.title)}"


def followed(link: str) -> str:
    """An address that can be followed, where nothing in it could end it early."""
    return f"<{link}>" if re.fullmatch(r"https?://[^\s<>\\]+", link) else inline(link)
