"""What the shell offers while a command is typed: cards, stages, people; never an error, never a wait."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from warroom.domain.text import literal

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from warroom.cli.errand import Errand

_MOST = 200
_CONTROL = re.compile("[\0-\x1f\x7f-\x9f]")


def cards(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Open cards, by the beginning of the id or by a word of the title."""
    return _quietly(ctx, lambda errand: _cards(errand, typed, ""))


def people(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Handles of the team."""
    return _quietly(ctx, lambda errand: _people(errand, typed, ""))


def campaigns(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of the file's campaigns."""
    return _quietly(ctx, lambda errand: _starting(typed, (c.name for c in errand.store.campaigns())))


def words(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """A word of a line: `@` people, `^` cards, `stage:` stages, `owner:` people."""
    return _quietly(ctx, lambda errand: _words(errand, typed))


def filter_words(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """A word of a filter line: the same, and after `@` saved views as well."""

    def offer(errand: Errand) -> list[CompletionItem]:
        named = _views(errand, typed[1:], "@") if typed.startswith("@") else []
        return [*named, *_words(errand, typed)]

    return _quietly(ctx, offer)


def cards_and_stage(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """A card first; after it, the stages of its kind."""

    def offer(errand: Errand) -> list[CompletionItem]:
        from warroom.cli.pick import line, matching

        given = ctx.params.get("words") or ()
        kinds = {card.kind for card in matching(errand, line(given))} if given else ()
        return _starting(typed, _chosen_stages(errand, kinds)) or _cards(errand, typed, "")

    return _quietly(ctx, offer)


def views(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of saved views."""
    return _quietly(ctx, lambda errand: _views(errand, typed.removeprefix("@"), ""))


def routines(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Titles of routines."""
    return _quietly(ctx, lambda errand: _starting(typed, (r.title for r in errand.board.routines.values())))


def any_routines(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """Titles of routines, those that have ended too."""

    def found(errand: Errand) -> list[CompletionItem]:
        ended = errand.store.routines(errand.campaign.id, ended=True)
        return _starting(typed, (r.title for r in (*errand.board.routines.values(), *ended)))

    return _quietly(ctx, found)


def zones(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of time zones."""
    from zoneinfo import available_timezones

    return _starting(typed, sorted(available_timezones()))


def playbooks(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of playbooks."""
    from warroom.config.playbooks import playbook_files

    return _starting(typed, (file.name for file in playbook_files()))


def settings(_: click.Context, __: click.Parameter, typed: str) -> list[CompletionItem]:
    """Names of settings."""
    from warroom.config.settings import SETTABLE

    return _starting(typed, SETTABLE)


def _words(errand: Errand, typed: str) -> list[CompletionItem]:
    if typed.startswith("@"):
        return _people(errand, typed[1:], "@")
    if typed.startswith("owner:"):
        return _people(errand, typed.removeprefix("owner:"), "owner:")
    if typed.startswith("^"):
        return _cards(errand, typed[1:], "^")
    if typed.startswith("stage:"):
        from warroom.domain.model import KINDS

        return _starting(typed.removeprefix("stage:"), _stages(errand, KINDS), "stage:")
    return []


def _cards(errand: Errand, typed: str, lead: str) -> list[CompletionItem]:
    wanted = typed.casefold()
    offered = [
        _item(lead + errand.shortest(card.id), f"{card.title} ({card.kind}, {card.stage})")
        for card in errand.store.cards(errand.campaign.id)
        if not card.closed and (card.id.startswith(wanted) or _starts_a_word(card.title, wanted))
    ]
    return offered[:_MOST]


def _people(errand: Errand, typed: str, lead: str) -> list[CompletionItem]:
    return _starting(typed, (person.id for person in errand.store.people()), lead)


def _views(errand: Errand, typed: str, lead: str) -> list[CompletionItem]:
    from warroom.domain.saved import saved_filters

    return _starting(typed, saved_filters(errand.board, errand.me), lead)


def _chosen_stages(errand: Errand, kinds: Collection[str]) -> list[str]:
    from warroom.domain.stages import chosen_stages

    return list(dict.fromkeys(stage.name for kind in kinds for stage in chosen_stages(errand.campaign, kind)))


def _stages(errand: Errand, kinds: Collection[str]) -> list[str]:
    from warroom.domain.stages import stages_of

    return list(dict.fromkeys(stage.name for kind in kinds for stage in stages_of(errand.campaign, kind)))


def _starting(typed: str, names: Iterable[str], lead: str = "") -> list[CompletionItem]:
    wanted = typed.casefold()
    # What a shell would take for its own sign cannot be completed.
    found = (name for name in names if name.casefold().startswith(wanted) and not _CONTROL.search(name))
    return [_item(lead + name) for name in found]


def _item(value: str, help_text: str = "") -> CompletionItem:
    # A command that runs, rather than completes, should not pay for this.
    from click.shell_completion import CompletionItem

    return CompletionItem(value, help=literal(help_text) or None)


def _starts_a_word(title: str, wanted: str) -> bool:
    return any(word.startswith(wanted) for word in title.casefold().split())


def _quietly(ctx: click.Context, offer: Callable[[Errand], list[CompletionItem]]) -> list[CompletionItem]:
    """What `offer` finds, or nothing: a shell that completes is no place for an error."""
    from warroom.cli.errand import Errand

    errand = ctx.find_object(Errand)
    try:
        return offer(errand) if errand is not None else []
    except Exception:
        return []
