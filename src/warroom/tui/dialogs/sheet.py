"""A widget whose lines are drawn for the size it has, and painted again only where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region, Size
from textual.strip import Strip

from warroom.tui.dialogs.drawn import Drawn
from warroom.tui.layer import Laid
from warroom.tui.look import Look
from warroom.views.badges import Badge, badged
from warroom.views.line import Line


class Sheet(Drawn, Laid):
    """Fills its place with what `drawn` gives."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._held: tuple[Size, Sequence[Line]] = (Size(0, 0), ())
        self._inked: dict[int, Strip] = {}
        self._inks: tuple[Look, bool] = (look, False)

    def drawn(self) -> Sequence[Line]:
        """The lines for the size that there is now."""
        raise NotImplementedError

    def _signed(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The lines with what every screen says steadily, where they are its first ones."""
        badges: Sequence[Badge] = getattr(self.app, "badges", ())
        if not badges or not lines or self.region.y or self.size.width != self.app.size.width:
            return lines
        return (badged(lines[0], badges, self.size.width), *lines[1:])

    def renew(self) -> None:
        """Draw what there is by now."""
        (size, before), after = self._held, self._lines(anew=True)
        if size != self.size or len(before) != len(after):
            self.refresh()
            return
        changed = [Region(0, y, size.width, 1) for y, line in enumerate(after) if line != before[y]]
        if changed:
            self.refresh(*changed)

    def on_resize(self) -> None:
        """Fill the new size, unless what was painted in the meantime does already."""
        if self._held[0] != self.size:
            self.renew()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are: Textual would put them through styles and filters that change nothing of them."""
        lines = self._lines()
        return [self._ink(y, lines).crop(crop.x, crop.right) for y in range(crop.y, crop.bottom)]

    def render_line(self, y: int) -> Strip:
        """One line, or an empty one below the last."""
        return self._ink(y, self._lines())

    def _ink(self, y: int, lines: Sequence[Line]) -> Strip:
        """A line as it was painted last, unless it is another, or looks otherwise."""
        inks = (self.look, self.pointing)
        if self._inks != inks:
            self._inked, self._inks = {}, inks
        found = self._inked.get(y)
        if found is None:
            found = self._inked[y] = self.strip(lines[y] if y < len(lines) else ())
        return found

    def _lines(self, *, anew: bool = False) -> Sequence[Line]:
        """The lines in the size there is, which is known only when the first of them is painted."""
        (size, before), now = self._held, self.size
        if anew or size != now:
            after = self._signed(self.drawn()) if now else ()
            pairs = enumerate(zip(before, after, strict=False)) if size == now else ()
            self._inked = {y: self._inked[y] for y, (a, b) in pairs if y in self._inked and a == b}
            self._held = (now, after)
        return self._held[1]
