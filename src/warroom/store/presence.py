"""Who is here and what they point at: a row per person and face, outside the journal and never worth an error."""

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


def point(engine: Engine, face: str, person: str, campaign: str, at: str, card: str) -> bool:
    """Let others see that `person` points at a card, "" at none any more; False when it could not be written now."""
    return _stamp(engine, (person, face, campaign, at), card)


def pointers(engine: Engine, face: str, campaign: str, at: str) -> tuple[tuple[str, str], ...]:
    """(person, card) of all who point at one at another face, by their handles."""
    return tuple(
        engine.rows(
            "select person, card from presence where campaign = ? and at > ? and face <> ? and card <> '' "
            "order by person, face",
            (campaign, _ago(at, HERE_SECONDS), face),
        )
    )


def _stamp(engine: Engine, row: tuple[str, str, str, str], card: str | None = None) -> bool:
    """Write the row; a card that is not given stays the one that was pointed at."""
    pointing = "" if card is None else ", card = excluded.card"
    try:
        with engine.write(patient=False):
            engine.run("delete from presence where at < ?", [(_ago(row[3], HERE_SECONDS),)])
            engine.run(
                "insert into presence (person, face, campaign, at, card) values (?, ?, ?, ?, ?) "
                f"on conflict (person, face) do update set campaign = excluded.campaign, at = excluded.at{pointing}",
                [(*row, card or "")],
            )
    except (Busy, Unwritable):
        # Others will see us a little later; nothing of the campaign depends on it.
        return False
    return True


def _ago(at: str, seconds: int) -> str:
    """The instant so many seconds before another."""
    return instant(parse_instant(at) - timedelta(seconds=seconds))
