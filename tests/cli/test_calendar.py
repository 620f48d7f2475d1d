"""The calendar as text, and as a document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def busy(shell: Shell) -> Shell:
    """Cards on some days, and one finished long ago."""
    shell.now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    shell.ok("add", "Hand out flyers", "@ana", "today")
    shell.ok("done", "hand out")
    shell.now = datetime(2026, 4, 14, 9, 30, tzinfo=UTC)
    shell.ok("add", "Seed the clip", "@ana", "today", "11:00")
    shell.ok("add", "Reel 東京タワー と 大阪", "+ig", "due:2026-04-16", "live:2026-04-18T10:00", "@ben")
    shell.ok("add", "Book the stand", "fri")
    return shell


def test_a_month_as_text(busy: Shell, golden: Callable[[str, str], None]) -> None:
    answer = busy.ok("calendar")
    golden("calendar-month", answer.out)
    assert answer.err == "◷ 3 due · ◉ 1 go live\n"


def test_a_week_is_side_by_side_where_there_is_room_and_else_a_list(
    busy: Shell, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    golden("calendar-week", busy.ok("calendar", "w16").out)
    monkeypatch.setenv("COLUMNS", "60")
    golden("calendar-week-60", busy.ok("calendar", "--week").out)


def test_an_agenda_names_the_days_that_hold_anything(busy: Shell, golden: Callable[[str, str], None]) -> None:
    golden("calendar-agenda", busy.ok("calendar", "april", "--agenda").out)


def test_a_day(busy: Shell) -> None:
    lines = busy.ok("calendar", "fri").out.splitlines()
    assert lines[0].startswith("  Fri 17 Apr 1 ")
    assert lines[1].split() == ["◷", "due", "Book", "the", "stand", "—", "todo"]


def test_finished_work_of_long_ago_is_there(busy: Shell) -> None:
    assert "✓ Hand out f" in busy.ok("calendar", "march").out
    (found,) = busy.ok("calendar", "2026-03-02", "--json").json
    assert (found["what"], found["day"], found["time"], found["title"]) == (
        "done",
        "2026-03-02",
        "10:30",
        "Hand out flyers",
    )


def test_the_document_has_an_entry_each(busy: Shell) -> None:
    found = busy.ok("calendar", "--week", "--json").json
    assert [(e["day"], e["time"], e["what"], e["kind"]) for e in found] == [
        ("2026-04-14", "11:00", "due", "tactic"), ("2026-04-16", "", "due", "piece"),
        ("2026-04-17", "", "due", "tactic"), ("2026-04-18", "10:00", "go-live", "piece"),
    ]  # fmt: skip


def test_days_without_anything_say_so(busy: Shell) -> None:
    assert busy.ok("calendar", "2027-01").err == "Nothing stands on these days.\n"
    assert busy.ok("calendar", "2027-01", "--json").json == []


def test_what_is_no_day_is_refused(busy: Shell) -> None:
    answer = busy("calendar", "bogus")
    assert answer.code == 2
    assert "'bogus' is not a date" in answer.err
    assert "or a month or a week" in answer.err
    assert "Say one of --week and --agenda" in busy("calendar", "--week", "--agenda").err


def test_dates_are_exported_for_other_calendars(busy: Shell, tmp_path: Path) -> None:
    answer = busy.ok("export", "--ics", "channel:ig")
    assert answer.out.count("BEGIN:VEVENT") == 2
    assert "DTSTART:20260418T080000Z\r\n" in answer.out
    file = tmp_path / "team.ics"
    busy.ok("export", "--output", str(file))
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 5
