"""The screen as SVG: every text at its cell, whatever it is, and shapes that join."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from tests.world import HOSTILE
from warroom.domain.text import literal
from warroom.views.cells import cut, measure, shown
from warroom.views.picture.shapes import CELL, LINE, boxes
from warroom.views.picture.svg import BASE, EDGE, Run, svg

SVG = "{http://www.w3.org/2000/svg}"
INK, GROUND = "#ffffff", "#101010"


def drawn(*rows: list[Run]) -> ElementTree.Element:
    return ElementTree.fromstring(svg(rows, GROUND, "a <title> & more"))


def run(text: str, **look: bool) -> Run:
    return Run(text, INK, GROUND, **look)


def written(root: ElementTree.Element) -> dict[tuple[int, int], str]:
    """The characters of the picture by (row, cell)."""
    found = {}
    for text in root.iter(f"{SVG}text"):
        at = round((float(text.attrib["x"]) - EDGE) / CELL)
        row = round((float(text.attrib["y"]) - BASE - EDGE) / LINE)
        spans, cells = split_graphemes(text.text or "")
        assert float(text.attrib["textLength"]) == pytest.approx(cells * CELL, abs=0.06)
        for start, end, width in spans:
            found[row, at] = (text.text or "")[start:end]
            at += width
    return {place: char for place, char in found.items() if char != " "}


def expected(*rows: str) -> dict[tuple[int, int], str]:
    """What is to be written where: all but blanks and what is drawn."""
    found = {}
    for number, row in enumerate(rows):
        at = 0
        for start, end, width in split_graphemes(row)[0]:
            found[number, at] = row[start:end]
            at += width
    return {place: char for place, char in found.items() if char != " " and not boxes(char)}


LINES = ("a  b — ½″ ✓ ◆◆ done", "x שלום עולם y", "日本 and 한글 ─│", "<a> & 'b' \"c\"")


@pytest.mark.parametrize("text", [*HOSTILE, *LINES])
def test_every_text_stands_at_its_cell(text: str) -> None:
    line = cut(shown(text), 60)
    root = drawn([run("  "), run(line), run(" end")], [run("below")])
    assert written(root) == expected(f"  {line} end", "below")


@given(st.text(max_size=30))
def test_whatever_is_shown_makes_a_valid_picture(text: str) -> None:
    line = shown(text)
    root = drawn([run(line)])
    if "\ufffe" not in line and "\uffff" not in line:
        assert written(root) == expected(line)
    assert float(root.attrib["width"]) == round(measure(literal(line)) * CELL + 2 * EDGE)


def test_a_picture_needs_nothing_from_outside() -> None:
    text = svg([[run("https://example.org [x](javascript:alert(1)) <script>")]], GROUND, "t")
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(text).iter()}
    assert tags <= {"svg", "title", "rect", "path", "text"}
    assert "href" not in text
    assert "url(" not in text
    assert drawn([run("x")]).findtext(f"{SVG}title") == "a <title> & more"


def test_wide_characters_and_signs_stand_alone_and_words_together() -> None:
    root = drawn([run("日本 two words  apart ✓✓ ok")])
    assert [text.text for text in root.iter(f"{SVG}text")] == ["日", "本", "two words", "apart", "✓✓", "ok"]


def test_rules_and_blocks_are_drawn_through_from_cell_to_cell() -> None:
    root = drawn([run("ab"), run("───█▄")])
    assert [text.text for text in root.iter(f"{SVG}text")] == ["ab"]
    (path,) = root.iter(f"{SVG}path")
    x = EDGE + 2 * CELL
    assert path.attrib["d"].startswith(f"M{x:.1f} {EDGE + LINE / 2 - 0.6:.2f}h{3 * CELL:.1f}v1.20")
    assert f"M{x + 3 * CELL:.1f} {EDGE:.2f}h{CELL:.1f}v{LINE:.2f}" in path.attrib["d"]
    assert f"M{x + 4 * CELL:.1f} {EDGE + LINE / 2:.2f}h{CELL:.1f}v{LINE / 2:.2f}" in path.attrib["d"]


def test_looks_are_told_by_more_than_colour() -> None:
    root = drawn([run("b", bold=True), run("i", italic=True), run("d", dim=True), run("u", underline=True)])
    bold, italic, dim, _ = root.iter(f"{SVG}text")
    assert bold.attrib["font-weight"] == "bold"
    assert italic.attrib["font-style"] == "italic"
    assert dim.attrib["fill-opacity"] == "0.6"
    assert len(list(root.iter(f"{SVG}path"))) == 1


def test_grounds_lie_behind_their_cells() -> None:
    root = drawn([run("a"), Run("bc", INK, "#ff0000"), Run("d ", "#00ff00", "#ff0000"), run("e")])
    whole, red = root.iter(f"{SVG}rect")
    assert whole.attrib["fill"] == GROUND
    assert (red.attrib["fill"], red.attrib["x"]) == ("#ff0000", f"{EDGE + CELL:.1f}")
    assert float(red.attrib["width"]) == pytest.approx(4 * CELL, abs=0.3)
