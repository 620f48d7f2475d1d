"""The forms of a routine: starting one, and changing one that there is.

What they do is imported when it is done: the first frame needs none of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from warroom.commands.handlers.asking import anything, attempt, checked, title_of, write
from warroom.commands.spec import Context, Echo, Form, Input, Outcome, Say

if TYPE_CHECKING:
    from warroom.domain.model import Routine

_NEXT = 5
_ENDED = "Somebody else has ended that routine."


def start_routine(ctx: Context) -> Outcome:
    """A form for a new routine: what is done, how often, and what becomes of one that is not done."""
    from warroom.commands.actions import routines
    from warroom.commands.vocabulary import completions, vocabulary
    from warroom.domain.grammar import parse_add, say_add

    words = vocabulary(ctx.board, ctx.now, ctx.me)

    def what(text: str) -> Echo:
        added = parse_add(text, words)
        routines.check_line(added)
        return Echo(True, say_add(added, words.now, lambda card: title_of(ctx, card)))

    def then(values: Mapping[str, str]) -> Outcome:
        added = parse_add(values["what"], words)
        mode, zone = values["repeat"], _zone_of(values["zone"])
        made = routines.add_routine(ctx.board, added, values["every"], ctx.now, repeat=mode, zone=zone)
        return write(made, ctx.selected)

    inputs = (
        Input("what", "What", "", checked(what), completions(ctx.board)),
        Input("every", "How often", "every weekday 9:00", checked(lambda text: _every_echo(ctx, text)), offered=True),
        Input("repeat", "Repeat", "fixed", checked(_mode_echo), offered=True),
        Input("zone", "Time zone", ctx.board.campaign.zone, checked(lambda text: _zone_echo(ctx, text)), offered=True),
    )
    return Form("A routine", inputs, lambda values: attempt(lambda: then(values)))


def edit_routine(ctx: Context, routine: Routine) -> Outcome:
    """A form with all fields of a routine."""
    from warroom.commands.actions.fields import read_handle, read_tags
    from warroom.domain.checklist import read_items
    from warroom.domain.inches import format_inches
    from warroom.domain.routines import words_of

    def meant(values: Mapping[str, str]) -> dict[str, object]:
        found: dict[str, object] = {
            "title": values["title"].strip(),
            "every": values["every"].strip(),
            "repeat": values["repeat"],
            "owner": read_handle(values["owner"]),
            "size": _size_of(values["size"]),
            "tags": read_tags(values["tags"]),
            "zone": _zone_of(values["zone"]),
            "feeds": fed(values["feeds"]),
            "howto": values["howto"].strip(),
            "checklist": read_items(values["checklist"]),
        }
        had = {**routine._asdict(), "every": words_of(routine)}
        return {name: value for name, value in found.items() if value != had[name]}

    def then(values: Mapping[str, str]) -> Outcome:
        return _edited(ctx, routine, meant(values))

    fed_now, team = _feeds_said(ctx, routine), tuple(sorted(ctx.board.people))

    def fed(text: str) -> str:
        return routine.feeds if text.strip() == fed_now else _feeds_of(ctx, text)

    def fed_echo(text: str) -> Echo:
        titles = ", ".join(title_of(ctx, card) for card in fed(text).split())
        return Echo(True, titles or "nothing: its occurrences are adrift")

    inputs = (
        Input("title", "What", routine.title, _title_echo),
        Input("every", "How often", words_of(routine), checked(lambda text: _every_echo(ctx, text, routine))),
        Input("repeat", "Repeat", routine.repeat, checked(_mode_echo)),
        Input("owner", "Owner", routine.owner, checked(lambda text: _owner_echo(ctx, text)), team),
        Input("size", "Size", format_inches(routine.size, ascii=True) if routine.size else "", checked(_size_echo)),
        Input("tags", "Tags", routine.tags, checked(_tags_echo)),
        Input("feeds", "Fed by", fed_now, checked(fed_echo), _card_words(ctx)),
        Input("zone", "Time zone", routine.zone, checked(lambda text: _zone_echo(ctx, text))),
        Input("checklist", "Checklist", "; ".join(routine.checklist.splitlines()), checked(_items_echo)),
        Input("howto", "How to", routine.howto, anything),
    )
    return Form(f"Routine: {routine.title}", inputs, lambda values: attempt(lambda: then(values)))


def _edited(ctx: Context, routine: Routine, values: Mapping[str, object]) -> Outcome:
    """Give a routine these values, on whatever board stands when it is written."""
    from warroom.commands.actions.routines import edit_routine

    def anew(now: Context, left: frozenset[str]) -> Outcome:
        found = now.board.routines.get(routine.id)
        if found is None:
            return Say(_ENDED, "warn")
        theirs = left | ({"every", "zone"} if "rule" in left else set())
        return attempt(lambda: _edited(now, found, {key: value for key, value in values.items() if key not in theirs}))

    return write(edit_routine(ctx.board, routine, ctx.now, **values), ctx.selected, anew=anew)


def _title_echo(text: str) -> Echo:
    return Echo(bool(text.strip()), "" if text.strip() else "A routine needs a title.")


def _owner_echo(ctx: Context, text: str) -> Echo:
    from warroom.commands.actions.fields import read_handle

    owner = read_handle(text)
    known = not owner or owner in ctx.board.people
    return Echo(True, f"@{owner}{'' if known else ', new on the team'}" if owner else "nobody")


def _size_of(text: str) -> int:
    from warroom.domain.inches import parse_inches

    return parse_inches(text) if text.strip() else 0


def _size_echo(text: str) -> Echo:
    from warroom.domain.inches import format_inches

    size = _size_of(text)
    return Echo(True, format_inches(size) if size else "no size")


def _tags_echo(text: str) -> Echo:
    from warroom.commands.actions.fields import read_tags

    return Echo(True, " ".join(f"#{tag}" for tag in read_tags(text).split()))


def _items_echo(text: str) -> Echo:
    from warroom.domain.checklist import read_items
    from warroom.domain.text import counted

    count = len(read_items(text).splitlines())
    return Echo(True, f"{counted(count, 'item')}, in what comes" if count else "none; or FB; IG; YT")


def _every_echo(ctx: Context, text: str, routine: Routine | None = None) -> Echo:
    """The rule in words and its next five times; of `routine`, when it is the rule that it has, those to come."""
    from warroom.commands.actions.routines import upcoming
    from warroom.domain.dates import in_zone, say_when
    from warroom.domain.repeats import parse_repeat
    from warroom.domain.routines import coming, words_of
    from warroom.domain.rules import say_rule
    from warroom.domain.slots import first_start

    campaign = ctx.board.campaign
    now = in_zone(ctx.now, routine.zone if routine else campaign.zone)
    if routine is not None and text.strip() == words_of(routine):
        words, found = text.strip(), coming(ctx.board, routine, _NEXT)
    else:
        repeat = parse_repeat(text, now)
        start = first_start(repeat, now)
        words, found = say_rule(repeat.rule, start), tuple(upcoming(repeat.rule, start, campaign, _NEXT))
    days = [slot[:10] for slot in found]
    # The time is said once, unless it differs.
    following = ", ".join(say_when(when, now) for when in (days if len(set(days)) == len(days) else found))
    told = f"{words}: {following}" if following else words
    late = bool(found) and found[0][:10] > campaign.end
    return Echo(True, f"{told}; never before the campaign ends, {say_when(campaign.end, now)}" if late else told)


def _card_words(ctx: Context) -> tuple[str, ...]:
    from warroom.commands.vocabulary import completions

    return tuple(word for word in completions(ctx.board) if word.startswith("^"))


def _feeds_said(ctx: Context, routine: Routine) -> str:
    """The cards that feed a routine, as they can be typed again."""
    from warroom.commands.vocabulary import cards_named, slug

    found = [card for card in map(ctx.board.card, routine.feeds.split()) if card is not None]
    named = ((card, slug(card.title)) for card in found)
    return " ".join(f"^{name if cards_named(ctx.board, name) == (card,) else card.id}" for card, name in named)


def _feeds_of(ctx: Context, text: str) -> str:
    """The ids of the cards that a text names.  Raises ValueError with a sentence for what names none."""
    from warroom.commands.vocabulary import vocabulary
    from warroom.domain.grammar import parse_add

    said = [word if word.startswith("^") else f"^{word}" for word in text.split()]
    return " ".join(parse_add(" ".join(["x", *said]), vocabulary(ctx.board, ctx.now, ctx.me)).feeds)


def _mode_echo(text: str) -> Echo:
    from warroom.domain.routines import REPEAT_SAID, read_mode

    mode = read_mode(text)
    return Echo(True, f"{mode}: {REPEAT_SAID[mode]}")


def _zone_echo(ctx: Context, text: str) -> Echo:
    from warroom.domain.dates import in_zone

    return Echo(True, f"{in_zone(ctx.now, _zone_of(text)):%H:%M} there now")


def _zone_of(text: str) -> str:
    from warroom.domain.dates import check_zone

    return check_zone(text)
