"""When a rule falls due: the examples of RFC 5545, clock changes, leap days, ends of months."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from warroom.domain.daywords import MONTHS
from warroom.domain.model import Campaign, Routine
from warroom.domain.repeats import Repeat, parse_repeat
from warroom.domain.slots import after_completion, due_of_slot, first_start, slots, slots_of

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 4, 14, 9, 18, tzinfo=BERLIN)
START = "1997-09-02T09:00"
CAMPAIGN = Campaign("c1", "Spring", "1997-01-01", "2030-12-31", "Europe/Berlin", 128)


def routine(rule: str, start: str, zone: str = "Europe/Berlin", exdates: str = "") -> Routine:
    return Routine("r1", "c1", "Sweep", rule, start, zone, exdates=exdates)


def days(year: int, **months: str) -> list[str]:
    """`days(1997, Sep="2 3")` as days."""
    return [
        f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}" for month, found in months.items() for day in found.split()
    ]


# The examples of section 3.8.5.3, in its order: rule, the dates it gives there, and the start where it is another.
RFC = [
    ("FREQ=DAILY;COUNT=10", days(1997, Sep="2 3 4 5 6 7 8 9 10 11"), START),
    ("FREQ=DAILY;UNTIL=19971224T000000", days(1997, Sep="2 3 4"), START),
    ("FREQ=DAILY;INTERVAL=2", days(1997, Sep="2 4 6 8 10 12 14 16 18 20 22 24 26 28 30", Oct="2 4"), START),
    ("FREQ=DAILY;INTERVAL=10;COUNT=5", days(1997, Sep="2 12 22", Oct="2 12"), START),
    ("FREQ=YEARLY;UNTIL=20000131T140000;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
     days(1998, Jan=" ".join(map(str, range(1, 32)))) + days(1999, Jan="1 2"), "1998-01-01T09:00"),
    ("FREQ=DAILY;UNTIL=20000131T140000;BYMONTH=1",
     days(1998, Jan=" ".join(map(str, range(1, 32)))) + days(1999, Jan="1 2"), "1998-01-01T09:00"),
    ("FREQ=WEEKLY;COUNT=10", days(1997, Sep="2 9 16 23 30", Oct="7 14 21 28", Nov="4"), START),
    ("FREQ=WEEKLY;UNTIL=19971224T000000", days(1997, Sep="2 9 16 23 30", Oct="7 14 21 28"), START),
    ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", days(1997, Sep="2 16 30", Oct="14 28", Nov="11 25", Dec="9 23"), START),
    ("FREQ=WEEKLY;UNTIL=19971007T000000;WKST=SU;BYDAY=TU,TH",
     days(1997, Sep="2 4 9 11 16 18 23 25 30", Oct="2"), START),
    ("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", days(1997, Sep="2 4 9 11 16 18 23 25 30", Oct="2"), START),
    ("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000;WKST=SU;BYDAY=MO,WE,FR",
     days(1997, Sep="1 3 5 15 17 19 29", Oct="1 3 13 15 17 27 29 31", Nov="10 12 14 24 26 28", Dec="8 10 12 22"),
     "1997-09-01T09:00"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", days(1997, Sep="2 4 16 18 30", Oct="2 14 16"), START),
    ("FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
     days(1997, Sep="5", Oct="3", Nov="7", Dec="5") + days(1998, Jan="2", Feb="6", Mar="6", Apr="3", May="1", Jun="5"),
     "1997-09-05T09:00"),
    ("FREQ=MONTHLY;UNTIL=19971224T000000;BYDAY=1FR",
     days(1997, Sep="5", Oct="3", Nov="7", Dec="5"), "1997-09-05T09:00"),
    ("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
     days(1997, Sep="7 28", Nov="2 30") + days(1998, Jan="4 25", Mar="1 29", May="3 31"), "1997-09-07T09:00"),
    ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
     days(1997, Sep="22", Oct="20", Nov="17", Dec="22") + days(1998, Jan="19", Feb="16"),
     "1997-09-22T09:00"),
    ("FREQ=MONTHLY;BYMONTHDAY=-3", days(1997, Sep="28", Oct="29", Nov="28", Dec="29") + days(1998, Jan="29", Feb="26"),
     "1997-09-28T09:00"),
    ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
     days(1997, Sep="2 15", Oct="2 15", Nov="2 15", Dec="2 15") + days(1998, Jan="2 15"), START),
    ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
     days(1997, Sep="30", Oct="1 31", Nov="1 30", Dec="1 31") + days(1998, Jan="1 31", Feb="1"), "1997-09-30T09:00"),
    ("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
     days(1997, Sep="10 11 12 13 14 15") + days(1999, Mar="10 11 12 13"), "1997-09-10T09:00"),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
     days(1997, Sep="2 9 16 23 30", Nov="4 11 18 25") + days(1998, Jan="6 13 20 27", Mar="3 10 17 24 31"), START),
    ("FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
     [d for y in range(1997, 2002) for d in days(y, Jun="10", Jul="10")], "1997-06-10T09:00"),
    ("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
     days(1997, Mar="10") + [d for y in (1999, 2001, 2003) for d in days(y, Jan="10", Feb="10", Mar="10")],
     "1997-03-10T09:00"),
    ("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
     days(1997, Jan="1", Apr="10", Jul="19") + days(2000, Jan="1", Apr="9", Jul="18")
     + days(2003, Jan="1", Apr="10", Jul="19") + days(2006, Jan="1"), "1997-01-01T09:00"),
    ("FREQ=YEARLY;BYDAY=20MO", days(1997, May="19") + days(1998, May="18") + days(1999, May="17"), "1997-05-19T09:00"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", days(1997, May="12") + days(1998, May="11") + days(1999, May="17"),
     "1997-05-12T09:00"),
    ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
     days(1997, Mar="13 20 27") + days(1998, Mar="5 12 19 26") + days(1999, Mar="4 11 18 25"), "1997-03-13T09:00"),
    ("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
     days(1997, Jun="5 12 19 26", Jul="3 10 17 24 31", Aug="7 14 21 28") + days(1998, Jun="4 11"), "1997-06-05T09:00"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
     days(1998, Feb="13", Mar="13", Nov="13") + days(1999, Aug="13") + days(2000, Oct="13"), START),
    ("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
     days(1997, Sep="13", Oct="11", Nov="8", Dec="13") + days(1998, Jan="10", Feb="7", Mar="7"), "1997-09-13T09:00"),
    ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
     days(1996, Nov="5") + days(2000, Nov="7") + days(2004, Nov="2"), "1996-11-05T09:00"),
    ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", days(1997, Sep="4", Oct="7", Nov="6"), "1997-09-04T09:00"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
     days(1997, Sep="29", Oct="30", Nov="27", Dec="30") + days(1998, Jan="29", Feb="26", Mar="30"), "1997-09-29T09:00"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", days(1997, Aug="5 10 19 24"), "1997-08-05T09:00"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", days(1997, Aug="5 17 19 31"), "1997-08-05T09:00"),
    ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", days(2007, Jan="15 30", Feb="15", Mar="15 30"), "2007-01-15T09:00"),
]  # fmt: skip
# Those whose times, and not only their days, are the point.
RFC_TIMES = [
    ("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000", ["09:00", "12:00", "15:00"]),
    ("FREQ=MINUTELY;INTERVAL=15;COUNT=6", ["09:00", "09:15", "09:30", "09:45", "10:00", "10:15"]),
    ("FREQ=MINUTELY;INTERVAL=90;COUNT=4", ["09:00", "10:30", "12:00", "13:30"]),
    ("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", ["09:00", "09:20", "09:40", "10:00", "10:20"]),
    ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", ["09:00", "09:20", "09:40", "10:00", "10:20"]),
]


@pytest.mark.parametrize(("rule", "expected", "start"), RFC, ids=lambda value: value if isinstance(value, str) else "")
def test_the_examples_of_rfc_5545(rule: str, expected: list[str], start: str) -> None:
    found = list(islice(slots(rule, start), len(expected)))
    assert found == [f"{day}T09:00" for day in expected]
    if "COUNT" in rule and len(expected) == int(rule.partition("COUNT=")[2].partition(";")[0]):
        assert len(list(islice(slots(rule, start), 50))) == len(expected)


@pytest.mark.parametrize(("rule", "times"), RFC_TIMES)
def test_the_examples_of_rfc_5545_within_a_day(rule: str, times: list[str]) -> None:
    assert list(islice(slots(rule, START), len(times))) == [f"1997-09-02T{time}" for time in times]


def test_nine_oclock_stays_nine_oclock_when_the_clocks_change() -> None:
    daily = routine("FREQ=DAILY", "2026-03-28T09:00", zone="America/New_York")
    found = [due_of_slot(slot, daily, CAMPAIGN) for slot in islice(slots_of(daily, CAMPAIGN, ""), 3)]
    # Berlin changes on the 29th, New York had changed before.
    assert found == ["2026-03-28T14:00", "2026-03-29T15:00", "2026-03-30T15:00"]


def test_an_hour_that_a_change_skips_or_repeats_is_there_once() -> None:
    night = routine("FREQ=DAILY", "2026-03-28T02:30", zone="Europe/Berlin")
    assert list(islice(slots_of(night, CAMPAIGN, ""), 3)) == [f"2026-03-{day}T02:30" for day in (28, 29, 30)]
    abroad = Campaign("c1", "Spring", "2026-01-01", "2026-12-31", "UTC", 128)
    assert due_of_slot("2026-03-29T02:30", night, abroad) == "2026-03-29T01:30"
    assert due_of_slot("2026-10-25T02:30", night, abroad) == "2026-10-25T00:30", "the first of the two"


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29", ["2024-02-29", "2028-02-29", "2032-02-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("FREQ=DAILY", "2025-12-31", ["2025-12-31", "2026-01-01", "2026-01-02"]),
    ],
)
def test_leap_days_and_ends_of_months_and_years(rule: str, start: str, expected: list[str]) -> None:
    assert list(islice(slots(rule, start), 3)) == expected


def test_exceptions_and_holidays_are_left_out() -> None:
    every = routine("FREQ=DAILY", "2026-04-13", exdates="2026-04-14 2026-04-17")
    here = CAMPAIGN._replace(holidays="2026-04-15")
    assert list(islice(slots_of(every, here, "2026-04-13"), 2)) == ["2026-04-16", "2026-04-18"]


def test_it_begins_with_the_first_time_that_is_not_past() -> None:
    assert first_start(Repeat("FREQ=DAILY", "09:00"), NOW) == "2026-04-15T09:00"
    assert first_start(Repeat("FREQ=DAILY", "09:18"), NOW) == "2026-04-14T09:18"
    assert first_start(Repeat("FREQ=DAILY"), NOW) == "2026-04-14"
    assert first_start(parse_repeat("every 2 weeks on mon", NOW), NOW) == "2026-04-20"
    assert first_start(parse_repeat("every week on fri from 1 may", NOW), NOW) == "2026-05-01"
    with pytest.raises(ValueError, match="never falls due"):
        first_start(Repeat("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), NOW)


def test_after_completion_counts_from_the_day_it_was_done() -> None:
    thrice = routine("FREQ=DAILY;INTERVAL=3", "2026-04-01T09:00")
    assert after_completion(thrice, "2026-04-07") == "2026-04-10T09:00"
    assert after_completion(routine("FREQ=MONTHLY", "2026-01-31"), "2026-01-31") == "2026-03-31"
    assert after_completion(routine("FREQ=WEEKLY;BYDAY=FR", "2026-04-03"), "2026-04-14") == "2026-04-17"


@pytest.mark.parametrize("rule", ["FREQ=SOMETIMES", "BYDAY=MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;INTERVAL=x"])
def test_what_is_no_rule_is_refused_with_a_sentence(rule: str) -> None:
    with pytest.raises(ValueError, match="no rule"):
        first_start(Repeat(rule), NOW)
