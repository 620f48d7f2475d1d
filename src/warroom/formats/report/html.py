"""A report as one HTML file that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlsplit

from warroom.domain.almanac import DAYS_OF_A_WEEK
from warroom.domain.dates import days_between, short_day
from warroom.domain.daywords import MONTHS
from warroom.domain.inches import format_length
from warroom.domain.report import Report, Stretch
from warroom.domain.reportdays import say_days
from warroom.domain.text import literal
from warroom.formats.report import charts
from warroom.formats.report.outline import (
    Bars,
    Block,
    Columns,
    Course,
    Item,
    Items,
    Say,
    Section,
    Way,
    closing,
    facts,
    is_by_day,
    outline,
    place,
    stretch_said,
    title_of,
    verdict,
)
from warroom.formats.report.style import CSS

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
# A table of more rows is there for whoever opens it.
_LONG = 14
_LONGEST_LINK = 70


def report_html(report: Report) -> str:
    """The report as a page."""
    body = "\n".join((*_head(report), *(part for section in outline(report) for part in _section(section, report))))
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{_text(title_of(report))}</title>
<style>
{CSS}</style>
</head>
<body>
<main>
{body}
<footer><p>{_text(closing(report))}</p></footer>
</main>
</body>
</html>
"""


def _head(report: Report) -> Iterator[str]:
    word, said = verdict(report)
    tone = {"Winning": ' class="good"', "Behind": ' class="bad"'}.get(word, "")
    yield f"<header>\n<h1>{_typed(report.campaign.name)}</h1>"
    yield f'<p class="days">{_text(say_days(report.first, report.last))} · {_text(place(report))}</p>'
    yield f'<p class="verdict"><strong{tone}>{word}</strong> <span>{_text(said)}</span></p>'
    of = f" of a target of {format_length(report.target)}" if report.target else ""
    if report.won or report.target:
        yield charts.tape(report.won, report.target, f"{format_length(report.won)} won in these days{of}")
    yield '<dl class="facts">'
    for fact in facts(report):
        beside = f"<br>{_text(fact.beside)}" if fact.beside else ""
        yield f"<div><dt>{_text(fact.label)}{beside}</dt><dd>{_text(fact.value)}</dd></div>"
    yield "</dl>\n</header>"


def _section(section: Section, report: Report) -> Iterator[str]:
    side_by_side = all(isinstance(block, Bars) for block in section.blocks)
    yield f"<section>\n<h2>{_text(section.title)}</h2>"
    yield '<div class="bars">' if side_by_side else ""
    for block in section.blocks:
        yield from _block(block, report)
    yield "</div>\n</section>" if side_by_side else "</section>"


def _block(block: Block, report: Report) -> Iterator[str]:
    match block:
        case Say(text):
            yield f'<p class="soft">{_text(text)}</p>'
        case Items():
            yield "<ul>"
            yield from map(_item, block.items)
            if block.more:
                yield f'<li class="plain soft">{_text(block.more)}</li>'
            yield "</ul>"
        case Bars():
            yield from _bars(block)
        case Columns(stretches):
            yield from _columns(stretches, report)
        case Course():
            yield from _course(block)
        case Way():
            yield from _way(block)


def _item(item: Item) -> str:
    lead = f'<span class="lead">{_text(item.lead)}</span>' if item.lead else ""
    about = " · ".join(map(_typed, item.facts))
    told = f' <span class="soft">{about}</span>' if about else ""
    link = f"<div>{_link(item.link)}</div>" if item.link else ""
    plain = "" if item.lead else ' class="plain"'
    return f"<li{plain}>{lead}<div><b>{_typed(item.title)}</b>{told}{link}</div></li>"


def _bars(block: Bars) -> Iterator[str]:
    most = max(size for _, size in block.rows)
    yield f"<table>\n<caption>{_text(block.title)}</caption>"
    yield '<thead class="only-read"><tr><td></td><th scope="col">won</th><td></td></tr></thead>\n<tbody>'
    for name, size in block.rows:
        yield (
            f'<tr><th scope="row">{_typed(name)}</th><td class="number">{format_length(size)}</td>'
            f'<td class="drawn">{charts.bar(size, most)}</td></tr>'
        )
    yield "</tbody>\n</table>"


def _columns(stretches: Sequence[Stretch], report: Report) -> Iterator[str]:
    won, hit = format_length(report.won), sum(bool(one.target) and one.won >= one.target for one in stretches)
    label = f"{won} won; the target was reached in {hit} of {len(stretches)}. The table has the numbers."
    yield charts.columns(stretches, [_short(one, by_day=is_by_day(stretches)) for one in stretches], label)
    if any(one.target for one in stretches):
        yield '<p class="soft">The broken line is the target; a filled column reached it.</p>'
    rows = (
        f'<tr><th scope="row">{_text(stretch_said(one, report))}</th><td class="number">{format_length(one.won)}</td>'
        f'<td class="number">{format_length(one.target) if one.target else "–"}</td>'
        f"<td>{_reached(one, report)}</td></tr>"
        for one in stretches
    )
    yield from _numbers((("", ""), ("won", "number"), ("target", "number"), ("", "")), tuple(rows))


def _reached(one: Stretch, report: Report) -> str:
    if not one.target:
        return ""
    if one.won >= one.target:
        return '<span class="good">✓ reached</span>'
    return f'<span class="soft">{"so far" if one.last == f"{report.now:%Y-%m-%d}" else "short of it"}</span>'


def _course(block: Course) -> Iterator[str]:
    points = block.points
    first, last = (say_days(day, day) for day in (points[0][0], points[-1][0]))
    won, plan = format_length(points[-1][1]), format_length(points[-1][2])
    planned = f" of {plan} planned" if points[-1][2] else ""
    yield charts.course(points, first, last, f"From {first} to {last}: {won} won in all{planned}")
    rows = tuple(
        f'<tr><th scope="row">{say_days(day, day)}</th><td class="number">{format_length(size)}</td>'
        f'<td class="number">{format_length(plan)}</td></tr>'
        for day, size, plan in points[-_MOST_ROWS:]
    )
    yield from _numbers((("", ""), ("won in all", "number"), ("planned", "number")), rows, closed=True)


_MOST_ROWS = 400


def _way(block: Way) -> Iterator[str]:
    found = block.progress
    tone = "good" if found.percent >= found.expected else "bad"
    yield f'<div class="goal">\n<h3>{_typed(block.name)} <span class="soft">{_typed(block.terms)}</span></h3>'
    yield charts.way(found.percent, found.expected)
    yield (
        f'<p>{_typed(block.latest)} · <strong class="{tone}">{found.percent}% of the way</strong>'
        f' <span class="soft">· {found.expected}% expected by now</span></p>'
    )
    if block.leads:
        yield '<table>\n<caption class="only-read">What drives it, week by week</caption>'
        yield from _headings((("what drives it", ""), ("weeks", ""), ("hit", "number")))
        for what, weeks, hits in block.leads:
            marks = "".join(_mark(week, hit) for week, hit in weeks)
            cells = f'<td class="weeks">{marks}</td><td class="number">{_text(hits)}</td>'
            yield f'<tr><th scope="row">{_typed(what)}</th>{cells}</tr>'
        yield "</tbody>\n</table>"
    yield "</div>"


def _mark(week: str, hit: bool) -> str:
    said = f"week of {say_days(week, week)}: {'hit' if hit else 'missed'}"
    tone, mark = ("good", "✓") if hit else ("bad", "✗")
    return f'<span class="{tone}" role="img" aria-label="{said}" title="{said}">{mark}</span>'


def _numbers(head: Sequence[tuple[str, str]], rows: Sequence[str], closed: bool = False) -> Iterator[str]:
    """The numbers of a chart as a table, which is opened where it is long."""
    closed = closed or len(rows) > _LONG
    if closed:
        yield "<details><summary>The numbers</summary>"
    yield '<table>\n<caption class="only-read">The numbers of the chart</caption>'
    yield from _headings(head)
    yield from rows
    yield "</tbody>\n</table>"
    if closed:
        yield "</details>"


def _headings(names: Sequence[tuple[str, str]]) -> Iterator[str]:
    cells = "".join(
        f'<th scope="col"{f" class={chr(34)}{kind}{chr(34)}" if kind else ""}>{name}</th>' if name
        else f"<td{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}></td>"
        for name, kind in names
    )  # fmt: skip
    yield f"<thead><tr>{cells}</tr></thead>\n<tbody>"


def _short(one: Stretch, *, by_day: bool) -> str:
    """A column's name: `Tue 14`, `14 Apr` for the week from then on, `Apr 26` for a month or more."""
    if by_day:
        return short_day(one.first)
    month = MONTHS[int(one.first[5:7]) - 1]
    weekly = days_between(one.first, one.last) < DAYS_OF_A_WEEK
    return f"{int(one.first[8:])} {month}" if weekly else f"{month} {one.first[2:4]}"


def _link(address: str) -> str:
    """A link that can be followed, if it leads to a page; other addresses are only shown."""
    try:
        known = urlsplit(address).scheme.lower() in ("http", "https") and bool(urlsplit(address).netloc)
    except ValueError:
        known = False
    told = address.split("://", 1)[-1].partition("?")[0] if known else address
    told = told if len(told) <= _LONGEST_LINK else f"{told[: _LONGEST_LINK - 1]}…"
    if not known:
        return _typed(told)
    return f'<a href="{_text(address)}" rel="noopener noreferrer nofollow">{_typed(told)}</a>'


def _typed(text: str) -> str:
    """What people typed, whose direction is its own."""
    return f"<bdi>{_text(text)}</bdi>"


def _text(text: str) -> str:
    return escape(literal(text), quote=True)
