from __future__ import annotations

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def reel(shell: Shell) -> str:
    return shell.ok("add", "Glue-up reel", "channel:ig", "stage:review", "live:fri 10:00", "@ben").ids[0]


def test_what_is_approved_goes_on_and_says_by_whom(shell: Shell, reel: str) -> None:
    assert shell.ok("approve", reel).err == 'approved "Glue-up reel"\n'
    card = shell.ok("show", reel, "--json").json
    assert (card["stage"], card["approver"], card["approved"][:10]) == ("scheduled", "ana", "2026-04-14")
    assert "approved   by ana" in shell.ok("show", reel).out
    assert [c["id"] for c in shell.ok("ls", "is:approved", "--json").json] == [card["id"]]
    assert "nothing to change" in shell("approve", reel).err
    shell.ok("undo")
    assert shell.ok("show", reel, "--json").json["approved"] == ""


def test_what_is_sent_back_says_why(shell: Shell, reel: str) -> None:
    assert shell("sendback", reel).code == 2
    assert shell("sendback", reel, "--why", " ").code == 2
    shell.ok("sendback", reel, "--why", "the second claim has no source")
    card = shell.ok("show", reel, "--json").json
    assert (card["stage"], card["reason"]) == ("design", "the second claim has no source")
    assert "sent back  the second claim has no source  by ana" in shell.ok("show", reel).out
    assert "has not come to review" in shell("approve", reel).err
    assert shell.ok("ls", "is:sent-back").out


def test_a_text_that_is_written_later_makes_an_approval_void(shell: Shell, reel: str) -> None:
    shell.ok("approve", reel)
    shell.ok("link", reel, "https://example.org/a")
    assert shell.ok("show", reel, "--json").json["approved"] == ""
    shell.ok("approve", reel)
    shell.ok("undo")
    assert shell.ok("ls", "is:unapproved").out
