"""What a line says of a signal: where it was heard, how hot it is."""

from __future__ import annotations

import pytest

from tests.unit.domain.worlds import NOW, OWN, WORDS
from warroom.domain.grammar import Added, parse_add, say_add, write_add


def heard(text: str) -> Added:
    return parse_add(text, WORDS, heard=True)


def test_source_link_and_heat_are_taken_out_and_said() -> None:
    added = heard("Shorts get 4x the saves via:comments https://x.io/a !!")
    assert added == Added("Shorts get 4x the saves", link="https://x.io/a", source="comments", heat=2)
    assert say_add(added, NOW) == "Shorts get 4x the saves · https://x.io/a · via comments · heat 2"


@pytest.mark.parametrize(
    ("text", "title", "source", "heat"),
    [
        ("!!! it is everywhere", "it is everywhere", "", 3),
        ("it is @ana everywhere !", "it is @ana everywhere", "", 1),
        ('shared via:"ig insights" heat:2100', "shared", "ig insights", 2100),
        ("shared source:inbox", "shared", "inbox", 0),
        ("shared heat:!!", "shared", "", 2),
        ("a ! b", "a ! b", "", 0),
        ("Wow!!!", "Wow!!!", "", 0),
        ("Wow !!!!", "Wow !!!!", "", 0),
        ("Wow \\!!", "Wow !!", "", 0),
        ("heat:none a", "heat:none a", "", 0),
        ("heat:1234567890 a", "heat:1234567890 a", "", 0),
        ("hot heat:3 !", "hot !", "", 3),
    ],
)
def test_heat_and_source(text: str, title: str, source: str, heat: int) -> None:
    found = heard(text)
    assert (found.title, found.source, found.heat) == (title, source, heat)
    assert heard(write_add(found)) == found._replace(remarks=())


def test_a_sign_of_heat_is_text_in_what_was_not_heard_and_keys_count_everywhere() -> None:
    assert parse_add("Call Bob !", WORDS) == Added("Call Bob !")
    assert parse_add("Call Bob via:phone heat:2", WORDS) == Added("Call Bob", source="phone", heat=2)


def test_a_card_that_nobody_knows_stays_text_in_what_was_heard() -> None:
    found = heard("^this so much")
    assert found.title == "^this so much"
    assert "No card matches ^this" in found.remarks[0]
    assert heard("people love it ^own-the-maker-story").feeds == (OWN.id,)
    with pytest.raises(ValueError, match="No card matches"):
        parse_add("^this so much", WORDS)
