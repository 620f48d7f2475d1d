"""Several fields at once; what is wrong is said at its field, and nothing typed is lost."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult

from warroom.commands.spec import Form, Outcome, Say
from warroom.tui.dialogs.base import Dialog, Panel, hint_line, styled
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.fields import Fields
from warroom.tui.dialogs.leaving import Leaving
from warroom.tui.look import Look
from warroom.views.cells import clip
from warroom.views.line import Line, Span

_KEYS = (("ctrl+s", "save"), ("tab", "next"), ("esc", "leave"))


class FormScreen(Dialog[Outcome | None]):
    """Saves on ctrl+s, or on enter in the last field; esc asks when something has been typed."""

    CSS_PATH = styled("form.tcss")

    def __init__(self, form: Form, look: Look, *, ascii: bool = False) -> None:
        super().__init__(look, ascii=ascii)
        self._form = form
        self._fields = Fields(form.inputs, look, ascii=ascii)
        self._foot = Lines(look, self._said)
        self._leaving = Leaving(lambda: self.dismiss(None), self._foot.renew)
        self._refusal = ""

    def compose(self) -> ComposeResult:
        """The fields in a frame, with the keys below."""
        with Panel(self._form.title):
            yield self._fields
            yield self._foot

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the frame and the keys."""
        self._fields.fit_into(event.size.height - 4)

    def take(self, event: events.Key) -> None:
        """Fill in, or save."""
        if self._leaving.take(event.key):
            return
        if event.key == "ctrl+s":
            self._save()
        else:
            self._fields.take(event)

    def close(self) -> None:
        """Leave, but not what has been typed without asking."""
        if self._leaving.take("escape"):
            return
        if self._fields.changed:
            self._leaving.ask()
        else:
            self.dismiss(None)

    def on_fields_finished(self) -> None:
        """Enter in the last field saves."""
        self._save()

    def _save(self) -> None:
        if not self._fields.all_right():
            return
        outcome = self._form.then(self._fields.values)
        if isinstance(outcome, Say) and outcome.tone == "bad":
            self._refusal = outcome.text
            self._foot.renew()
        else:
            self.dismiss(outcome)

    def _said(self, width: int) -> tuple[Line, ...]:
        if self._leaving.asked:
            return (self._leaving.line(width),)
        if self._refusal:
            return ((Span(clip(f"! {self._refusal}", width), "bad"),), hint_line(_KEYS, width))
        return (hint_line(_KEYS, width),)
