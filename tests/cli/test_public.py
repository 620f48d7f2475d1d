"""A public export, and that no byte of what is internal leaves in it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Shell
from warroom.domain.changes import Change, Draft
from warroom.store import Store

INSIDE = {"body": "INSIDEbody", "howto": "INSIDEhowto", "review": "INSIDEword", "reason": "INSIDEwhy"}
SECRETS = (
    *INSIDE.values(), "INSIDEsent", "INSIDEheld", "INSIDEwaived", "INSIDEpiece", "INSIDEnote", "INSIDEtactic",
    "INSIDEsignal", "INSIDEsource", "INSIDEwin", "insideowner", "insidetag",
)  # fmt: skip


def hide(shell: Shell) -> None:
    """Make a campaign in which all that is nobody's business outside is called so."""
    reel = shell.ok("add", "Glue-up reel", "channel:ig", "stage:review", "@insideowner", "#insidetag", "live:fri").ids[
        0
    ]
    shell.ok("link", reel, "https://example.org/a")
    shell.ok("sendback", shell.ok("add", "Poster", "channel:ig", "stage:review").ids[0], "--why", "INSIDEsent")
    shell.ok("done", shell.ok("add", "Story", "channel:ig", "stage:review").ids[0], "--why", "INSIDEwaived")
    shell.ok("add", "INSIDEpiece", "channel:ig", "!private")
    shell.ok("add", "INSIDEtactic", "@ana")
    shell.ok("capture", "INSIDEsignal via:INSIDEsource")
    shell.ok("recast", shell.ok("add", "INSIDEnote").ids[0], "note")
    shell.ok("win", "1/4", "INSIDEwin")
    shell.ok("hold", "--why", "INSIDEheld")
    card = shell.ok("show", reel, "--json").json["id"]
    changes = tuple(Change("card", card, field, None, text) for field, text in INSIDE.items())
    store = Store.open(shell.db)
    campaign = store.campaigns()[0].id
    at = "2026-04-14T09:30:00.000Z"
    store.commit(Draft("test", "hidden", changes), actor="ana", origin="test", campaign=campaign, at=at)
    store.close()


@pytest.mark.parametrize("form", ["csv", "md", "ics"])
@pytest.mark.parametrize("words", [(), ("glue",), ("is:private",), ("INSIDEbody",), ("owner:insideowner",)])
def test_no_byte_of_what_is_internal_leaves(shell: Shell, form: str, words: tuple[str, ...]) -> None:
    hide(shell)
    everything = shell.ok("export").out
    assert [word for word in SECRETS if word not in everything] == []
    file = shell.db.with_name(f"out.{form}")
    shell.ok("export", *words, "--public", "--output", str(file))
    data = file.read_bytes()
    assert [word for word in SECRETS if word.lower().encode() in data.lower()] == []
    assert (b"Glue-up reel" in data) is (words in ((), ("glue",), ("owner:insideowner",)))
    assert (b"utm_source=ig" in data) is (b"Glue-up reel" in data)


def test_it_is_a_table_or_a_list_and_nothing_else(shell: Shell) -> None:
    shell.ok("add", "Reel", "channel:ig")
    assert shell.ok("export", "--public").out.startswith("\ufeffTitle,Status,Channel")
    answer = shell("export", "--public", "--format", "json")
    assert answer.code == 2
    assert "csv, md or ics" in answer.err


def test_the_teams_own_export_has_private_cards_unless_a_filter_leaves_them_out(shell: Shell) -> None:
    shell.ok("add", "Secret reel", "channel:ig", "live:fri", "!private")
    for form in ("csv", "md", "ics"):
        assert "Secret reel" in shell.ok("export", "--format", form).out
        assert "Secret reel" not in shell.ok("export", "-is:private", "--format", form).out
        assert "Secret reel" not in shell.ok("export", "--public", "--format", form).out
