"""What is typed on the first screen of all, and what each line of it would mean: a campaign's terms, a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from warroom.commands.actions.campaigns import Terms, read_terms, usual_terms
from warroom.commands.spec import Echo, Input
from warroom.config.playbooks import playbook_files
from warroom.domain.dates import days_between, in_zone, parse_when, say_when
from warroom.domain.inches import format_inches, format_length
from warroom.tui import paths
from warroom.tui.beginnings import Calendar, Own, preview

_LABELS = (
    ("name", "Name"),
    ("start", "First day"),
    ("end", "Last day"),
    ("target", "Inches a day"),
    ("playbook", "Playbook"),
    ("zone", "Time zone"),
)


class FirstFields:
    """The inputs of both ways that ask for something, each checked as it is typed."""

    def __init__(self, now: datetime, zone: str) -> None:
        """`now` is an aware datetime, `zone` the name of the zone that is offered."""
        self._now = now
        self._usual = usual_terms(now, zone)
        self._texts: dict[str, str] = {}
        self._looked = lru_cache(maxsize=8)(self._look_into)
        self._playbook = lru_cache(maxsize=32)(self._read_playbook)

    def own(self) -> tuple[Input, ...]:
        """Those of a campaign of one's own."""
        usual = self._usual
        values = {"name": "", "start": usual.start, "end": usual.end, "zone": usual.zone, "playbook": ""}
        values["target"] = format_inches(usual.target, ascii=True)
        self._texts = dict(values)
        names = tuple(file.name for file in playbook_files())
        return tuple(
            Input(name, label, values[name], self._check_playbook, names)
            if name == "playbook"
            else Input(name, label, values[name], self._check_own(name), offered=True)
            for name, label in _LABELS
        )

    def file(self) -> tuple[Input, ...]:
        """That of a content calendar."""
        return (Input("file", "File", "", self._check_file),)

    def own_wish(self, values: Mapping[str, str]) -> Own:
        """The campaign that these values are.  Raises ValueError with a sentence."""
        terms = {name: text for name, text in values.items() if name != "playbook"}
        named = values["playbook"].strip()
        return Own(read_terms(terms, self._now, self._usual), self._playbook(named)[0] if named else "")

    def calendar_wish(self, text: str) -> Calendar:
        """The content calendar at a path."""
        return Calendar(_path(text), self._usual.zone)

    def _check_own(self, name: str) -> Callable[[str], Echo]:
        def check(text: str) -> Echo:
            self._texts[name] = text
            # A field is blamed for what is wrong with itself; the last day stands against the first.
            start = self._start() if name == "end" else ""
            sound = self._usual._replace(name="name", start=start or date.min.isoformat(), end=date.max.isoformat())
            try:
                # An empty day is the usual one.
                said = text if text.strip() else {"start": self._usual.start, "end": self._usual.end}.get(name, text)
                return Echo(True, self._meaning(name, read_terms({name: said}, self._now, sound)))
            except ValueError as error:
                return Echo(False, str(error))

        return check

    def _start(self) -> str:
        """The first day as it is typed now, "" when it is none."""
        try:
            return parse_when(self._texts["start"], in_zone(self._now, self._usual.zone)).day
        except ValueError:
            return ""

    def _meaning(self, name: str, terms: Terms) -> str:
        local = in_zone(self._now, terms.zone)
        match name:
            case "start":
                return say_when(terms.start, local)
            case "end":
                return f"{say_when(terms.end, local)}: {days_between(terms.start, terms.end) + 1} days"
            case "target":
                return f"{format_length(terms.target)} a day" if terms.target else "no target"
            case "zone":
                return f"{local:%H:%M} there now"
        return ""

    def _check_playbook(self, text: str) -> Echo:
        if not text.strip():
            names = ", ".join(file.name for file in playbook_files())
            return Echo(True, f"none; tab completes {names}")
        try:
            return Echo(True, self._playbook(text.strip())[1])
        except ValueError as error:
            return Echo(False, str(error))

    def _read_playbook(self, text: str) -> tuple[str, str]:
        """The name of a playbook, and what it is in words.  Raises ValueError with a sentence."""
        # Few begin with one.
        from warroom.library import playbook_named

        found = playbook_named(text)
        return found.name, f"{found.title}: {found.said}, shown as a plan over days before they are made"

    def _check_file(self, text: str) -> Echo:
        if not text.strip():
            return Echo(False, "Type the path of a CSV file; tab completes it.")
        file = _path(text)
        try:
            if file.is_file():
                return self._looked(file, file.stat().st_mtime)
        except (OSError, ValueError):
            return Echo(False, f"There is no file {text.strip()}.")
        found = paths.candidates(text)
        if not found:
            return Echo(False, f"There is no file {text.strip()}.")
        names = [Path(path).name + ("/" if path.endswith("/") else "") for path in found]
        return Echo(False, "Could be: " + " · ".join(names[:12]) + (" …" if len(names) > 12 else ""))

    def _look_into(self, file: Path, changed: float) -> Echo:  # noqa: ARG002
        try:
            return Echo(True, preview(file, self._now, self._usual.zone).sentence)
        except ValueError as error:
            return Echo(False, str(error))


def _path(text: str) -> Path:
    return Path(text.strip()).expanduser()
