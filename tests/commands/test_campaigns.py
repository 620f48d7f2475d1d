"""Campaigns and the look of the room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.commands.room import CAMPAIGN, NOW, OTHER, after, board, context, draft_of, picked, run
from warroom.commands.actions.campaigns import Terms, new_campaign, read_holidays, say_holidays
from warroom.commands.actions.cards import created_id
from warroom.commands.spec import Context, Do, Echo, Form, Outcome, Pick, Say, Write
from warroom.domain.dates import in_zone
from warroom.domain.model import Campaign

TERMS = Terms(" Night\nMarket ", "2026-06-01", "2026-06-30", "Europe/Berlin", 64)


def campaign_after(ctx: Context, outcome: Outcome, key: str) -> Campaign:
    return next(c for c in after(ctx.board, draft_of(outcome)).campaigns if c.id == key)


@pytest.mark.parametrize(
    ("text", "days", "again"),
    [
        ("", "", ""),
        ("25 dec", "2026-12-25", "2026-12-25"),
        (
            "1 may, 30 apr - 2 may; 25 dec",
            "2026-04-30 2026-05-01 2026-05-02 2026-12-25",
            "2026-04-30 - 2026-05-02, 2026-12-25",
        ),
        ("30 dec 2026 - 2 jan", "2026-12-30 2026-12-31 2027-01-01 2027-01-02", "2026-12-30 - 2027-01-02"),
    ],
)
def test_holidays_are_days_and_stretches_of_days(text: str, days: str, again: str) -> None:
    local = in_zone(NOW, "Europe/Berlin")
    assert read_holidays(text, local) == days
    assert say_holidays(days) == again
    assert read_holidays(again, local) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("24-26 dec", "2026-12-24 2026-12-25 2026-12-26"),
        ("24–25 december", "2026-12-24 2026-12-25"),
        ("30 dec to 1 jan", "2026-12-30 2026-12-31 2027-01-01"),
        ("fri to mon", "2026-04-17 2026-04-18 2026-04-19 2026-04-20"),
        ("2026-12-24–2026-12-25", "2026-12-24 2026-12-25"),
        ("none", ""),
        ("", ""),
    ],
)
def test_holidays_are_written_as_people_write_them(text: str, days: str) -> None:
    assert read_holidays(text, in_zone(NOW, "Europe/Berlin")) == days


def test_a_stretch_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="no stretch of days"):
        read_holidays("2026-05-02 - 2026-04-30", in_zone(NOW, "Europe/Berlin"))


def test_a_new_campaign_brings_the_person_who_starts_it() -> None:
    draft = new_campaign(TERMS, NOW, "zoe", ["ana"])
    room = after(board(), draft)
    made = next(c for c in room.campaigns if c.id == created_id(draft))
    assert (made.name, made.start, made.end, made.target) == ("Night Market", "2026-06-01", "2026-06-30", 64)
    assert "zoe" in room.people
    assert {c.entity for c in new_campaign(TERMS, NOW, "ana", ["ana"]).changes} == {"campaign"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "a\0"}, "NUL"),
        ({"end": "2026-05-31"}, "before the first"),
        ({"zone": "Mars/Base"}, "zone"),
        ({"stages": "idea, idea"}, "named twice"),
        ({"stages": "idea"}, "at least two stages"),
        ({"shelf": 0}, "1 to"),
    ],
)
def test_terms_that_cannot_be_are_refused(change: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        new_campaign(TERMS._replace(**change), NOW, "ana")


def test_starting_goes_over_to_the_new_campaign() -> None:
    outcome = run("campaign-new", context())
    assert isinstance(outcome, Form)
    values = {i.name: i.value for i in outcome.inputs}
    assert (values["start"], values["end"], values["zone"]) == ("2026-04-14", "2026-05-13", "Europe/Berlin")
    written = outcome.then({**values, "name": "Harvest", "end": "14 jun", "target": "1 ft"})
    assert isinstance(written, Write)
    assert written.then == Do("campaign.pick", created_id(written.draft))
    assert outcome.then(values) == Say("A campaign needs a name.", "bad")
    refused = outcome.then({**values, "name": CAMPAIGN.name.upper()})
    assert isinstance(refused, Say)
    assert (refused.tone, "already" in refused.text) == ("bad", True)


def test_terms_are_checked_where_they_are_typed() -> None:
    outcome = run("campaign-edit", context())
    assert isinstance(outcome, Form)
    inputs = {i.name: i for i in outcome.inputs}
    assert inputs["target"].check("1 ft").text == "12″ a day"
    assert inputs["end"].check("30 may").text == "Sat 30 May"
    assert inputs["zone"].check("Asia/Tokyo").text == "16:18 there now"
    for name, text in (("target", "far"), ("end", "later"), ("stages", "a,,b"), ("shelf", "x"), ("name", "")):
        assert not inputs[name].check(text).ok


def test_a_stage_with_cards_cannot_go() -> None:
    ctx = context()
    outcome = run("campaign-edit", ctx)
    assert isinstance(outcome, Form)
    values = {i.name: i.value for i in outcome.inputs}
    assert outcome.then({**values, "stages": "idea, draft, live"}).__class__ is Write
    assert outcome.then({**values, "stages": "draft, live"}) == Say(
        "There are cards in 'idea': move them before the stage goes.", "bad"
    )
    changed = campaign_after(ctx, outcome.then({**values, "name": "Summer", "target": ""}), CAMPAIGN.id)
    assert (changed.name, changed.target) == ("Summer", 0)


def test_no_piece_goes_live_or_is_live_no_longer_because_another_stage_is_the_last() -> None:
    ctx = context()
    outcome = run("campaign-edit", ctx)
    assert isinstance(outcome, Form)
    values = {i.name: i.value for i in outcome.inputs}
    cases = {"idea, live, draft": "'draft' before 'draft'", "idea, draft, live, told": "'live' before 'told'"}
    for stages, said in cases.items():
        refused = outcome.then({**values, "stages": stages})
        assert isinstance(refused, Say)
        assert f"move those in {said} is the last one" in refused.text


def test_campaigns_are_gone_over_to() -> None:
    outcome = run("campaign-pick", context())
    assert isinstance(outcome, Pick)
    assert outcome.current == CAMPAIGN.id
    assert picked(outcome, OTHER.id) == Do("campaign.pick", OTHER.id)
    alone = replace(board(), campaigns=(CAMPAIGN,))
    for name in ("campaign-pick", "campaign-on", "campaign-back"):
        assert run(name, context(on=alone)) == Say("There is only this campaign.")


def test_a_campaign_is_put_away_and_brought_back() -> None:
    ctx = context()
    away = campaign_after(ctx, run("campaign-archive", ctx), CAMPAIGN.id)
    assert away.archived
    back = context(on=replace(board(), campaign=away, campaigns=(away, OTHER)))
    assert campaign_after(back, run("campaign-archive", back), CAMPAIGN.id).archived == ""


def test_a_theme_is_seen_before_it_is_chosen() -> None:
    outcome = run(
        "theme", context(themes=(("night", "Night", "dark: a dim room"), ("paper", "Paper", "light")), theme="night")
    )
    assert isinstance(outcome, Pick)
    assert outcome.live is not None
    assert outcome.current == "night"
    assert [(choice.text, choice.note) for choice in outcome.choices] == [
        ("Night", "dark: a dim room"),
        ("Paper", "light"),
    ]
    assert outcome.live("paper") == Do("theme.preview", "paper")
    assert picked(outcome, "paper") == Do("theme", "paper")


@pytest.mark.parametrize(
    ("text", "days", "said"), [("", 0, "5 days in a stage, as usual"), ("9", 9, "9 days in a stage")]
)
def test_after_how_many_days_work_stands_still_is_the_campaigns_to_say(text: str, days: int, said: str) -> None:
    ctx = context()
    form = run("campaign-edit", ctx)
    assert isinstance(form, Form)
    field = next(field for field in form.inputs if field.name == "static")
    assert field.check(text) == Echo(True, f"work stands still after {said}")
    assert not field.check("soon").ok
    assert field.check("99999").text == "Work stands still after 1 to 3,650 days."
    values = {field.name: field.value for field in form.inputs} | {"static": text, "name": "Spring"}
    assert campaign_after(ctx, form.then(values), CAMPAIGN.id).static == days
