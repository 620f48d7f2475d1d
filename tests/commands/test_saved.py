"""Saved views: keeping a filter, finding it again, taking it away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.commands.room import NOW, after, board, context, draft_of, picked
from warroom.commands.actions.saved import drop_view, save_view
from warroom.commands.handlers import saved
from warroom.commands.spec import Do, Form
from warroom.domain.board import Board
from warroom.domain.dates import in_zone
from warroom.domain.filters import parse_filter, select
from warroom.domain.saved import saved_filters, views_of


def shown(room: Board, line: str, me: str = "ana") -> set[str]:
    now = in_zone(NOW, room.campaign.zone)
    return set(select(parse_filter(line, now, me, saved_filters(room, me)), room))


def kept(room: Board, name: str, filter: str, key: str = "", me: str = "ana", *, private: bool = False) -> Board:
    return after(room, save_view(room, name, key, filter, NOW, me, private=private))


def test_every_campaign_has_the_usual_views() -> None:
    room = board()
    assert [(view.name, view.key) for view in views_of(room, "ana")] == [
        ("mine", "m"), ("unowned", "u"), ("late", "l"), ("this week", "w"), ("blocked", "b"),
    ]  # fmt: skip
    assert shown(room, "@mine") == {"todo"}
    assert shown(room, "@mine", "ben") == {"doing"}
    assert shown(room, "@this-week") == {"todo", "later"}


def test_a_view_stands_for_all_that_its_filter_says_among_other_words() -> None:
    room = kept(board(), "Hot stuff", "kind:tactic -is:done", "h")
    assert shown(room, "@hot-stuff @ana") == {"todo"}
    assert shown(room, "@hot_stuff sweep") == {"later", "doing"}
    assert shown(room, "@HOT-stuff sweep") == {"later", "doing"}


def test_a_view_may_build_on_another_but_not_on_itself() -> None:
    room = kept(board(), "work", "kind:tactic")
    room = kept(room, "my work", "@work owner:me")
    assert shown(room, "@my-work") == {"todo"}
    with pytest.raises(ValueError, match="leads back to itself"):
        kept(room, "work", "@my-work is:open")
    with pytest.raises(ValueError, match="cannot be turned round"):
        shown(room, "-@work")


def test_saving_under_a_name_again_changes_that_view_and_its_history_says_so() -> None:
    room = kept(board(), "hot", "is:late", "h")
    again = save_view(room, "HOT", "h", "is:blocked", NOW, "ana")
    assert again.label == 'saved the view "HOT": is:blocked'
    room = after(room, again)
    assert [(view.name, view.filter) for view in room.views.values()] == [("HOT", "is:blocked")]


def test_a_usual_view_is_replaced_by_one_of_its_name_and_comes_back_when_that_is_taken_away() -> None:
    room = kept(board(), "mine", "owner:me kind:tactic", "m")
    assert saved_filters(room, "ana")["mine"] == "owner:me kind:tactic"
    room = after(room, drop_view(room, "@mine", "ana"))
    assert saved_filters(room, "ana")["mine"] == "owner:me is:open"
    with pytest.raises(ValueError, match="always there"):
        drop_view(room, "mine", "ana")


def test_a_private_view_is_its_owners_alone_and_comes_before_the_teams() -> None:
    room = kept(board(), "hot", "is:blocked", "h")
    room = kept(room, "hot", "is:late", "h", private=True)
    assert (saved_filters(room, "ana")["hot"], saved_filters(room, "ben")["hot"]) == ("is:late", "is:blocked")
    assert len(room.views) == 2


@pytest.mark.parametrize(
    ("name", "key", "filter", "why"),
    [
        ("", "h", "is:late", "needs a name"),
        ("ben", "h", "is:late", "is somebody on the team"),
        ("a:b", "h", "is:late", "words without"),
        ("x" * 41, "h", "is:late", "41 characters"),
        ("hot", "hh", "is:late", "one letter"),
        ("hot", "t", "is:late", 'the key of "taken"'),
        ("hot", "h", " ", "needs a filter"),
        ("hot", "h", "is:nonsense", "means nothing"),
        ("h\0t", "h", "is:late", "NUL"),
    ],
)
def test_what_cannot_be_a_view_is_refused_with_a_sentence(name: str, key: str, filter: str, why: str) -> None:
    room = kept(board(), "taken", "is:late", "t")
    with pytest.raises(ValueError, match=why):
        save_view(room, name, key, filter, NOW, "ana")


def test_a_view_may_take_the_key_of_a_usual_one_which_is_then_picked_by_name() -> None:
    room = kept(board(), "money", "#paid", "m")
    assert {view.name: view.key for view in views_of(room, "ana")}["mine"] == ""


def test_its_key_picks_a_view_and_with_tab_it_is_taken_away() -> None:
    room = kept(board(), "hot stuff", "is:late", "h")
    pick = saved.pick_view(context(on=room))
    assert picked(pick, "hot stuff") == Do("filter.set", "@hot-stuff")
    gone = draft_of(picked(pick, "hot stuff", flipped=True))
    assert after(room, gone).views == {}


def test_the_form_keeps_the_filter_that_is_shown() -> None:
    form = saved.save_view(context(filter="is:blocked"))
    assert isinstance(form, Form)
    values = {field.name: field.value for field in form.inputs}
    assert values["filter"] == "is:blocked"
    assert {field.name: field.check(field.value).text for field in form.inputs}["filter"] == "1 card now"
    room = after(board(), draft_of(form.then({**values, "name": "Stuck ones", "key": "s", "whose": "me"})))
    (view,) = room.views.values()
    assert (view.name, view.key, view.filter, view.owner) == ("Stuck ones", "s", "is:blocked", "ana")


def test_the_form_on_a_shown_view_changes_that_view() -> None:
    room = kept(board(), "hot", "is:late", "h")
    form = saved.save_view(context(on=room, filter="@hot"))
    assert isinstance(form, Form)
    assert {field.name: field.value for field in form.inputs} == {
        "name": "hot", "key": "h", "filter": "is:late", "whose": "everybody",
    }  # fmt: skip


def test_this_week_is_monday_to_sunday() -> None:
    room = board()
    todo = room.cards["todo"]
    for due, inside in (("2026-04-12", False), ("2026-04-13", True), ("2026-04-19T23:59", True), ("2026-04-20", False)):
        here = replace(room, cards={"todo": todo._replace(due=due)})
        assert (shown(here, "is:this-week") == {"todo"}) == inside, due


def test_a_view_that_another_is_made_of_is_not_taken_away() -> None:
    room = kept(kept(board(), "work", "kind:tactic"), "my work", "@work owner:me", private=True)
    with pytest.raises(ValueError, match="@my-work is made of it: change that view first"):
        drop_view(room, "work", "ana")
    # One that is called so is there still, when a private one of that name goes, and the other way round.
    both = kept(room, "work", "kind:piece", private=True)
    assert drop_view(both, "work", "ana").changes
    mine = kept(kept(board(), "late", "is:late is:open"), "hot", "@late")
    assert drop_view(mine, "late", "ana").changes
    alone = after(room, drop_view(room, "my work", "ana"))
    assert drop_view(alone, "work", "ana").changes


def test_everybodys_view_is_not_made_of_one_that_is_mine_alone() -> None:
    room = kept(board(), "work", "kind:tactic", private=True)
    with pytest.raises(ValueError, match="@work is for you alone: a view for everybody cannot be made of it"):
        kept(room, "my work", "@work owner:me")
    assert kept(room, "my work", "@work owner:me", private=True).views


def test_what_a_view_of_old_says_and_nobody_understands_is_said_to_be_in_it() -> None:
    room = kept(board(), "old", "is:late")
    row = next(iter(room.views.values()))
    broken = replace(room, views={row.id: row._replace(filter="is:nonsense")})
    with pytest.raises(ValueError, match="In the view @old: is:nonsense means nothing"):
        shown(broken, "seed @old")
    assert shown(broken, "@mine") == {"todo"}
