"""Handlers that move cards: through the stages, to the end, within a stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from warroom.commands.actions.order import rerank
from warroom.commands.actions.stages import (
    block,
    finish,
    move,
    neighbour,
    step,
    unblock,
)
from warroom.commands.actions.words import NO_CARD, named
from warroom.commands.handlers.asking import after, ask, attempt, needs_card, placed, shared, subject, write
from warroom.commands.handlers.golive import gated
from warroom.commands.handlers.wins import USUAL_SIZE, read_win_on, told
from warroom.commands.spec import Choice, Context, Outcome, Pick, Say
from warroom.commands.vocabulary import completions
from warroom.domain.changes import Draft
from warroom.domain.inches import format_inches
from warroom.domain.model import Card
from warroom.domain.stages import BLOCKED, chosen_stages, closes, final


def stage_mover(by: int) -> Callable[[Context], Outcome]:
    """The handler that moves cards `by` (1 or -1) stages; a tactic that reaches its end is done."""

    def run(ctx: Context) -> Outcome:
        moving = [card for card in ctx.targets if neighbour(ctx.board.campaign, card, by)]
        if not moving:
            return Say(_at_the_end(ctx.targets, by))
        ending = [card for card in moving if by > 0 and _would_finish(ctx, card)]
        if len(moving) == len(ending) == 1:
            return done_one(ctx, ending[0])
        stepped = [card for card in moving if card not in ending]
        if not ending:
            return _moved(ctx, step(ctx.board, stepped, by, ctx.now))
        finished = finish(ctx.board, ending, ctx.now, ctx.me)
        if not stepped:
            return _moved(ctx, finished)
        moved = step(ctx.board, stepped, by, ctx.now)
        label = f"{moved.label}, {finished.label}"
        return _moved(ctx, Draft("move", label, moved.changes + finished.changes))

    return run


def done(ctx: Context) -> Outcome:
    """Take the cards to their last stage; a single tactic is asked for its inches."""
    cards = ctx.targets
    unfinished = [card for card in cards if not closes(ctx.board.campaign, card.kind, card.stage)]
    if not unfinished:
        return Say(_finished_already(cards))
    if len(cards) == 1 and cards[0].kind == "tactic":
        return done_one(ctx, cards[0])
    return _moved(ctx, finish(ctx.board, unfinished, ctx.now, ctx.me))


def done_one(ctx: Context, card: Card) -> Outcome:
    """Ask what a tactic has won, offering what is not won yet; nothing typed is done without inches."""

    def plan(text: str) -> tuple[Outcome, str]:
        if not text.strip():
            return write(finish(ctx.board, [card], ctx.now, ctx.me, 0), ctx.selected), "done, without inches"
        won = read_win_on(ctx, [card], text)
        draft = finish(ctx.board, [card], ctx.now, ctx.me, won.size, won.text, won.who, won.tags)
        return write(draft, ctx.selected), told(won, f"done, {format_inches(won.size)} won")

    left = card.unwon or (0 if card.won else USUAL_SIZE)
    return ask(
        f"Done: {card.title}",
        plan,
        initial=format_inches(left, ascii=True) if left else "",
        placeholder="inches won, such as 1/2; empty for none",
    )


def pick_stage(ctx: Context) -> Outcome:
    """Let the stage be picked by its number, its letter or its name."""
    kind = ctx.targets[0].kind
    stages = chosen_stages(ctx.board.campaign, kind)
    letters = _letters([stage.name for stage in stages])
    choices = []
    for number, stage in enumerate(stages, 1):
        count = len(ctx.board.group(kind, stage.name))
        digit = str(number) if number <= 9 else ""
        choices.append(
            Choice(stage.name, stage.name, _held(count, stage.limit), stage.name, digit + letters[number - 1])
        )
    here = shared([card.stage for card in ctx.targets])
    return Pick(
        f"Move to: {subject(ctx.targets)}", tuple(choices), lambda stage, _: put(ctx, ctx.targets, stage), current=here
    )


def _held(count: int, limit: int) -> str:
    """How many cards a stage holds, and of how many, with a word where it is full."""
    if not limit:
        return str(count)
    return f"{count}/{limit}{' over' if count > limit else ' full' if count == limit else ''}"


def put(ctx: Context, cards: Sequence[Card], stage: str) -> Outcome:
    """Put cards of one kind into a stage, asking what that stage needs to know; a dropped card as well."""
    kind = cards[0].kind
    if kind == "tactic" and stage == BLOCKED:
        return block_why(ctx, cards)
    if kind == "tactic" and stage == final(ctx.board.campaign, kind):
        unfinished = [card for card in cards if card.stage != stage]
        if len(unfinished) == 1:
            return done_one(ctx, unfinished[0])
        return _moved(ctx, finish(ctx.board, cards, ctx.now, ctx.me))
    return attempt(lambda: _moved(ctx, move(ctx.board, cards, stage, ctx.now)))


def rank_mover(by: int) -> Callable[[Context], Outcome]:
    """The handler that moves cards `by` (1 or -1) places within their stage."""

    def run(ctx: Context) -> Outcome:
        draft = rerank(ctx.board, ctx.targets, by, ctx.order)
        if not draft.changes:
            return Say(f"Nothing is {'below' if by > 0 else 'above'} it in this stage.")
        return write(draft, ctx.selected)

    return run


def toggle_block(ctx: Context) -> Outcome:
    """Block the tactics, asking why; take them up again when all are blocked."""
    if all(card.stage == BLOCKED for card in ctx.targets):
        return write(unblock(ctx.board, ctx.targets, ctx.now), ctx.selected)
    return block_why(ctx, ctx.targets)


def block_why(ctx: Context, cards: Sequence[Card]) -> Outcome:
    """Ask what blocks the tactics."""

    def plan(text: str) -> tuple[Outcome, str]:
        return write(block(ctx.board, cards, text, ctx.now), ctx.selected), "blocked until you press the same key again"

    return ask(
        f"What blocks it: {subject(cards)}",
        plan,
        placeholder="waiting for the budget sign-off",
        words=completions(ctx.board),
    )


def cannot_block(ctx: Context) -> str:
    """Why the cards cannot be blocked: only tactics can, and only unfinished ones."""
    for card in ctx.targets:
        if card.kind != "tactic":
            return f"Only a tactic can be blocked, not a {card.kind}."
        if card.closed:
            return "What is done cannot be blocked."
    return needs_card(ctx)


def cannot_pick_stage(ctx: Context) -> str:
    """Why no stage can be picked: the cards are of several kinds, with other stages."""
    if len({card.kind for card in ctx.targets}) > 1:
        return "The marked cards are of several kinds and share no stages."
    return needs_card(ctx)


def _moved(ctx: Context, draft: Draft) -> Outcome:
    return gated(ctx, draft, lambda draft: placed(ctx.board, draft, _follow(ctx, draft)))


def _follow(ctx: Context, draft: Draft) -> str:
    """The selected card, or the next one when it leaves the board: retired notes and triaged signals do."""
    card = ctx.card
    leaves = card is not None and card.kind in ("note", "signal")
    closes_it = any(change.id == ctx.selected and change.field == "closed" and change.new for change in draft.changes)
    return after(ctx) if leaves and closes_it else ctx.selected


def _would_finish(ctx: Context, card: Card) -> bool:
    return card.kind == "tactic" and closes(ctx.board.campaign, "tactic", neighbour(ctx.board.campaign, card, 1))


def _at_the_end(cards: Sequence[Card], by: int) -> str:
    if not cards:
        return NO_CARD
    end = "last" if by > 0 else "first"
    if len(cards) > 1:
        return f"All of the marked cards are in their {end} stage."
    return f"{named(cards)} is in its {end} stage, {cards[0].stage}."


def _finished_already(cards: Sequence[Card]) -> str:
    return f"{named(cards)} is {cards[0].stage} already." if len(cards) == 1 else "All of them are finished already."


def _letters(names: Sequence[str]) -> list[str]:
    """For each name the first of its letters that no earlier name has taken, "" when there is none."""
    taken: set[str] = set()
    letters = []
    for name in names:
        letter = next((a for a in name.lower() if a.isalpha() and a not in taken), "")
        taken.add(letter)
        letters.append(letter)
    return letters
