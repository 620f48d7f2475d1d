"""A standup as Markdown, for a chat channel; private cards are said to be there, and nothing of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from warroom.domain.board import Board
from warroom.domain.changes import Entry
from warroom.domain.dates import add_days, days_between
from warroom.domain.day import committed
from warroom.domain.inches import format_inches, format_length
from warroom.domain.model import Card
from warroom.domain.sharing import MASK
from warroom.domain.standing import golive_wall
from warroom.domain.standup import Step, Won, winners
from warroom.domain.text import counted
from warroom.formats.markdown import escape


def minutes(
    board: Board,
    steps: Sequence[Step],
    entries: Sequence[Entry],
    title: str,
    since: str = "What was done",
    days: tuple[str, ...] = (),
) -> str:
    """The minutes of a standup, or of a stretch from the first to the last of two `days`.

    `since` says from when on what was done is told.
    """
    lines = [f"# {escape(board.campaign.name)}: {escape(title)}", "", _score(board, days), ""]
    for step in steps:
        lines += _of_step(step, board, entries, since)
    return "\n".join(lines).rstrip() + "\n"


def _score(board: Board, days: tuple[str, ...]) -> str:
    whole = f"{format_length(board.won_total)} this campaign"
    target = board.campaign.target
    if not days:
        of = f" of {format_inches(target)}" if target else ""
        return f"**{format_length(board.won_today)}{of}** today, {whole}."
    first, last = days
    span = days_between(first, last) + 1
    won = sum(board.days.get(add_days(first, day), 0) for day in range(span))
    return f"**{format_length(won)}** in {counted(span, 'day')}, {whole}."


def _of_step(step: Step, board: Board, entries: Sequence[Entry], since: str) -> Iterator[str]:
    won = winners(entries)
    if step.kind in ("score", "end", "stage"):
        return
    if not step.groups and not (step.kind == "person" and won.get(step.name)) and not (step.kind == "since" and won):
        return
    title = since if step.kind == "since" else step.title
    size = won.get(step.name, 0) if step.kind == "person" else sum(won.values()) if step.kind == "since" else 0
    yield f"## {escape(title)}{f', {format_length(size)} won' if size else ''}"
    yield ""
    if step.kind == "since" and won:
        yield ", ".join(f"@{escape(who)} {format_length(mine)}" for who, mine in won.items()) + "."
        yield ""
    if step.kind == "today" and committed(board):
        size = sum(row.size for row in committed(board))
        yield f"Committed: {format_length(size)}."
        yield ""
    for name, cards in step.groups:
        if name:
            yield f"**{escape(name)}**"
            yield ""
        told = [_card(card, name, step, board) for card in cards]
        told += [_win(win, board) for win in step.wins] if name == "won" else []
        # A routine of each day is told once.
        yield from (f"- {line}{f' ×{times}' if times > 1 else ''}" for line, times in Counter(told).items())
        yield ""


def _card(card: Card, group: str, step: Step, board: Board) -> str:
    if card.private:
        return MASK
    told = [f"{escape(card.channel)}: " if card.channel else "", escape(card.title)]
    if step.kind != "person" and card.owner and not group.startswith("@"):
        told.append(f" (@{escape(card.owner)})")
    if group == "moved":
        told.append(f", now in {escape(card.stage)}")
    if step.kind == "live" and "T" in (wall := golive_wall(card, board.campaign)):
        told.append(f", {wall[11:]}")
    if card.won:
        told.append(f", {format_inches(card.won)}")
    if card.reason and group in ("blocked", "carrying"):
        told.append(f": {escape(card.reason)}")
    return "".join(told)


def _win(win: Won, board: Board) -> str:
    card = board.card(win.card) if win.card else None
    # Of a card that is long off the board nobody can tell here whether it is private.
    hidden = win.card and (card is None or card.private)
    return f"{MASK if hidden else escape(win.text)}, {format_inches(win.size)}"
