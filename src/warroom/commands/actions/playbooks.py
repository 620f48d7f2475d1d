"""Applying a playbook: all of its cards and routines, with their feeds, as one step that moves nothing that exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from warroom.commands.actions.cards import first_stage
from warroom.commands.actions.occurrences import arising
from warroom.commands.actions.people import newcomer
from warroom.commands.actions.words import draft, last_rank, one_line, quoted, tidy_title
from warroom.domain.campaigns import channels_with
from warroom.domain.changes import Change, Draft, creation, update
from warroom.domain.dates import in_zone, instant, say_when
from warroom.domain.ids import mint
from warroom.domain.laid import Layout, Placed
from warroom.domain.model import Card, Feed, feed_id
from warroom.domain.playbook import counted_plays, origin_of
from warroom.domain.rank import between
from warroom.domain.stages import closes, stages_of

if TYPE_CHECKING:
    from warroom.domain.board import Board


def apply_playbook(board: Board, layout: Layout, now: datetime) -> Draft:
    """Make the layout's cards at the ends of their stages, and remember the playbook in each; then start its routines.

    A routine that would never recur here is not started.
    """
    campaign, at = board.campaign, instant(now)
    ids = {one.play.name: mint() for one in layout.cards}
    ranks: dict[tuple[str, str], str] = {}
    changes: list[Change] = update(
        campaign, channels=channels_with(campaign, (one.play.channel for one in layout.placed))
    )
    known = set(board.people)
    for one in layout.placed:
        changes += newcomer(known, one.owner, now)
        known.add(one.owner)
    made: dict[str, Card] = {}
    for one in layout.cards:
        stage = _stage(board, one)
        group = (one.play.kind, stage)
        ranks[group] = between(ranks.get(group) or last_rank(board, *group), "")
        row = _row(board, layout.playbook.name, one, ids[one.play.name], stage, ranks[group], at)
        made[row.id] = row
        texts = {"body": one.play.body, "howto": one.play.howto}
        changes += creation(row, **{name: text for name, text in texts.items() if text})
    for one in layout.cards:
        for source in one.play.fed_by:
            ends = (ids[source], ids[one.play.name])
            changes += creation(Feed(feed_id(*ends), campaign.id, *ends, at))
    # What is due of them today is fed by cards that are made with them.
    after, rank = replace(board, cards={**board.cards, **made}), ranks.get(("tactic", "todo"))
    for one in layout.routines:
        if one.routine is not None and one.times:
            feeds = " ".join(ids[source] for source in one.play.fed_by)
            begun = one.routine._replace(id=mint(), title=tidy_title(one.play.title), feeds=feeds, created=at)
            due, upto = arising(after, begun, now, rank)
            changes += [*creation(begun._replace(upto=upto)), *due]
            rank = next((str(change.new) for change in reversed(due) if change.field == "rank"), rank)
    return draft("playbook", _label(board, layout, now), changes)


def _row(board: Board, playbook: str, one: Placed, key: str, stage: str, rank: str, at: str) -> Card:
    play = one.play
    return Card(
        key, board.campaign.id, play.kind, tidy_title(play.title), stage, rank, owner=one.owner, tags=play.tags,
        channel=one_line(play.channel, "A channel"), format=one_line(play.format, "A format"), due=one.due,
        golive=one.golive, size=play.size, shelf=play.shelf, renewed=at if play.kind == "note" else "",
        created=at, staged=at, origin=origin_of(playbook, play.name),
    )  # fmt: skip


def _stage(board: Board, one: Placed) -> str:
    """The stage that the play names, where there is one and it is not the end; else where its kind begins."""
    campaign, kind = board.campaign, one.play.kind
    wanted = one.play.stage.casefold()
    found = next((s.name for s in stages_of(campaign, kind) if s.name.casefold() == wanted), "")
    sound = found and not closes(campaign, kind, found) and (kind, found) != ("tactic", "blocked")
    return found if sound else first_stage(board, kind)


def _label(board: Board, layout: Layout, now: datetime) -> str:
    local, days = in_zone(now, board.campaign.zone), layout.days
    begun = counted_plays(len(layout.cards), sum(bool(one.times) for one in layout.routines))
    span = f", {say_when(days[0], local)} to {say_when(days[-1], local)}" if days else ""
    return f"applied the playbook {quoted(layout.playbook.title)}: {begun}{span}"
