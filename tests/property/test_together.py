"""Two people weave, recast, write and take back at once, each on a board that may be behind the other's."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.commands.room import CAMPAIGN, TODAY, card
from warroom.commands.actions.cards import archive, delete, restore, write_body
from warroom.commands.actions.fields import edit
from warroom.commands.actions.links import feed, linked, unfeed
from warroom.commands.actions.recast import from_text, recast, to_text
from warroom.commands.actions.settle import Case
from warroom.commands.actions.stages import finish, move
from warroom.commands.actions.timing import set_due
from warroom.domain.changes import Draft, Entry, creation
from warroom.domain.dates import instant
from warroom.domain.model import DERIVED, KINDS, Card, Kind, Person, Value
from warroom.domain.stages import stages_of
from warroom.session import Session
from warroom.store import Conflict, NothingToUndo, Store

CARDS = (
    card("note", "note", "active", "b", owner="ben", tags="wood", shelf=9, renewed="2026-04-10T08:00:00.000Z"),
    card(
        "piece",
        "piece",
        "draft",
        "b",
        owner="ana",
        link="https://e.org",
        size=8,
        golive="2026-04-15T10:00",
        golive_zone="Asia/Tokyo",
    ),
    card("todo", "tactic", "todo", "b", owner="ben", tags="wood list", size=12, due=TODAY),
    card("stuck", "tactic", "blocked", "d", reason="sign-off", size=4),
    card("signal", "signal", "new", "b", source="inbox", heat=2, snoozed="2026-04-20"),
)
KEYS = [c.id for c in CARDS]
# What a recast leaves as it is.
_KEPT = ("title", "created", "won", "link", "source", "heat", "owner", "tags", "archived")

# What it has again when it comes back to its kind.
_BACK = (*_KEPT, "size", "golive", "golive_zone", "shelf")

keys = st.sampled_from(KEYS)
kinds = st.sampled_from(KINDS)
people = st.sampled_from(["ana", "ben"])
days = st.sampled_from(["", TODAY, "2026-04-20"])
texts = st.sampled_from(["", "one", "one\ntwo", "one\ntwo\nthree", "two\nthree"])


class TogetherMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = datetime(2026, 4, 14, 7, 18, tzinfo=UTC)
        self.store = Store.open(Path(self.folder.name) / "a.warroom", create=True)
        changes = tuple(c for row in (CAMPAIGN, Person("ana"), Person("ben"), *CARDS) for c in creation(row))
        at = instant(self.now)
        self.store.commit(Draft("test", "set up", changes), actor="x", origin="test", campaign=CAMPAIGN.id, at=at)
        self.faces = {who: self.open(who) for who in ("ana", "ben")}
        self.written: dict[str, set[str]] = {key: set() for key in KEYS}

    def open(self, who: str) -> Session:
        return Session.open(Store.open(self.store.path), CAMPAIGN.id, who, "tui", self.tick)

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def teardown(self) -> None:
        try:
            assert self.store.verify() == ()
        finally:
            for face in self.faces.values():
                face.close()
            self.store.close()
            self.folder.cleanup()

    def fields(self) -> dict[tuple[str, str, str], Value]:
        """Everything there is but what the store derives."""
        board = self.store.board(CAMPAIGN.id, TODAY)
        found: dict[tuple[str, str, str], Value] = {("feed", key, "there"): 1 for key in board.feeds}
        for row in self.store.cards(CAMPAIGN.id, archived=True):
            found.update((("card", row.id, field), value) for field, value in row._asdict().items())
            found["card", row.id, "body"] = self.store.body(row.id)
        found.update((("win", won.id, "size"), won.size) for won in self.store.wins(CAMPAIGN.id))
        return {place: value for place, value in found.items() if place[2] not in DERIVED}

    def card_now(self, key: str) -> Card | None:
        return next((found for found in self.store.find(key) if found.id == key), None)

    def commit(self, face: Session, make: Callable[[], Draft], mine: bool) -> bool:
        """Commit what was made on the face's own board; clashes are decided all alike.  False when it cannot be."""
        try:
            draft = make()
        except ValueError:
            return False
        for _ in range(2):
            if not draft.changes:
                return True
            try:
                face.commit(draft)
            except Conflict as conflict:
                case = Case(draft, conflict.clashes, face.board)
                if case.hopeless:
                    return False
                draft = case.settled(case.open, case.open if mine else (), self.tick(), face.me)
            else:
                return True
        if draft.changes:
            face.commit(draft)
        return True

    def as_other(self, who: str, key: str, make: Callable[[Session, Card], Draft]) -> None:
        """The other person changes something of the card, on a board that is up to date."""
        other = next(face for name, face in self.faces.items() if name != who)
        other.refresh()
        found = other.board.card(key)
        if found is not None:
            self.commit(other, lambda: make(other, found), True)

    @initialize(pairs=st.lists(st.tuples(keys, keys), max_size=5))
    def some_feeds(self, pairs: list[tuple[str, str]]) -> None:
        for src, dst in pairs:
            self.link("ana", src, dst, True)

    @rule(who=people)
    def look(self, who: str) -> None:
        self.faces[who].refresh()

    @rule(who=people, src=keys, dst=keys, mine=st.booleans())
    def link(self, who: str, src: str, dst: str, mine: bool) -> None:
        face = self.faces[who]
        one, two = face.board.card(src), face.board.card(dst)
        if one is None or two is None:
            return
        there = linked(face.board, src, dst)
        if there:
            done = self.commit(face, lambda: unfeed(face.board, [one], [two]), mine)
        else:
            done = self.commit(face, lambda: feed(face.board, [one], [two], self.tick()), mine)
        assert not done or there != ((src, dst) in self.store.weave(src).feeds)

    @rule(who=people, key=keys, kind=kinds, mine=st.booleans())
    def a_recast_keeps_all_that_hangs_on_a_card(self, who: str, key: str, kind: Kind, mine: bool) -> None:
        face = self.faces[who]
        face.refresh()
        before = face.board.card(key)
        if before is None:
            return
        body, feeds = self.store.body(key), self.feeds_of(key)
        assert self.commit(face, lambda: recast(face.board, [before], kind, self.tick(), who, bodies={key: body}), mine)
        after = self.card_now(key)
        assert after is not None
        assert after.kind == kind
        assert after.stage in [stage.name for stage in stages_of(CAMPAIGN, kind)]
        assert [getattr(after, name) for name in _KEPT] == [getattr(before, name) for name in _KEPT]
        assert self.feeds_of(key) == feeds
        text = self.store.body(key)
        assert text.startswith(from_text(kind, body)[1].rstrip() if kind != before.kind else body)
        assert set(to_text(before, kind)) <= set(text.splitlines())

    @rule(who=people, key=keys, kind=kinds)
    def a_card_that_comes_back_to_its_kind_has_what_it_had(self, who: str, key: str, kind: Kind) -> None:
        face = self.faces[who]
        face.refresh()
        before = face.board.card(key)
        if before is None:
            return
        text = self.store.body(key)
        for there in (kind, before.kind):
            here, body = face.board.card(key), self.store.body(key)
            assert here is not None
            face.commit(recast(face.board, [here], there, self.tick(), who, bodies={key: body}))
        after = self.card_now(key)
        assert after is not None
        assert [getattr(after, name) for name in _BACK] == [getattr(before, name) for name in _BACK]
        assert before.kind != "note" or after.renewed == before.renewed
        assert set(text.split("\n\n")) - {""} <= set(self.store.body(key).split("\n\n"))

    def feeds_of(self, key: str) -> set[str]:
        board = self.store.board(CAMPAIGN.id, TODAY)
        return {link.id for link in board.feeds.values() if key in (link.src, link.dst)}

    @rule(who=people, key=keys, kind=kinds, pick=st.integers(0, 5), mine=st.booleans())
    def a_stage_is_always_one_of_its_kind(self, who: str, key: str, kind: Kind, pick: int, mine: bool) -> None:
        """A card is moved on a board that has not seen yet that the other recast it."""
        face, found = self.faces[who], self.faces[who].board.card(key)
        if found is None or self.card_now(key) is None:
            return
        body = {key: self.store.body(key)}
        self.as_other(who, key, lambda other, c: recast(other.board, [c], kind, self.tick(), other.me, bodies=body))
        stages = stages_of(CAMPAIGN, found.kind)
        self.commit(face, lambda: move(face.board, [found], stages[pick % len(stages)].name, self.tick()), mine)
        after = self.card_now(key)
        assert after is not None
        assert after.stage in [stage.name for stage in stages_of(CAMPAIGN, after.kind)]

    @rule(who=people, key=keys, mine=st.booleans())
    def done(self, who: str, key: str, mine: bool) -> None:
        """Both finish it: what the first has won stays, the second wins only when it is said."""
        face, found = self.faces[who], self.faces[who].board.card(key)
        self.as_other(who, key, lambda other, c: finish(other.board, [c], self.tick(), other.me))
        between = len(self.store.wins(CAMPAIGN.id))
        if found is not None:
            self.commit(face, lambda: finish(face.board, [found], self.tick(), who), mine)
            assert mine or len(self.store.wins(CAMPAIGN.id)) == between

    @rule(who=people, key=keys, day=days, between=days, mine=st.booleans())
    def what_is_chosen_is_what_stands(self, who: str, key: str, day: str, between: str, mine: bool) -> None:
        """A day that is given on a board that has not seen yet what the other just said."""
        face, found = self.faces[who], self.faces[who].board.card(key)
        self.as_other(who, key, lambda other, c: set_due(other.board, [c], between, self.tick()))
        before = self.card_now(key)
        if found is None or before is None:
            return
        assert self.commit(face, lambda: set_due(face.board, [found], day, self.tick()), mine)
        after = self.card_now(key)
        assert after is not None
        assert after.due == (day if mine or before.due == found.due else before.due)

    @rule(who=people, key=keys, title=st.sampled_from(["A", "B"]), mine=st.booleans())
    def a_form_changes_only_what_was_changed_in_it(self, who: str, key: str, title: str, mine: bool) -> None:
        face, found = self.faces[who], self.faces[who].board.card(key)
        if found is None:
            return
        before = self.fields()
        values = {"title": title, "tags": found.tags, "owner": found.owner, "due": found.due}
        self.commit(face, lambda: edit(face.board, found, values, self.tick()), mine)
        after = self.fields()
        assert {place for place in before if before[place] != after.get(place)} <= {("card", key, "title")}

    @rule(who=people, key=keys, new=texts, between=texts, mine=st.booleans())
    def write(self, who: str, key: str, new: str, between: str, mine: bool) -> None:
        """A text that the other has rewritten before it is saved."""
        face, found = self.faces[who], self.faces[who].board.card(key)
        if found is None or self.card_now(key) is None:
            return
        seen = self.store.body(key)
        self.as_other(who, key, lambda other, c: write_body(c, seen, between, self.tick(), other.me))
        assert self.commit(face, lambda: write_body(found, seen, new, self.tick(), who), mine)
        self.written[key] |= {text for text in (new, between) if text != seen}
        wins = mine or between == seen
        assert self.store.body(key) == (between if new == seen or not wins else new)
        if new != seen and between != seen:
            assert self.store.revisions(key)[-1].body == self.store.body(key)

    @rule(who=people, key=keys)
    def put_away(self, who: str, key: str) -> None:
        face, found = self.faces[who], self.faces[who].board.card(key)
        if found is not None:
            self.commit(face, lambda: restore([found]) if found.archived else archive([found], self.tick()), True)

    @rule(who=people, key=keys)
    def what_was_deleted_comes_back_whole(self, who: str, key: str) -> None:
        face = self.faces[who]
        face.refresh()
        found = face.board.card(key)
        if found is not None:
            before = self.fields()
            face.commit(delete([found]))
            assert self.fields() != before
            face.undo()
            assert self.fields() == before

    @rule(who=people)
    def undo_then_redo_is_identity(self, who: str) -> None:
        face, before = self.faces[who], self.fields()
        try:
            face.undo()
            face.redo()
        except (Conflict, NothingToUndo):
            pass
        assert self.fields() == before

    @rule(who=people, key=keys, day=days)
    def what_goes_on_with_a_change_is_taken_back_with_it(self, who: str, key: str, day: str) -> None:
        face = self.faces[who]
        face.refresh()
        found, before = face.board.card(key), self.fields()
        if found is None:
            return
        seen = self.store.body(key)
        first = face.commit(write_body(found, seen, f"{seen} more", self.tick(), who))
        self.written[key].add(f"{seen} more")
        face.commit(set_due(face.board, [face.board.cards.get(key, found)], day, self.tick()), part_of=first.id)
        after = self.fields()
        face.undo()
        assert self.fields() == before
        face.redo()
        assert self.fields() == after

    @rule(who=people, count=st.integers(1, 4))
    def a_sitting_is_taken_back_whole_or_not_at_all(self, who: str, count: int) -> None:
        face, before = self.faces[who], self.fields()
        log = [entry for entry in self.store.log(campaign=CAMPAIGN.id, actor=who, limit=40) if not entry.undone]
        own = [e.changeset.seq for e in log if not e.changeset.undo_of and not e.changeset.redo_of][:count]
        try:
            face.undo_all(own)
        except (Conflict, NothingToUndo):
            assert self.fields() == before
            return
        face.redo_all(own[::-1])
        assert self.fields() == before

    @invariant()
    def a_thread_ends_and_holds_its_neighbours(self) -> None:
        board = self.store.board(CAMPAIGN.id, TODAY)
        for key in KEYS:
            near = {key, *board.feeds_out.get(key, ()), *board.feeds_in.get(key, ())}
            assert near <= board.thread(key) <= set(KEYS)

    @invariant()
    def every_face_can_catch_up(self) -> None:
        fresh = self.store.board(CAMPAIGN.id, TODAY)
        for face in self.faces.values():
            delta = face.store.delta(face.board)
            assert (face.board if delta is None else face.board.apply(delta)) == fresh

    @invariant()
    def no_text_that_was_written_is_lost(self) -> None:
        for key, bodies in self.written.items():
            # In an empty one nothing is said.
            assert bodies - {""} <= {c.new for e in self.revised(key) for c in e.changes if c.field == "body"}

    def revised(self, key: str) -> list[Entry]:
        """Every changeset that kept a text of the card, undone ones included."""
        return [
            e for e in self.store.log(campaign=CAMPAIGN.id, limit=500)
            if any((c.entity, c.field, c.new) == ("revision", "card", key) for c in e.changes)
        ]  # fmt: skip


TestTogether = TogetherMachine.TestCase
TestTogether.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
