"""A clash in words: who made the field what it is, when, and of which row."""

from __future__ import annotations

from warroom.domain.changes import EXISTS, FOLLOWING, Clash
from warroom.store.engine import Engine
from warroom.store.names import called, title
from warroom.store.tables import encode

_INCHES = frozenset({"size", "target", "capacity"})


def sign(engine: Engine, clash: Clash) -> Clash:
    """The clash with who made the field what it is, and when."""
    now = encode(clash.found or None) or ""
    found = engine.rows(
        "select c.actor, c.at from changes h join changesets c on c.seq = h.seq "
        "where h.entity_id = ? and h.entity = ? and h.field = ? and coalesce(h.\"new\", '') in (?, ?) "
        "order by h.seq desc limit 1",
        (clash.id, clash.entity, clash.field, now, now or "0"),
    )
    return clash._replace(who=found[0][0], at=found[0][1]) if found else clash


def say(engine: Engine, clash: Clash) -> str:
    """The clash as a sentence that names the card by its title."""
    name = f"“{called(engine, clash.entity, clash.id)}”"
    who = f"@{clash.who}" if clash.who else "Somebody"
    when = f" ({clash.at[:16].replace('T', ' ')} UTC)" if clash.at else ""
    if clash.field == EXISTS and clash.found is None:
        return f"{who} deleted {name}{when}." if clash.who else f"There is no {clash.entity} {name}."
    if clash.field == EXISTS and clash.expected is None:
        verb = {"feed": "linked", "win": "won inches on", "revision": "rewrote"}.get(clash.entity, "created")
        on = f"“{title(engine, clash.entity, clash.id)}”" if clash.entity == "win" else name
        return f"{who} {verb} {on}{when}."
    if clash.found in ("", 0, None):
        return f"{who} cleared the {clash.field} of {name}{when}."
    if clash.field == "body":
        return f"{who} rewrote the text of {name}{when}."
    if clash.field == "stage":
        return f"{who} moved {name} to {clash.found}{when}."
    if clash.field in FOLLOWING:
        return f"{who} moved {name}{when}."
    return f"{who} set the {clash.field} of {name} to {_found(clash)}{when}."


def _found(clash: Clash) -> str:
    if clash.field in _INCHES:
        # Clashes are rare.
        from warroom.domain.inches import format_inches

        return format_inches(int(clash.found or 0))
    return f"“{clash.found}”" if isinstance(clash.found, str) else str(clash.found)
