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
    """Start a campaign with these terms, and with the playbook of this name where there is one."""

    terms: Terms
    playbook: str = ""


class Demo(NamedTuple):
    """Open the living example, in a file of its own."""


class Calendar(NamedTuple):
    """Start a campaign with what stands in a content calendar."""

    file: Path
    zone: str


Wish: TypeAlias = Own | Demo | Calendar


class Begun(NamedTuple):
    """The campaign to open, the file that it is in, and the playbook whose plan is shown first, "" for none."""

    path: Path
    campaign: str
    playbook: str = ""


class Preview(NamedTuple):
    """A calendar as it would come in: the campaign's terms and the plan."""

    terms: Terms
    plan: ImportPlan

    @property
    def sentence(self) -> str:
        """What would come in, in words."""
        count, left = len(self.plan.cards), len(self.plan.left)
        pieces = "1 piece comes in" if count == 1 else f"{count:,} pieces come in"
        rest = f", {left:,} row{'s' if left > 1 else ''} cannot (warroom import --dry-run says why)" if left else ""
        return f"{pieces}{rest}; {self.terms.name}, {self.terms.start} to {self.terms.end}."


def preview(file: Path, now: datetime, zone: str) -> Preview:
    """What beginning with `file` would bring in.  Raises ValueError with a sentence, nothing is written."""
    return _previewed(_bytes_of(file), file, now, zone)


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError(f"{file.name} is larger than {_LARGEST >> 20} MB: that is no content calendar.")
        return file.read_bytes()
    except OSError as error:
        raise ValueError(f"{file} cannot be read: {error.strerror or error}.") from error


def _previewed(data: bytes, file: Path, now: datetime, zone: str) -> Preview:
    # Reading calendars is for this one choice.
    from warroom.formats.calendar import Options, plan, read

    name = " ".join(file.stem.replace("_", " ").replace("-", " ").split())[:NAME_LENGTH] or "Calendar"
    terms = usual_terms(now, zone)._replace(name=name)
    found = plan(read(data), _empty_board(terms, now), now, Options(name=file.name))
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
        case Own(terms, playbook):
            return _started(path, me, now, new_campaign(terms, now, me))._replace(playbook=playbook)
        case Calendar(file, named_zone):
            data = _bytes_of(file)
            terms = _previewed(data, file, now, named_zone).terms
            return _started(path, me, now, new_campaign(terms, now, me), (file.name, data))
        case Demo():
            return _demo(me, now, zone)


def _started(path: Path, me: str, now: datetime, draft: Draft, calendar: tuple[str, bytes] | None = None) -> Begun:
    campaign = created_id(draft)
    store = Store.open(path, create=True)
    try:
        store.commit(draft, actor=me, origin=_ORIGIN, campaign=campaign, at=instant(now))
        if calendar is not None:
            _bring_in(store, campaign, *calendar, me, now)
    finally:
        store.close()
    remember_campaign(path, campaign)
    return Begun(path, campaign)


def _bring_in(store: Store, campaign: str, name: str, data: bytes, me: str, now: datetime) -> None:
    # Again for this one choice alone.
    from warroom.formats.calendar import Options
    from warroom.intake import Intake

    Intake(store, campaign, data, Options(name=name), now).commit(me, _ORIGIN)


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
    campaign = Campaign("", **terms._asdict())
    return Board(0, day_in_zone(now, terms.zone), "", campaign, (campaign,), {}, {}, {}, {}, (), {})
