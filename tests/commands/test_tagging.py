"""A piece's link, tagged and copied."""

from __future__ import annotations

from tests.commands.room import CAMPAIGN, CARDS, NOW, after, board, card, context, draft_of, refused, typed
from warroom.commands.actions.campaigns import edit_campaign, read_terms, terms_of
from warroom.commands.catalogue import by_id
from warroom.commands.spec import Ask, Copy, Outcome, Say

LINKED = card("linked", "piece", "draft", "z", "Reel", channel="ig", format="reel", link="https://example.org/shop")
ROOM = board((*CARDS, LINKED))
TAGGED = "https://example.org/shop?utm_source=ig&utm_medium=reel&utm_campaign=spring_launch"


def run(name: str, *selected: str) -> Outcome:
    command = by_id(name)
    assert command is not None
    return command.run(context(selected[0], *selected[1:], on=ROOM))


def test_the_tagged_link_is_shown_before_enter_and_written_by_it() -> None:
    asked = run("tag-link", "linked")
    assert isinstance(asked, Ask)
    assert asked.initial == "https://example.org/shop"
    assert asked.echo(asked.initial).text == TAGGED
    draft = draft_of(typed(asked, asked.initial))
    assert after(ROOM, draft).cards["linked"].link == TAGGED
    assert draft.label == f'gave "Reel" the link {TAGGED[:79]}…'


def test_what_is_left_alone_says_so_and_can_be_kept() -> None:
    asked = run("tag-link", "linked")
    assert isinstance(asked, Ask)
    assert asked.echo("mailto:ana@example.org").text.endswith("it is left as it is.")
    assert after(ROOM, draft_of(asked.then("mailto:ana@example.org"))).cards["linked"].link == "mailto:ana@example.org"
    assert "no link to tag" in refused(asked, " ")
    assert "2,000 is the most" in refused(asked, f"https://example.org/{'a' * 2000}")


def test_only_a_piece_with_a_channel_has_a_tagged_link() -> None:
    assert run("tag-link", "todo") == Say("Only the link of a piece is tagged, not that of a tactic.")
    assert run("tag-link", "first") == Say(
        "A link is tagged with the channel it stands on: give the piece a channel first."
    )
    assert run("copy-link", "idea") == Say("'Carousel: five mistakes' has no link yet.")


def test_tagged_links_are_copied_without_changing_the_pieces() -> None:
    assert run("copy-link", "linked") == Copy(TAGGED, "tagged link")


def test_the_campaign_may_have_another_name_in_links() -> None:
    terms = read_terms({"utm": "Spring '26!"}, NOW, terms_of(CAMPAIGN))
    room = after(ROOM, edit_campaign(CAMPAIGN, terms))
    assert room.campaign.utm == "spring_26"
    command = by_id("copy-link")
    assert command is not None
    copied = command.run(context("linked", on=room))
    assert isinstance(copied, Copy)
    assert copied.text.endswith("utm_campaign=spring_26")
