from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.worlds import CARDS, OWN
from warroom.domain.haystack import Haystack, fold

_titles = st.lists(st.text(alphabet="aAbé漢ſ\n ", max_size=8), max_size=12)
_typed = st.lists(st.text(alphabet="aabé漢s ", min_size=1, max_size=4), max_size=8)


@given(_titles, _typed)
def test_what_is_remembered_of_past_searches_never_changes_an_answer(titles: list[str], typed: list[str]) -> None:
    cards = [OWN._replace(id=f"id{n}", title=title) for n, title in enumerate(titles)]
    searched_before = Haystack((cards,))
    for text in typed:
        for end in range(1, len(text) + 1):
            word = fold(text[:end])
            assert searched_before.ids((word,)) == Haystack((cards,)).ids((word,))
            assert searched_before.ids((), (word,)) == Haystack((cards,)).ids((), (word,))


def test_many_titles_are_searched_like_few() -> None:
    cards = [OWN._replace(id=f"id{n}", title=f"{'rare' if n % 500 == 7 else 'usual'} {n}") for n in range(2000)]
    haystack = Haystack((cards,))
    assert haystack.ids(("rare",)) == [f"id{n}" for n in range(7, 2000, 500)]
    assert haystack.ids(("usual",), ("1",)) == [
        f"id{n}" for n in range(2000) if n % 500 != 7 and "1" not in str(n)
    ]  # fmt: skip


def test_nothing_asked_gives_everything_in_order() -> None:
    assert Haystack((CARDS,)).hits(()).cards == list(CARDS)
    assert Haystack(()).ids(("x",)) == []
    assert Haystack(()).ids(()) == []
