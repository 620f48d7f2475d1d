"""Handlers that let strategy move: recast, distil, recalibrate, and the texts of old.

What they do is imported when it is done: the first frame needs none of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from warroom.commands.handlers.asking import ask, attempt, needs_card, needs_one, placed, subject, write
from warroom.commands.handlers.golive import gated
from warroom.commands.spec import Choice, Compose, Context, Do, Outcome, Pick, Read, Say, Write
from warroom.commands.vocabulary import completions, vocabulary
from warroom.domain.inches import format_inches
from warroom.domain.model import Card, Kind, Revision, Win


def recast(ctx: Context) -> Outcome:
    """Pick the kind that the cards become."""
    from warroom.commands.actions import recast as action

    def choice(number: int, kind: Kind) -> Choice:
        turned = [card for card in ctx.targets if card.kind != kind]
        stages = {action.answering_stage(ctx.board, card, kind) for card in turned}
        note = "as it is" if not turned else f"in {stages.pop()}" if len(stages) == 1 else ""
        kept = any(action.to_text(card, kind) for card in turned)
        return Choice(kind, kind, note + ("; the rest goes to its text" if kept else ""), kind, f"{number}{kind[0]}")

    choices = tuple(choice(number, kind) for number, kind in enumerate(get_args(Kind), 1))
    kinds = {kind: kind for kind in get_args(Kind)}
    return Pick(
        f"Make it: {subject(ctx.targets)}", choices, lambda key, _: become(ctx, kinds[key], follow=ctx.selected)
    )


def become(
    ctx: Context, kind: Kind, *, stage: str = "", due: str | None = None, more: str = "", follow: str = ""
) -> Outcome:
    """Make the cards a `kind`, in a stage and due at a wall time where these are said; history tells `more` of it."""
    from warroom.commands.actions import recast as action

    def go(bodies: Mapping[str, str]) -> Outcome:
        made = action.recast(ctx.board, ctx.targets, kind, ctx.now, ctx.me, stage=stage, due=due, bodies=bodies)
        told = made._replace(label=f"{made.label}{more}") if made.changes else made
        return gated(ctx, told, lambda draft: placed(ctx.board, draft, follow))

    needed = tuple(card.id for card in ctx.targets if action.needs_text(card, kind))
    return Read(needed, lambda bodies: attempt(lambda: go(bodies))) if needed else attempt(lambda: go({}))


def distil(ctx: Context) -> Outcome:
    """A note from the marked cards, or from what is picked of today's wins and the selected card."""
    if ctx.marks:
        return _named(ctx, ctx.targets, ())
    card = ctx.card
    wins = {win.id: win for win in reversed(ctx.board.wins)}
    if not wins:
        return _named(ctx, ctx.targets, ()) if card else Say(cannot_distil(ctx))

    def several(keys: tuple[str, ...]) -> Outcome:
        cards = (card,) if card and card.id in keys else ()
        return _named(ctx, cards, [wins[key] for key in keys if key in wins])

    choices = tuple(
        Choice(win.id, win.text, f"{format_inches(win.size)} @{win.who}", "accent") for win in wins.values()
    )
    here = (Choice(card.id, card.title, card.kind, card.kind),) if card else ()
    return Pick("Distilled from", (*here, *choices), lambda key, _: several((key,)), several=several)


def distil_wins(ctx: Context, wins: Sequence[Win], cards: Mapping[str, Card]) -> Outcome:
    """A note from wins of any day; `cards` has what they were for, also what no board knows any more."""
    from dataclasses import replace

    board = ctx.board
    past = {win.card: cards[win.card] for win in wins if win.card in cards and board.card(win.card) is None}
    return _named(ctx._replace(board=replace(board, known={**board.known, **past})), (), wins)


def cannot_distil(ctx: Context) -> str:
    """Why there is nothing to distil."""
    return "" if ctx.board.wins or not needs_card(ctx) else "Mark what worked first, or log a win: a note comes of it."


def recalibrate(ctx: Context) -> Outcome:
    """Ask what changed and why, renew the note at once, then open its text."""
    from warroom.commands.actions import notes

    note = ctx.targets[0]

    def renew(why: str, bodies: Mapping[str, str]) -> Outcome:
        renewed = notes.recalibrate(note, bodies[note.id], why, ctx.now, ctx.me)

        def text(old: str, new: str) -> Outcome:
            return attempt(lambda: write(notes.rewrite(note, renewed, old, new, ctx.now, ctx.me), note.id))

        return Write(renewed, note.id, Compose(note.title, note.id, text))

    def plan(why: str) -> tuple[Outcome, str]:
        said = notes.recalibrate(note, "", why, ctx.now, ctx.me).label
        days = note.shelf or ctx.board.campaign.shelf
        return Read((note.id,), lambda bodies: attempt(lambda: renew(why, bodies))), f"{said}; fresh for {days} days"

    return ask("What changed, and why?", plan, placeholder="replies before 9 convert better than posts")


def cannot_recalibrate(ctx: Context) -> str:
    """Why the card cannot be recalibrated: it is no note."""
    kind = next((card.kind for card in ctx.targets if card.kind != "note"), "")
    return f"Only a note is recalibrated, not a {kind}." if kind else needs_one(ctx)


def revisions(ctx: Context) -> Outcome:
    """Open the texts that the card has had."""
    return Do("revisions", ctx.targets[0].id)


def bring_back(ctx: Context, key: str, text: Revision, body: str) -> Outcome:
    """Let the card say again what `text` says, in place of `body`; as a new revision."""
    from warroom.commands.actions import notes

    card = ctx.board.card(key)
    if card is None:
        return Say("That card is gone.", "warn")
    return attempt(lambda: write(notes.restore_text(card, body, text, ctx.now, ctx.me), key))


def _named(ctx: Context, cards: tuple[Card, ...], wins: Sequence[Win]) -> Outcome:
    """Ask for the note's title, make it, and open it for its first sentence."""
    from warroom.commands.actions import notes
    from warroom.commands.actions.cards import created_id
    from warroom.domain.grammar import parse_add

    def plan(text: str) -> tuple[Outcome, str]:
        words = vocabulary(ctx.board, ctx.now, ctx.me)
        added = parse_add(text, words)
        made = notes.distil(ctx.board, added, cards, wins, ctx.now, ctx.me)
        key = created_id(made)

        def first(old: str, new: str) -> Outcome:
            return attempt(lambda: write(notes.begin(key, added.title, old, new, ctx.now, ctx.me), key))

        return Write(made, key, Compose(added.title, key, first)), made.label

    return ask(
        "What is emerging?", plan, placeholder="Show the bench, not the product #brand", words=completions(ctx.board)
    )
