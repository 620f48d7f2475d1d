"""Handlers that make cards from one line of quick-add."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import get_args

from warroom.commands.actions.cards import add_card, created_id, first_stage
from warroom.commands.handlers.asking import ask, placed, subject, title_of
from warroom.commands.handlers.golive import gated
from warroom.commands.spec import Ask, Context, Outcome
from warroom.commands.vocabulary import completions, vocabulary
from warroom.domain.dates import say_when
from warroom.domain.grammar import Added, parse_add, say_add
from warroom.domain.model import WORK, Kind
from warroom.domain.stages import closes, stages_of

_KIND_OF_PANE: dict[str, Kind] = {"strategy": "note", "pipeline": "piece", "today": "tactic"}
_PREFIX = re.compile(rf"\s*({'|'.join(get_args(Kind))})\s*:\s*", re.IGNORECASE)
_PLACEHOLDER: dict[str, str] = {
    "note": "Own the maker story #brand @ana",
    "piece": "Reel: glue-up in 15 seconds +ig fri @cleo ^own-the-maker-story",
    "tactic": 'Seed clip to 6 maker groups @ana fri 11:00 1.5" #community',
    "signal": "Shorts get 4x the saves of carousels via:insights https://… !!",
}


def add_here(ctx: Context) -> Outcome:
    """Add to the focused pane: a note, a piece in the selected stage, a tactic for today."""
    kind = _KIND_OF_PANE[ctx.pane]
    return _adder(ctx, f"New {kind}", kind, lambda text: (kind, text))


def capture(ctx: Context) -> Outcome:
    """Capture a signal, from any pane."""
    return _adder(ctx, "Heard from the field", "signal", lambda text: ("signal", text))


def add_for(ctx: Context, owner: str, day: str) -> Outcome:
    """A tactic for somebody on a day, "" being nobody and no day, unless the line says another."""
    whom = f"for @{owner}" if owner else "that nobody does yet"
    on = f" on {say_when(day, ctx.now)}" if day else ""
    return _adder(ctx, f"New tactic {whom}{on}", "tactic", lambda text: ("tactic", text), day=day, owner=owner)


def add_fed(ctx: Context) -> Outcome:
    """A new card fed by the selected ones; a kind before a colon says which, else it is a tactic."""
    sources = tuple(card.id for card in ctx.targets)
    return _adder(ctx, f"Fed by {subject(ctx.targets)}", "tactic", _split_kind, sources)


def add_on(ctx: Context, day: str) -> Outcome:
    """A new card of this day, a time alone being one of it; a kind before a colon says which, else it is a tactic."""
    return _adder(ctx, f"New on {say_when(day, ctx.now)}", "tactic", _split_kind, day=day)


def _adder(
    ctx: Context,
    title: str,
    usual: Kind,
    split: Callable[[str], tuple[Kind, str]],
    fed_by: tuple[str, ...] = (),
    day: str = "",
    owner: str | None = None,
) -> Outcome:
    def plan(text: str) -> tuple[Outcome, str]:
        kind, line = split(text)
        words = vocabulary(ctx.board, ctx.now, ctx.me)._replace(day=day)
        added = _placed(ctx, parse_add(line, words, heard=kind == "signal"), kind, day, owner)
        made = add_card(ctx.board, added, kind, ctx.now, fed_by)
        answer = gated(ctx, made, lambda draft: placed(ctx.board, draft, created_id(draft)))
        asks = "  (live already: asks why)" if isinstance(answer, Ask) else ""
        return answer, f"{kind}: {say_add(added, words.now, partial(title_of, ctx))}{asks}"

    placeholder = (
        _PLACEHOLDER[usual] if split is not _split_kind else f"piece: …, note: …, or a tactic: {_PLACEHOLDER['tactic']}"
    )
    return ask(title, plan, placeholder=placeholder, words=completions(ctx.board))


def _placed(ctx: Context, added: Added, kind: Kind, day: str, owner: str | None) -> Added:
    """The card where the eye is: on a day, in somebody's row, a piece in the stage that is selected, one of today."""
    if owner is not None:
        return added._replace(owner=added.owner or owner, due=added.due or day)
    if day:
        return added._replace(due=day) if kind in WORK and not (added.due or added.golive) else added
    if kind == "piece" and not added.stage:
        stages = {stage.name for stage in stages_of(ctx.board.campaign, kind)}
        here = ctx.stage if ctx.pane == "pipeline" and ctx.stage in stages else ""
        opens = here and not closes(ctx.board.campaign, kind, here)
        return added._replace(stage=here if opens else first_stage(ctx.board, kind))
    if kind == "tactic" and not added.due and ctx.pane == "today":
        return added._replace(due=ctx.board.today)
    return added


def _split_kind(text: str) -> tuple[Kind, str]:
    found = _PREFIX.match(text)
    if found is None:
        return "tactic", text
    kind = next(kind for kind in get_args(Kind) if kind == found[1].lower())
    return kind, text[found.end() :]
