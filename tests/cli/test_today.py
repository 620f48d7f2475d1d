from __future__ import annotations

from tests.cli.conftest import Shell


def test_it_says_who_does_what_and_whether_it_is_committed_to(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "today", '1.5"')
    shell.ok("add", "Brief the shop", "today")
    shell.ok("add", "Book the stand", "@ben", "+3d")
    answer = shell.ok("today")
    lines = [line.split() for line in answer.out.splitlines()]
    assert [(words[0], words[-1]) for words in lines] == [("nobody", "shop"), ("@ana", "clip")]
    assert answer.err == '1 1/2" open of 4"; nobody has committed to it yet\n'
    assert shell.ok("today", "--commit").err == "planned the day: 1 person, 1½″ of 4″\n"
    shell.ok("done", "seed", "--win", '1.5"')
    assert "1 of 1 committed tactics done" in shell.ok("today").err
    assert shell.ok("today", "--close").err == "closed the day: 1½″ of 4″ won, nothing carried over\n"
    shell.ok("undo")


def test_the_document_has_a_person_each(shell: Shell) -> None:
    shell.ok("add", "Seed the clip", "@ana", "today", '1"')
    shell.ok("today", "--commit")
    (found,) = shell.ok("today", "--json").json
    assert (found["person"], found["size"], len(found["cards"])) == ("ana", 16, 1)
    assert found["committed"] == {"done": 0, "of": 1, "done_size": 0, "size": 16}


def test_committing_and_closing_at_once_is_refused(shell: Shell) -> None:
    assert "either committed to or closed" in shell("today", "--commit", "--close").err
    assert "Nobody committed" in shell("today", "--close").err
