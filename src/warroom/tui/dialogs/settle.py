"""What somebody else changed meanwhile: both values of each, of which one is chosen."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult

from warroom.commands.spec import Dispute, Outcome, Settle
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.menu import Menu
from warroom.tui.look import Look
from warroom.views.cells import clip, paragraphs
from warroom.views.cells import width as cells
from warroom.views.line import Line, Span

# A heading, mine and theirs.
_ROWS = 3
_FRAME = 2
_SAID = 3
_KEYS = (("m", "mine"), ("t", "theirs"), ("esc", "back"))


class SettleScreen(Dialog[Outcome | None]):
    """Goes away when each has been decided; M and T decide all that are left."""

    TYPES = False

    CSS_PATH = styled("settle.tcss")

    def __init__(self, settle: Settle, ago: Callable[[str], str], look: Look, *, ascii: bool = False) -> None:
        """`ago` says how long an instant is past."""
        super().__init__(look, ascii=ascii)
        self._settle = settle
        self._ago = ago
        self._decided: dict[int, bool] = {}
        self._menu = Menu(look, self._draw, lambda row: row % _ROWS != 0)
        self._foot = Lines(look, self._said)

    def compose(self) -> ComposeResult:
        """Each dispute as three rows, then the selected value in full, and the keys."""
        panel = Panel(self._settle.title)
        panel.styles.height = _ROWS * len(self._settle.disputes) + _SAID + 1 + _FRAME
        with panel:
            yield self._menu
            yield self._foot

    def on_mount(self) -> None:
        """Start on their value of the first, which is the one that stands."""
        self._menu.fill(_ROWS * len(self._settle.disputes), _ROWS - 1)

    def take(self, event: events.Key) -> None:
        """Move, or decide."""
        key = event.key
        at, row = divmod(self._menu.cursor, _ROWS)
        if key in ("m", "t"):
            self._decide(at, key == "m")
        elif key in ("M", "T"):
            for left in range(len(self._settle.disputes)):
                self._decided.setdefault(left, key == "M")
            self._go_on(at)
        elif key in ("enter", "space"):
            self._decide(at, row == 1)
        else:
            self._menu.take({"j": "down", "k": "up"}.get(key, key))

    def on_menu_moved(self) -> None:
        """Show the selected value in full."""
        self._foot.renew()

    def on_menu_picked(self) -> None:
        """Choose what was clicked."""
        at, row = divmod(self._menu.cursor, _ROWS)
        self._decide(at, row == 1)

    def _decide(self, at: int, mine: bool) -> None:
        self._decided[at] = mine
        self._go_on(at)

    def _go_on(self, at: int) -> None:
        """To the next that is open, or away with the answer."""
        disputes = self._settle.disputes
        left = [n for n in (*range(at, len(disputes)), *range(at)) if n not in self._decided]
        if left:
            self._menu.go(_ROWS * left[0] + _ROWS - 1)
            self._menu.refresh()
            self._foot.renew()
        else:
            mine = frozenset(dispute.key for n, dispute in enumerate(disputes) if self._decided[n])
            self.dismiss(self._settle.then(mine))

    def _draw(self, row: int, width: int, selected: bool) -> Line:
        at, line = divmod(row, _ROWS)
        dispute = self._settle.disputes[at]
        if line == 0:
            return self._heading(dispute, width)
        chosen = self._decided.get(at)
        mark = ("*" if self.ascii else "●") if chosen is (line == 1) else " "
        bar = Span((">" if self.ascii else "▌") if selected else " ", "accent bold")
        name, value, style = self._side(dispute, line)
        lead = f" {mark} {name}  "
        return (bar, Span(lead, style), Span(clip(value, width - 1 - cells(lead)), "text bold" if selected else "text"))

    def _heading(self, dispute: Dispute, width: int) -> Line:
        several = any(other.title != dispute.title for other in self._settle.disputes)
        label = Span(f"  {dispute.label}", "accent bold")
        return (label, Span(clip(f" · {dispute.title}", width - cells(label.text)), "soft")) if several else (label,)

    def _side(self, dispute: Dispute, line: int) -> tuple[str, str, str]:
        theirs = f"@{dispute.who}" if dispute.who else "there"
        column = max(cells(theirs), len("mine"))
        if line == 1:
            return "mine".ljust(column), dispute.mine, "good"
        ago = f" · {self._ago(dispute.at)}" if dispute.at else ""
        return theirs.ljust(column), f"{dispute.theirs}{ago}", "warn"

    def _said(self, width: int) -> tuple[Line, ...]:
        """The selected value in full where its row has no room for it, then the keys."""
        at, line = divmod(max(self._menu.cursor, 1), _ROWS)
        name, value, _ = self._side(self._settle.disputes[at], line)
        full = paragraphs(value, width, _SAID) if cells(value) > width - len(name) - 6 else []
        several = (("M T", "the rest"),) if len(self._settle.disputes) > 1 else ()
        return (*((Span(text, "muted"),) for text in full), hint_line((*_KEYS, *several), width))
