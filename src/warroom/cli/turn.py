"""`warroom ripple` and `recast`: a piece on other channels, a card of another kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.doing import do
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Line
from warroom.cli.pick import line, one, some
from warroom.domain.model import KINDS, channels_of

if TYPE_CHECKING:
    from warroom.cli.desk import Desk
    from warroom.commands.actions.ripple import Base, Recut


@click.command(cls=Line, short_help="Cut a piece anew for other channels.")
@click.argument("card", metavar="CARD", shell_complete=complete.cards)
@click.argument("words", nargs=-1, required=True, metavar="CHANNEL [+OFFSET|WHEN] [@OWNER]...")
@click.pass_obj
def ripple(desk: Desk, card: str, words: Sequence[str]) -> None:
    """Cut a piece anew for other channels: each new piece is fed by the first, and its id is printed.

    Offsets count from the first's go-live or due time while it is to come, else from now.

    \b
      warroom ripple kfb fb +15m @ana tt +1d
      warroom ripple "glue-up reel" yt "fri 10:00" @ben
    """
    from warroom.commands.actions import ripple as action

    piece = one(desk, line([card]))
    with misread():
        action.check_piece(piece)
        base = action.base_of(desk.board, piece, desk.now)
        recuts = [_recut(desk, part, base) for part in _parts(desk, words)]
        draft = action.ripple(desk.board, piece, recuts, desk.now)
    receipt = desk.commit(draft)
    made = [change.new for change in draft.changes if change.entity == "feed" and change.field == "dst"]
    if desk.asked.as_json:
        out.document({"seq": receipt.seq, "label": receipt.label, "cards": made})
    for recut, key in zip(recuts, made, strict=True):
        if not desk.asked.as_json:
            out.data(desk.shortest(str(key)))
        out.words(f"{recut.channel}: {action.say_recut(recut, base, desk.now)}")


@click.command(cls=Line, short_help="Make cards another kind.")
@click.argument("words", nargs=-1, required=True, metavar="CARD... KIND", shell_complete=complete.cards)
@click.option(
    "--stage", metavar="STAGE", default="", help="The stage it is in then; else the one that answers its own."
)
@click.pass_obj
def recast(desk: Desk, words: Sequence[str], stage: str) -> None:
    """Make cards a note, a piece, a tactic or a signal; ids, feeds, wins and history stay.

    What the new kind cannot have, such as the size of what becomes a note, goes to the end of its text.

    \b
      warroom recast kfb tactic
      warroom recast shorts get 4x the saves piece --stage draft
    """
    from warroom.commands.actions import recast as action

    kind = next((kind for kind in KINDS if kind == words[-1].casefold()), None)
    if kind is None or len(words) < 2:
        raise Misread(f"Say which card, then what it becomes: {', '.join(KINDS)}, as in `warroom recast kfb tactic`.")
    cards = some(desk, words[:-1])
    bodies = {card.id: desk.store.body(card.id) for card in cards if action.to_text(card, kind)}
    with misread():
        draft = action.recast(desk.board, cards, kind, desk.now, desk.me, stage=stage, bodies=bodies)
    do(desk, draft, cards)


def _recut(desk: Desk, words: Sequence[str], base: Base) -> Recut:
    from warroom.commands.actions.ripple import Recut, read_recut

    return read_recut(words[0], " ".join(words[1:]), base, desk.now) or Recut(words[0])


def _parts(desk: Desk, words: Sequence[str]) -> Iterator[list[str]]:
    """The words of each channel, its name first: a channel's name is no offset, no owner and no time."""
    known = {name.casefold() for name in channels_of(desk.campaign)}
    part: list[str] = []
    for word in words:
        named = word.casefold() in known or not (word.startswith(("+", "@")) or " " in word or _is_time(desk, word))
        if named and part:
            yield part
            part = []
        if not named and not part:
            raise Misread(f"Say the channel before {word!r}, as in `warroom ripple kfb fb +15m @ana`.")
        part.append(word)
    yield part


def _is_time(desk: Desk, word: str) -> bool:
    from warroom.domain.dates import parse_when

    try:
        parse_when(word, desk.local)
    except ValueError:
        return False
    return True
