"""Handlers of saved views: go to one, keep the filter as one.

What they do is imported when it is done: the first frame needs none of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from warroom.commands.handlers.asking import attempt, checked, write
from warroom.commands.spec import Choice, Context, Do, Echo, Form, Input, Outcome, Pick
from warroom.domain.text import counted

_EVERYBODY, _ME = "everybody", "me"


def pick_view(ctx: Context) -> Outcome:
    """Let a view be picked by its key or its name; with tab turned, it is taken away instead."""
    from warroom.commands.actions import saved as action
    from warroom.domain.saved import slug, views_of

    def then(name: str, away: bool) -> Outcome:
        if away:
            return attempt(lambda: write(action.drop_view(ctx.board, name, ctx.me), ctx.selected))
        return Do("filter.set", f"@{slug(name)}")

    choices = tuple(
        Choice(view.name, view.name, view.filter + (" \u00b7 only mine" if view.owner else ""), "accent", view.key)
        for view in views_of(ctx.board, ctx.me)
    )
    return Pick("Saved views", choices, then, flip=("show", "take away"))


def save_view(ctx: Context) -> Outcome:
    """A form that keeps the filter as a view; a view that is shown is changed by it."""
    from warroom.commands.actions import saved as action
    from warroom.domain.saved import view_named

    shown = view_named(ctx.board, ctx.me, ctx.filter.strip()) if ctx.filter.strip().startswith("@") else None
    first = shown.name if shown else ""

    def then(values: Mapping[str, str]) -> Outcome:
        private = read_whose(values["whose"]) == _ME
        name, key, filter = (values[field] for field in ("name", "key", "filter"))
        return write(action.save_view(ctx.board, name, key, filter, ctx.now, ctx.me, private=private), ctx.selected)

    def filter_echo(text: str) -> Echo:
        return _count(ctx, action.read_filter(ctx.board, first or "view", text, ctx.now, ctx.me))

    inputs = (
        Input("name", "Name", first, checked(lambda text: Echo(True, _called(action.read_name(ctx.board, text))))),
        Input(
            "key", "Key", shown.key if shown else "",
            checked(lambda text: Echo(True, _pressed(action.read_key(ctx.board, first, text, ctx.me)))),
        ),
        Input("filter", "Filter", shown.filter if shown else ctx.filter.strip(), checked(filter_echo)),
        Input(
            "whose", "For whom", _ME if shown and shown.owner else _EVERYBODY,
            checked(lambda text: Echo(True, read_whose(text))),
        ),
    )  # fmt: skip
    return Form("Save the filter as a view", inputs, lambda values: attempt(lambda: then(values)))


def read_whose(text: str) -> str:
    """Whether a view is for everybody or for me.  Raises ValueError with a sentence."""
    said = text.strip().casefold()
    for known in (_EVERYBODY, _ME):
        if known.startswith(said):
            return known
    raise ValueError(f"A view is for {_EVERYBODY} or for {_ME}, not {text.strip()!r}.")


def _called(name: str) -> str:
    from warroom.domain.saved import slug

    return f"@{slug(name)} in a filter, or warroom ls @{slug(name)}"


def _pressed(key: str) -> str:
    return f"' {key} shows it" if key else "no key: it is picked from the list"


def _count(ctx: Context, line: str) -> Echo:
    from warroom.domain.dates import in_zone
    from warroom.domain.filters import parse_filter, select
    from warroom.domain.saved import saved_filters

    now = in_zone(ctx.now, ctx.board.campaign.zone)
    found = select(parse_filter(line, now, ctx.me, saved_filters(ctx.board, ctx.me)), ctx.board)
    return Echo(True, f"{counted(len(found), 'card')} now")
