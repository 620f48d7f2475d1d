from __future__ import annotations

from warroom.domain.ids import ALPHABET, LENGTH, fits, mint


def test_minted_ids_do_not_meet_and_are_made_of_the_alphabet() -> None:
    ids = {mint() for _ in range(2000)}
    assert len(ids) == 2000
    assert all(len(i) == LENGTH and set(i) <= set(ALPHABET) for i in ids)


def test_an_id_and_its_beginnings_fit_and_words_do_not() -> None:
    card = mint()
    assert fits(card)
    assert fits(card[:1])
    assert not fits("")
    assert not fits("own")
    assert not fits(card + "b")
    assert not fits(card.upper())
