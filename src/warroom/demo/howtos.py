"""How some of the demo's cards are done well, their checklists, and the playbook that some of them came from."""

from __future__ import annotations

from typing import NamedTuple

from warroom.demo.story import Story
from warroom.domain.checklist import listed
from warroom.domain.playbook import origin_of

# The launch was planned with the playbook of that name: its short names, by the demo's.
_PLAYBOOK = "product-launch"
_FROM_PLAYBOOK = {
    "buyers": "talks", "own": "promise", "answers": "replies", "kit": "kit", "reviewers": "pitch", "full": "film",
    "cut60": "cut", "why": "post", "letter": "letter", "waitlist": "waitlist", "seed": "seed", "numbers": "numbers",
}  # fmt: skip


class Howto(NamedTuple):
    """What somebody wrote down yesterday of a card, the checklist in its text, and how many items are ticked since."""

    name: str
    who: str
    howto: str
    checklist: tuple[str, ...] = ()
    ticked: int = 0


_HOWTOS = (
    Howto("seed", "ana", """\
By members, in the tone of the place, with **the one sentence that makes it theirs**: the joiners get how the glue-up \
is timed, the hand-tool people get the plane.

Ask a question that the clip answers only half. Stay for an hour and talk: a link without the person is an advert.

> The turners threw us out last time for posting and leaving.

Write down what each group asks. It is never the same, and it is what the next clip is about.""",
          ("joiners' forum", "hand tools and coffee", "turners, by Jo", "first bench club", "school workshops",
           "restorers"), 2),
    Howto("kit", "ben", """\
A reporter has four minutes: everything on one page, at one address, nothing behind a form.

The two sentences at the top are written so that they can be copied. Pictures: the product alone, in a hand, in use, \
the people, the place. The file's name says what it shows.""",
          ("two sentences that can be printed", "five pictures at print size", "price, date, where, with the zone",
           "one name with a telephone number"), 1),
    Howto("reviewers", "cleo", """\
1. Say which of their pieces you read, and what you took from it.
2. What is new, in one sentence.
3. What they can have: the bench for two weeks, no strings.

Under 120 words, nothing attached. Write once more after four days with one new fact, then let it rest."""),
    Howto("forum", "ana", """\
Read the whole thread first. Answer the question that was asked, then the one behind it. If it is our mistake, say \
so in the first line. Come back tomorrow and look whether it helped."""),
)  # fmt: skip


def of_playbook(name: str) -> dict[str, str]:
    """The origin of a card that came from the playbook."""
    play = _FROM_PLAYBOOK.get(name)
    return {"origin": origin_of(_PLAYBOOK, play)} if play else {}


def tell_howtos(story: Story) -> None:
    """Each as it was written yesterday evening, and ticked today."""
    clock = story.clock
    for number, told in enumerate(_HOWTOS):
        story.explain(clock.past(-1, f"18:2{number}"), told.who, told.name, told.howto, listed(told.checklist))
        for item in range(told.ticked):
            story.tick(clock.today(0.4 + 0.2 * item), told.who, told.name, told.checklist, item)
