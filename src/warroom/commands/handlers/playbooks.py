"""Handlers of playbooks: when one is played, who has a role, and the cards that come of it.

What they do is imported when it is done: the first frame needs none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.handlers.asking import ask, attempt
from warroom.commands.handlers.people import whose
from warroom.commands.spec import Choice, Context, Do, Outcome, Pick, Write
from warroom.domain.inches import format_length

if TYPE_CHECKING:
    from warroom.domain.laid import Layout
    from warroom.domain.playbook import Playbook

_NOBODY = "-"


def ask_when(ctx: Context, playbook: Playbook, initial: str = "") -> Outcome:
    """Ask when the playbook is played; then its plan is shown."""
    from warroom.commands.actions.cueing import read_cue_line, say_cue, usual_cue
    from warroom.domain.dates import in_zone
    from warroom.domain.laid import lay
    from warroom.domain.oddities import oddities

    local = in_zone(ctx.now, ctx.board.campaign.zone)

    def plan(text: str) -> tuple[Outcome, str]:
        cue = read_cue_line(playbook, ctx.board, ctx.now, text)
        odd = [oddity for oddity in oddities(lay(playbook, cue, ctx.board), ctx.board, ctx.now) if oddity.grave]
        told = f"; {odd[0].text[0].lower()}{odd[0].text[1:]}" if odd else ""
        return Do("playbook.plan", f"{playbook.name}\n{text}"), f"{say_cue(cue, local)}{told}"

    usual = usual_cue(playbook, ctx.board)
    offered = initial or (usual.golive or usual.start).replace("T", " ")
    asked = "goes live" if playbook.goes_live else "starts"
    example = "26 may 10:00; or start mon" if playbook.goes_live else "mon, 14 apr"
    return ask(f"{playbook.title} {asked}", plan, initial=offered, placeholder=example)


def pick_role(ctx: Context, layout: Layout, role: str) -> Outcome:
    """Let the person be picked who has the role in this plan: first whoever can, with what each has to do already."""
    from warroom.domain.laid import to_do

    part = next(part for part in layout.parts if part.role == role)
    load = to_do(ctx.board)
    *people, nobody = whose(ctx, _NOBODY)
    people.sort(key=lambda choice: choice.key not in part.able)
    does = f", who {part.does}" if part.does else ""
    return Pick(
        f"Who is @{role}{does}?",
        (*(_with_all(choice, load.get(choice.key, 0)) for choice in people), nobody._replace(note="")),
        lambda key, _: Do("playbook.cast", f"{role}\n{'' if key == _NOBODY else key}"),
        free=lambda text: attempt(lambda: _newcomer(role, text)),
        current=part.person or _NOBODY,
    )


def apply_layout(ctx: Context, layout: Layout) -> Outcome:
    """Make the cards."""
    from warroom.commands.actions.cards import created_id
    from warroom.commands.actions.playbooks import apply_playbook

    draft = apply_playbook(ctx.board, layout, ctx.now)
    first = next((c.id for c in draft.changes if (c.entity, c.field) == ("card", "exists")), created_id(draft))
    return Write(draft, first)


def ask_name(ctx: Context) -> Outcome:
    """Ask what the playbook is called that is made of this campaign."""
    from warroom.domain.playbook import slug

    def plan(text: str) -> tuple[Outcome, str]:
        if not slug(text):
            raise ValueError("A playbook needs a name, such as spring-launch.")
        return Do("playbook.make", text), f"kept among your playbooks as {slug(text)}.md"

    name = slug(ctx.board.campaign.name)
    return ask(f"A playbook of: {ctx.board.campaign.name}", plan, initial=name, placeholder="spring-launch")


def _with_all(choice: Choice, size: int) -> Choice:
    """The choice of a person with all that is theirs to do, besides today's load."""
    return choice._replace(note=f"{choice.note} · {format_length(size)} in all") if size else choice


def _newcomer(role: str, text: str) -> Outcome:
    from warroom.commands.actions.fields import read_handle

    return Do("playbook.cast", f"{role}\n{read_handle(text)}")
