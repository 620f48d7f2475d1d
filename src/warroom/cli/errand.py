"""What a subcommand works with: who asks, which file, which campaign, what time it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from warroom.cli.errors import Refused
from warroom.domain.dates import day_in_zone, in_zone, instant

if TYPE_CHECKING:
    from warroom.config.settings import Settings
    from warroom.domain.board import Board
    from warroom.domain.changes import Draft
    from warroom.domain.model import Campaign
    from warroom.store import Receipt, Store

ORIGIN = "cli"


class Asked:
    """The shared options as they were given; "" where they were not."""

    __slots__ = ("as_json", "campaign", "db", "me", "share_safe", "theme")

    def __init__(self) -> None:
        self.db = ""
        self.campaign = ""
        self.me = ""
        self.theme = ""
        self.as_json = False
        self.share_safe = False


class Errand:
    """One run of the command line; everything it holds is found when it is first asked for."""

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        self.asked = Asked()
        self._opened: list[Store] = []
        self._clock = clock

    @cached_property
    def now(self) -> datetime:
        """The one moment at which this command happens, aware, in UTC."""
        return self._clock() if self._clock else datetime.now(UTC)

    @cached_property
    def at(self) -> str:
        """That moment as an instant of the journal."""
        return instant(self.now)

    @cached_property
    def local(self) -> datetime:
        """That moment in the campaign's zone."""
        return in_zone(self.now, self.campaign.zone)

    @cached_property
    def today(self) -> str:
        """The day in the campaign's zone."""
        return day_in_zone(self.now, self.campaign.zone)

    @cached_property
    def me(self) -> str:
        """The handle of the person who asks."""
        from warroom.config.settings import tidy_me

        name = self.asked.me or os.environ.get("WARROOM_ME", "")
        return tidy_me(name) if name else self.settings.me

    @cached_property
    def settings(self) -> Settings:
        """The user's settings; `doctor` tells what is wrong with them."""
        from warroom.config.settings import load_settings

        return load_settings()[0]

    @cached_property
    def path(self) -> Path:
        """The campaign file, there or not."""
        from warroom.config.folders import default_db

        return Path(self.asked.db).expanduser() if self.asked.db else default_db()

    @cached_property
    def store(self) -> Store:
        """The open campaign file, without what is private where that is asked for.

        Refused when there is none; StoreError when it cannot be used.
        """
        if not self.path.exists():
            raise Refused(
                f"There is no campaign in {self.path} yet. "
                "`warroom campaign new NAME` starts one; `warroom demo` shows a living example."
            )
        store = self.open()
        if not self.asked.share_safe:
            return store
        from warroom.store.veiled import VeiledStore

        return VeiledStore.of(store)

    def open(self, *, create: bool = False) -> Store:
        """The campaign file, made when it is not there and `create` says so."""
        from warroom.store import Store

        store = Store.open(self.path, create=create)
        self._opened.append(store)
        return store

    def close(self) -> None:
        """Let go of the file."""
        while self._opened:
            self._opened.pop().close()

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign that is meant: the one asked for, the one used last, or the only one."""
        if self.asked.campaign:
            return self.store.campaign(self.asked.campaign)
        from warroom.config.state import last_campaign

        last = last_campaign(self.path)
        found = self.store.campaigns()
        for campaign in found:
            if campaign.id == last:
                return campaign
        running = [c for c in found if not c.archived] or list(found)
        if not running:
            raise Refused(
                f"{self.path} holds no campaign yet. "
                "`warroom campaign new NAME` starts one; `warroom demo` shows a living example."
            )
        if len(running) > 1:
            names = ", ".join(c.name for c in running)
            raise Refused(f"Which campaign? There are {names}. Say --campaign NAME, or `warroom campaign use NAME`.")
        return running[0]

    @cached_property
    def board(self) -> Board:
        """The whole board of the campaign."""
        found = self.store.board(self.campaign.id, self.today)
        if not found.routines:
            return found
        # What a shell command finds is what a dashboard would show.
        from warroom.session import keep_up

        return keep_up(self.store, found, self.me, self.now)

    def look_from(self, board: Board, moment: datetime) -> None:
        """Go on with an earlier board, as at that moment."""
        for name in ("at", "local", "today"):
            self.__dict__.pop(name, None)
        self.__dict__.update(board=board, now=moment)

    @cached_property
    def shortest(self) -> Callable[[str], str]:
        """Gives the shortest unique prefix of a card's id."""
        return self.store.prefixes()

    def commit(self, draft: Draft) -> Receipt:
        """Make `draft` happen, in this person's name."""
        return self.store.commit(draft, actor=self.me, origin=ORIGIN, campaign=self.campaign.id, at=self.at)
