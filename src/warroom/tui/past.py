"""What stands on a calendar's days, finished work read from the file where the board has forgotten it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.domain.almanac import Entry, coming_on, entries_of, past_span
from warroom.store import StoreError
from warroom.views.calendar.sheet import Almanac, Spot, almanac, days_seen

if TYPE_CHECKING:
    from warroom.domain.model import Card
    from warroom.tui.face import Face


class Past:
    """Gives the almanac of the board as it is now; what is read or gathered is kept until something changes."""

    def __init__(self, app: Face) -> None:
        self._app = app
        self._counted: tuple[tuple[object, ...], tuple[Card, ...]] = ((), ())
        self._read: tuple[tuple[object, ...], tuple[Card, ...]] = ((), ())
        self._made: tuple[tuple[object, ...], Almanac] = ((), Almanac(()))

    def almanac(self, spot: Spot) -> Almanac:
        """What stands on each day, of finished work at least that of the days which the spot's view shows."""
        # What the desk shows, which may be a moment behind the session.
        scene, cards, coming = self._app.desk.scene(), self.cards(spot), self._coming(spot)
        of = (scene.board, scene.found, cards, coming)
        if len(self._made[0]) != len(of) or any(a is not b for a, b in zip(self._made[0], of, strict=True)):
            self._made = (of, almanac(scene, cards, coming, self._made[1]))
        return self._made[1]

    def _coming(self, spot: Spot) -> tuple[Card, ...]:
        """What routines will bring on the spot's days and passes the filter."""
        board, days = self._app.session.board, days_seen(spot)
        of = (*self._app.session.position, board.today, days[0], days[-1], self._app.desk.found)
        if self._counted[0] != of:
            self._counted = (of, self._app.filtering.passing(coming_on(board, days[0], days[-1])))
        return self._counted[1]

    def cards(self, spot: Spot) -> tuple[Card, ...]:
        """The finished cards of the spot's days that the board no longer knows and that pass the filter."""
        session, filtering = self._app.session, self._app.filtering
        board = session.board
        span = past_span(days_seen(spot), board)
        if span is None:
            return ()
        of = (*session.position, span, self._app.desk.found)
        if self._read[0] != of:
            # What cannot be read is said once: to say it draws anew.
            self._read = (of, ())
            try:
                self._read = (of, filtering.passing(session.store.finished(board.campaign.id, *span, board.since)))
            except StoreError as error:
                self._app.say(str(error), "bad")
        return self._read[1]

    def entries_of(self, card: str) -> tuple[Entry, ...]:
        """The days that a card stands on which the board knows, or which was read last."""
        board = self._app.session.board
        found = board.card(card) or next((past for past in self._read[1] if past.id == card), None)
        return entries_of(found, board.campaign) if found is not None else ()
