"""`warroom export`: everything as JSON, cards as CSV, the board as Markdown, dates for a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import click

from warroom.cli import complete, out
from warroom.cli.errors import Misread
from warroom.cli.lazy import Line

if TYPE_CHECKING:
    from warroom.cli.errand import Errand

Format: TypeAlias = Literal["json", "csv", "md", "ics"]
_FORMATS: tuple[Format, ...] = get_args(Format)
_STDOUT = Path("-")
_PUBLIC: tuple[Format, ...] = ("csv", "md", "ics")


@click.command("export", cls=Line, short_help="Write everything as JSON, CSV, Markdown, iCalendar.")
@click.argument("words", nargs=-1, metavar="[FILTER]...", shell_complete=complete.filter_words)
@click.option("--format", "wanted", type=click.Choice(_FORMATS), help="Else what the file's name ends in, else json.")
@click.option("--ics", "wanted", flag_value="ics", help="The same as --format ics.")
@click.option("--public", is_flag=True, help="Only what may be seen outside: the pieces as csv, md or ics.")
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="Write here; - or nothing is stdout.")
@click.option("--force", is_flag=True, help="Write over an existing file.")
@click.pass_obj
def take(
    errand: Errand, words: Sequence[str], wanted: Format | None, public: bool, output: Path | None, force: bool
) -> None:
    """Write what the campaign file holds.

    \b
      json  the whole file, every campaign and the history: `warroom import` makes the same file of it
      csv   the cards of the campaign that pass FILTER, for a spreadsheet
      md    the board of the campaign, or what passes FILTER of it
      ics   due days and go-lives of the cards that pass FILTER, for any calendar

    An export is the team's own: private cards are in it, unless FILTER leaves them out with -is:private.

    With --public it is the pieces alone, as csv, md or ics: title, channel, format, time and link, and whether they
    are live. Private pieces and those under an embargo, texts, words to the reviewer, reasons, people, tags and stages
    stay inside.

    The file appears complete or not at all, and never in the place of another one without --force.
    """
    form = wanted or _by_name(output, "csv" if public else "json")
    if public and form not in _PUBLIC:
        raise Misread(f"An export for the public is {', '.join(_PUBLIC[:-1])} or {_PUBLIC[-1]}, not {form}.")
    if words and form == "json":
        raise Misread("An export as JSON is the whole file: a filter goes with --format csv, md or ics.")
    parts = _public(errand, form, words) if public else _parts(errand, form, words)
    if output is None or output == _STDOUT:
        for part in parts:
            out.raw(part)
        return
    from warroom.cli.files import put

    put(output, parts, force=force, never=errand.path)
    if errand.asked.as_json:
        out.document({"path": str(output), "format": form})
    out.words(f"exported to {output}")


def _by_name(output: Path | None, usual: Format) -> Format:
    """The format that a file's name ends in, the usual one where it does not say."""
    suffix = output.suffix.casefold().removeprefix(".") if output else ""
    return next((form for form in _FORMATS if form == suffix), usual)


def _public(errand: Errand, form: Format, words: Sequence[str]) -> Iterator[bytes]:
    from warroom.cli.selection import selected
    from warroom.formats.public import public_csv, public_ics, public_markdown, public_pieces

    pieces = public_pieces(selected(errand, words, everything=True), errand.campaign, errand.now)
    if form == "ics":
        yield public_ics(pieces, errand.campaign, errand.now)
    else:
        yield public_csv(pieces) if form == "csv" else public_markdown(pieces, errand.campaign).encode("utf-8")


def _parts(errand: Errand, form: Format, words: Sequence[str]) -> Iterable[bytes]:
    if form == "json":
        from warroom.formats import archive

        return (part.encode("utf-8") for part in archive.write(errand.store.dump()))
    return {"csv": _csv, "md": _markdown, "ics": _ics}[form](errand, words)


def _ics(errand: Errand, words: Sequence[str]) -> Iterator[bytes]:
    from warroom.cli.selection import selected
    from warroom.formats.ics import calendar_ics

    yield calendar_ics(selected(errand, words, everything=True), errand.campaign, errand.now)


def _csv(errand: Errand, words: Sequence[str]) -> Iterator[bytes]:
    from warroom.cli.selection import selected
    from warroom.formats.csvout import cards_csv

    cards = selected(errand, words, everything=True)
    yield cards_csv(cards, {card.id: errand.store.body(card.id) for card in cards})


def _markdown(errand: Errand, words: Sequence[str]) -> Iterator[bytes]:
    from warroom.cli.selection import selected
    from warroom.formats.markdown import board_markdown

    only = {card.id for card in selected(errand, words)} if words else None
    yield board_markdown(errand.board, only).encode("utf-8")
