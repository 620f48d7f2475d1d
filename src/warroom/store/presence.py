"""Who is here: a stamp per person and face, outside the journal and never worth an error."""

from __future__ import annotations

from datetime import timedelta

from warroom.domain.dates import instant, parse_instant
from warroom.store.engine import Engine
from warroom.store.errors import Busy, Unwritable

HERE_SECONDS = 90
# A stamp is renewed well before it is too old, and no more often than that.
_RENEW_SECONDS = 30


def here(engine: Engine, face: str, person: str, campaign: str, at: str) -> tuple[str, ...]:
    """Note that `person` is here at instant `at`; gives the handles seen within 90 seconds, sorted."""
    stamps = engine.rows(
        "select person, face, at from presence where campaign = ? and at > ?", (campaign, _ago(at, HERE_SECONDS))
    )
    mine = max((seen for who, where, seen in stamps if (who, where) == (person, face)), default="")
    if mine <= _ago(at, _RENEW_SECONDS):
        _stamp(engine, (person, face, campaign, at))
    return tuple(sorted({who for who, _, _ in stamps} | {person}))


def _stamp(engine: Engine, row: tuple[str, str, str, str]) -> None:
    try:
        with engine.write(patient=False):
            engine.run("delete from presence where at < ?", [(_ago(row[3], HERE_SECONDS),)])
            engine.run(
                "insert into presence (person, face, campaign, at) values (?, ?, ?, ?) "
                "on conflict (person, face) do update set campaign = excluded.campaign, at = excluded.at",
                [row],
            )
    except (Busy, Unwritable):
        # Others will see us a little later; nothing of the campaign depends on it.
        return


def _ago(at: str, seconds: int) -> str:
    """The instant so many seconds before another."""
    return instant(parse_instant(at) - timedelta(seconds=seconds))
