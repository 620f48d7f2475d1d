"""What a row becomes: its stage, its people, its channel, and the text that keeps the rest."""

from __future__ import annotations

import pytest

from tests.unit.formats.boards import NOW, board, campaign, cards, plan
from warroom.domain.dates import wall_to_instant
from warroom.domain.model import Person
from warroom.formats.calendar import Options, pairs
from warroom.formats.calendar.fold import fold
from warroom.formats.calendar.headings import COLUMNS
from warroom.formats.calendar.words import CHANNELS, STATUSES


@pytest.mark.parametrize(
    ("title", "date", "status", "owner", "stage"),
    [
        ("Title", "Publish Date", "Status", "Owner", "Approved"),
        ("Titel", "Veröffentlichungsdatum", "Status", "Verantwortlich", "Freigegeben"),
        ("Titre", "Date de publication", "Statut", "Responsable", "Validé"),
        ("Título", "Fecha de publicación", "Estado", "Responsable", "Aprobado"),
        ("Titolo", "Data di pubblicazione", "Stato", "Responsabile", "Approvato"),
        ("Título", "Data de publicação", "Situação", "Responsável", "Aprovado"),
        ("Titel", "Publicatiedatum", "Stadium", "Verantwoordelijke", "Goedgekeurd"),
        ("Overskrift", "Udgivelsesdato", "Status", "Ansvarlig", "Godkendt"),
        ("Rubrik", "Publiceringsdatum", "Läge", "Ansvarig", "Godkänd"),
        ("Tytuł", "Data publikacji", "Stan", "Osoba odpowiedzialna", "Zatwierdzone"),
    ],
)
def test_columns_and_statuses_in_ten_languages(title: str, date: str, status: str, owner: str, stage: str) -> None:
    found = cards(f"{status},{title},{owner},{date}\n{stage},One,Eva,2026-04-20\n")[0]
    assert (found.title, found.golive, found.owner, found.stage) == ("One", "2026-04-20", "eva", "scheduled")


@pytest.mark.parametrize(
    "header", ["POST  TITLE", "post_title", "Post-Title *", "Post title (max. 80)", " Post Title: "]
)
def test_a_header_is_recognised_however_it_is_dressed(header: str) -> None:
    assert cards(f"{header},Status\nOne,Draft\n")[0].title == "One"


@pytest.mark.parametrize("header", ["Thema / Titel", "Topic/Headline", "Titel & Thema", "Title (max. 80) | Hook"])
def test_a_header_of_two_names_is_recognised_where_both_say_the_same(header: str) -> None:
    found = cards(f"Copy,Date / Time,{header},Kanal / Format\nText,2026-04-20 10:00,One,IG Reel\n")[0]
    assert (found.title, found.golive, found.channel) == ("One", "2026-04-20T10:00", "")


@pytest.mark.parametrize(("start", "since"), [("2026-04-03", "2026-04-03"), ("2026-04-14", "2026-04-07")])
def test_what_was_finished_on_no_known_day_does_not_count_for_this_week(start: str, since: str) -> None:
    made = plan("Title,Status,Due\nOne,Posted,\nTwo,Posted,2026-04-11\nThree,Draft,\n", board(of=campaign(start=start)))
    one, two, three = (incoming.card for incoming in made.cards)
    assert one.closed == one.staged == wall_to_instant(since, "Europe/Berlin")
    assert (two.closed, three.closed) == (wall_to_instant("2026-04-11", "Europe/Berlin"), "")
    assert f"Finished without a date: 1 row, taken as live since {since}." in made.remarks


@pytest.mark.parametrize(
    ("status", "option"),
    [("waiting on Bob", '--status "waiting on Bob=STAGE"'), ("costs $5", "--status 'costs $5=STAGE'")],
)
def test_an_unknown_status_comes_with_the_option_that_explains_it(status: str, option: str) -> None:
    assert plan(f"Title,Status\nOne,{status}\n").remarks[0].endswith(f"to say what it means: {option}")


def test_the_tables_hold_folded_words_only() -> None:
    for table in (COLUMNS, STATUSES, CHANNELS):
        assert all(word == fold(word) for word in table)


def test_of_two_columns_the_more_telling_name_wins() -> None:
    found = cards("Day,Publish date,Content,Title\nMonday,2026-04-20,Some text,One\n")[0]
    assert (found.golive, found.title) == ("2026-04-20", "One")


def test_columns_can_be_mapped() -> None:
    told = Options(columns=pairs(["title=Hook line", "date=Slot", "owner="]))
    found = plan("Hook line,Slot,Owner\nOne,2026-04-20,Ana\n", options=told)
    assert found.cards[0].card.golive == "2026-04-20"
    assert found.cards[0].card.owner == ""
    assert found.cards[0].body == "- **Owner:** Ana"


def test_a_mapping_needs_a_name_and_a_value() -> None:
    with pytest.raises(ValueError, match="title=Hook"):
        pairs(["title"])


def test_a_hook_is_the_title_only_where_there_is_none() -> None:
    assert cards("Hook,Title\nWhy?,One\n")[0].title == "One"
    assert cards("Hook,Status\nWhy?,Draft\n")[0].title == "Why?"
    made = plan('Title,Caption\n,"First line\nand more"\n')
    assert made.cards[0].card.title == "First line and more"
    assert "First line\nand more" in made.cards[0].body


def test_a_row_without_a_title_is_left_with_its_number() -> None:
    made = plan("Title,Status\nOne,Draft\n,Draft\n")
    assert [(left.row, left.why) for left in made.left] == [(3, "It has no title.")]


def test_a_long_title_is_shortened_and_kept_whole_in_the_text() -> None:
    long = "word " * 100 + "end"
    made = plan(f"Title\n{long}\n")
    title = made.cards[0].card.title
    assert len(title) <= 200
    assert title.endswith("word…")
    assert long in made.cards[0].body


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("Backlog", "idea"),
        ("WIP", "draft"),
        ("In design", "design"),
        ("Needs approval", "review"),
        ("READY TO PUBLISH", "scheduled"),
        ("Published", "live"),
        ("review", "review"),
    ],
)
def test_statuses_find_their_stage(status: str, stage: str) -> None:
    found = cards(f"Title,Status\nOne,{status}\n")[0]
    assert found.stage == stage
    assert bool(found.closed) == (stage == "live")


def test_an_unknown_status_is_put_first_kept_and_said() -> None:
    made = plan("Title,Status\nOne,Liegt beim Chef\nTwo,Liegt beim Chef\n")
    assert {incoming.card.stage for incoming in made.cards} == {"idea"}
    assert "- **Status:** Liegt beim Chef" in made.cards[0].body
    assert any("'Liegt beim Chef' (2 rows)" in remark for remark in made.remarks)


def test_statuses_can_be_mapped() -> None:
    told = Options(statuses={"liegt beim chef": "Review"})
    made = plan("Title,Status\nOne,Liegt beim Chef\n", options=told)
    assert made.cards[0].card.stage == "review"
    assert made.remarks == ()


def test_stages_with_names_of_the_teams_own() -> None:
    german = board(of=campaign(stages="Ideen, Entwurf:3, Freigabe, Raus"))
    statuses = ("Idea", "In Progress", "In Design", "Zur Freigabe", "Approved", "Posted", "raus")
    found = cards("Title,Status\n" + "".join(f"x,{status}\n" for status in statuses), german)
    assert [card.stage for card in found] == [
        "Ideen", "Entwurf", "Entwurf", "Freigabe", "Freigabe", "Raus", "Raus",
    ]  # fmt: skip


def test_without_a_status_the_date_decides() -> None:
    made = plan("Title,Date\nPast,2026-04-13\nComing,2026-04-20\nOpen,\n")
    assert [incoming.card.stage for incoming in made.cards] == ["live", "scheduled", "draft"]
    assert made.cards[0].card.closed == "2026-04-12T22:00:00.000Z"
    assert "Without a status: 1 row, put in live." in made.remarks
    told = cards("Title,Date\nPast,2026-04-13\n", options=Options(stage="Review"))
    assert told[0].stage == "review"


def test_cancelled_pieces_come_in_archived_and_held_ones_as_drafts() -> None:
    made = plan("Title,Status\nOne,Cancelled\nTwo,On hold\n")
    one, two = made.cards
    assert one.card.archived
    assert (two.card.stage, two.card.archived) == ("draft", "")
    assert two.body == "- **Status:** On hold"
    assert "Called off: 1 row, archived." in made.remarks


@pytest.mark.parametrize(
    ("status", "stage"), [("Client approval", "review"), ("Beim Kunden", "review"), ("Needs edits", "draft")]
)
def test_what_an_agency_and_its_client_say_to_each_other_is_known(status: str, stage: str) -> None:
    made = plan(f"Title,Status\nOne,{status}\n")
    assert (made.cards[0].card.stage, made.remarks) == (stage, ())


@pytest.mark.parametrize(
    ("cell", "handle", "name"),
    [
        ("Ana", "ana", "Ana"),
        ("@ana", "ana", ""),
        ("Ana García", "ana", "Ana García"),
        ("ana.garcia@example.org", "ana.garcia", ""),
        ("Ana García <ana@example.org>", "ana", "Ana García"),
        ("Jürgen", "jurgen", "Jürgen"),
        ("李雷", "李雷", "李雷"),
    ],
)
def test_owners_become_people(cell: str, handle: str, name: str) -> None:
    made = plan(f"Title,Owner\nOne,{cell}\n")
    assert made.cards[0].card.owner == handle
    assert [(person.id, person.name) for person in made.people] == [(handle, name)]


@pytest.mark.parametrize("cell", ["", "-", "TBD", "Unassigned", "🔥"])
def test_nobody_owns_it(cell: str) -> None:
    made = plan(f"Title,Owner\nOne,{cell}\n")
    assert made.cards[0].card.owner == ""
    assert made.people == ()


def test_people_who_are_there_are_recognised() -> None:
    there = board(people=[Person("ana", "Ana"), Person("bo", "Ben Okafor"), Person("cleo")])
    made = plan("Title,Owner\nOne,Ana García\nTwo,ben okafor\nThree,CLEO\nFour,Ana García / Ben\n", there)
    assert [incoming.card.owner for incoming in made.cards] == ["ana", "bo", "cleo", "ana"]
    assert made.people == ()
    assert made.remarks.count("'Ana García' is taken to be @ana.") == 1
    assert "- **Owner:** Ana García" in made.cards[0].body


def test_two_people_of_one_first_name_are_two() -> None:
    there = board(people=[Person("ana", "Ana Lopez")])
    made = plan("Title,Owner\nOne,Ana García\nTwo,Ana Lopez\n", there)
    assert [incoming.card.owner for incoming in made.cards] == ["ana-garcia", "ana"]


def test_a_bare_first_name_is_the_full_one_wherever_it_stands() -> None:
    made = plan("Title,Owner\nOne,ana\nTwo,Ana García\n")
    assert [incoming.card.owner for incoming in made.cards] == ["ana", "ana"]
    assert [(person.id, person.name) for person in made.people] == [("ana", "Ana García")]


def test_of_several_owners_the_first_is_taken_and_all_are_kept() -> None:
    made = plan("Title,Owner\nOne,Cleo & Ana\n")
    assert made.cards[0].card.owner == "cleo"
    assert made.cards[0].body == "- **Owner:** Cleo & Ana"


@pytest.mark.parametrize(
    ("cell", "channel"),
    [
        ("Instagram", "ig"), ("YouTube", "yt"), ("LinkedIn", "li"), ("Tik Tok", "tk"), ("FACEBOOK", "fb"),
        ("X", "tw"), ("Twitter / X", "tw"), ("Newsletter", "nl"), ("Blog", "bl"), ("Press release", "pr"),
        ("Podcast", "pc"), ("Facebook & Instagram", "fb"), ("Radio", "radio"), ("", ""),
    ],
)  # fmt: skip
def test_platforms_become_channels(cell: str, channel: str) -> None:
    assert cards(f"Title,Platform\nOne,{cell}\n")[0].channel == channel


def test_a_platform_nobody_knows_stays_in_the_text_when_it_is_long() -> None:
    made = plan("Title,Platform\nOne,thecorridorofthesecondfloor\n")
    assert made.cards[0].card.channel == ""
    assert made.cards[0].body == "- **Platform:** thecorridorofthesecondfloor"


def test_hashtags_and_pillar_become_tags_and_keep_their_letters() -> None:
    made = plan('Title,Hashtags,Pillar\nOne,"#MakerStory, #wood 50%",Behind the scenes\n')
    assert made.cards[0].card.tags == "behind-the-scenes makerstory wood"
    assert "- **Hashtags:** #MakerStory, #wood 50%" in made.cards[0].body
    assert "- **Pillar:** Behind the scenes" in made.cards[0].body


def test_a_link_that_is_none_stays_in_the_text() -> None:
    made = plan("Title,Link\nOne,https://example.org/a?b=1#c\nTwo,see drive\n")
    assert made.cards[0].card.link == "https://example.org/a?b=1#c"
    assert made.cards[0].body == ""
    assert made.cards[1].card.link == ""
    assert made.cards[1].body == "- **Link:** see drive"


def test_what_looks_like_markup_or_a_formula_is_text() -> None:
    made = plan("Title,Notes\n[50% off] /x,=SUM(A1)\n\x1b[31mred\x1b[0m,x\n")
    assert [incoming.card.title for incoming in made.cards] == ["[50% off] /x", "\x1b[31mred\x1b[0m"]
    assert made.cards[0].body == "- **Notes:** =SUM(A1)"


def test_a_row_with_too_much_text_is_left() -> None:
    made = plan("Title,A,B\nOne," + "x" * 120_000 + "," + "y" * 120_000 + "\n")
    assert made.cards == ()
    assert "200,000 is the most" in made.left[0].why


def test_cards_carry_the_moment_of_the_import() -> None:
    found = cards("Title\nOne\n")[0]
    assert found.created == found.staged == "2026-04-14T07:18:00.000Z"
    assert NOW.utcoffset()


def test_what_comes_in_live_though_something_is_missing_says_so() -> None:
    made = plan("Title,Status,Due\nOne,Posted,2026-04-11\nTwo,Draft,\n")
    assert [incoming.card.waived for incoming in made.cards] == ["it was live when it was imported", ""]
    assert "Live already without all that a go-live asks for: 1 row, taken as they are." in made.remarks
