"""The heartbeat: looks for others' changes and for the next minute, without waking anybody for nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PERIOD = 0.05


class Pulse:
    """Calls `beat` every 50 ms on the running loop.

    A Textual timer wakes a task and a queue each time; a bare callback costs a tenth of that, which
    is most of what the dashboard uses when nobody types.
    """

    def __init__(self, beat: Callable[[], None]) -> None:
        self._beat = beat
        self._next: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin, on the running loop."""
        self._next = asyncio.get_running_loop().call_later(PERIOD, self._tick)

    def stop(self) -> None:
        """End."""
        if self._next is not None:
            self._next.cancel()
            self._next = None

    def _tick(self) -> None:
        self.start()
        self._beat()
