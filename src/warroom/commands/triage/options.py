"""What can become of a card in triage: one key each, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from warroom.commands.actions.fields import read_when
from warroom.commands.actions.signals import snooze, take_into
from warroom.commands.actions.stages import finish
from warroom.commands.actions.timing import set_due
from warroom.commands.handlers import approving, cards, links, stages, strategy
from warroom.commands.handlers.asking import ask, attempt, write
from warroom.commands.spec import Choice, Command, Context, Outcome, Pick, Say
from warroom.domain.approval import in_review
from warroom.domain.dates import add_days, in_zone, say_when
from warroom.domain.model import Card, Kind
from warroom.domain.stages import chosen_stages, stages_of

Run = Callable[[Context], Outcome]
_DIGITS = 9
# The key that puts a card away.
AWAY = "d"


class Option(NamedTuple):
    """One key; `run` gets a context in which the card is selected.  `stage` marks the numbered stages.

    `settles` is False where the card still wants a decision afterwards.
    """

    key: str
    word: str
    run: Run
    settles: bool = True
    stage: bool = False


_LINK = Option("f", "feed…", links.pick_feed, settles=False)


def options(card: Card, ctx: Context) -> tuple[Option, ...]:
    """What can be done with the card, in the order in which it is shown."""
    return tuple(_BY_KIND[card.kind](card, ctx))


def as_command(option: Option, card_id: str) -> Command:
    """The option as a command on that card, whatever else is selected or marked when it is run."""

    def run(ctx: Context) -> Outcome:
        here = ctx._replace(selected=card_id, marks=(), order=())
        if here.card is None:
            return Say("That card is gone.", "warn")
        return attempt(lambda: option.run(here))

    # What puts a card away is known by the name that it has elsewhere: it is not taken from a stray key.
    name = "archive" if option.key == AWAY else f"triage-{option.key}"
    return Command(name, option.word, option.word, (option.key,), "Triage", run)


def _of_signal(_card: Card, ctx: Context) -> Iterator[Option]:
    yield Option("n", "note", _becomes("note"))
    yield Option("p", "piece…", _pick_stage)
    yield from _stage_options(ctx, "piece", lambda stage: _becomes("piece", stage))
    yield Option("t", "tactic today", lambda ctx: _tactic(ctx, ctx.board.today))
    yield Option("y", "tomorrow", lambda ctx: _tactic(ctx, add_days(ctx.board.today, 1)))
    yield Option("w", "on a day…", _tactic_on)
    yield Option("f", "feed a card…", _feed_into)
    yield Option("s", "snooze…", _snooze)
    yield Option(AWAY, "let go", lambda ctx: write(finish(ctx.board, ctx.targets, ctx.now, ctx.me)))
    yield from _making_ready()


def _of_tactic(_card: Card, _ctx: Context) -> Iterator[Option]:
    yield Option("t", "today", lambda ctx: put_off(ctx, ctx.board.today))
    yield Option("y", "tomorrow", lambda ctx: put_off(ctx, add_days(ctx.board.today, 1)))
    yield Option("w", "when…", cards.when)
    yield Option("x", "done…", stages.done)
    yield Option("b", "blocked…", stages.toggle_block)
    yield Option(AWAY, "drop", cards.archive_or_restore)
    yield Option("s", "size…", cards.size, settles=False)
    yield _LINK
    yield from _making_ready()


def _of_piece(card: Card, ctx: Context) -> Iterator[Option]:
    if in_review(card, ctx.board.campaign):
        yield Option("+", "approve", approving.let_pass)
        yield Option("-", "send back…", approving.return_it)
    yield from _stage_options(ctx, "piece", _moves_to)
    yield Option("w", "when…", cards.when)
    yield Option("x", "live", stages.done)
    yield Option(AWAY, "archive", cards.archive_or_restore)
    yield _LINK
    yield from _making_ready()


def _of_note(_card: Card, ctx: Context) -> Iterator[Option]:
    yield from _stage_options(ctx, "note", _moves_to)
    yield Option("r", "recalibrate…", strategy.recalibrate)
    yield Option("x", "retire", stages.done)
    yield Option("s", "snooze…", _snooze)
    yield Option(AWAY, "archive", cards.archive_or_restore)
    yield _LINK
    yield from _making_ready()


_BY_KIND: dict[Kind, Callable[[Card, Context], Iterator[Option]]] = {
    "signal": _of_signal,
    "tactic": _of_tactic,
    "piece": _of_piece,
    "note": _of_note,
}


def _making_ready() -> Iterator[Option]:
    """What any card can be given before it is decided on."""
    yield Option("o", "owner…", cards.owner, settles=False)
    yield Option("e", "edit…", cards.edit_fields, settles=False)


def _stage_options(ctx: Context, kind: Kind, run: Callable[[str], Run]) -> Iterator[Option]:
    for number, stage in enumerate(chosen_stages(ctx.board.campaign, kind)[:_DIGITS], 1):
        yield Option(str(number), stage.name, run(stage.name), stage=True)


def _becomes(kind: Kind, stage: str = "") -> Run:
    return lambda ctx: strategy.become(ctx, kind, stage=stage, more=f" in {stage}" if stage else "")


def _moves_to(stage: str) -> Run:
    return lambda ctx: stages.put(ctx, ctx.targets, stage)


def _pick_stage(ctx: Context) -> Outcome:
    """Let the piece's stage be picked, by its number at once."""
    choices = tuple(
        Choice(stage.name, stage.name, str(len(ctx.board.group("piece", stage.name))), stage.name, _digit(number))
        for number, stage in enumerate(stages_of(ctx.board.campaign, "piece"), 1)
    )
    return Pick("A piece in which stage?", choices, lambda stage, _: attempt(lambda: _becomes("piece", stage)(ctx)))


def _digit(number: int) -> str:
    return str(number) if number <= _DIGITS else ""


def _tactic(ctx: Context, wall: str) -> Outcome:
    more = f", due {say_when(wall, in_zone(ctx.now, ctx.board.campaign.zone))}" if wall else ""
    return strategy.become(ctx, "tactic", due=wall, more=more)


def _tactic_on(ctx: Context) -> Outcome:
    """Ask for the day or time of the tactic that it becomes."""

    def plan(text: str) -> tuple[Outcome, str]:
        wall, said = read_when(text, ctx.board, ctx.now)
        return _tactic(ctx, wall), f"a tactic, due {said}" if wall else "a tactic at no set time"

    return ask("A tactic, due when?", plan, placeholder="fri 11:00, +3d, 14 apr; empty for no set time")


def put_off(ctx: Context, wall: str) -> Outcome:
    """Make the card due then."""
    return write(set_due(ctx.board, ctx.targets, wall, ctx.now))


def _snooze(ctx: Context) -> Outcome:
    """Ask until when it sleeps: tomorrow, if nothing else is said."""

    def plan(text: str) -> tuple[Outcome, str]:
        if not text.strip():
            return write(snooze(ctx.board, ctx.targets, "", ctx.now)), "awake"
        day = read_when(text, ctx.board, ctx.now)[0][:10]
        draft = snooze(ctx.board, ctx.targets, day, ctx.now)
        return write(draft), f"out of sight until {say_when(day, in_zone(ctx.now, ctx.board.campaign.zone))}"

    return ask("Snooze until?", plan, initial="tomorrow", placeholder="tomorrow, mon, +3d; empty wakes it")


def _feed_into(ctx: Context) -> Outcome:
    """Let the card be picked that the signal feeds and thereby becomes part of."""
    choices = links.choices_of(card for card in ctx.board.cards.values() if card.id != ctx.selected)

    def take(key: str) -> Outcome:
        target = ctx.board.card(key)
        if target is None:
            return Say("That card is gone.", "warn")
        return write(take_into(ctx.board, ctx.targets, target, ctx.now))

    return Pick("It feeds…", choices, lambda key, _: attempt(lambda: take(key)))
