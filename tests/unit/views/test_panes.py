"""What stands in each pane, in which order, and what each row says about its card."""

from __future__ import annotations

import pytest

from tests.unit.views.boards import CAMPAIGN, TODAY, board, scene, spring
from warroom.domain.found import Found
from warroom.domain.model import Card
from warroom.views.beyond import Beyond
from warroom.views.footer import tabs
from warroom.views.line import plain
from warroom.views.panes import count, row_lines, rows, title
from warroom.views.rowlook import RowLook
from warroom.views.scene import Keys, Scene


def piece(name: str = "p", /, **more: object) -> Card:
    given = {"stage": "draft", "owner": "ana", "title": "A title", "staged": f"{TODAY}T06:00:00.000Z", **more}
    return Card(name, "spring", "piece", rank="m", **given)  # type: ignore[arg-type]


def tactic(name: str = "t", /, **more: object) -> Card:
    given = {"stage": "todo", "owner": "ana", "title": "A title", "staged": f"{TODAY}T06:00:00.000Z", **more}
    return Card(name, "spring", "tactic", rank="m", **given)  # type: ignore[arg-type]


def groups(pane: str, of: Scene) -> dict[str, list[str]]:
    """The card ids of a pane by group, in order."""
    found: dict[str, list[str]] = {}
    for row in rows(pane, of):
        if row.kind == "card":
            found.setdefault(row.group, []).append(row.card)
    return found


PLAIN = RowLook()


def test_the_title_says_how_many_cards_are_out_of_sight() -> None:
    line = plain(title("pipeline", scene(spring()), 60, True, Beyond(6, 10))[0])
    assert line.endswith(" ▲6 ▼10 ")
    assert "▲" not in plain(title("pipeline", scene(spring()), 60, True, Beyond(0, 10))[0])
    assert "▼" not in plain(title("pipeline", scene(spring()), 60, True)[0])


def said(pane: str, of: Scene, card: str, width: int = 66, look: RowLook = PLAIN) -> str:
    """A card's lines as text."""
    row = next(row for row in rows(pane, of) if row.card == card)
    return "\n".join(plain(line) for line in row_lines(pane, row, of, width, look))


def style_of(pane: str, of: Scene, card: str, text: str, width: int = 66) -> str:
    """The style of the span that holds `text`."""
    row = next(row for row in rows(pane, of) if row.card == card)
    spans = [span for line in row_lines(pane, row, of, width) for span in line]
    return next(span.style for span in spans if text in span.text)


def test_pipeline_follows_the_campaigns_stages() -> None:
    heads = [row.group for row in rows("pipeline", scene(spring())) if row.kind == "head"]
    assert heads == ["idea", "draft", "design", "review", "scheduled", "live"]


def test_a_stage_that_only_a_card_knows_still_stands() -> None:
    of = scene(board([piece(stage="shelved")]))
    assert groups("pipeline", of) == {"shelved": ["p"]}


def test_today_sorts_tactics_by_state_and_day() -> None:
    assert groups("today", scene(spring())) == {
        "carried": ["forum"],
        "doing": ["morning", "caption"],
        "todo": ["seed", "reviewers", "noon", "hashtags", "numbers"],
        "blocked": ["boost"],
        "done": ["pin", "wednesday", "alt", "radio", "replies", "bio", "overnight"],
        "later": ["panel"],
    }


def test_later_tactics_come_by_day_and_a_dayless_one_is_for_today() -> None:
    cards = [tactic("b", due="2026-04-20T09:00"), tactic("a", due="2026-04-16"), tactic("c")]
    assert groups("today", scene(board(cards))) == {"todo": ["c"], "later": ["a", "b"]}


def test_done_is_only_what_was_done_today_in_the_campaigns_zone() -> None:
    # Berlin's 14 April begins at 22:00 UTC on the 13th.
    cards = [
        tactic("late", stage="done", closed="2026-04-13T22:30:00.000Z"),
        tactic("before", stage="done", closed="2026-04-13T21:30:00.000Z"),
    ]
    assert groups("today", scene(board(cards))) == {"done": ["late"]}


def test_a_filter_leaves_matches_and_their_headings() -> None:
    of = scene(spring(), found=Found.of(spring(), {"poll", "noon", "own"}))
    placed = rows("pipeline", of)
    assert [(row.kind, row.group) for row in placed if row.kind != "gap"] == [("head", "draft"), ("card", "draft")]
    assert plain(title("pipeline", of, 60, True)[0]).split() == ["PIPELINE", "1", "match"]
    of = scene(spring(), found=Found.of(spring(), ()))
    assert plain(title("pipeline", of, 60, True)[0]).split() == ["PIPELINE", "0", "matches"]


def test_the_focused_pane_counts_its_marks() -> None:
    of = scene(spring(), marks=frozenset({"poll", "noon"}))
    assert plain(title("pipeline", of, 60, True)[0]).startswith("  PIPELINE 2 marked · 17 open")
    assert "marked" not in plain(title("pipeline", of, 60, False)[0])
    assert "marked" not in plain(title("pipeline", scene(spring()), 60, True)[0])
    assert "PIPELINE 17 · 2 marked " in plain(tabs(of, 80, "pipeline"))


def test_nothing_matching_says_so() -> None:
    of = scene(spring(), found=Found.of(spring(), ()))
    row = rows("today", of)[-1]
    assert "Nothing here passes the filter." in plain(row_lines("today", row, of, 50)[0])


@pytest.mark.parametrize("pane", ["strategy", "pipeline", "today"])
def test_an_empty_pane_says_what_belongs_there_and_the_key(pane: str) -> None:
    of = scene(board(), keys=Keys(add="n"))
    row = rows(pane, of)[-1]
    text = " ".join(plain(line).strip() for line in row_lines(pane, row, of, 60))
    assert "n adds" in text
    assert "stand here" in text or "No content" in text


@pytest.mark.parametrize("pane", ["strategy", "pipeline", "today"])
def test_what_an_empty_pane_says_is_whole_in_the_narrowest_of_three(pane: str) -> None:
    of = scene(board(), keys=Keys(add="ctrl+a", palette="ctrl+p"))
    row = rows(pane, of)[-1]
    texts = [" ".join(" ".join(plain(line) for line in row_lines(pane, row, of, width)).split()) for width in (24, 60)]
    assert texts[0] == texts[1]


def test_the_key_of_a_command_stands_with_its_name_at_any_width() -> None:
    of = scene(board())
    row = rows("strategy", of)[-1]
    for width in range(24, 60):
        lines = [plain(line).rstrip() for line in row_lines("strategy", row, of, width)]
        assert any(":playbook" in line for line in lines)
    spelt = scene(board(), keys=Keys(palette="ctrl+p"))
    assert "ctrl+p playbook" in plain(row_lines("strategy", row, spelt, 80)[1])


def test_gaps_go_when_they_do_not_fit() -> None:
    of = scene(spring())
    kinds = [row.kind for row in rows("today", of, 20)]
    assert "gap" not in kinds
    assert [row for row in rows("today", of, 60) if row.kind != "gap"] == list(rows("today", of, 20))


def test_every_row_of_ten_thousand_cards_is_there() -> None:
    cards = [piece(f"p{n}") for n in range(10_000)]
    placed = rows("pipeline", scene(board(cards)))
    assert sum(row.kind == "card" for row in placed) == 10_000


@pytest.mark.parametrize(
    ("more", "text", "style"),
    [
        ({"due": TODAY}, "today", "accent"),
        ({"due": "2026-04-12"}, "2d late", "bad"),
        ({"due": "2026-04-17"}, "Fri", "muted"),
        ({"owner": ""}, "no owner", "bad"),
        ({"stage": "scheduled", "golive": f"{TODAY}T10:00"}, "10:00", "accent"),
        ({"stage": "scheduled", "golive": f"{TODAY}T09:00"}, "late 9:00", "bad"),
        ({"stage": "scheduled", "golive": "2026-04-12T09:00", "due": "2026-04-10"}, "2d late", "bad"),
        ({"stage": "scheduled", "golive": "2026-04-16T08:00", "due": "2026-04-10"}, "Thu 8:00", "muted"),
        # 08:00 in New York is 14:00 in Berlin.
        ({"stage": "scheduled", "golive": f"{TODAY}T08:00", "golive_zone": "America/New_York"}, "14:00", "accent"),
        ({"stage": "live", "closed": "2026-04-13T06:00:00.000Z", "heat": 2100}, "2.1k ▲", "good"),
        ({"stage": "live", "closed": "2026-04-11T06:00:00.000Z"}, "3d ago", "muted"),
    ],
)
def test_a_piece_says_when(more: dict[str, object], text: str, style: str) -> None:
    of = scene(board([piece(**more)]))
    assert text in said("pipeline", of, "p")
    assert style_of("pipeline", of, "p", text) == style


@pytest.mark.parametrize(
    ("more", "age"),
    [
        ({"staged": "2026-04-05T08:00:00.000Z"}, "9d"),
        ({"staged": "2026-04-11T08:00:00.000Z"}, ""),
        ({"staged": "2026-04-01T08:00:00.000Z", "stage": "idea"}, ""),
        ({"staged": "2026-04-01T08:00:00.000Z", "stage": "scheduled", "golive": "2026-04-20T08:00"}, ""),
    ],
)
def test_a_piece_that_stands_still_shows_its_days(more: dict[str, object], age: str) -> None:
    line = said("pipeline", scene(board([piece(due="2026-04-20", **more)])), "p", 80)
    assert line.endswith(f"{age} " if age else "     ")


@pytest.mark.parametrize(
    ("held", "said_so", "style"),
    [(3, " 3/4", "muted"), (4, " 4/4", "warn"), (5, " 5/4 over", "bad")],
)
def test_a_limit_is_shown_reached_and_passed(held: int, said_so: str, style: str) -> None:
    of = scene(board([piece(f"p{n}") for n in range(held)]))
    row = next(row for row in rows("pipeline", of) if row.group == "draft")
    (line,) = row_lines("pipeline", row, of, 60)
    assert (said_so, style) in line


@pytest.mark.parametrize(
    ("more", "parts"),
    [
        ({"due": "2026-04-12", "size": 8}, ("! A title", "ana", "½″ 2d")),
        ({"due": f"{TODAY}T11:00", "size": 24}, ("· A title", "1½″ 11:00")),
        ({"due": f"{TODAY}T09:00"}, ("· A title", "9:00!")),
        ({"owner": ""}, ("· A title", "—", "who?")),
        ({"stage": "doing", "due": "2026-04-13"}, ("▸ A title", "1d")),
        ({"stage": "done", "closed": f"{TODAY}T06:00:00.000Z", "won": 20, "size": 8}, ("✓ A title", "1¼″")),
        ({"due": "2026-04-17"}, ("◦ A title", "Fri")),
        ({"stage": "blocked", "reason": "no budget"}, ("■ A title", "\n     no budget")),
        ({"size": 19}, ("· A title", "1 3/16″")),
    ],
)
def test_a_tactic_says_its_state_owner_size_and_time(more: dict[str, object], parts: tuple[str, ...]) -> None:
    text = said("today", scene(board([tactic(**more)])), "t", 50)
    for part in parts:
        assert part in text


def test_inches_of_what_is_done_stay_where_there_is_no_room_for_sizes() -> None:
    done = tactic(stage="done", closed=f"{TODAY}T06:00:00.000Z", won=20)
    of = scene(board([done, tactic("u", size=20)]))
    assert said("today", of, "t", 31).rstrip().endswith("ana  1¼″")
    assert "1¼" not in said("today", of, "u", 32)
    plain_signs = scene(board([done]), ascii=True)
    assert said("today", plain_signs, "t", 30).rstrip().endswith('ana  1 1/4"')


def note(renewed: str, **more: object) -> Card:
    given = {"stage": "active", "title": "A belief", "renewed": renewed, **more}
    return Card("n", "spring", "note", rank="m", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("renewed", "state", "style"),
    [
        ("2026-04-02T08:00:00.000Z", "fresh 9d", "good"),
        ("2026-03-29T08:00:00.000Z", "fading 5d", "warn"),
        ("2026-03-24T08:00:00.000Z", "fading 0d", "warn"),
        ("2026-03-23T08:00:00.000Z", "stale 1d", "bad"),
    ],
)
def test_a_note_shows_its_shelf_life(renewed: str, state: str, style: str) -> None:
    of = scene(board([note(renewed)]))
    assert said("strategy", of, "n", 41).split("\n")[0].rstrip().endswith(state)
    assert style_of("strategy", of, "n", state, 41) == style


def test_a_note_sums_what_it_leads_to() -> None:
    cards = [note("2026-04-10T08:00:00.000Z"), piece("p", won=4), tactic("t", won=24), tactic("u")]
    of = scene(board(cards, [("n", "p"), ("p", "t"), ("t", "u"), ("u", "n")]))
    assert "1 piece · 2 tactics · 1¾″" in said("strategy", of, "n", 41)


def test_a_note_without_work_is_on_paper() -> None:
    of = scene(board([note("2026-04-10T08:00:00.000Z"), tactic("t")]))
    assert "on paper: nobody executes this" in said("strategy", of, "n", 41)
    assert "fresh 17d · on paper" in said("strategy", of, "n", 30)


def test_a_draft_is_called_one() -> None:
    of = scene(board([note("2026-04-10T08:00:00.000Z", stage="draft")]))
    assert said("strategy", of, "n", 41).split("\n")[0].rstrip().endswith("draft")


def test_signals_stand_under_their_heading() -> None:
    of = scene(spring())
    assert groups("strategy", of)["signals"] == ["shorts", "early"]
    assert said("strategy", of, "shorts", 60).split("\n")[0].rstrip().endswith("distil?")
    assert said("strategy", of, "early", 60).split("\n")[0].rstrip().endswith("new")


@pytest.mark.parametrize(
    ("look", "start"),
    [
        (RowLook(), "   yt"),
        (RowLook(lit=True), " ◆ yt"),
        (RowLook(marked=True), " ● yt"),
        (RowLook(marked=True, lit=True), "◆● yt"),
        (RowLook(True, lit=True), "▌  yt"),
        (RowLook(True, marked=True), "▌● yt"),
        (RowLook(True, lit=True, pointed=True), "►  yt"),
        (RowLook(True, marked=True, other="ana"), "▌●►yt"),
        (RowLook(marked=True, lit=True, other="ana"), "◆●►yt"),
        (RowLook(lit=True, other="ana"), " ◆►yt"),
        (RowLook(other="ana"), "  ►yt"),
    ],
)
def test_whatever_a_row_is_has_a_shape_of_its_own(look: RowLook, start: str) -> None:
    of = scene(board([piece(channel="yt")], campaign=CAMPAIGN))
    assert said("pipeline", of, "p", look=look).startswith(start)


def test_the_selected_row_is_raised_over_its_whole_width() -> None:
    of = scene(spring())
    row = next(row for row in rows("pipeline", of) if row.card == "cut60")
    (line,) = row_lines("pipeline", row, of, 66, RowLook(selected=True))
    assert all("on-selected" in span.style for span in line)


def test_focus_is_a_heavy_rule_in_the_panes_colour() -> None:
    of = scene(spring())
    assert plain(title("today", of, 20, True)[1]) == "━" * 20
    assert plain(title("today", of, 20, False)[1]) == "─" * 20


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (49, "TODAY 7 of 16 done · 4¾″ · 5 adrift"),
        (34, "TODAY 7 of 16 done · 4¾″"),
        (22, "TODAY 7/16 · 4¾″"),
        (14, "TODAY 7/16"),
        (8, "TODAY"),
    ],
)
def test_a_title_says_what_fits(width: int, text: str) -> None:
    assert plain(title("today", scene(spring()), width, False)[0]).strip() == text


def test_counts_for_tabs() -> None:
    assert [count(pane, scene(spring())) for pane in ("strategy", "pipeline", "today")] == ["5", "17", "7/16"]


def test_tabs_tell_in_which_pane_a_filter_finds_something() -> None:
    of = scene(spring(), found=Found.of(spring(), {"cut60"}))
    assert [count(pane, of) for pane in ("strategy", "pipeline", "today")] == ["0", "1", "0"]


def test_columns_go_by_importance() -> None:
    of = scene(spring())
    wide = said("pipeline", of, "prototypes", 80)
    assert wide.split() == ["bl", "The", "11", "prototypes", "we", "threw", "away", "↘1", "ben", "Wed", "║6d"]
    assert said("pipeline", of, "prototypes", 46).split()[-2:] == ["ben", "Wed"]
    assert said("pipeline", of, "prototypes", 34).split()[-1] == "Wed"
    assert said("pipeline", of, "prototypes", 18).split()[0] == "The"


def test_feeds_are_counted_both_ways_and_leave_before_a_title_gets_short() -> None:
    of = scene(spring())
    assert "60s cut" in said("pipeline", of, "cut60", 80)
    assert " ↘1 ↗4 " in said("pipeline", of, "cut60", 80)
    assert " <1 >4 " in said("pipeline", scene(spring(), ascii=True), "cut60", 80)
    assert "↘" not in said("pipeline", of, "cut60", 34)
    assert " ↘1 " in said("today", of, "seed", 60)
    assert "↘" not in said("today", of, "seed", 30)
    assert said("strategy", of, "own", 44).rstrip().endswith("↗4")
    assert "↗" not in said("strategy", of, "micro", 44)


@pytest.mark.parametrize("pane", ["strategy", "pipeline", "today"])
def test_our_own_signs_are_ascii_when_asked(pane: str) -> None:
    cards = [
        piece(owner=""),
        tactic(owner=""),
        tactic("d", stage="done", closed=f"{TODAY}T06:00:00.000Z", won=12),
        note(""),
    ]
    of = scene(board([*cards, tactic("b", stage="blocked", reason="why")]), ascii=True, marks=frozenset({"p"}))
    for row in rows(pane, of):
        for line in row_lines(pane, row, of, 40, RowLook(True, True, True)):
            assert plain(line).isascii()
