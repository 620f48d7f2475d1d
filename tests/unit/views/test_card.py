from __future__ import annotations

from tests.unit.views.boards import TODAY, board, scene, spring
from warroom.domain.model import Card, Win
from warroom.views.card import details, howto_lines
from warroom.views.line import plain


def text(card: str, body: str = "", width: int = 72, **changes: object) -> str:
    of = spring()
    shown = of.cards[card]._replace(**changes)  # type: ignore[arg-type]
    return "\n".join(plain(line).rstrip() for line in details(shown, scene(of, selected=card), body, width))


def test_fields_are_said_in_full() -> None:
    said = text("cut60", format="reel", tags="video launch", link="https://example.org/x", private=1)
    for part in (
        "owner      ben",
        "due        Mon 13 Apr  1 day late",
        "goes live  Tue 14 Apr 10:00",
        "channel    yt  reel",
        "tags       #video #launch",
        "link       https://example.org/x",
        "private    kept off a shared screen",
    ):
        assert part in said


def test_whom_it_is_for_what_it_costs_and_until_when_it_is_kept_are_said() -> None:
    said = text("cut60", client="ACME & Sons", budget="1,200 €", embargo="2026-04-14T12:00")
    for part in ("client     ACME & Sons", "budget     1,200 €", "embargo    until Tue 14 Apr 12:00"):
        assert part in said
    assert "under embargo until 14 Apr 12:00" in said


def test_a_go_live_of_another_zone_says_both_times() -> None:
    said = text("cut60", golive="2026-04-14T04:00", golive_zone="America/New_York")
    assert "goes live  Tue 14 Apr 4:00 New York · 10:00 Berlin" in said


def test_feeds_are_told_both_ways() -> None:
    above, below = text("cut60").split("FEEDS 4")
    assert "FED BY 1" in above
    assert "How it’s made, full cut" in above
    assert below.count("◆") == 4
    assert "fb · scheduled · ben" in below


def test_the_stage_stands_out_on_its_ladder() -> None:
    assert "idea  draft  design  review  SCHEDULED  live" in text("cut60")
    assert "todo  doing  done  BLOCKED" in text("boost")


def test_wins_are_listed_with_what_came_before_today() -> None:
    said = text("replies", won=52)
    assert "1¼″  2026-04-14  ben  14 replies" in said
    assert "2″  before today" in said


def test_what_is_written_stands_before_the_wins() -> None:
    said = text("replies", "Answer in the open.")
    assert said.index("Answer in the open.") < said.index("WINS")


def test_given_wins_replace_todays() -> None:
    of = spring()
    win = Win("w", "spring", "radio", 18, "an older one", "cleo", "2026-04-12T08:00:00.000Z", "2026-04-12")
    lines = details(of.cards["radio"], scene(of), "", 72, [win])
    assert any("1⅛″  2026-04-12  cleo  an older one" in plain(line) for line in lines)


def test_the_text_is_wrapped_indented_and_literal() -> None:
    said = text("own", "# Hook\r\n\r\n    - a point that is long enough to be wrapped once\n\x1b[31m[red]", 40)
    assert "      ◦ a point that is long enough to\n        be wrapped once" in said
    assert "␛[31m[red]" in said


def test_a_note_says_its_shelf_life_and_whether_it_is_executed() -> None:
    assert "shelf life ▇ fresh for another 9 days  of 21 days, its own" in text("own")
    assert "of 21 days, as all notes here" in text("own", shelf=0)
    said = text("micro", shelf=25)
    assert "shelf life ▁ stale for 5 days  of 25 days, its own" in said
    assert "on paper   for 44 days: nobody executes this" in said


def test_a_card_that_feeds_nothing_says_how_to_begin() -> None:
    of = board([Card("x", "spring", "tactic", "X", "todo", "m", due=TODAY)])
    lines = [plain(line) for line in details(of.cards["x"], scene(of, selected="x"), "", 60)]
    assert any("nothing yet: f feeds it to another card" in line for line in lines)
    assert any("owner      nobody" in line for line in lines)


def test_a_checklist_is_counted_and_its_next_item_named() -> None:
    said = text("replies", "- [x] read\n- [ ] answer\n- [ ] log")
    assert "checklist  1/3  next: 2 answer" in said
    assert " 1 [✓] read" in said
    assert "checklist  1/1  all ticked" in text("replies", "- [x] read")
    assert "checklist" not in text("replies", "no list")


def test_how_it_is_done_well_stands_last_or_alone() -> None:
    of = spring()
    card, at = of.cards["replies"], scene(of)
    full = [plain(line).rstrip() for line in details(card, at, "Mine.", 60, howto="Answer **first**.")]
    assert full[-1] == "  Answer first."
    alone = [plain(line).rstrip() for line in howto_lines(card, at, "Answer **first**.", 60)]
    assert alone[0] == "  Reply to 14 comments"
    assert alone[-1] == "  Answer first."
    assert "Nobody has written it down yet." in plain(howto_lines(card, at, "", 60)[-1])
