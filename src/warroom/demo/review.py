"""What the demo's reviews said, which links its pieces have, and what stands against a go-live."""

from __future__ import annotations

from typing import NamedTuple

from warroom.demo import spring
from warroom.demo.story import Story
from warroom.domain.utm import origin_of, tag

REVIEWER, STAND_IN = "ana", "ben"
# Scheduled, and nobody has said where it leads.
WITHOUT_LINK = ("tweet",)
WAIVED = {"bench3": "a reel takes no link: it stands in the bio"}
# Goes live by the clock of another city.
ELSEWHERE = {"waitlist": "America/New_York"}


class Word(NamedTuple):
    """What was left for whoever reviews a piece, on day `day` at `time`."""

    day: int
    time: str
    text: str


WORDS = {
    "full": Word(-1, "17:45", """\
Please look at 0:41: is the price there still right? The eleven prototypes are in my notebook, page 12.

- [ ] price at 0:41
- [ ] names in the end card"""),
    "faq": Word(-1, "16:20", "Oil or wax first? Cleo and I do not agree."),
}  # fmt: skip

# Sent back on a day, at a time, to the stage before, and why.
SENT_BACK = {"kit": (-1, "17:05", "design", "The second figure has no source")}


def tell_reviews(story: Story) -> None:
    """Links and approvals of what is scheduled or live, words to the reviewer, and what was sent back."""
    clock = story.clock
    for number, piece in enumerate(spring.PIECES):
        at = clock.past(piece.staged, f"15:{number:02}")
        if piece.name in ELSEWHERE:
            story.change(at, "cleo", piece.name, "when", "set the zone of {}", golive_zone=ELSEWHERE[piece.name])
        if piece.stage in ("scheduled", "live"):
            _tell_approval(story, piece, at)
        if piece.name in WAIVED:
            why = WAIVED[piece.name]
            story.change(at, piece.owner, piece.name, "waive", f"lets {{}} go live as it is: {why}", waived=why)
    for name, word in WORDS.items():
        story.leave_word(clock.past(word.day, word.time), "ben", name, word.text)
    for name, (day, time, stage, why) in SENT_BACK.items():
        story.move(clock.past(day, "16:10"), "ben", name, "review")
        story.change(
            clock.past(day, time), REVIEWER, name, "sendback", f"sent {{}} back to {stage}: {why}",
            stage=stage, reason=why, approver=REVIEWER,
        )  # fmt: skip


def _tell_approval(story: Story, piece: spring.Piece, at: str) -> None:
    if piece.name not in (*WITHOUT_LINK, *WAIVED):
        link = tag(f"https://example.org/{piece.name}", origin_of(story.card(piece.name), story.campaign)).url
        story.change(at, piece.owner, piece.name, "link", f"gave {{}} the link {link}", link=link)
    reviewer = STAND_IN if piece.owner == REVIEWER else REVIEWER
    story.change(at, reviewer, piece.name, "approve", "approved {}", approved=at, approver=reviewer)
