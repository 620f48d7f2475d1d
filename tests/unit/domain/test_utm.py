"""Tagged links, as a table: what is added, what is kept, what is left alone and why."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.room import CAMPAIGN, card
from warroom.domain.utm import Origin, Tagged, origin_of, slug, tag, untagged

ORIGIN = Origin("ig", "reel", "spring_launch")
ALL = "utm_source=ig&utm_medium=reel&utm_campaign=spring_launch"

TAGGED = {
    "https://example.org": f"https://example.org?{ALL}",
    "https://example.org/": f"https://example.org/?{ALL}",
    "HTTPS://Example.ORG/Shop": f"HTTPS://Example.ORG/Shop?{ALL}",
    "  https://example.org/shop \n": f"https://example.org/shop?{ALL}",
    "https://example.org/shop?id=7": f"https://example.org/shop?id=7&{ALL}",
    "https://example.org/shop?": f"https://example.org/shop?{ALL}",
    "https://example.org/shop?id=7&": f"https://example.org/shop?id=7&{ALL}",
    "https://example.org/shop#oak": f"https://example.org/shop?{ALL}#oak",
    "https://example.org/shop#": f"https://example.org/shop?{ALL}#",
    "https://example.org/?a=1&a=2;b#/list?sort=new#x": f"https://example.org/?a=1&a=2;b&{ALL}#/list?sort=new#x",
    "http://localhost:8080/x": f"http://localhost:8080/x?{ALL}",
    "https://example.org:443?q": f"https://example.org:443?q&{ALL}",
    "https://user:p%40ss@example.org/": f"https://user:p%40ss@example.org/?{ALL}",
    "http://[2001:db8::1]:80/a": f"http://[2001:db8::1]:80/a?{ALL}",
    "https://bücher.example/straße": f"https://bücher.example/straße?{ALL}",
    "https://xn--bcher-kva.example/": f"https://xn--bcher-kva.example/?{ALL}",
    "https://例え.jp/春?色=青#見本": f"https://例え.jp/春?色=青&{ALL}#見本",
    "https://example.org/a%2Fb?q=%E9%zz+c": f"https://example.org/a%2Fb?q=%E9%zz+c&{ALL}",
    "https://example.org/?next=https://a.example/?b=c": f"https://example.org/?next=https://a.example/?b=c&{ALL}",
    # A tag that is there keeps its value; only what is missing is added.
    "https://example.org/?utm_medium=print": (
        "https://example.org/?utm_medium=print&utm_source=ig&utm_campaign=spring_launch"
    ),
    "https://example.org/?UTM_CAMPAIGN=fair": "https://example.org/?UTM_CAMPAIGN=fair&utm_source=ig&utm_medium=reel",
    # Words that only look like the tag.
    "https://example.org/utm_source=path": f"https://example.org/utm_source=path?{ALL}",
    "https://example.org/?my_utm_source=x": f"https://example.org/?my_utm_source=x&{ALL}",
}

LEFT_ALONE = {
    "https://example.org/?utm_source=nl": "has utm_source already",
    "https://example.org/?a=1&utm_source=nl&utm_medium=x#top": "has utm_source already",
    "https://example.org/?utm_source=": "has utm_source already",
    "https://example.org/?a=1;utm_source=nl": "has utm_source already",
    "https://example.org/?utm_source": "has utm_source already",
    "https://example.org/?UTM_Source=nl": "has utm_source already",
    "https://example.org/?utm%5Fsource=nl": "has utm_source already",
    "https://example.org/#/shop?utm_source=nl": "has utm_source already",
    "mailto:ana@example.org": "mailto: is none",
    "tel:+4930123": "tel: is none",
    "ftp://example.org/file": "ftp:// is none",
    "javascript:alert(1)": "javascript: is none",
    "example.org/shop": "Only a web link",
    "//example.org/shop": "Only a web link",
    "/shop": "Only a web link",
    "see the drive": "A link ends at a space",
    "https://example.org/two words": "write %20",
    "https://example.org/\x07bell": "A link ends at a space",
    "https://example.org/\u00a0x": "write %20",
    "https:example.org": "names no site",
    "https://": "names no site",
    "https:///path": "names no site",
    "https://:8080/": "names no site",
    "https://user@/": "names no site",
    "https://?q": "names no site",
    "http://[2001:db8::1/": "names no site",
}

SLUGS = {
    "Spring Launch": "spring_launch",
    "Spring Launch '26": "spring_launch_26",
    "50% off -- NOW!": "50_off_now",
    "micro-creators / wave_2": "micro_creators_wave_2",
    "Frühling in Größe M": "fruhling_in_grosse_m",
    "Crème brûlée": "creme_brulee",
    "Smørrebrød Łódź": "smorrebrod_lodz",
    "maker’s night": "makers_night",
    "  ": "",
    "🎉🎉": "",
    "日本 春": "日本_春",
    "ＷＩＤＥ": "wide",
    "x\u0302y": "xy",
    "[/x]\x1b[31m": "x_31m",
}


@pytest.mark.parametrize(("url", "wanted"), TAGGED.items())
def test_a_web_link_gets_its_tags_and_keeps_everything_else(url: str, wanted: str) -> None:
    assert tag(url, ORIGIN) == Tagged(wanted)


@pytest.mark.parametrize(("url", "why"), LEFT_ALONE.items())
def test_what_cannot_or_need_not_be_tagged_is_left_alone_with_a_sentence(url: str, why: str) -> None:
    found = tag(url, ORIGIN)
    assert found.url == url
    assert why in found.note
    assert found.note.endswith("left as it is.")


@pytest.mark.parametrize(("text", "wanted"), SLUGS.items())
def test_names_are_lower_case_with_underscores(text: str, wanted: str) -> None:
    assert slug(text) == wanted


def test_a_piece_is_tagged_with_its_channel_its_format_and_the_campaign() -> None:
    piece = card("x", "piece", "draft", "b", channel="Insta Gram", format="60s Reel")
    assert origin_of(piece, CAMPAIGN) == Origin("insta_gram", "60s_reel", "spring_launch")
    assert origin_of(piece, CAMPAIGN._replace(utm="spring26")).campaign == "spring26"


def test_without_a_format_the_medium_is_missing_and_that_is_said() -> None:
    found = tag("https://example.org", Origin("ig", "", "spring"))
    assert found.url == "https://example.org?utm_source=ig&utm_campaign=spring"
    assert "no utm_medium" in found.note
    assert not tag("https://example.org?utm_medium=x", Origin("ig")).note


def test_letters_of_other_scripts_are_percent_encoded() -> None:
    url = tag("https://example.org", Origin("日本", "", "")).url
    assert url == "https://example.org?utm_source=%E6%97%A5%E6%9C%AC"
    assert parse_qs(urlsplit(url).query) == {"utm_source": ["日本"]}


@pytest.mark.parametrize("url", ["", "   "])
def test_no_link_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no link to tag"):
        tag(url, ORIGIN)


def test_no_channel_is_refused() -> None:
    with pytest.raises(ValueError, match="a channel first"):
        tag("https://example.org", Origin(""))


@pytest.mark.parametrize(("url", "tagged"), TAGGED.items())
def test_the_place_that_a_link_leads_to_does_not_hang_on_its_tags(url: str, tagged: str) -> None:
    assert untagged(tagged) == untagged(url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/?id=1", "https://example.org/?id=2"),
        ("https://example.org/#a", "https://example.org/#b"),
    ],
)
def test_other_places_are_told_apart(one: str, other: str) -> None:
    assert untagged(one) != untagged(other)


@given(st.text(), st.text(min_size=1), st.text())
def test_tagging_twice_is_tagging_once(path: str, channel: str, form: str) -> None:
    origin = Origin(slug(channel) or "ig", slug(form), "c")
    once = tag(f"https://example.org/{path}", origin)
    assert tag(once.url, origin).url == once.url
    assert "\n" not in once.url.removeprefix(f"https://example.org/{path}".strip())
