"""Repetition as people speak of it, into a rule and back into words."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.domain.worlds import read_or_refused
from warroom.domain.repeats import parse_repeat
from warroom.domain.rules import say_rule
from warroom.domain.slots import first_start, slots

NOW = datetime(2026, 4, 14, 9, 18, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("text", "rule", "time", "words"),
    [
        ("every weekday 9:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "09:00", "every weekday at 9:00"),
        ("Mon, Wed, Fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "", "every Mon, Wed and Fri"),
        ("every 2 weeks on tue", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "", "every other Tuesday"),
        ("every other tue at 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "09:00", "every other Tuesday at 9:00"),
        ("every 2 weeks on tue and thu", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "", "every other week on Tue and Thu"),
        ("biweekly on mon", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "", "every other Monday"),
        ("last fri of the month", "FREQ=MONTHLY;BYDAY=-1FR", "", "every month on the last Friday"),
        ("first and third mon of a month", "FREQ=MONTHLY;BYDAY=1MO,3MO", "", "every month on the 1st and 3rd Monday"),
        ("last weekday of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "",
         "every month on the last weekday"),
        ("last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1", "", "every month on the last day"),
        ("every month on the 1st and 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15", "", "every month on the 1st and the 15th"),
        ("every 2 months on the 3rd", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=3", "", "every other month on the 3rd"),
        ("yearly on 14 apr", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=14", "", "every year on 14 Apr"),
        ("daily at 17:30", "FREQ=DAILY", "17:30", "every day at 17:30"),
        ("every day at 9:00 and 17:00", "FREQ=DAILY;BYHOUR=9,17", "09:00", "every day at 9:00 and 17:00"),
        ("every 3 days", "FREQ=DAILY;INTERVAL=3", "", "every 3 days"),
        ("every 2 hours", "FREQ=HOURLY;INTERVAL=2", "", "every 2 hours"),
        ("mon-thu 8:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", "08:00", "every Mon, Tue, Wed and Thu at 8:00"),
        ("weekends", "FREQ=WEEKLY;BYDAY=SA,SU", "", "every weekend day"),
        ("every day until 30 jun", "FREQ=DAILY;UNTIL=20260630T235959", "", "every day, until 30 Jun 2026"),
        ("every week, 10 times", "FREQ=WEEKLY;COUNT=10", "", "every week, 10 times"),
        ("every weekday until 30 jun 9:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260630T235959", "09:00",
         "every weekday at 9:00, until 30 Jun 2026"),
        ("every day at 9:00 until 30 jun 8:00", "FREQ=DAILY;UNTIL=20260630T080000", "09:00",
         "every day at 9:00, until 30 Jun 2026 8:00"),
        ("every day 9:00 9:30", "FREQ=DAILY;BYMINUTE=0,30", "09:00", "every day at 9:00 and 9:30"),
        ("every 2 hours from 10:00", "FREQ=HOURLY;INTERVAL=2", "10:00", "every 2 hours"),
        ("every 30 minutes", "FREQ=MINUTELY;INTERVAL=30", "", "every 30 minutes"),
        ("the first of every month", "FREQ=MONTHLY;BYMONTHDAY=1", "", "every month on the 1st"),
        ("second to last fri of the month", "FREQ=MONTHLY;BYDAY=-2FR", "", "every month on the 2nd last Friday"),
        ("on the 15th and the 3rd last day", "FREQ=MONTHLY;BYMONTHDAY=15,-3", "",
         "every month on the 15th and the 3rd last day"),
        ("every 3rd day", "FREQ=DAILY;INTERVAL=3", "", "every 3 days"),
        ("quarterly on the 1st", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "", "every 3 months on the 1st"),
        ("rrule:freq=weekly;byday=mo", "FREQ=WEEKLY;BYDAY=MO", "", "every Monday"),
        ("BYDAY=MO;FREQ=WEEKLY 9am", "FREQ=WEEKLY;BYDAY=MO", "09:00", "every Monday at 9:00"),
        ("FREQ=DAILY;UNTIL=20260630", "FREQ=DAILY;UNTIL=20260630T235959", "", "every day, until 30 Jun 2026"),
        ("FREQ=DAILY;UNTIL=20260630T150000Z at 9:00", "FREQ=DAILY;UNTIL=20260630T170000", "09:00",
         "every day at 9:00, until 30 Jun 2026 17:00"),
        ("FREQ=YEARLY;BYYEARDAY=100", "FREQ=YEARLY;BYYEARDAY=100", "", "by the rule FREQ=YEARLY;BYYEARDAY=100"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU", "",
         "by the rule FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU"),
    ],
)  # fmt: skip
def test_what_people_say(text: str, rule: str, time: str, words: str) -> None:
    repeat = parse_repeat(text, NOW)
    assert (repeat.rule, repeat.time) == (rule, time)
    start = first_start(repeat, NOW)
    said = say_rule(rule, start)
    assert said.removesuffix(f" from {start[11:].removeprefix('0')}") == words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Say how often"),
        ("now and then", "says nothing of how often"),
        ("every", "says nothing of how often"),
        ("every fri until", "Say a day after 'until'"),
        ("every fri until 10 times", "Say a day after 'until'"),
        ("every day 0 times", "1 to 1000 times"),
        ("every day 99999 times", "1 to 1000 times"),
        ("every day until 30 jun 3 times", "not both"),
        ("tue 9:15 and 17:00", "share their minutes"),
        ("every day 25:00", "no time of the day"),
        ("FREQ", "says nothing"),
        ("FREQ=DAILY;", ""),
        ("FREQ=DAILY;COUNT=2;UNTIL=20260101", "one of COUNT and UNTIL"),
        ("FREQ=DAILY;COUNT=2 until 30 jun", "one of COUNT and UNTIL"),
        ("FREQ=SOMETIMES", "FREQ says how often"),
        ("FREQ=SECONDLY", "FREQ says how often"),
        ("BYDAY=MO", "FREQ says how often"),
        ("FREQ=WEEKLY;FREQ=DAILY", "says FREQ twice"),
        ("FREQ=WEEKLY;;BYDAY=MO", "no part of a rule"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY is MO"),
        ("FREQ=WEEKLY;BYDAY=1MO", "no day of a rule with FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYDAY=6MO", "no day of a rule"),
        ("FREQ=DAILY;INTERVAL=x", "INTERVAL is a number"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is a number from 1 to 1000"),
        ("FREQ=DAILY;COUNT=-3", "COUNT is a number"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR is 0 to 23"),
        ("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY is 1 to 31 or -31 to -1"),
        ("FREQ=DAILY;WKST=XX", "WKST is one of"),
        ("FREQ=DAILY;UNTIL=20260231", "UNTIL is a day"),
        ("FREQ=DAILY;BYEASTER=0", "no part of a routine's rule"),
        ("FREQ=DAILY;BYYEARDAY=1", "goes with FREQ=YEARLY"),
        ("FREQ=DAILY;BYSETPOS=1", "picks from days"),
        ("FREQ=DAILY;BYHOUR=9,17;BYSETPOS=3", "not so many"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "no such month is so long"),
        ("every 30 feb", "no such month is so long"),
        ("every 2000 days", "INTERVAL is a number"),
        ("FREQ=DAILY fortnightly", "after a rule says nothing"),
        ("every [50% off] day", "says nothing of how often"),
    ],
)
def test_what_says_nothing_gets_a_sentence(text: str, why: str) -> None:
    if not why:
        assert parse_repeat(text, NOW).rule == "FREQ=DAILY"
        return
    with pytest.raises(ValueError, match=why) as refused:
        parse_repeat(text, NOW)
    assert str(refused.value).endswith(".")


DAY_NAMES = st.lists(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), min_size=1, max_size=7)
OFTEN = st.one_of(
    st.sampled_from(["every day", "every weekday", "every week", "every month", "every year", "weekends"]),
    st.builds("every {} {}".format, st.integers(2, 40), st.sampled_from(["days", "weeks", "months", "years"])),
    st.builds("every {} weeks on {}".format, st.integers(2, 9), DAY_NAMES.map(",".join)),
    DAY_NAMES.map(" ".join),
    st.builds("{} {} of the month".format, st.sampled_from(["first", "2nd", "third", "last"]),
              st.sampled_from(["mon", "fri", "weekday", "day"])),
    st.builds("every month on the {}".format, st.integers(1, 28)),
    st.builds("every {} {}".format, st.integers(1, 28), st.sampled_from(["jan", "feb", "aug"])),
)  # fmt: skip
TIMES = st.one_of(st.just(""), st.builds(" at {}:{:02}".format, st.integers(0, 23), st.integers(0, 59)))
ENDS = st.one_of(st.just(""), st.builds(" {} times".format, st.integers(1, 99)), st.just(" until 30 jun 2027"))


@given(OFTEN, TIMES, ENDS)
def test_the_words_of_a_rule_say_the_same_rule_again(often: str, time: str, end: str) -> None:
    repeat = parse_repeat(often + time + end, NOW)
    words = say_rule(repeat.rule, first_start(repeat, NOW))
    again = parse_repeat(words, NOW)
    assert (again.rule, again.time) == (repeat.rule, repeat.time), words


def numbers(least: int, most: int) -> st.SearchStrategy[str]:
    return st.lists(st.integers(least, most), min_size=1, max_size=3, unique=True).map(
        lambda found: ",".join(map(str, sorted(found)))
    )


PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(1, 9).map(str),
        "BYMONTH": numbers(1, 12),
        "BYMONTHDAY": numbers(-31, 31).filter(lambda text: "0" not in text.split(",")),
        "BYDAY": st.lists(st.sampled_from(["MO", "1MO", "-1FR", "WE", "SA"]), min_size=1, max_size=3, unique=True).map(
            ",".join
        ),
        "BYHOUR": numbers(0, 23),
        "BYMINUTE": numbers(0, 59),
        "COUNT": st.integers(1, 20).map(str),
        "WKST": st.sampled_from(["MO", "SU"]),
    },
)


@settings(deadline=None)
@given(PARTS)
def test_any_rule_is_refused_or_kept_in_words_that_say_it_again(parts: dict[str, str]) -> None:
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    repeat = read_or_refused(lambda said: parse_repeat(said, NOW), text)
    start = read_or_refused(lambda _: first_start(repeat, NOW), text) if repeat else None
    if not (repeat and start):
        return
    words = say_rule(repeat.rule, start)
    found = list(islice(slots(repeat.rule, start), 5))
    assert list(islice(slots(parse_repeat(words, NOW).rule, start), 5)) == found, words
    assert found == sorted(set(found))
    assert found[0] == start


@given(st.text(max_size=40))
def test_any_text_is_a_rule_or_refused_with_a_sentence(text: str) -> None:
    read_or_refused(lambda said: parse_repeat(said, NOW), text)
