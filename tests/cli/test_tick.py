from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from warroom.domain.changes import Change, Draft
from warroom.store import Store

LIST = "- [ ] call\n- [x] pay\n- [ ] print\n"


@pytest.fixture
def listed(shell: Shell) -> Shell:
    """A shell whose one card, Press kit 2, has a checklist and says how it is done well."""
    shell.ok("add", "Press kit \\2")
    store = Store.open(shell.db)
    card = store.cards(store.campaigns()[0].id)[0]
    changes = (Change("card", card.id, "body", None, LIST), Change("card", card.id, "howto", None, "One page."))
    store.commit(
        Draft("write", "write", changes),
        actor="ana",
        origin="cli",
        campaign=card.campaign,
        at="2026-04-14T09:00:00.000Z",
    )
    store.close()
    return shell


def test_items_are_ticked_by_their_numbers_and_ticked_again_they_stay(listed: Shell) -> None:
    assert listed.ok("tick", "press", "kit", "1", "3").err == 'ticked 2 items of "Press kit 2"\n'
    assert listed("tick", "press kit", "1").code == 1
    assert listed.ok("tick", "press kit", "--off", "1-2").err == 'unticked 2 items of "Press kit 2"\n'
    assert listed.ok("show", "press", "--json").json["body"] == "- [ ] call\n- [ ] pay\n- [x] print\n"
    listed.ok("undo")
    assert listed.ok("show", "press", "--json").json["body"].count("[x]") == 3


def test_without_numbers_they_are_listed(listed: Shell) -> None:
    assert listed.ok("tick", "press").out == "1  -  call\n2  x  pay\n3  -  print\n"
    assert listed.ok("tick", "press", "--json").json[1] == {"number": 2, "done": True, "text": "pay"}


def test_what_cannot_be_ticked_is_refused(listed: Shell) -> None:
    missing = listed("tick", "press", "7")
    assert (missing.code, missing.err) == (2, "warroom: There is no item 7: the checklist has items 1 to 3.\n")
    listed.ok("add", "Bare")
    assert listed("tick", "bare").code == 1
    assert listed("tick", "bare", "1").code == 2


def test_show_says_how_it_is_done_well_and_an_export_keeps_it(listed: Shell) -> None:
    said = listed.ok("show", "press").out
    assert "HOW IT IS DONE WELL" in said
    assert said.rstrip().endswith("One page.")
    assert listed.ok("show", "press", "--json").json["howto"] == "One page."
    exported = listed.ok("export").out
    other = listed.db.with_name("other.warroom")
    listed.ok("import", "-", "--db", str(other), stdin=exported.encode())
    assert listed.ok("show", "press", "--json", "--db", str(other)).json["howto"] == "One page."
