"""The three ways to begin: a campaign of one's own, the demo, a content calendar."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from warroom.commands.actions.campaigns import NAME_LENGTH, Terms, new_campaign, usual_terms
from warroom.commands.actions.cards import created_id
from warroom.config.state import remember_campaign
from warroom.domain.board import Board
from warroom.domain.changes import Draft
from warroom.domain.dates import day_in_zone, in_zone, instant
from warroom.domain.model import Campaign
from warroom.store import Store

if TYPE_CHECKING:
    from warroom.formats.calendar.plan import ImportPlan

_LARGEST = 32 * 1024 * 1024
_ORIGIN = "tui"


class Own(NamedTuple):
    """Start a campaign with these terms."""

    terms: Terms


class Demo(NamedTuple):
    """Open the living example, in a file of its own."""


class Calendar(NamedTuple):
    """Start a campaign with what stands in a content calendar."""

    file: Path
    zone: str


Wish: TypeAlias = Own | Demo | Calendar


class Begun(NamedTuple):
    """The campaign to open, and the file that it is in."""

    path: Path
    campaign: str


class Preview(NamedTuple):
    """A calendar as it would come in: the campaign's terms and the plan."""

    terms: Terms
    plan: ImportPlan

    @property
    def sentence(self) -> str:
        """What would come in, in words."""
        count, left = len(self.plan.cards), len(self.plan.left)
        pieces = "1 piece comes in" if count == 1 else f"{count:,} pieces come in"
        rest = f", {left:,} row{'s' if left > 1 else ''} cannot" if left else ""
        return f"{pieces}{rest}; {self.terms.name}, {self.terms.start} to {self.terms.end}."


def preview(file: Path, now: datetime, zone: str) -> Preview:
    """What beginning with `file` would bring in.  Raises ValueError with a sentence, nothing is written."""
    # Reading calendars is for this one choice.
    from warroom.formats.calendar.options import Options
    from warroom.formats.calendar.plan import plan, read

    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError(f"{file.name} is larger than {_LARGEST >> 20} MB: that is no content calendar.")
        sheet = read(file.read_bytes())
    except OSError as error:
        raise ValueError(f"{file} cannot be read: {error.strerror or error}.") from error
    name = " ".join(file.stem.replace("_", " ").replace("-", " ").split())[:NAME_LENGTH] or "Calendar"
    terms = usual_terms(now, zone)._replace(name=name)
    found = plan(sheet, _empty_board(terms, now), now, Options(name=file.name))
    if not found.cards:
        why = f": {found.left[0].why}" if found.left else "."
        raise ValueError(f"Nothing in {file.name} can come in{why}")
    days = sorted(day[:10] for incoming in found.cards for day in (incoming.card.golive, incoming.card.due) if day)
    if days:
        terms = terms._replace(start=min(days[0], terms.start), end=max(days[-1], terms.start))
    return Preview(terms, found)


def begin(wish: Wish, path: Path, me: str, now: datetime, zone: str) -> Begun:
    """Make what is wished for.  Raises ValueError and StoreError with a sentence."""
    match wish:
        case Own(terms):
            return _started(path, me, now, new_campaign(terms, now, me), None)
        case Calendar(file, named_zone):
            terms = preview(file, now, named_zone).terms
            return _started(path, me, now, new_campaign(terms, now, me), file)
        case Demo():
            return _demo(me, now, zone)


def _started(path: Path, me: str, now: datetime, draft: Draft, calendar: Path | None) -> Begun:
    campaign = created_id(draft)
    store = Store.open(path, create=True)
    try:
        store.commit(draft, actor=me, origin=_ORIGIN, campaign=campaign, at=instant(now))
        if calendar is not None:
            _import(store, campaign, calendar, me, now)
    finally:
        store.close()
    remember_campaign(path, campaign)
    return Begun(path, campaign)


def _import(store: Store, campaign: str, file: Path, me: str, now: datetime) -> None:
    from warroom.formats.calendar.options import Options
    from warroom.formats.calendar.plan import plan, read

    board = store.board(campaign, day_in_zone(now, store.campaign(campaign).zone))
    coming = plan(read(file.read_bytes()), board, now, Options(name=file.name))
    coming = coming.without(store.ids_seen(coming.ids))
    store.commit(coming.draft, actor=me, origin="import", campaign=campaign, at=instant(now))


def _demo(me: str, now: datetime, zone: str) -> Begun:
    # The story is long, and only the demo tells it.
    from warroom.demo import drafts

    path = Path(tempfile.mkdtemp(prefix="warroom-demo-")) / "demo.warroom"
    store, living = Store.open(path, create=True), ""
    try:
        for dated in drafts(in_zone(now, zone), me):
            store.commit(dated.draft, actor=dated.actor, origin="demo", campaign=dated.campaign, at=dated.at)
            living = dated.campaign
    finally:
        store.close()
    remember_campaign(path, living)
    return Begun(path, living)


def _empty_board(terms: Terms, now: datetime) -> Board:
    campaign = Campaign("", *terms)
    return Board(0, day_in_zone(now, terms.zone), "", campaign, (campaign,), {}, {}, {}, {}, (), {})
