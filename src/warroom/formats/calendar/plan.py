"""The plan of an import: what would come in, what would not and why, and the one draft that does it."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from warroom.domain.board import Board
from warroom.domain.campaigns import channels_with
from warroom.domain.changes import Change, Draft, creation, update
from warroom.domain.dates import instant
from warroom.domain.ids import LENGTH, fits
from warroom.domain.model import Campaign, Card, Person
from warroom.domain.rank import between
from warroom.domain.stages import stages_of
from warroom.formats.calendar.columns import Layout, lay_out
from warroom.formats.calendar.dates import Column, read_column
from warroom.formats.calendar.decode import decode
from warroom.formats.calendar.options import Options, checked
from warroom.formats.calendar.owners import Owners
from warroom.formats.calendar.rows import Builder, Built, Dates
from warroom.formats.calendar.stages import Stages
from warroom.formats.calendar.table import Left, SheetRow, Table, column_name, read_table
from warroom.formats.keys import derived_id

_ALREADY = "It is already here."
_COUNTING = re.compile(r"#?\d{0,5}")


class Sheet(NamedTuple):
    """A calendar file as a table, the encoding it was in, and what was assumed to read it."""

    table: Table
    encoding: str
    remarks: tuple[str, ...]


class Incoming(NamedTuple):
    """A card that would come in, from which row, with its Markdown text.

    `alias` is the id of the card that the row was exported from, "" for rows of other programs.
    """

    row: int
    card: Card
    body: str
    alias: str = ""

    def among(self, ids: Collection[str]) -> bool:
        """Whether this card, or the one it was exported from, is one of these."""
        return self.card.id in ids or self.alias in ids


class ImportPlan(NamedTuple):
    """What an import would do.

    `cards` come into the `campaign` with `people` who are new; `left` rows do not, `here` rows have come in before;
    `problems` are of rows that come in all the same.  `remarks` say what was assumed, `questions` what
    the user should confirm.  `draft` does all of it as one step; it has no changes when nothing comes in.
    """

    name: str
    campaign: Campaign
    cards: tuple[Incoming, ...]
    people: tuple[Person, ...]
    left: tuple[Left, ...]
    here: tuple[Left, ...]
    problems: tuple[Left, ...]
    remarks: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that the cards would get, the same at every import."""
        return tuple(incoming.card.id for incoming in self.cards)

    @property
    def draft(self) -> Draft:
        """The changes as one step."""
        count = len(self.cards)
        if not count:
            return Draft("import", "nothing to import", ())
        channels = channels_with(self.campaign, (incoming.card.channel for incoming in self.cards))
        changes: list[Change] = update(self.campaign, channels=channels)
        for person in self.people:
            changes += creation(person)
        for incoming in self.cards:
            changes += creation(incoming.card, **({"body": incoming.body} if incoming.body else {}))
        pieces = "1 piece" if count == 1 else f"{count:,} pieces"
        return Draft("import", f"imported {pieces}" + (f" from {self.name}" if self.name else ""), tuple(changes))

    def without(self, seen: Collection[str]) -> ImportPlan:
        """The plan when the cards of these ids are already there; people nobody needs then stay away."""
        cards = tuple(incoming for incoming in self.cards if not incoming.among(seen))
        owners = {incoming.card.owner for incoming in cards}
        return self._replace(
            cards=cards,
            people=tuple(person for person in self.people if person.id in owners),
            here=self.here + tuple(Left(i.row, _ALREADY) for i in self.cards if i.among(seen)),
        )


def read(data: bytes, options: Options | None = None) -> Sheet:
    """A calendar file as a table.  Raises ValueError with a sentence for what is none."""
    told = checked(options or Options())
    decoded = decode(data, told.encoding)
    table = read_table(decoded.text, told.delimiter, frozenset(map(column_name, told.columns.values())))
    remarks = list(decoded.remarks)
    if table.header_row > 1:
        remarks.append(f"The columns are named in row {table.header_row}; what stands above was passed over.")
    return Sheet(table, decoded.encoding, tuple(remarks))


def plan(sheet: Sheet, board: Board, now: datetime, options: Options | None = None) -> ImportPlan:
    """What importing `sheet` into the board's campaign at an aware `now` would do.

    Cards on the board count as already there; those of the campaign that are not on it, finished or
    archived, are for the caller to take out by `without`.  Raises ValueError with a sentence for columns
    or stages that are not there.
    """
    told = checked(options or Options())
    table, campaign, at = sheet.table, board.campaign, instant(now)
    layout = lay_out(table.headers, told.columns)
    stages = Stages(campaign, told.statuses)
    owners = Owners((layout.cell("owner", row.cells) for row in table.rows), board.people)
    golive, due, embargo = _date_columns(table, layout, board, told)
    builder = Builder(campaign, layout, stages, owners, told.stage and stages.named(told.stage), at)

    built: list[tuple[SheetRow, Built]] = []
    left, problems = list(table.left), []
    for row, *dates in zip(table.rows, golive.readings, due.readings, embargo.readings, strict=True):
        found = builder.build(row, table.headers, Dates(*dates))
        if isinstance(found, str):
            left.append(Left(row.number, found))
            continue
        built.append((row, found))
        problems += [Left(row.number, problem) for problem in found.problems]
    cards, twins = _identified(built, layout, board)
    wanted = dict.fromkeys(incoming.card.owner for incoming in cards)
    people = tuple(Person(h, owners.names[h], created=at) for h in wanted if h and h not in board.people)
    remarks = [*sheet.remarks, *layout.remarks, *golive.remarks, *due.remarks, *embargo.remarks, *owners.remarks]
    whole = ImportPlan(
        told.name,
        campaign,
        cards,
        people,
        tuple(sorted(left)),
        (),
        tuple(problems),
        (*remarks, *_said(builder, twins)),
        (*golive.questions, *due.questions, *embargo.questions),
    )
    return whole.without({*board.cards, *board.known})


def _date_columns(table: Table, layout: Layout, board: Board, told: Options) -> tuple[Column, Column, Column]:
    """The columns of go-lives, due days and embargoes; what the first tells of the order holds for the others."""

    def column(role: str, times: list[str], order: str) -> Column:
        header = table.headers[layout.at[role]] if role in layout.at else ""
        cells = [layout.cell(role, row.cells) for row in table.rows]
        return read_column(cells, times, board.campaign, header, order, "mdy" if layout.english else "dmy")

    golive = column("date", [layout.cell("time", row.cells) for row in table.rows], told.dates)
    due, embargo = (column(role, [""] * len(table.rows), told.dates or golive.order) for role in ("due", "embargo"))
    return golive, due, embargo


def _identified(built: list[tuple[SheetRow, Built]], layout: Layout, board: Board) -> tuple[tuple[Incoming, ...], int]:
    """Give each card the id and origin that its row always gives, and a rank; and count the twins."""
    own = _own_ids([layout.cell("id", row.cells).strip() for row, _ in built])
    times: Counter[str] = Counter()
    ranks: dict[str, str] = {}
    cards = []
    for (row, found), own_id in zip(built, own, strict=True):
        card = found.card
        key = f"id:{own_id}" if own_id else _content_key(card)
        times[key] += 1
        if times[key] > 1:
            key = f"{key}/{times[key]}"
        if card.stage not in ranks:
            group = board.group("piece", card.stage)
            ranks[card.stage] = group[-1].rank if group else ""
        ranks[card.stage] = between(ranks[card.stage], "")
        identity = derived_id(board.campaign.id, "csv", key)
        card = card._replace(id=identity, origin=f"csv:{key}", rank=ranks[card.stage])
        cards.append(Incoming(row.number, card, found.body, own_id if _is_ours(own_id) else ""))
    return tuple(cards), sum(times.values()) - len(times)


def _own_ids(ids: list[str]) -> list[str]:
    """The calendar's own ids, "" where one is missing, comes twice, is very long or merely counts the rows."""
    times = Counter(ids)
    return [own if times[own] == 1 and len(own) <= 200 and not _COUNTING.fullmatch(own) else "" for own in ids]


def _is_ours(own_id: str) -> bool:
    """Whether a calendar's id is a card's, as in a table that this program wrote."""
    return len(own_id) == LENGTH and fits(own_id)


def _content_key(card: Card) -> str:
    """What a piece stays the same by while its stage, owner, text and hour change."""
    parts = "\x1f".join((card.title.casefold(), card.channel, card.format, card.golive[:10]))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _said(builder: Builder, twins: int) -> Iterable[str]:
    first = stages_of(builder.campaign, "piece")[0].name
    for status, count in builder.unknown.most_common():
        said = f"Nothing is known of the status {status!r} ({_rows(count)}): put in {first}; "
        yield said + f"to say what it means: --status {_quoted(f'{status}=STAGE')}"
    for stage, count in builder.blank.items():
        yield f"Without a status: {_rows(count)}, put in {stage}."
    if builder.undated:
        yield f"Finished without a date: {_rows(builder.undated)}, taken as live since {builder.long_ago}."
    if builder.dropped:
        yield f"Called off: {_rows(builder.dropped)}, archived."
    if builder.unready:
        yield f"Live already without all that a go-live asks for: {_rows(builder.unready)}, taken as they are."
    if twins:
        yield f"{_rows(twins).capitalize()} saying the same as another come in as pieces of their own."


def _quoted(text: str) -> str:
    """The text as one word of a shell."""
    if any(sign in text for sign in '"$`\\'):
        return shlex.quote(text)
    return f'"{text}"'


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
