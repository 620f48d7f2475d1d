"""Handlers for campaigns and for the look of the room."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from warroom.commands.actions.campaigns import (
    Terms,
    archive_campaign,
    check_name,
    edit_campaign,
    new_campaign,
    read_terms,
    say_holidays,
    terms_of,
    usual_terms,
)
from warroom.commands.actions.cards import created_id
from warroom.commands.handlers.asking import attempt, write
from warroom.commands.spec import Choice, Context, Do, Echo, Form, Input, Outcome, Pick, Write
from warroom.domain.dates import in_zone, say_when
from warroom.domain.inches import format_inches
from warroom.domain.stages import stages_of
from warroom.domain.standing import STATIC_DAYS
from warroom.domain.text import counted

_FIELDS = (
    ("name", "Name"),
    ("start", "First day"),
    ("end", "Last day"),
    ("zone", "Time zone"),
    ("target", "Inches a day"),
    ("stages", "Piece stages"),
    ("channels", "Channels"),
    ("shelf", "Shelf, days"),
    ("static", "Static, days"),
    ("holidays", "Holidays"),
    ("utm", "Name in links"),
)


def pick_campaign(ctx: Context) -> Outcome:
    """Let the campaign be picked to go over to."""
    choices = tuple(
        Choice(c.id, c.name, f"{c.start} to {c.end}" + (" · archived" if c.archived else ""))
        for c in ctx.board.campaigns
    )
    return Pick("Go over to campaign", choices, lambda key, _: Do("campaign.pick", key), current=ctx.board.campaign.id)


def start_campaign(ctx: Context) -> Outcome:
    """A form for a new campaign, of which the terms are like this one's."""
    campaign = ctx.board.campaign
    usual = usual_terms(ctx.now, campaign.zone, ctx.board.today)
    like = terms_of(campaign)._replace(
        name="", start=usual.start, end=usual.end, target=campaign.target or usual.target
    )

    def then(values: Mapping[str, str]) -> Outcome:
        terms = read_terms(values, ctx.now, like)
        check_name(terms.name, ctx.board.campaigns)
        draft = new_campaign(terms, ctx.now, ctx.me, ctx.board.people)
        return Write(draft, then=Do("campaign.pick", created_id(draft)))

    return Form("New campaign", _inputs(ctx, like, offered=True), lambda values: attempt(lambda: then(values)))


def change_campaign(ctx: Context) -> Outcome:
    """A form with the terms of this campaign."""
    campaign = ctx.board.campaign
    used = {card.stage for card in ctx.board.cards.values() if card.kind == "piece"}
    in_use = [stage.name for stage in stages_of(campaign, "piece") if stage.name in used]
    terms = terms_of(campaign)

    def then(values: Mapping[str, str]) -> Outcome:
        wanted = read_terms(values, ctx.now, terms)
        if wanted.name != campaign.name:
            check_name(wanted.name, (other for other in ctx.board.campaigns if other.id != campaign.id))
        return write(edit_campaign(campaign, wanted, in_use), ctx.selected)

    return Form(f"Campaign: {campaign.name}", _inputs(ctx, terms), lambda values: attempt(lambda: then(values)))


def archive_this_campaign(ctx: Context) -> Outcome:
    """Put this campaign away, or bring it back."""
    return write(archive_campaign(ctx.board.campaign, ctx.now), ctx.selected)


def pick_theme(ctx: Context) -> Outcome:
    """Let the theme be picked, each shown while it is looked at."""
    choices = tuple(Choice(name, title, what) for name, title, what in ctx.themes)
    return Pick(
        "Theme",
        choices,
        lambda key, _: Do("theme", key),
        current=ctx.theme,
        live=lambda key: Do("theme.preview", key),
    )


def no_other_campaign(ctx: Context) -> str:
    """Why there is no campaign to go over to."""
    return "" if len(ctx.board.campaigns) > 1 else "There is only this campaign."


def _inputs(ctx: Context, terms: Terms, *, offered: bool = False) -> tuple[Input, ...]:
    shown = {name: str(value) for name, value in terms._asdict().items()}
    shown["holidays"] = say_holidays(terms.holidays)
    shown["static"] = str(terms.static or "")
    shown["target"] = format_inches(terms.target, ascii=True) if terms.target else ""
    return tuple(
        Input(name, label, shown[name], _checker(ctx, name, terms), offered=offered) for name, label in _FIELDS
    )


def _checker(ctx: Context, name: str, terms: Terms) -> Callable[[str], Echo]:
    """The check of one field, the others being sound: what it means, or what is wrong with it."""
    sound = terms._replace(name=terms.name or "name")

    def check(text: str) -> Echo:
        # The two days are checked against each other when both are known.
        base = sound._replace(end="9999-12-31") if name == "start" else sound
        base = base._replace(start="0001-01-01") if name == "end" else base
        try:
            read = read_terms({name: text}, ctx.now, base)
        except ValueError as error:
            return Echo(False, str(error))
        return Echo(True, _meaning(ctx, name, read))

    return check


def _meaning(ctx: Context, name: str, terms: Terms) -> str:
    if name in ("start", "end"):
        return say_when(getattr(terms, name), in_zone(ctx.now, terms.zone))
    if name == "target":
        return f"{format_inches(terms.target)} a day" if terms.target else "no target"
    if name == "utm":
        return f"utm_campaign={terms.utm}" if terms.utm else "as the campaign's name makes it"
    if name == "holidays":
        days = len(terms.holidays.split())
        return f"{counted(days, 'day')} without routines" if days else "no holidays"
    if name == "static":
        usual = "" if terms.static else ", as usual"
        return f"work stands still after {counted(terms.static or STATIC_DAYS, 'day')} in a stage{usual}"
    if name == "zone":
        return f"{in_zone(ctx.now, terms.zone):%H:%M} there now"
    return ""
