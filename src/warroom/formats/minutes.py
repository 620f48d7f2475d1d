"""A standup as Markdown, for a chat channel; private cards are said to be there, and nothing of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warroom.domain.board import Board
from warroom.domain.changes import Entry
from warroom.domain.day import committed
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import Card
from warroom.domain.sharing import MASK
from warroom.domain.standup import Step, won_by
from warroom.formats.markdown import escape


def minutes(board: Board, steps: Sequence[Step], entries: Sequence[Entry], said_when: str) -> str:
    """The minutes of a standup, or of any stretch of days; `said_when` names it."""
    lines = [f"# {escape(board.campaign.name)}: {escape(said_when)}", ""]
    target = f" of {format_inches(board.campaign.target)}" if board.campaign.target else ""
    lines += [
        f"**{format_length(board.won_today)}{target}** today, {format_length(board.won_total)} this campaign.",
        "",
    ]
    for step in steps:
        lines += _of_step(step, board, entries)
    return "\n".join(lines).rstrip() + "\n"


def _of_step(step: Step, board: Board, entries: Sequence[Entry]) -> Iterator[str]:
    if step.kind in ("score", "end", "stage") or (step.kind != "person" and not step.groups):
        return
    won = won_by(entries, step.name) if step.kind == "person" else 0
    if step.kind == "person" and not step.groups and not won:
        return
    yield f"## {escape(step.title)}{f', {format_length(won)} won' if won else ''}"
    yield ""
    if step.kind == "today" and committed(board):
        size = sum(row.size for row in committed(board))
        yield f"Committed: {format_length(size)}."
        yield ""
    for name, cards in step.groups:
        if name:
            yield f"**{escape(name)}**"
            yield ""
        yield from (f"- {_card(card, name, owned=step.kind != 'person')}" for card in cards)
        yield ""


def _card(card: Card, group: str, *, owned: bool) -> str:
    if card.private:
        return MASK
    owner = f" (@{escape(card.owner)})" if owned and card.owner and not group.startswith("@") else ""
    reason = f": {escape(card.reason)}" if card.reason and group in ("blocked", "carrying") else ""
    channel = f"{escape(card.channel)}: " if card.channel else ""
    won = f", {format_inches(card.won)}" if card.won else ""
    return f"{channel}{escape(card.title)}{owner}{won}{reason}"
