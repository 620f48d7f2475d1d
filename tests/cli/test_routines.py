from __future__ import annotations

from datetime import timedelta

from tests.cli.conftest import Shell


def test_a_routine_appears_by_itself_for_whoever_looks_first(shell: Shell) -> None:
    answer = shell.ok("routine", "add", "Morning sweep @ana 1/2in", "--every", "weekday 13:00")
    assert answer.err.startswith("Morning sweep: every weekday at 13:00: Tue 14 Apr 13:00, Wed 15 Apr 13:00")
    assert [card["title"] for card in shell.ok("ls", "--json").json] == ["Morning sweep"]
    shell.now += timedelta(days=1)
    found = shell.ok("ls", "is:routine", "--all", "--json").json
    assert sorted((card["slot"][:10], card["stage"]) for card in found) == [
        ("2026-04-14", "missed"),
        ("2026-04-15", "todo"),
    ]
    assert len(shell.ok("ls", "is:missed", "--all", "--json").json) == 1


def test_it_is_listed_paused_moved_skipped_and_ended(shell: Shell) -> None:
    shell.ok("routine", "add", "Log numbers", "--every", "fri")
    assert shell.ok("routine", "ls").out.split()[1:] == ["every", "Friday", "Fri", "Log", "numbers"]
    assert shell.ok("routine", "skip", "log").err == 'skipped "Log numbers" of Fri 17 Apr\n'
    assert shell.ok("routine", "ls", "--json").json[0]["next"][0] == "2026-04-24"
    assert shell.ok("routine", "move", "log", "--to", "25 apr 10:00").err == (
        'moved "Log numbers" of Fri 24 Apr to Sat 25 Apr 10:00\n'
    )
    shell.ok("routine", "pause", "numbers", "--why", "nobody here")
    assert "paused: nobody here" in shell.ok("routine", "ls").out
    shell.ok("routine", "resume", "numbers")
    shell.ok("undo")
    shell.ok("routine", "end", "numbers")
    assert shell("routine", "ls").code


def test_what_cannot_be_is_said(shell: Shell) -> None:
    assert "says nothing of how often" in shell("routine", "add", "X", "--every", "sometimes").err
    assert "There is no time zone" in shell("routine", "add", "X", "--every", "day", "--zone", "Mars").err
    assert "No routine is called 'x'" in shell("routine", "pause", "x", "--why", "y").err


def test_undoing_the_start_takes_todays_occurrence_back_too(shell: Shell) -> None:
    shell.ok("routine", "add", "Sweep", "--every", "day")
    assert len(shell.ok("ls", "--json").json) == 1
    shell.ok("undo")
    assert shell("ls").code


def test_holidays_are_told_to_the_campaign(shell: Shell) -> None:
    shell.ok("routine", "add", "Sweep", "--every", "day")
    answer = shell.ok("campaign", "change", "--holidays", "15 apr - 16 apr", "--target", "5in")
    assert "raised the target from 4″ to 5″" in answer.err
    assert shell.ok("routine", "ls", "--json").json[0]["next"][0] == "2026-04-17"


def test_it_is_told_whose_it_is_and_how_much_in_words_or_by_options(shell: Shell) -> None:
    shell.ok("routine", "add", "Morning sweep", "--every", "weekday 9:00", "--owner", "@ben", "--size", "1 1/2in",
             "--tags", "community, daily", "--howto", "Oldest first", "--zone", "Europe/London")  # fmt: skip
    (found,) = shell.ok("routine", "ls", "--json").json
    assert (found["owner"], found["size"], found["tags"], found["howto"], found["zone"]) == (
        "ben", 24, "community daily", "Oldest first", "Europe/London",
    )  # fmt: skip
    assert found["next"][0] == "2026-04-15T09:00"
    assert "is no tag" in shell("routine", "add", "X", "--every", "day", "--tags", "50%").err
    assert "is no handle" in shell("routine", "add", "X", "--every", "day", "--owner", "a b").err
    assert "follows from how often" in shell("routine", "add", "X", "fri", "--every", "day").err


def test_one_is_shown_with_its_run_and_what_comes(shell: Shell) -> None:
    shell.ok("routine", "add", "Sweep @ana 1in", "--every", "day")
    shell.now += timedelta(days=2)
    shell.ok("done", "Sweep")
    answer = shell.ok("routine", "show", "sweep")
    assert "○○●\n           1 of 3 done, 2 missed\n" in answer.out
    assert "next     Fri 17 Apr, Sat 18 Apr, Sun 19 Apr, Mon 20 Apr, Tue 21 Apr" in answer.out
    found = shell.ok("routine", "show", "sweep", "--json").json
    assert [(one["slot"], one["stage"]) for one in found["run"]] == [
        ("2026-04-14", "missed"),
        ("2026-04-15", "missed"),
        ("2026-04-16", "done"),
    ]
    assert "●\n" in shell.ok("show", "Sweep").out
    assert "No routine is called 'nope'" in shell("routine", "show", "nope").err


def test_one_is_changed_from_what_comes_on(shell: Shell) -> None:
    shell.ok("routine", "add", "Sweep @ana 1in", "--every", "weekday 13:00")
    answer = shell.ok(
        "routine", "change", "sweep", "--every", "weekday 15:00", "--owner", "ben", "--title", "Long sweep"
    )
    assert answer.err.startswith("Long sweep: every weekday at 15:00")
    (card,) = shell.ok("ls", "--json").json
    assert (card["title"], card["owner"], card["due"]) == ("Long sweep", "ben", "2026-04-14T15:00")
    shell.ok("routine", "change", "sweep", "--owner", "")
    assert shell.ok("routine", "ls", "--json").json[0]["owner"] == ""
    assert "Say what is to be changed" in shell("routine", "change", "sweep").err
    assert "nothing to change" in shell("routine", "change", "sweep", "--owner", "").err
    shell.ok("undo")
    shell.ok("undo")
    (card,) = shell.ok("ls", "--json").json
    assert (card["title"], card["owner"], card["due"]) == ("Sweep", "ana", "2026-04-14T13:00")


def test_an_rrule_of_a_calendar_is_taken_as_it_is(shell: Shell) -> None:
    answer = shell.ok(
        "routine", "add", "Sweep", "--every", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260428T220000Z at 18:00"
    )
    assert answer.err == (
        "Sweep: every Tuesday at 18:00, until 29 Apr 2026 0:00: Tue 14 Apr 18:00, Tue 21 Apr 18:00, Tue 28 Apr 18:00\n"
    )


def test_one_that_has_ended_is_listed_and_taken_up_again(shell: Shell) -> None:
    assert "No routine has ended." in shell("routine", "ls", "--ended").err
    shell.ok("routine", "add", "Sweep @ana", "--every", "day")
    shell.ok("routine", "end", "Sweep")
    assert "Nothing recurs yet" in shell("routine", "ls").err
    assert "every day  ended  @ana  Sweep" in shell.ok("routine", "ls", "--ended").out
    assert shell.ok("routine", "ls", "--ended", "--json").json[0]["archived"]
    assert "ended    Tue 14 Apr" in shell.ok("routine", "show", "Sweep").out
    assert "No routine is called 'Sweep'" in shell("routine", "skip", "Sweep").err
    shell.ok("routine", "resume", "Sweep")
    assert "every day" in shell.ok("routine", "ls").out
    assert "does not pause" in shell("routine", "resume", "Sweep").err


def test_each_has_the_checklist_anew(shell: Shell) -> None:
    shell.ok("routine", "add", "Sweep", "--every", "day", "--checklist", "FB;  IG ; ;YT")
    shell.ok("tick", "Sweep", "2")
    assert "1/3" in shell.ok("show", "Sweep").out
    shell.now += timedelta(days=1)
    assert "0/3" in shell.ok("show", "Sweep").out
    assert "ticks    FB · IG · YT" in shell.ok("routine", "show", "Sweep").out
    shell.ok("routine", "change", "Sweep", "--checklist", "")
    shell.now += timedelta(days=1)
    assert "checklist" not in shell.ok("show", "Sweep").out
