"""The examples of RFC 5545, sections 3.8.5.3 and 3.3.10, that a routine can express, in the order they have there.

Those that end are told to their end, those that go on as far as the RFC tells them.
"""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from warroom.domain.daywords import MONTHS
from warroom.domain.model import Campaign, Routine
from warroom.domain.repeats import parse_repeat
from warroom.domain.rules import say_rule
from warroom.domain.slots import first_start, slots, slots_of

NEW_YORK = ZoneInfo("America/New_York")
START = "1997-09-02T09:00"

# The rule, when it starts, and the days on which it falls due.
EXAMPLES = (
    ("FREQ=DAILY;COUNT=10", START, "1997 Sep 2-11"),
    ("FREQ=DAILY;UNTIL=19971224T000000Z", START, "1997 Sep 2-30; Oct 1-31; Nov 1-30; Dec 1-23"),
    ("FREQ=DAILY;INTERVAL=2", START, "1997 Sep 2,4,6,8,10,12,14,16,18,20,22,24,26,28,30; Oct 2,4,6"),
    ("FREQ=DAILY;INTERVAL=10;COUNT=5", START, "1997 Sep 2,12,22; Oct 2,12"),
    (
        "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
        "1998-01-01T09:00",
        "1998 Jan 1-31; 1999 Jan 1-31; 2000 Jan 1-31",
    ),
    (
        "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
        "1998-01-01T09:00",
        "1998 Jan 1-31; 1999 Jan 1-31; 2000 Jan 1-31",
    ),
    ("FREQ=WEEKLY;COUNT=10", START, "1997 Sep 2,9,16,23,30; Oct 7,14,21,28; Nov 4"),
    (
        "FREQ=WEEKLY;UNTIL=19971224T000000Z",
        START,
        "1997 Sep 2,9,16,23,30; Oct 7,14,21,28; Nov 4,11,18,25; Dec 2,9,16,23",
    ),
    (
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        START,
        "1997 Sep 2,16,30; Oct 14,28; Nov 11,25; Dec 9,23; 1998 Jan 6,20; Feb 3,17",
    ),
    ("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", START, "1997 Sep 2,4,9,11,16,18,23,25,30; Oct 2"),
    ("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", START, "1997 Sep 2,4,9,11,16,18,23,25,30; Oct 2"),
    (
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09-01T09:00",
        "1997 Sep 1,3,5,15,17,19,29; Oct 1,3,13,15,17,27,29,31; Nov 10,12,14,24,26,28; Dec 8,10,12,22",
    ),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", START, "1997 Sep 2,4,16,18,30; Oct 2,14,16"),
    (
        "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
        "1997-09-05T09:00",
        "1997 Sep 5; Oct 3; Nov 7; Dec 5; 1998 Jan 2; Feb 6; Mar 6; Apr 3; May 1; Jun 5",
    ),
    ("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997-09-05T09:00", "1997 Sep 5; Oct 3; Nov 7; Dec 5"),
    (
        "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
        "1997-09-07T09:00",
        "1997 Sep 7,28; Nov 2,30; 1998 Jan 4,25; Mar 1,29; May 3,31",
    ),
    (
        "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
        "1997-09-22T09:00",
        "1997 Sep 22; Oct 20; Nov 17; Dec 22; 1998 Jan 19; Feb 16",
    ),
    ("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28T09:00", "1997 Sep 28; Oct 29; Nov 28; Dec 29; 1998 Jan 29; Feb 26"),
    ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", START, "1997 Sep 2,15; Oct 2,15; Nov 2,15; Dec 2,15; 1998 Jan 2,15"),
    (
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
        "1997-09-30T09:00",
        "1997 Sep 30; Oct 1,31; Nov 1,30; Dec 1,31; 1998 Jan 1,31; Feb 1",
    ),
    (
        "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
        "1997-09-10T09:00",
        "1997 Sep 10-15; 1999 Mar 10-13",
    ),
    (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        START,
        "1997 Sep 2,9,16,23,30; Nov 4,11,18,25; 1998 Jan 6,13,20,27; Mar 3,10,17,24,31",
    ),
    (
        "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
        "1997-06-10T09:00",
        "1997 Jun 10; Jul 10; 1998 Jun 10; Jul 10; 1999 Jun 10; Jul 10; 2000 Jun 10; Jul 10; 2001 Jun 10; Jul 10",
    ),
    (
        "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
        "1997-03-10T09:00",
        "1997 Mar 10; 1999 Jan 10; Feb 10; Mar 10; 2001 Jan 10; Feb 10; Mar 10; 2003 Jan 10; Feb 10; Mar 10",
    ),
    (
        "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
        "1997-01-01T09:00",
        "1997 Jan 1; Apr 10; Jul 19; 2000 Jan 1; Apr 9; Jul 18; 2003 Jan 1; Apr 10; Jul 19; 2006 Jan 1",
    ),
    ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19T09:00", "1997 May 19; 1998 May 18; 1999 May 17"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12T09:00", "1997 May 12; 1998 May 11; 1999 May 17"),
    (
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997-03-13T09:00",
        "1997 Mar 13,20,27; 1998 Mar 5,12,19,26; 1999 Mar 4,11,18,25",
    ),
    (
        "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
        "1997-06-05T09:00",
        "1997 Jun 5,12,19,26; Jul 3,10,17,24,31; Aug 7,14,21,28; 1998 Jun 4,11,18,25; Jul 2,9,16,23,30; Aug "
        "6,13,20,27; 1999 Jun 3,10,17,24; Jul 1,8,15,22,29; Aug 5,12,19,26",
    ),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", START, "1998 Feb 13; Mar 13; Nov 13; 1999 Aug 13; 2000 Oct 13"),
    (
        "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
        "1997-09-13T09:00",
        "1997 Sep 13; Oct 11; Nov 8; Dec 13; 1998 Jan 10; Feb 7; Mar 7; Apr 11; May 9; Jun 13",
    ),
    (
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11-05T09:00",
        "1996 Nov 5; 2000 Nov 7; 2004 Nov 2",
    ),
    ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04T09:00", "1997 Sep 4; Oct 7; Nov 6"),
    (
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09-29T09:00",
        "1997 Sep 29; Oct 30; Nov 27; Dec 30; 1998 Jan 29; Feb 26; Mar 30",
    ),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05T09:00", "1997 Aug 5,10,19,24"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05T09:00", "1997 Aug 5,17,19,31"),
    ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15T09:00", "2007 Jan 15,30; Feb 15; Mar 15,30"),
)
# Those of section 3.3.10, where the value is explained; the last work day of the month has no days there.
OF_THE_VALUE = (
    (
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=30",
        "1997-01-05T08:30",
        [f"{day}T0{hour}:30" for day in ("1997-01-05", "1997-01-12", "1997-01-19", "1997-01-26", "1999-01-03")
         for hour in (8, 9)],
    ),
    ("FREQ=DAILY;COUNT=10;INTERVAL=2", "1997-09-02", [f"1997-09-{day:02}" for day in range(2, 21, 2)]),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "1997-09-30", ["1997-09-30", "1997-10-31", "1997-11-28"]),
)  # fmt: skip
EVERY_TWENTY_MINUTES = [f"{hour}:{minute}" for hour in range(9, 17) for minute in ("00", "20", "40")]
# The rule, and the times of the first day; the end of the first is 17:00 in New York, as the errata of the RFC have it.
WITHIN_A_DAY = (
    ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", ["9:00", "12:00", "15:00"]),
    ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", ["9:00", "9:15", "9:30", "9:45", "10:00", "10:15"]),
    ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", ["9:00", "10:30", "12:00", "13:30"]),
    ("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", EVERY_TWENTY_MINUTES),
    ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", EVERY_TWENTY_MINUTES),
)


def days(text: str) -> list[str]:
    """`1997 Sep 2-4,9; Oct 1` as wall times at nine."""
    found, year = [], ""
    for part in text.split("; "):
        *new, month, numbers = part.split()
        year = new[0] if new else year
        for stretch in numbers.split(","):
            first, _, last = stretch.partition("-")
            number = MONTHS.index(month) + 1
            found += [f"{year}-{number:02}-{day:02}T09:00" for day in range(int(first), int(last or first) + 1)]
    return found


def moment(start: str) -> datetime:
    """When somebody types a rule that starts then."""
    return datetime.fromisoformat(start).replace(tzinfo=NEW_YORK)


def is_whole(rule: str) -> bool:
    """Whether it ends, so that all of it is told."""
    return "COUNT" in rule or "UNTIL" in rule


@pytest.mark.parametrize(("rule", "start", "expected"), EXAMPLES)
def test_it_falls_due_on_the_days_that_the_rfc_says(rule: str, start: str, expected: str) -> None:
    kept = parse_repeat(f"RRULE:{rule} at 9:00", moment(start)).rule
    wanted = days(expected)
    assert list(islice(slots(kept, start), len(wanted) + is_whole(rule))) == wanted


@pytest.mark.parametrize(("rule", "start", "expected"), OF_THE_VALUE)
def test_it_falls_due_as_the_value_is_explained(rule: str, start: str, expected: list[str]) -> None:
    kept = parse_repeat(rule, moment(start)).rule
    assert list(islice(slots(kept, start), len(expected))) == expected


@pytest.mark.parametrize(("rule", "times"), WITHIN_A_DAY)
def test_it_falls_due_at_the_times_that_the_rfc_says(rule: str, times: list[str]) -> None:
    kept = parse_repeat(rule, moment(START)).rule
    wanted = [f"1997-09-02T{time:0>5}" for time in times]
    found = list(islice(slots(kept, START), len(wanted) + 1))
    assert found[: len(wanted)] == wanted
    assert found[len(wanted) :] == ([] if is_whole(rule) else ["1997-09-03T09:00"])


@pytest.mark.parametrize("rule", [rule for rule, *_ in (*EXAMPLES, *OF_THE_VALUE, *WITHIN_A_DAY)])
def test_its_words_say_the_same_rule_again(rule: str) -> None:
    repeat = parse_repeat(f"{rule} at 9:00", moment(START))
    words = say_rule(repeat.rule, START)
    assert parse_repeat(words, moment(START)) == repeat, words


@pytest.mark.parametrize(("rule", "start", "expected"), EXAMPLES)
def test_typed_as_its_first_day_begins_it_starts_there(rule: str, start: str, expected: str) -> None:
    """The very first example of a Friday the 13th starts on no such day, which is left out as its EXDATE says."""
    assert first_start(parse_repeat(f"{rule} at 9:00", moment(start)), moment(start)) == days(expected)[0]


def test_an_exception_is_left_out_as_exdate_says() -> None:
    friday = Routine(
        "r1", "c1", "Sweep", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", START, NEW_YORK.key, exdates="1998-03-13T09:00"
    )
    campaign = Campaign("c1", "Spring", "1997-01-01", "2030-12-31", NEW_YORK.key, 128)
    assert list(islice(slots_of(friday, campaign, ""), 2)) == days("1998 Feb 13; Nov 13")
