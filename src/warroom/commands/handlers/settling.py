"""When somebody else's change came between: both are shown, and one is chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from warroom.commands.actions.disputes import disputes, text_clash
from warroom.commands.actions.settle import Case, Key, rewritten
from warroom.commands.spec import Both, Compose, Confirm, Context, Dispute, Outcome, Say, Settle, Write
from warroom.domain.changes import Clash
from warroom.domain.checklist import carried
from warroom.domain.merge import is_marked, merge

MINE, THEIRS, MERGED = "mine", "theirs", "merged"
_MY_NAME = "yours"
_MARKED = (
    "Lines that both of you changed stand there twice, between <<<<<<< and >>>>>>>. "
    "Cancel leads back to the text, to choose among them; kept as it is, everybody reads the marks."
)


def settle(wanted: Write, clashes: Iterable[Clash], ctx: Context) -> Outcome | None:
    """How to go on with a write that clashed, on the board as it is now; None when it cannot be done at all.

    Where nobody's word would be lost it is the same write, made for what stands now.
    """
    case = Case(wanted.draft, clashes, ctx.board)
    if case.hopeless:
        return None
    if wanted.anew is not None:
        return _anew(case, wanted.anew, ctx)
    clash = text_clash(case)
    if clash is not None:
        return _with_ticks(case, clash, wanted, ctx) or _both(case, clash, wanted, ctx)
    found = disputes(case, ctx.now)
    if not found:
        return _written(case, wanted, (), (), ctx)
    return Settle(_title(found), found, lambda mine: _written(case, wanted, case.open, mine, ctx))


def _anew(case: Case, make: Callable[[Context, frozenset[str]], Outcome], ctx: Context) -> Outcome:
    """The write made for the board as it is now, after a choice where a word would be lost.

    Only the row that it begins with is asked about; the others follow from that one.
    """
    first = case.draft.changes[0]
    found = tuple(one for one in disputes(case, ctx.now) if one.key[:2] == (first.entity, first.id))
    if not found:
        return make(ctx, frozenset())
    fields = {one.key: one.key[2] for one in found}
    return Settle(
        _title(found), found, lambda mine: make(ctx, frozenset(fields[key] for key in fields if key not in mine))
    )


def _title(found: Collection[Dispute]) -> str:
    names = {dispute.title for dispute in found}
    return f"Changed meanwhile: {names.pop() if len(names) == 1 else f'{len(names)} cards'}"


def _with_ticks(case: Case, clash: Clash, wanted: Write, ctx: Context) -> Outcome | None:
    """Both texts as one, where one of the two people only ticked items of a checklist; else None."""
    base, mine, theirs = _three(wanted, clash)
    joined = carried(base, mine, theirs)
    joined = carried(base, theirs, mine) if joined is None else joined
    if joined is None:
        return None
    key = ("card", clash.id, clash.field)
    insisted = case.settled((key,), (key,), ctx.now, ctx.me)
    return wanted._replace(draft=rewritten(insisted, key, theirs, joined))


def _three(wanted: Write, clash: Clash) -> tuple[str, str, str]:
    """What both began from, what is written here, and what stands now."""
    change = next(c for c in wanted.draft.changes if (c.id, c.field) == (clash.id, clash.field))
    return str(change.old or ""), str(change.new or ""), str(clash.found or "")


def _both(case: Case, clash: Clash, wanted: Write, ctx: Context) -> Both:
    key = ("card", clash.id, clash.field)
    base, mine, theirs = _three(wanted, clash)
    joined = merge(base, mine, theirs, _MY_NAME, f"@{clash.who}")
    card = ctx.board.card(clash.id)
    title = card.title if card else ""

    def again(old: str, new: str) -> Outcome:
        insisted = case.settled((key,), (key,), ctx.now, ctx.me)
        written = wanted._replace(draft=rewritten(insisted, key, old, new))
        if not is_marked(new):
            return written
        return Confirm(f"Both texts stand in it: {title}", _MARKED, "keep both", written, opened(new))

    def opened(text: str) -> Compose:
        return Compose(title, clash.id, again, (theirs, text), left=asked)

    def then(choice: str) -> Outcome:
        if choice == MERGED:
            return opened(joined.text)
        return _written(case, wanted, (key,), (key,) if choice == MINE else (), ctx)

    asked = Both(f"Two texts: {title}", mine, theirs, *joined, clash.who, clash.at, then)
    return asked


def _written(case: Case, wanted: Write, decided: Collection[Key], mine: Collection[Key], ctx: Context) -> Outcome:
    draft = case.settled(decided, mine, ctx.now, ctx.me)
    if not draft.changes:
        return Say("Left as it is now.")
    as_meant = draft.label == wanted.draft.label
    return Write(draft, wanted.follow, wanted.then if as_meant else None)
