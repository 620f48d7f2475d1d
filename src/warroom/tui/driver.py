"""Textual's terminal driver, taking over a terminal that `boot` may have painted already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.drivers.linux_driver import LinuxDriver

from warroom import boot

if TYPE_CHECKING:
    from textual.app import App

_ENTER = "\x1b[?1049h"


class QuietDriver(LinuxDriver):
    """Does not switch to, and so does not clear, a screen that already shows the last frame."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._painted = boot.painted()

    def start_application_mode(self) -> None:
        """Begin; what is put back at the end is the terminal as it was before `boot`."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.attrs_before = boot.attributes() or self.attrs_before
        boot.hand_over()

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if self._painted and data == _ENTER:
            self._painted = False
            return
        super().write(data)
