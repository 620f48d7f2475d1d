"""A report as Markdown, in which every text shows letter by letter."""

from __future__ import annotations

from collections.abc import Iterator

from warroom.domain.inches import format_length
from warroom.domain.report import Report, Stretch
from warroom.domain.reportdays import say_days
from warroom.formats.markdown import escape, followed, inline
from warroom.formats.report.outline import (
    Bars,
    Block,
    Columns,
    Course,
    Item,
    Items,
    Say,
    Way,
    closing,
    facts,
    outline,
    place,
    stretch_said,
    verdict,
)

_BAR = 16
_MOST_POINTS = 8


def report_markdown(report: Report) -> str:
    """The report, for a mail or a chat channel."""
    word, said = verdict(report)
    lines = [f"# {escape(report.campaign.name)}: {say_days(report.first, report.last)}", ""]
    lines += [f"**{word}.** {inline(said)} {place(report)}.", ""]
    lines += [f"- **{fact.value}** {fact.label}{f' ({fact.beside})' if fact.beside else ''}" for fact in facts(report)]
    lines.append("")
    for section in outline(report):
        lines += [f"## {section.title}", ""]
        for block in section.blocks:
            lines += [*_block(block, report), ""]
    return "\n".join([*lines, "---", "", f"_{inline(closing(report))}_"]) + "\n"


def _block(block: Block, report: Report) -> Iterator[str]:
    match block:
        case Say(text):
            yield inline(text)
        case Items():
            yield from (f"- {_item(item)}" for item in block.items)
            if block.more:
                yield f"- {block.more}"
        case Bars():
            yield from _bars(block)
        case Columns(stretches):
            yield from _columns(stretches, report)
        case Course():
            yield from _course(block)
        case Way():
            yield from _way(block)


def _item(item: Item) -> str:
    lead = f"{inline(item.lead)}: " if item.lead else ""
    told = f" ({', '.join(map(inline, item.facts))})" if item.facts else ""
    return f"{lead}{escape(item.title)}{told}{f': {followed(item.link)}' if item.link else ''}"


def _bars(block: Bars) -> Iterator[str]:
    most = max(size for _, size in block.rows)
    yield f"| {block.title} | won | |"
    yield "|---|---:|---|"
    for name, size in block.rows:
        yield f"| {_cell(name)} | {format_length(size)} | {_bar(size, most)} |"


def _columns(stretches: tuple[Stretch, ...], report: Report) -> Iterator[str]:
    most = max([1, *(max(stretch.won, stretch.target) for stretch in stretches)])
    yield "| | won | target | |"
    yield "|---|---:|---:|---|"
    for stretch in stretches:
        reached = " ✓" if stretch.target and stretch.won >= stretch.target else ""
        target = format_length(stretch.target) if stretch.target else ""
        bar = _bar(stretch.won, most)
        yield f"| {stretch_said(stretch, report)} | {format_length(stretch.won)} | {target} | {bar}{reached} |"


def _course(block: Course) -> Iterator[str]:
    points = block.points
    step = -(-(len(points) - 1) // _MOST_POINTS) or 1
    yield "| | won in all | planned |"
    yield "|---|---:|---:|"
    # Counted back from the end, so that the last day is among them.
    for day, won, planned in points[(len(points) - 1) % step :: step]:
        yield f"| {say_days(day, day)} | {format_length(won)} | {format_length(planned)} |"


def _way(block: Way) -> Iterator[str]:
    found = block.progress
    yield f"**{inline(block.name)}** {inline(block.terms)}"
    yield ""
    yield f"- {inline(block.latest)}: {found.percent}% of the way, {found.expected}% expected"
    for what, weeks, hits in block.leads:
        marks = " ".join("✓" if hit else "✗" for _, hit in weeks)
        yield f"- {inline(what)}: {hits} hit {marks}".rstrip()


def _bar(size: int, most: int) -> str:
    return "█" * max(round(_BAR * size / max(most, 1)), 1 if size > 0 else 0)


def _cell(text: str) -> str:
    return inline(text) or " "
