"""A report: its numbers derived a second way, and nothing in it that is not for everybody's eyes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.conftest import Shell
from tests.secret import make_secret, marked
from tests.stage.play import NOW as DEMO_NOW
from tests.stage.play import demo_file
from tests.world import HOSTILE
from warroom.commands.actions.notes import recalibrate
from warroom.domain.changes import Change, Draft, update
from warroom.domain.text import literal
from warroom.store import Store

VOID = {"meta", "br", "path", "rect"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "div", "h1", "h2", "h3",
    "p", "strong", "span", "br", "dl", "dt", "dd", "ul", "li", "b", "bdi", "a", "table", "caption", "thead", "tbody",
    "tr", "th", "td", "details", "summary", "svg", "rect", "path", "text", "polygon", "polyline",
}  # fmt: skip


class Page(HTMLParser):
    """A page's tags, links and texts, each tag closed where it must be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "data", "xlink:href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@pytest.fixture
def demo(empty: Shell) -> Shell:
    empty.db.write_bytes(demo_file())
    empty.now = DEMO_NOW.astimezone(UTC)
    empty.ok("campaign", "use", "Spring Launch")
    return empty


def page(shell: Shell, *words: str) -> Page:
    file = shell.db.with_name("report.html")
    shell.ok("report", *words, "--html", str(file), "--force")
    return Page(file.read_text(encoding="utf-8"))


def written(shell: Shell, *words: str) -> str:
    """All three forms of a report, as one text."""
    file = shell.db.with_name("report.html")
    shell.ok("report", *words, "--html", str(file), "--force")
    return "\n".join((file.read_text(), shell.ok("report", *words).out, shell.ok("report", *words, "--json").out))


def won_by_day(shell: Shell, campaign: str) -> dict[str, int]:
    """The sixteenths of each day, by the journal's own account."""
    store = Store.open(shell.db)
    key = store.campaign(campaign).id
    rows: dict[str, dict[str, object]] = {}
    for record in store.dump():
        for entity, row, field, _, new in record.get("changes", ()):
            if entity == "win":
                rows.setdefault(row, {})[field] = new
    store.close()
    found: dict[str, int] = {}
    for row in rows.values():
        if row.get("exists") and row["campaign"] == key:
            found[str(row["day"])] = found.get(str(row["day"]), 0) + int(str(row["size"]))
    return found


def test_its_numbers_are_those_of_the_journal(demo: Shell) -> None:
    told = demo.ok("report", "--json").json
    sizes = won_by_day(demo, "Spring Launch")
    days = [f"2026-04-{day:02}" for day in range(8, 15)]
    assert [(one["first"], one["won"]) for one in told["days"]] == [(day, sizes.get(day, 0)) for day in days]
    assert told["won"] == sum(sizes.get(day, 0) for day in days)
    assert told["asked"] == 7 * 128
    assert told["days_on_target"] == sum(sizes.get(day, 0) >= 128 for day in days)
    assert told["standing"]["total"] == sum(size for day, size in sizes.items() if "2026-04-03" <= day <= "2026-04-14")
    assert sum(one["won"] for one in told["by"]["person"]) == told["won"]
    score = demo.ok("score", "--json").json
    assert told["standing"]["ahead"] == score["ahead"]
    assert [goal["percent"] for goal in told["goals"]] == [goal["percent"] for goal in score["goals"]]


def test_a_stretch_that_is_over_is_told_as_it_was_at_its_end(demo: Shell) -> None:
    told = demo.ok("report", "last", "week", "--json").json
    sizes = won_by_day(demo, "Spring Launch")
    assert (told["first"], told["last"]) == ("2026-04-06", "2026-04-12")
    assert told["standing"]["total"] == sum(size for day, size in sizes.items() if "2026-04-03" <= day <= "2026-04-12")
    assert told["standing"]["plan"] == 10 * 128
    assert all("2026-04-06" <= win["day"] <= "2026-04-12" for win in told["wins"])
    assert {shift["day"] for shift in told["strategy"]} <= {f"2026-04-{day:02}" for day in range(6, 13)}


def test_markdown_and_page_say_the_same(demo: Shell) -> None:
    text, found = demo.ok("report").out, page(demo)
    assert text.startswith("# Spring Launch: 8–14 April 2026\n")
    for said in ("9 ft 4½″ won of 8 ft planned by now", "Waitlist teaser", "Boost budget sign-off", "Finance wants"):
        assert said in text
        assert said in found.text
    assert "rethought, Replies before nine convert twice as well" in text
    assert set(re.findall(r"^## (.*)$", text, re.MULTILINE)) <= set(found.texts)
    assert found.links == re.findall(r"<(https://[^>]*)>", text)


def test_the_page_needs_nothing_and_its_charts_are_tables_too(demo: Shell) -> None:
    found = page(demo)
    assert found.tags <= TAGS
    assert all(link.startswith("https://example.org/") for link in found.links)
    assert not any(name.startswith("on") for name in found.attributes)
    file = demo.db.with_name("report.html").read_text()
    assert "url(" not in file
    assert "@import" not in file
    assert file.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
    assert "default-src 'none'" in file
    assert "prefers-color-scheme: dark" in file
    assert "size: A4" in file
    for day in ("Wed 8 Apr", "Tue 14 Apr"):
        assert day in found.texts
    assert file.count('role="img"') == file.count("aria-label=")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_shown_and_never_obeyed(shell: Shell, text: str) -> None:
    evil = f"{text[:60]} <script>alert(1)</script> </title><img src=x> | ](http://evil.example) `x` *b* &amp;"
    shown = literal(evil)
    card = shell.ok("add", "Reel", "channel:ig").ids[0]
    change(shell, card, title=shown, link="javascript:alert(1)")
    shell.ok("done", card, "--why", "now")
    shell.ok("win", "2in", shown)
    shell.ok("campaign", "change", "--name", shown[:90])
    found = page(shell)
    assert found.tags <= TAGS
    assert found.links == []
    assert found.text.count(" ".join(shown.split())) >= 2
    markdown = shell.ok("report").out
    assert all(char.isprintable() or char in "\n\u200d" for char in markdown)
    assert re.findall(r"(?<!\\)(?:\]\(|<script|`x|\*b|\| \])", markdown) == []


def test_nothing_private_is_in_it(shell: Shell) -> None:
    shell.ok("add", "--kind", "note", "Own the story")
    secret = shell.ok("add", "--kind", "note", "PRIVATEnote").ids[0]
    change(shell, secret, private=1)
    piece = shell.ok("add", "PRIVATEpiece", "channel:PRIVATEchannel", "format:PRIVATEformat").ids[0]
    change(shell, piece, private=1, link="https://example.org/PRIVATElink")
    shell.ok("done", piece, "--why", "PRIVATEwaived")
    shell.ok("win", "1/4", "PRIVATEquarter", f"^{piece}")
    shell.ok("add", "PRIVATEcoming", "channel:ig", "live:fri 10:00", "!private")
    stuck = shell.ok("add", "PRIVATEstuck", "@ana", "today", "!private").ids[0]
    change(shell, stuck, stage="blocked", reason="PRIVATEreason")
    won = shell.ok("add", "PRIVATEwon", "@ana", "today", "!private", f"^{secret}").ids[0]
    shell.ok("win", "3in", "PRIVATEwin", f"^{won}")
    shell.ok("win", "1in", "helped with PRIVATEstuck")
    shell.ok(
        "add", "EMBARGOpiece", "channel:ig", "live:thu 10:00", "embargo:thu 09:00", "client:CLIENT", "budget:BUDGET"
    )
    known = shell.ok("add", "Glue-up reel", "channel:ig", "live:thu 11:00", "client:CLIENT", "budget:BUDGET").ids[0]
    change(shell, known, review="REVIEWword", body="BODYtext", howto="HOWTOtext")
    store = Store.open(shell.db)
    card = store.find(shell.ok("show", secret, "--json").json["id"])[0]
    draft = recalibrate(card, "PRIVATEbody", "PRIVATEwhy", shell.now, "ana")
    store.commit(draft, actor="ana", origin="test", campaign=card.campaign, at="2026-04-14T09:30:00.000Z")
    store.close()
    everything = shell.ok("export").out
    secrets = sorted({*re.findall(r"(?:PRIVATE|REVIEW|BODY|HOWTO|EMBARGO)[a-z]+", everything), "CLIENT", "BUDGET"})
    assert len(secrets) > 14
    told = written(shell)
    assert [word for word in secrets if word.casefold() in told.casefold()] == []
    assert "Glue-up reel" in told
    found = shell.ok("report", "--json").json
    assert found["won"] == 68
    assert [one["name"] for one in found["by"]["channel"]] == [""]
    shell.now += timedelta(days=2)
    assert "EMBARGOpiece" in written(shell)


def test_nothing_private_of_any_sort_is_in_it(empty: Shell) -> None:
    make_secret(empty.db)
    empty.ok("campaign", "use", "Spring Launch")
    for words in ((), ("april",), ("today",)):
        assert marked(written(empty, *words)) == []
    assert "Press kit" not in written(empty)
    assert "an open win" in written(empty)


def test_reading_of_other_days_and_what_cannot_be(shell: Shell, tmp_path: Path) -> None:
    shell.ok("win", "1in", "early")
    assert shell.ok("report", "--from", "today", "--json").json["first"] == "2026-04-14"
    assert shell.ok("report", "--to", "today", "--json").json["first"] == "2026-04-14"
    assert shell.ok("report", "--from", "1 apr", "--to", "3 apr", "--json").json["last"] == "2026-04-03"
    for words, said in (
        (("tomorrow",), "Wed 15 Apr is still to come: a report tells of days that were."),
        (("last", "week", "--from", "mon"), "Say the days once"),
        (("--from", "today", "--to", "1 apr"), "is before the first"),
        (("--html", str(shell.db)), "is the campaign file itself"),
        (("--html", str(tmp_path / "none" / "x.html")), "cannot be written: No such file or directory"),
    ):
        answer = shell("report", *words)
        assert answer.code
        assert said in answer.err
    file = tmp_path / "week.html"
    shell.ok("report", "--html", str(file), "--markdown", str(tmp_path / "week.md"))
    before = file.read_bytes()
    assert "exists already: --force writes over it" in shell("report", "--html", str(file)).err
    assert file.read_bytes() == before
    assert (tmp_path / "week.md").read_text() == shell.ok("report").out


def test_an_empty_one_day_and_ten_year_campaign_read_well(empty: Shell) -> None:
    def begin(name: str, *days: str) -> None:
        empty.ok("campaign", "new", name, "--start", days[0], "--end", days[1], "--target", days[2], "--zone", "UTC")
        empty.ok("campaign", "use", name)

    begin("Later", "+10d", "+20d", "4in")
    text = empty.ok("report").out
    assert "**Getting ready.** The campaign begins in 10 days, on Fri 24 Apr." in text
    assert "Nothing went live in these days." in text
    assert "Nothing was won in these days, and nothing asked of them." in text
    assert "svg" not in page(empty).tags
    assert "nan" not in written(empty).casefold().replace("nance", "")
    begin("Today", "today", "today", "4in")
    empty.ok("win", "5in", "all of it")
    text = empty.ok("report", "today").out
    assert "**Winning.** 5″ won of 4″ planned by now, 1″ ahead. Day 1 of 1." in text
    assert "| Tue 14 Apr | 5″ | 4″ | ████████████████ ✓ |" in text
    begin("Long", "2016-01-01", "2026-12-31", "1in")
    empty.ok("win", "1in", "at last")
    told = empty.ok("report", "since", "2016-01-01", "--json").json
    assert len(told["days"]) == 42
    assert (told["days"][0]["first"], told["days"][0]["last"]) == ("2016-01-01", "2016-03-31")
    assert sum(one["won"] for one in told["days"]) == 16
    assert sum(one["target"] for one in told["days"]) == 16 * told["days_with_target"]
    found = page(empty, "since", "2016-01-01")
    assert "Behind" in found.text
    assert "details" in found.tags
    assert len(empty.ok("report", "last", "40", "weeks", "--json").json["days"]) == 41


def test_what_waits_is_told_once_with_all_that_it_waits_for(shell: Shell) -> None:
    shell.ok("add", "Late poster", "channel:ig", "live:today 08:00", "stage:review")
    shell.ok("add", "Later poster", "channel:ig", "live:tomorrow 08:00")
    stuck = shell.ok("add", "Print it", "@ana", "today").ids[0]
    change(shell, stuck, stage="blocked", reason="no paper")
    waits = [(one["title"], one["why"]) for one in shell.ok("report", "--json").json["waiting"]]
    assert waits == [("Print it", "no paper"), ("Late poster", "has missed its hour, waits for its approval")]
    shell.ok("hold", "--why", "a recall")
    assert shell.ok("report", "--json").json["waiting"][0]["why"] == "a recall"
    assert "Everything is held for now, whatever is planned here." in shell.ok("report").out


def test_days_are_those_of_the_campaigns_zone(empty: Shell) -> None:
    empty.now = datetime(2026, 4, 14, 22, 30, tzinfo=UTC)
    empty.ok(
        "campaign", "new", "East", "--start", "2026-04-10", "--end", "+9d", "--zone", "Asia/Tokyo", "--target", "1in"
    )
    empty.ok("win", "2in", "after midnight there")
    told = empty.ok("report", "--json").json
    assert told["last"] == "2026-04-15"
    assert [one["won"] for one in told["days"]][-2:] == [0, 32]
    assert [one["off"] for one in told["days"]] == [False, False, True, True, False, False, False]
    assert f"Made on 15 April 2026 at {empty.now.astimezone(ZoneInfo('Asia/Tokyo')):%H:%M}, Asia/Tokyo" in empty.ok(
        "report"
    ).out.replace("\\", "")


def change(shell: Shell, card: str, **values: str | int) -> None:
    """Give a card these values, whatever a face would say to it."""
    key = shell.ok("show", card, "--json").json["id"]
    store = Store.open(shell.db)
    found = store.find(key)[0]
    texts = {name: values.pop(name) for name in ("body", "howto", "review") if name in values}
    changes = [*update(found, **values), *(Change("card", key, name, None, text) for name, text in texts.items())]
    draft = Draft("test", "changed", tuple(changes))
    store.commit(draft, actor="ana", origin="test", campaign=found.campaign, at="2026-04-14T09:30:00.000Z")
    store.close()


def test_the_demo_reads_as_it_always_did(demo: Shell, golden: Callable[[str, str], None]) -> None:
    golden("report", demo.ok("report").out)
