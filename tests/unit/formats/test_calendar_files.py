"""Whole calendars, as teams keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.make_calendars import write_all
from tests.unit.formats.boards import board, campaign, cards, plan
from warroom.domain.campaigns import channels_of
from warroom.domain.changes import EXISTS
from warroom.domain.model import Card, Person
from warroom.formats.calendar import Options

DATA = Path(__file__).parents[2] / "data"


def _by_title(found: list[Card]) -> dict[str, Card]:
    return {card.title: card for card in found}


def test_an_english_calendar_with_title_rows_and_a_total() -> None:
    made = plan((DATA / "english.csv").read_bytes(), board(people=[Person("ana", "Ana")]))
    found = _by_title([incoming.card for incoming in made.cards])
    assert len(made.cards) == 8
    glue = found["Glue, clamps, patience"]
    assert (glue.stage, glue.owner, glue.channel, glue.format) == ("scheduled", "ben", "yt", "short")
    assert (glue.golive, glue.due, glue.tags) == ("2026-04-15T10:30", "2026-04-13", "education howto")
    posted = found["Behind the bench #4"]
    assert (posted.stage, posted.closed) == ("live", "2026-04-13T07:00:00.000Z")
    assert (posted.link, posted.owner) == ("https://example.org/bench", "ana")
    assert "[50% off] says nobody" in found
    assert found["12 facts nobody asked for"].golive == ""
    assert [(left.row, left.why) for left in made.left] == [(13, "It is a total.")]
    assert [person.id for person in made.people] == ["ben", "cleo", "dee"]
    assert any("'Awaiting talent'" in remark for remark in made.remarks)
    assert made.questions == ()


def test_a_multi_line_cell_and_unknown_columns_are_in_the_text() -> None:
    made = plan((DATA / "english.csv").read_bytes())
    body = next(incoming.body for incoming in made.cards if incoming.row == 5)
    assert "## Caption\n\nEleven prototypes.\nOne that works.\n\nGuess which?" in body
    assert "- **UTM_Campaign:** spring_launch" in body
    assert "- **Media:** bench4.mp4" in body


def test_a_german_excel_export() -> None:
    made = plan((DATA / "german_excel.csv").read_bytes())
    found = _by_title([incoming.card for incoming in made.cards])
    stages = {title: card.stage for title, card in found.items()}
    assert stages == {
        "Größe zählt nicht": "live",
        "Leim, Zwingen, Geduld": "scheduled",
        "Aprilbrief": "review",
        "Öl oder Wachs?": "draft",
        "Die elf Prototypen": "idea",
        "Warum wir gewartet haben": "idea",
    }
    assert found["Aprilbrief"].golive == "2026-04-17T18:00"
    assert found["Aprilbrief"].channel == "nl"
    assert found["Aprilbrief"].due == "2026-04-15"
    assert [(p.id, p.name) for p in made.people] == [("jurgen", "Jürgen Groß"), ("kathe", "Käthe Schön")]
    assert any("Preis: 49 € – bitte prüfen" in incoming.body for incoming in made.cards)


def test_a_french_calendar() -> None:
    found = _by_title(cards((DATA / "french.csv").read_bytes()))
    assert found["L’atelier se réveille"].golive == "2026-04-14T10:30"
    assert found["L’atelier se réveille"].stage == "live"
    assert found["Comment c’est fait"].golive == "2026-04-16T18:00"
    assert found["La lettre d’avril"].channel == "nl"
    assert found["Pourquoi nous avons attendu"].golive == "2026-05-05T09:00"


def test_a_messy_calendar_of_three_hundred_rows_accounts_for_every_row() -> None:
    data = (DATA / "messy_300.csv").read_bytes()
    made = plan(data)
    numbered = [incoming.row for incoming in made.cards] + [left.row for left in made.left]
    assert len(numbered) == len(set(numbered))
    assert len(made.cards) == 298
    assert {left.why for left in made.left} == {"It is a heading between rows.", "It is a total.", "It has no title."}
    assert sum(left.why == "It has no title." for left in made.left) == 5
    assert len(set(made.ids)) == len(made.ids)
    assert {card.channel for card in cards(data)} == {"ig", "yt", "li", "tk", "fb", "tw", "nl", ""}
    assert any("'noon-ish'" in problem.why for problem in made.problems)
    assert any("'soon'" in problem.why for problem in made.problems)
    archived = [incoming for incoming in made.cards if incoming.card.archived]
    assert archived
    assert all("Cancelled" in incoming.body for incoming in archived)


def test_the_samples_are_what_their_script_writes(tmp_path: Path) -> None:
    write_all(tmp_path)
    for written in tmp_path.iterdir():
        assert written.read_bytes() == (DATA / written.name).read_bytes()


@pytest.mark.parametrize("name", ["english", "german_excel", "french", "messy_300"])
def test_importing_twice_adds_nothing(name: str) -> None:
    data = (DATA / f"{name}.csv").read_bytes()
    first = plan(data)
    again = plan(data).without(set(first.ids))
    assert first.cards
    assert again.cards == ()
    assert again.people == ()
    assert again.draft.changes == ()
    assert len(again.here) == len(first.cards)


def test_what_stands_on_the_board_is_already_here() -> None:
    text = "Title\nOne\nTwo\n"
    one = cards(text)[0]
    made = plan(text, board(cards=[one]))
    assert [incoming.card.title for incoming in made.cards] == ["Two"]
    assert [(left.row, left.why) for left in made.here] == [(2, "It is already here.")]


def test_the_draft_is_one_step_that_creates_people_and_cards() -> None:
    made = plan("Title,Owner,Caption\nOne,Ana,Words\nTwo,Ben,\n", options=Options(name="plan.csv"))
    created = [(change.entity, change.id) for change in made.draft.changes if change.field == EXISTS]
    assert created == [("person", "ana"), ("person", "ben"), *(("card", card_id) for card_id in made.ids)]
    assert made.draft.label == "imported 2 pieces from plan.csv"
    bodies = [change.new for change in made.draft.changes if change.field == "body"]
    assert bodies == ["- **Caption:** Words"]


def test_channels_that_come_in_join_those_of_the_campaign() -> None:
    draft = plan("Title,Platform\nOne,TikTok\nTwo,Billboard\nThree,tiktok\n").draft
    joined = [change.new for change in draft.changes if change.entity == "campaign"]
    assert joined == [", ".join([*channels_of(campaign()), "tk", "billboard"])]
    assert not [change for change in plan("Title\nOne\n").draft.changes if change.entity == "campaign"]


def test_identical_rows_are_kept_apart_and_stay_so() -> None:
    text = "Title,Date\nSame,2026-04-20\nSame,2026-04-20\nOther,\n"
    made = plan(text)
    assert len(set(made.ids)) == 3
    assert plan(text).ids == made.ids
    assert any("say" in remark for remark in made.remarks)


def test_a_row_is_the_same_when_its_status_owner_or_text_changes() -> None:
    before = cards("Title,Date,Status,Owner,Notes\nOne,2026-04-20 10:00,Draft,Ana,a\n")
    after = cards("Notes,Status,Title,Date,Owner\nb,Posted,One,20.4.2026 11:00,Ben\n")
    assert before[0].id == after[0].id
    moved = cards("Title,Date\nOne,2026-04-21\n")
    assert moved[0].id != before[0].id


def test_a_calendars_own_ids_outlive_a_new_title_and_day() -> None:
    before = cards("Post ID,Title,Date\nPOST-7,One,2026-04-20\n")
    after = cards("Post ID,Title,Date\nPOST-7,Won,2026-04-22\nPOST-8,Two,\n,Three,\n")
    assert before[0].id == after[0].id
    assert before[0].origin == "csv:id:POST-7"


def test_numbers_that_only_count_rows_are_no_ids() -> None:
    before = cards("ID,Title\n1,One\n2,Two\n")
    after = cards("ID,Title\n1,Two\n2,Three\n")
    assert before[1].id == after[0].id
    assert before[0].id not in {card.id for card in after}


def test_the_same_calendar_in_another_campaign_is_other_cards() -> None:
    text = "Title\nOne\n"
    elsewhere = board(of=campaign()._replace(id="cother"))
    assert cards(text)[0].id != cards(text, elsewhere)[0].id


def test_ranks_follow_the_rows_after_what_is_there() -> None:
    there = Card("k", "cspring", "piece", "There", "draft", "m")
    found = cards("Title\n" + "\n".join(f"Piece {n}" for n in range(60)), board(cards=[there]))
    ranks = [card.rank for card in found]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 60
    assert all(rank > "m" for rank in ranks)
