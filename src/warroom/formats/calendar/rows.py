"""One row of a calendar as a card and its text; what a field cannot hold stays in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from warroom.domain.dates import add_days, day_in_zone, parse_instant, wall_to_instant
from warroom.domain.golive import unmet
from warroom.domain.model import Campaign, Card
from warroom.domain.stages import closes
from warroom.formats.calendar.columns import Layout
from warroom.formats.calendar.dates import Reading
from warroom.formats.calendar.owners import Owners
from warroom.formats.calendar.stages import Stages, Standing
from warroom.formats.calendar.table import SheetRow
from warroom.formats.calendar.traits import read_channel, read_format, read_link, read_tags, read_words
from warroom.formats.calendar.words import is_nothing

MOST_TEXT = 200_000

_LONGEST_TITLE = 200
_SHORT = 80
_WEEK = 7
# Nobody can be asked why each row of a calendar went live.
_LIVE_ALREADY = "it was live when it was imported"


class Dates(NamedTuple):
    """One row's go-live and due, and until when it is under embargo."""

    golive: Reading
    due: Reading
    embargo: Reading


class Built(NamedTuple):
    """A card without id, key and rank yet, its text, and what in its row could not be read."""

    card: Card
    body: str
    problems: tuple[str, ...]


class Builder:
    """Builds the cards of one calendar and counts what it had to assume."""

    def __init__(
        self, campaign: Campaign, layout: Layout, stages: Stages, owners: Owners, blank_stage: str, at: str
    ) -> None:
        """`blank_stage` is for rows without a status, "" to go by their date; `at` is the instant of the import."""
        self.campaign = campaign
        self.unknown: Counter[str] = Counter()
        self.blank: Counter[str] = Counter()
        self.undated = 0
        self.unready = 0
        self.dropped = 0
        self.long_ago = min(campaign.start, add_days(day_in_zone(parse_instant(at), campaign.zone), -_WEEK))
        self._layout = layout
        self._stages = stages
        self._owners = owners
        self._blank_stage = blank_stage
        self._at = at

    def build(self, row: SheetRow, headers: tuple[str, ...], dates: Dates) -> Built | str:
        """The card of a row, or the sentence why it is none."""
        title = self._title(row)
        if not title:
            return "It has no title."
        standing = self._standing(row, dates.golive)
        owner = self._owners.of(self._cell("owner", row))
        channel, implied = read_channel(self._cell("channel", row))
        format_ = read_format(self._cell("format", row))
        tags, pillar_whole = read_tags(self._cell("tags", row), self._cell("pillar", row))
        link = read_link(self._cell("link", row))
        client, budget = (read_words(self._cell(role, row)) for role in ("client", "budget"))
        status = self._cell("status", row)
        whole = {
            "title": " ".join(self._cell("title", row).split()) == title
            and "\n" not in self._cell("title", row).strip(),
            "date": dates.golive.dated,
            "time": dates.golive.timed,
            "due": dates.due.dated,
            "status": status.strip().casefold() in (standing.stage.casefold(), standing.held and "-"),
            "owner": owner.whole,
            "channel": channel.whole,
            "format": format_.whole,
            "tags": tags.whole,
            "pillar": pillar_whole,
            "link": link.whole,
            "client": client.whole,
            "budget": budget.whole,
            "embargo": dates.embargo.dated,
        }
        body = self._body(row, headers, whole)
        if len(body) > MOST_TEXT:
            return f"Its text is {len(body):,} characters long; {MOST_TEXT:,} is the most."
        closed = self._closed(standing.stage, dates.golive.wall or dates.due.wall)
        card = Card(
            "",
            self.campaign.id,
            "piece",
            title,
            standing.stage,
            "",
            owner=owner.handle,
            tags=tags.text,
            channel=channel.text,
            format=format_.text or implied,
            due=dates.due.wall,
            golive=dates.golive.wall,
            link=link.text,
            client=client.text,
            budget=budget.text,
            embargo=dates.embargo.wall,
            created=self._at,
            staged=closed or self._at,
            closed=closed,
            archived=self._at if standing.dropped else "",
        )
        self.dropped += standing.dropped
        if closed and unmet(card, self.campaign):
            self.unready += 1
            card = card._replace(waived=_LIVE_ALREADY)
        return Built(card, body, self._problems(row, dates))

    def _cell(self, role: str, row: SheetRow) -> str:
        return self._layout.cell(role, row.cells)

    def _title(self, row: SheetRow) -> str:
        """The title, or the first words of what may stand in for one, on one line."""
        for role in ("title", "hook", "caption"):
            text = " ".join(self._cell(role, row).split())
            if text:
                return text if len(text) <= _LONGEST_TITLE else _clipped(text)
        return ""

    def _standing(self, row: SheetRow, golive: Reading) -> Standing:
        status = self._cell("status", row)
        if status.strip() and not is_nothing(status):
            standing = self._stages.read(status)
            if not standing.known:
                self.unknown[" ".join(status.split())] += 1
            return standing
        stage = self._blank_stage or self._by_date(golive.wall)
        self.blank[stage] += 1
        return Standing(stage)

    def _by_date(self, wall: str) -> str:
        """Without a date it is a draft; with one it is scheduled, or live once that has passed."""
        if not wall:
            return self._stages.role("draft")
        return self._stages.role("live" if wall_to_instant(wall, self.campaign.zone) <= self._at else "scheduled")

    def _closed(self, stage: str, wall: str) -> str:
        """When a piece was finished: at its wall time, or nobody knows and so long ago that no week counts it."""
        if not closes(self.campaign, "piece", stage):
            return ""
        self.undated += not wall
        return min(self._at, wall_to_instant(wall or self.long_ago, self.campaign.zone))

    def _body(self, row: SheetRow, headers: tuple[str, ...], whole: Mapping[str, bool]) -> str:
        """Every cell that is not wholly in a field, short ones as a list, long ones under headings."""
        kept = {self._layout.at[role] for role, is_whole in whole.items() if is_whole and role in self._layout.at}
        short, long = [], []
        for number, (name, cell) in enumerate(zip(headers, row.cells, strict=True)):
            text = cell.strip().replace("\r\n", "\n").replace("\r", "\n")
            if not text or number in kept:
                continue
            if len(text) <= _SHORT and "\n" not in text:
                short.append(f"- **{name}:** {text}")
            else:
                long.append(f"## {name}\n\n{text}")
        return "\n\n".join(filter(None, ["\n".join(short), *long]))

    def _problems(self, row: SheetRow, dates: Dates) -> tuple[str, ...]:
        """The dates that nobody could read; they stand in the text."""
        problems = []
        for role, (wall, *_) in (("date", dates.golive), ("due", dates.due), ("embargo", dates.embargo)):
            text = " ".join(self._cell(role, row).split())
            if text and not wall and not is_nothing(text):
                problems.append(f"{text[:40]!r} is no date that can be read; it stays in the text.")
        time = self._cell("time", row)
        if time.strip() and dates.golive.wall and not dates.golive.timed and not is_nothing(time):
            problems.append(f"{' '.join(time.split())[:40]!r} stays in the text, as it is more or other than a time.")
        return tuple(problems)


def _clipped(text: str) -> str:
    """The beginning of a long text, cut between words where that is near."""
    head = text[: _LONGEST_TITLE - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > _LONGEST_TITLE // 2 else head) + "…"
