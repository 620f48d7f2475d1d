"""A report as plain values, for scripts; lengths in sixteenths of an inch."""

from __future__ import annotations

from typing import Any

from warroom.domain.report import Report
from warroom.formats.report.outline import verdict


def report_values(report: Report) -> dict[str, Any]:
    """All that a report tells."""
    word, said = verdict(report)
    return {
        "campaign": report.campaign.name,
        "first": report.first,
        "last": report.last,
        "verdict": word,
        "said": said,
        "won": report.won,
        "asked": report.target,
        "days_on_target": report.hits,
        "days_with_target": report.asked,
        "standing": {**report.standing._asdict(), "ahead": report.standing.ahead},
        "promises": {**report.kept._asdict(), "rate": report.kept.rate},
        "tactics_done": report.done,
        "days": [stretch._asdict() for stretch in report.stretches],
        "by": {
            source: [{"name": report.titles.get(key, key), "won": size} for key, size in sums]
            for source, sums in report.sums.items()
        },
        "live": [
            {"title": card.title, "channel": card.channel, "format": card.format, "link": card.link, "at": card.closed}
            for card in report.live.told
        ],
        "coming": [
            {
                "title": one.card.title,
                "channel": one.card.channel,
                "golive": one.card.golive,
                "zone": one.card.golive_zone or report.campaign.zone,
            }
            for one in report.coming.told
        ],
        "wins": [{"text": win.text, "size": win.size, "who": win.who, "day": win.day} for win in report.wins.told],
        "goals": [
            {
                "name": aimed.progress.goal.name,
                "percent": aimed.progress.percent,
                "expected": aimed.progress.expected,
                "latest": aimed.progress.latest.value if aimed.progress.latest else None,
                "leads": [{"weeks": dict(driver.weeks), "hits": driver.hits} for driver in aimed.leads],
            }
            for aimed in report.goals
        ],
        "waiting": [wait._asdict() for wait in report.waiting.told],
        "strategy": [shift._asdict() for shift in report.shifts.told],
    }
