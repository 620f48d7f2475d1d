from __future__ import annotations

import pytest

from warroom.tui.dialogs.fuzzy import Matcher, fold, folded, matched, spots

TITLES = ["Seed clip to 6 maker groups", "Own the maker story", "Maker Night", "Résumé of the “week”", "[50% off] sale"]


def found(query: str) -> list[str]:
    return [TITLES[i] for i in Matcher(TITLES).find(query)]


def test_an_empty_query_keeps_everything_in_order() -> None:
    assert found("  ") == TITLES


def test_a_beginning_goes_before_a_word_before_the_inside() -> None:
    assert Matcher(["xmaker", "the maker", "maker one"]).find("maker") == [2, 1, 0]


def test_words_match_in_any_order() -> None:
    assert found("story own") == ["Own the maker story"]


def test_letters_match_in_order() -> None:
    assert found("omst") == ["Own the maker story"]
    assert found("tsmo") == []


def test_accents_and_curly_quotes_are_no_hurdle() -> None:
    assert found('resume "week"') == ["Résumé of the “week”"]


def test_signs_are_letters_like_others() -> None:
    assert found("[50%") == ["[50% off] sale"]
    assert found(".*") == []


def test_growing_and_mending_a_query_gives_what_a_fresh_one_gives() -> None:
    matcher = Matcher(TITLES)
    for query in ("m", "ma", "mak", "makr", "mak", "maker", "maker s", "own"):
        assert matcher.find(query) == Matcher(TITLES).find(query)


def test_strict_matching_wants_the_words_as_they_are() -> None:
    assert Matcher(TITLES, loose=False).find("omst") == []
    assert Matcher(TITLES, loose=False).find("maker own") == [1]


def test_the_matched_letters_are_marked_and_the_text_is_kept() -> None:
    assert spots("maker", "Own the maker story") == frozenset(range(8, 13))
    spans = matched("Own the maker story", "maker", "text")
    assert "".join(span.text for span in spans) == "Own the maker story"
    assert [span.text for span in spans if "underline" in span.style] == ["maker"]


def test_folding_keeps_every_character_in_its_place() -> None:
    for text in ("İstanbul", "straße", "“É”", "ﬁn"):
        assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "texts", [[], ["Ab", "", "Größe “x” — é"], ["ΟΔΟΣ", "ΟΔΟΣ ΟΔΟΣ"], ["İstanbul", "Ž"], ["one\0Two", "Three"]]
)
def test_many_are_folded_as_each_by_itself(texts: list[str]) -> None:
    assert folded(texts) == [fold(text) for text in texts]
