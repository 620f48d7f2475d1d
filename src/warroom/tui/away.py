"""Absences: the return is told what others did meanwhile, and a key that destroys is not taken at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from warroom.domain.changes import Draft, destroys
from warroom.domain.dates import instant, parse_instant
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.commands.catchup import Missed
    from warroom.domain.changes import Entry
    from warroom.store import Store
    from warroom.tui.face import Face

# Nobody at the keyboard for so long is away from it.
_IDLE_SECONDS = 15 * 60.0
# A heartbeat that stays out for so long slept.
_SLEPT = timedelta(minutes=2)
_HASTY_SECONDS = 0.5
_DESTROYING = frozenset({"archive", "delete"})
_PAGE, _MOST = 200, 1000


class Mark(NamedTuple):
    """A moment of this person at the screen: the journal's number shown, and the time."""

    seq: int
    at: datetime


class Away:
    """Notes when this person leaves and comes back."""

    def __init__(self, app: Face) -> None:
        self._app = app
        self._left: Mark | None = None
        self._since: Mark | None = None
        self._read = True
        self._back_at = -_HASTY_SECONDS
        self._touched_at = app.tick()
        self._touched_seq = app.session.board.seq
        self._beat = app.session.clock()

    def start(self) -> None:
        """The first frame is there: tell what happened since the last run."""
        from warroom.config.state import last_seen

        store = self._app.session.store
        seq, at, stamp = last_seen(store.path)
        # Another file may stand there by now.
        if at and _stamp(store, seq) == stamp:
            self._tell(Mark(seq, parse_instant(at)))
        if self._since is None:
            self._since = self._mark()

    def stop(self) -> None:
        """Keep for the next run what has been seen, unless the end came before anything was."""
        if self._since is None:
            return
        from warroom.config.state import remember_seen

        mark = self._left or self._mark()
        store = self._app.session.store
        stamp = _stamp(store, mark.seq)
        if stamp:
            remember_seen(store.path, mark.seq, instant(mark.at), stamp)

    def gone(self) -> None:
        """The window is another one's now."""
        if self._left is None:
            self._left = self._mark()

    def back(self) -> None:
        """The window is ours again."""
        self._back_at = self._touched_at = self._app.tick()
        left, self._left = self._left, None
        if left is not None:
            self._tell(left)

    def touched(self) -> None:
        """Somebody is at the keyboard, perhaps for the first time in a long while."""
        now = self._app.tick()
        idle, self._touched_at = now - self._touched_at, now
        if idle > _IDLE_SECONDS:
            at = self._app.session.clock() - timedelta(seconds=idle)
            self._tell(Mark(self._touched_seq, at))
        self._touched_seq = self._app.session.board.seq

    def beat(self) -> None:
        """Called often, before others' changes are taken in: a long gap was a sleep."""
        now = self._app.session.clock()
        slept, self._beat = now - self._beat, now
        if slept > _SLEPT:
            self._back_at = self._app.tick()
            if self._left is None:
                self._app.call_later(self._tell, Mark(self._app.session.board.seq, now - slept))

    def hasty(self, what: str | Draft) -> str:
        """Why a command or a change that destroys is not done: it was typed as the window came back; or ""."""
        if self._app.tick() - self._back_at >= _HASTY_SECONDS:
            return ""
        if what not in _DESTROYING if isinstance(what, str) else not destroys(what):
            return ""
        keys = self._app.keymap.keys_of("catch-up")
        # It takes the place of the line that told of them.
        news = f" {keys[0]} lists what others did meanwhile." if keys and not self._read else ""
        return f"You have only just come back to this window, so nothing was done: press it again if you mean it.{news}"

    def show(self) -> None:
        """The list of what others did since the absence that was told last."""
        from warroom.commands.catchup import listed

        app = self._app
        since = self._since or self._mark()
        found = self._missed(since)
        if found is None:
            return
        self._read = True
        app.hush()
        if found.entries or found.due:
            app.perform(listed(found, app.session.board, since.at, app.now()))
        else:
            app.say("Nobody else has changed anything since you were last away.")

    def _tell(self, left: Mark) -> None:
        """Say in a line what happened after `left`; an absence that was not read about goes on."""
        from warroom.commands.catchup import summary

        app = self._app
        # With what the day brings by itself, which the list will have too.
        if not app.take_in():
            return
        if not self._read and self._since is not None and self._since.seq < left.seq:
            left = self._since
        found = self._missed(left)
        said = summary(found, app.session.board, app.desk.ascii) if found is not None else ""
        if said:
            self._since, self._read = left, False
            keys = app.keymap.keys_of("catch-up")
            more = f" · {keys[0]} lists it" if keys else ""
            app.say(f"While you were away: {said}{more}")

    def _mark(self) -> Mark:
        return Mark(self._app.session.board.seq, self._app.session.clock())

    def _missed(self, since: Mark) -> Missed | None:
        from warroom.commands.catchup import missed

        session = self._app.session
        try:
            entries = self._entries(since.seq)
        except StoreError as error:
            self._app.say(str(error), "bad")
            return None
        return missed(entries, session.board, session.me, since.at, session.clock())

    def _entries(self, after: int) -> list[Entry]:
        """The journal after a number, newest first, as far back as anybody reads."""
        session, found, before = self._app.session, list["Entry"](), 0
        if session.board.seq <= after:
            return found
        while len(found) < _MOST:
            page = session.store.log(campaign=session.board.campaign.id, limit=_PAGE, before=before)
            found += [entry for entry in page if entry.changeset.seq > after]
            if len(page) < _PAGE or page[-1].changeset.seq <= after:
                break
            before = page[-1].changeset.seq
        return found


def _stamp(store: Store, seq: int) -> str:
    try:
        return store.stamp(seq)
    except StoreError:
        return ""
