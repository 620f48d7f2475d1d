"""Handlers for what a card says of itself: owner, time, size, fields, text; and for putting it away."""

from __future__ import annotations

from collections.abc import Mapping

from warroom.commands.actions.cards import archive, delete, give_why, restore, write_body, write_howto
from warroom.commands.actions.easing import off_today
from warroom.commands.actions.fields import Field, edit, fields_of, meaning, read_handle, read_live, read_when
from warroom.commands.actions.people import set_owner
from warroom.commands.actions.timing import set_due, set_golive, set_size
from warroom.commands.actions.words import no_size
from warroom.commands.handlers.asking import after, ask, attempt, needs_card, placed, shared, subject, write
from warroom.commands.handlers.golive import gated
from warroom.commands.handlers.people import whose
from warroom.commands.spec import (
    Compose,
    Confirm,
    Context,
    Copy,
    Do,
    Echo,
    Form,
    Input,
    Outcome,
    Pick,
    Say,
    Write,
)
from warroom.domain.campaigns import channels_of
from warroom.domain.changes import Draft
from warroom.domain.golive import would_meet
from warroom.domain.inches import format_inches, format_length, parse_inches
from warroom.domain.model import WORK, Card
from warroom.domain.sharing import FIELDS
from warroom.domain.stages import chosen_stages
from warroom.domain.text import brief, counted

# No handle begins with it, so that it is nobody's.
NOBODY = "-"
_GOES_LIVE = "live"


def owner(ctx: Context) -> Outcome:
    """Let the owner be picked; a name that is nobody's joins the team."""
    here = shared([card.owner or NOBODY for card in ctx.targets])

    def give(handle: str) -> Outcome:
        return attempt(lambda: write(set_owner(ctx.board, ctx.targets, read_handle(handle), ctx.now), ctx.selected))

    return Pick(
        f"Owner of: {subject(ctx.targets)}",
        whose(ctx, NOBODY),
        lambda key, _: give("" if key == NOBODY else key),
        free=give,
        current=here,
    )


def when(ctx: Context) -> Outcome:
    """Ask when the cards are due; after `live`, when the pieces go live."""

    def plan(text: str) -> tuple[Outcome, str]:
        live = _after_live(text)
        if live != text:
            return _live_at(ctx, live)
        wall, said = read_when(text, ctx.board, ctx.now)
        return write(set_due(ctx.board, ctx.targets, wall, ctx.now), ctx.selected), f"due: {said}"

    pieces = all(card.kind == "piece" for card in ctx.targets)
    return ask(
        f"When: {subject(ctx.targets)}",
        plan,
        initial=shared([card.due.replace("T", " ") for card in ctx.targets]),
        placeholder="fri 11:00, tomorrow, +3d, 14 apr" + ("; live fri 10:00 Europe/London" if pieces else ""),
    )


def goes_live(ctx: Context) -> Outcome:
    """Ask when the pieces go live."""
    return ask(
        f"Goes live: {subject(ctx.targets)}",
        lambda text: _live_at(ctx, _after_live(text)),
        initial=shared([f"{card.golive.replace('T', ' ')} {card.golive_zone}".strip() for card in ctx.targets]),
        placeholder="fri 10:00, tomorrow 9:00 Europe/London; empty for no time",
    )


def _after_live(text: str) -> str:
    """What stands behind a first word `live`; the text itself when there is none."""
    first, _, rest = text.strip().partition(" ")
    return rest if first.casefold() == _GOES_LIVE else text


def _live_at(ctx: Context, text: str) -> tuple[Outcome, str]:
    wall, zone, said = read_live(text, ctx.targets, ctx.board, ctx.now, ctx.viewer)
    draft = set_golive(ctx.board, ctx.targets, wall, ctx.now, zone)
    then = [card._replace(golive=wall, golive_zone=zone) for card in ctx.targets if card.kind == "piece"]
    met = [f"collides with {brief(card.title)}" for card in would_meet(ctx.board, then)[:1] if wall]
    return write(draft, ctx.selected), f"goes live: {' · '.join((said, *met))}"


def size(ctx: Context) -> Outcome:
    """Ask how many inches the work is worth."""

    def plan(text: str) -> tuple[Outcome, str]:
        sixteenths = parse_inches(text) if text.strip() else 0
        said = f"size {format_inches(sixteenths)}" if sixteenths else "no size"
        return write(set_size(ctx.board, ctx.targets, sixteenths), ctx.selected), said

    here = shared([str(card.size) for card in ctx.targets])
    initial = format_inches(int(here), ascii=True) if here not in ("", "0") else ""
    return ask(f"Size: {subject(ctx.targets)}", plan, initial=initial, placeholder="1/4, 1 1/2, 0.5in; empty for none")


def cannot_size(ctx: Context) -> str:
    """Why the cards cannot be sized: one of them is no work."""
    kind = next((card.kind for card in ctx.targets if card.kind not in WORK), "")
    return f"{no_size(kind)}." if kind else needs_card(ctx)


def edit_fields(ctx: Context) -> Outcome:
    """All fields of the card in one form."""
    card = ctx.targets[0]
    hidden = FIELDS if ctx.board.veiled else ()
    inputs = tuple(_input(ctx, card, field) for field in fields_of(card) if field.name not in hidden)

    def then(values: Mapping[str, str]) -> Outcome:
        def go(draft: Draft) -> Outcome:
            return placed(ctx.board, draft, card.id)

        return attempt(lambda: gated(ctx, edit(ctx.board, card, values, ctx.now), go))

    return Form(f"Edit {card.kind}: {card.title}", inputs, then)


def edit_text(ctx: Context) -> Outcome:
    """The card's text in the editor; of a note is asked afterwards why it was recalibrated."""
    card = ctx.targets[0]

    def then(old: str, new: str) -> Outcome:
        def answer() -> Outcome:
            written = write_body(card, old, new, ctx.now, ctx.me)
            outcome = write(written, card.id)
            if card.kind != "note" or not isinstance(outcome, Write):
                return outcome

            # Asked only after the text is safe: whoever leaves the question loses nothing.
            def plan(why: str) -> tuple[Outcome, str]:
                if not why.strip():
                    return Say("Kept, without a reason."), "kept without a reason"
                return write(give_why(card, written, why), card.id), "kept with the new text"

            why = ask("Why did the thinking move?", plan, placeholder="replies before 9 convert better")
            return Write(written, card.id, why)

        return attempt(answer)

    return Compose(card.title, card.id, then)


def edit_howto(ctx: Context) -> Outcome:
    """How the card is done well, in the editor."""
    card = ctx.targets[0]

    def then(old: str, new: str) -> Outcome:
        return attempt(lambda: write(write_howto(card, old, new), card.id))

    return Compose(f"How it is done well: {card.title}", card.id, then, field="howto")


def show_howto(ctx: Context) -> Outcome:
    """Show how the card is done well."""
    return Do("howto", ctx.targets[0].id)


def archive_or_restore(ctx: Context) -> Outcome:
    """Put the cards away; bring them back when all of them are archived."""
    if all(card.archived for card in ctx.targets):
        return write(restore(ctx.targets), ctx.selected)
    return write(off_today(ctx.board, ctx.targets, archive(ctx.targets, ctx.now)), after(ctx))


def delete_asked(ctx: Context) -> Outcome:
    """Ask, and then delete for good."""
    cards = ctx.targets
    going = {card.id for card in cards}
    links = sum(feed.src in going or feed.dst in going for feed in ctx.board.feeds.values())
    won = sum(card.won for card in cards)
    gone = "it" if len(cards) == 1 else "them"
    parts = [f"{counted(links, 'feed')} and all texts go with {gone}" if links else f"All texts go with {gone}"]
    parts += [f"{format_length(won)} stay on the tape"] if won else []
    text = f"{'; '.join(parts)}. Archiving keeps everything; undo brings a deleted card back."
    deleted = off_today(ctx.board, cards, delete(cards))
    return Confirm(f"Delete {subject(cards)}?", text, "delete", write(deleted, after(ctx)))


def open_card(ctx: Context) -> Outcome:
    """Open the card."""
    return Do("open", ctx.selected)


def history(ctx: Context) -> Outcome:
    """What happened to the card."""
    return Do("history", ctx.targets[0].id)


def copy_title(ctx: Context) -> Outcome:
    """The titles, a line each."""
    cards = ctx.targets
    return Copy("\n".join(card.title for card in cards), "title" if len(cards) == 1 else f"{len(cards)} titles")


def copy_markdown(ctx: Context) -> Outcome:
    """The cards as Markdown; of a single one with its text, which the face adds."""
    # The first frame needs no Markdown.
    from warroom.formats.markdown import card_markdown

    cards = ctx.targets
    if len(cards) == 1:
        return Copy(card_markdown(ctx.board, cards[0]), "card as Markdown", cards[0].id)
    return Copy("\n".join(card_markdown(ctx.board, c, level=2) for c in cards), f"{len(cards)} cards as Markdown")


def _input(ctx: Context, card: Card, field: Field) -> Input:
    def check(text: str) -> Echo:
        try:
            return Echo(True, meaning(field.name, text, card, ctx.board, ctx.now).said)
        except ValueError as error:
            return Echo(False, str(error))

    return Input(field.name, field.label, field.show(card), check, _words(ctx, card, field.name))


def _words(ctx: Context, card: Card, name: str) -> tuple[str, ...]:
    """What the field can be completed with."""
    if name == "stage":
        return tuple(stage.name for stage in chosen_stages(ctx.board.campaign, card.kind))
    if name == "owner":
        return tuple(sorted(ctx.board.people))
    if name == "channel":
        return channels_of(ctx.board.campaign)
    if name == "tags":
        return tuple(sorted({tag for other in ctx.board.cards.values() for tag in other.tags.split()}))
    return ()
