"""Handlers of reports: which days one is of."""

from __future__ import annotations

from warroom.commands.handlers.asking import ask
from warroom.commands.spec import Context, Do, Outcome


def ask_days(ctx: Context) -> Outcome:
    """Ask which days the report is of; then it is written."""
    # The first frame needs none of it.
    from warroom.domain.dates import in_zone
    from warroom.domain.reportdays import USUAL, parse_days, say_days

    local = in_zone(ctx.now, ctx.board.campaign.zone)

    def plan(text: str) -> tuple[Outcome, str]:
        first, last = parse_days(text, local)
        return Do("report.write", f"{first} {last}"), say_days(first, last)

    return ask("A report of", plan, initial=USUAL, placeholder="last week, april, mon to fri, since 1 apr")
