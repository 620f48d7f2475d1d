"""`warroom ripple` and `recast`: a piece on other channels, a card of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.doing import do, live_for
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Line
from warroom.cli.pick import line, one, some
from warroom.domain.campaigns import channels_of
from warroom.domain.model import KINDS

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.commands.actions.ripple import Base, Recut


@click.command(cls=Line, short_help="Cut a piece anew for other channels.")
@click.argument("card", metavar="CARD", shell_complete=complete.cards)
@click.argument("words", nargs=-1, required=True, metavar="CHANNEL [+OFFSET|WHEN] [@OWNER]...")
@click.pass_obj
def ripple(errand: Errand, card: str, words: Sequence[str]) -> None:
    """Cut a piece anew for other channels: each new piece is fed by the first, and its id is printed.

    Offsets count from the first's go-live or due time while it is to come, else from now.

    \b
      warroom ripple kfb fb +15m @ana tt +1d
      warroom ripple "glue-up reel" yt "fri 10:00" @ben
    """
    from warroom.commands.actions import ripple as action

    piece = one(errand, line([card]))
    with misread():
        action.check_piece(piece)
        base = action.base_of(errand.board, piece, errand.now)
        recuts = [_recut(errand, part, base) for part in _parts(errand, words)]
        draft = action.ripple(errand.board, piece, recuts, errand.now)
    receipt = errand.commit(draft)
    made = [change.new for change in draft.changes if change.entity == "feed" and change.field == "dst"]
    if errand.asked.as_json:
        out.document({"seq": receipt.seq, "label": receipt.label, "cards": made})
    for recut, key in zip(recuts, made, strict=True):
        if not errand.asked.as_json:
            out.data(errand.shortest(str(key)))
        out.words(f"{recut.channel}: {action.say_recut(recut, base, errand.now)}")


@click.command(cls=Line, short_help="Make cards another kind.")
@click.argument("words", nargs=-1, required=True, metavar="CARD... KIND", shell_complete=complete.cards)
@click.option(
    "--stage", metavar="STAGE", default="", help="The stage it is in then; else the one that answers its own."
)
@click.option("--why", metavar="TEXT", default="", help="Why it is a live piece although something is missing.")
@click.pass_obj
def recast(errand: Errand, words: Sequence[str], stage: str, why: str) -> None:
    """Make cards a note, a piece, a tactic or a signal; ids, feeds, wins and history stay.

    What the new kind cannot have, such as the size of what becomes a note, goes to the end of its text,
    and comes back from there when it can have it again.

    \b
      warroom recast kfb tactic
      warroom recast shorts get 4x the saves piece --stage draft
    """
    from warroom.commands.actions import recast as action

    kind = next((kind for kind in KINDS if kind == words[-1].casefold()), None)
    if kind is None or len(words) < 2:
        raise Misread(f"Say which card, then what it becomes: {', '.join(KINDS)}, as in `warroom recast kfb tactic`.")
    cards = some(errand, words[:-1])
    bodies = {card.id: errand.store.body(card.id) for card in cards if action.needs_text(card, kind)}
    with misread():
        made = action.recast(errand.board, cards, kind, errand.now, errand.me, stage=stage, bodies=bodies)
        draft = live_for(errand, made, why)
    do(errand, draft, cards)


def _recut(errand: Errand, words: Sequence[str], base: Base) -> Recut:
    from warroom.commands.actions.ripple import Recut, read_recut

    return read_recut(words[0], " ".join(words[1:]), base, errand.now) or Recut(words[0])


def _parts(errand: Errand, words: Sequence[str]) -> Iterator[list[str]]:
    """The words of each channel, its name first: a channel's name is no offset, no owner and no time."""
    known = {name.casefold() for name in channels_of(errand.campaign)}
    part: list[str] = []
    for word in words:
        named = word.casefold() in known or not (word.startswith(("+", "@")) or " " in word or _is_time(errand, word))
        if named and part:
            yield part
            part = []
        if not named and not part:
            raise Misread(f"Say the channel before {word!r}, as in `warroom ripple kfb fb +15m @ana`.")
        part.append(word)
    yield part


def _is_time(errand: Errand, word: str) -> bool:
    from warroom.domain.dates import parse_when

    try:
        parse_when(word, errand.local)
    except ValueError:
        return False
    return True
