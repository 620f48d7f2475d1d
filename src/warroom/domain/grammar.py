"""One line in, a card or a win out: the grammar of quick-add, of wins and of the command line.

    Seed clip to 6 maker groups @ana fri 11:00 1.5" #community ^own-the-maker-story

- Dates and sizes are read only at the end of the words (marks may stand among and after them):
  `3pm webinar recap` and `Friday newsletter` stay titles.  A size needs a unit or a fraction.
- A date stays text behind words that it belongs to (`Prep for friday`, `Black Friday`), and so do
  `today`, `noon` and their like with a capital (`USA Today`).
- `@owner` and `#tag` at the start and the end are taken out; amid the words they count and stay
  (`Launch the #makerweek challenge`).  Whom nobody knows becomes an owner only at the end.  A tag
  starts with a letter: `#1` is text.  So is the `@` inside an address.
- `^card`, `!private`, `+channel` and `key:value` count wherever they stand; keys are `owner` `tag`
  `due` `size` `channel` `format` `stage` `live` `link` `card` `via` `heat` `client` `budget` `embargo`.  What is
  not known stays text, but a `+channel` at the end, which is then new to the campaign.
- `live:"fri 10:00 Europe/London"` is a time of that zone, `live:fri` one of the campaign's.
- In what is heard from the field `!`, `!!` and `!!!` at the start and the end are its heat.
- A backslash (`\\#1`) or quotes make words literal; quotes stay in the title, as typed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from warroom.domain.dates import say_when
from warroom.domain.inches import UnfitLength, could_be_length, format_inches, parse_inches
from warroom.domain.model import LONGEST_TITLE
from warroom.domain.reading import Reading, Vocabulary
from warroom.domain.text import join_tags, split_tags, storable
from warroom.domain.words import Word, escape_words, split_words

__all__ = ["Added", "Vocabulary", "WonLine", "parse_add", "parse_win", "say_add", "say_win", "write_add"]


class Added(NamedTuple):
    """A card as one line asks for it; `due` and `golive` are wall times, `feeds` the cards that feed it.

    `remarks` are sentences about what was understood otherwise than it may look.
    """

    title: str
    owner: str = ""
    new_owner: bool = False
    tags: str = ""
    due: str = ""
    size: int = 0
    feeds: tuple[str, ...] = ()
    channel: str = ""
    new_channel: bool = False
    format: str = ""
    stage: str = ""
    golive: str = ""
    golive_zone: str = ""
    link: str = ""
    private: bool = False
    source: str = ""
    heat: int = 0
    client: str = ""
    budget: str = ""
    embargo: str = ""
    remarks: tuple[str, ...] = ()


class WonLine(NamedTuple):
    """A win as one line tells it; `card` is "" for a free one."""

    size: int
    text: str
    who: str
    tags: str = ""
    card: str = ""
    remarks: tuple[str, ...] = ()


def parse_add(text: str, words: Vocabulary, *, heard: bool = False) -> Added:
    """The card that a line asks for; `heard` says that it is a signal, whose heat may be exclamation marks.

    Raises ValueError with a sentence when no title is left, or a `^card` is unknown or ambiguous.
    """
    reading = Reading(words, heard=heard)
    title = reading.read(split_words(storable(text)))
    _check_title(title, text)
    when = reading.when.settle(words.now, words.day).wall if reading.when else ""
    values = reading.values
    channel = values.get("channel", "")
    return Added(
        title=title,
        owner=reading.owner,
        new_owner=reading.owner not in words.people | {"", words.me},
        tags=join_tags(reading.tags),
        due=values.get("due", when),
        size=reading.size,
        feeds=tuple(dict.fromkeys(reading.cards)),
        channel=channel,
        new_channel=channel not in words.channels | {""},
        format=values.get("format", ""),
        stage=values.get("stage", ""),
        golive=values.get("live", ""),
        golive_zone=values.get("zone", ""),
        link=values.get("link", ""),
        private=reading.private,
        source=values.get("via", ""),
        heat=reading.heat,
        client=values.get("client", ""),
        budget=values.get("budget", ""),
        embargo=values.get("embargo", ""),
        remarks=tuple(reading.remarks),
    )


def parse_win(text: str, words: Vocabulary) -> WonLine:
    """The win that a line tells: a length, then what for; `who` is the vocabulary's `me` unless named.

    Raises ValueError with a sentence when it starts with no length, or a `^card` is unknown or ambiguous.
    """
    line = split_words(storable(text))
    count, size = _leading_size(line)
    reading = Reading(words, phrases=False)
    said = reading.read(line[count:])
    cards = set(reading.cards)
    if len(cards) > 1:
        raise ValueError("A win belongs to one card: name one ^card only.")
    card = reading.cards[0] if cards else ""
    return WonLine(size, said, reading.owner or words.me, join_tags(reading.tags), card, tuple(reading.remarks))


def say_add(added: Added, now: datetime, title_of: Callable[[str], str] = str, ascii: bool = False) -> str:
    """What a line would add, resolved in full: the title, then everything that was taken out of it.

    `title_of` names a card by its id; `now` is aware, in the campaign's zone.
    """
    parts = [
        added.title,
        f"{added.owner}, new here" if added.new_owner else added.owner,
        say_when(added.due, now) if added.due else "",
        format_inches(added.size, ascii) if added.size else "",
        _say_tags(added.tags),
        f"{added.channel}, new here" if added.new_channel else added.channel,
        added.format,
        f"in {added.stage}" if added.stage else "",
        f"live {_say_live(added, now)}" if added.golive else "",
        f"fed by {', '.join(map(title_of, added.feeds))}" if added.feeds else "",
        added.link,
        f"via {added.source}" if added.source else "",
        f"heat {added.heat}" if added.heat else "",
        f"for {added.client}" if added.client else "",
        f"budget {added.budget}" if added.budget else "",
        f"embargo until {say_when(added.embargo, now)}" if added.embargo else "",
        "private" if added.private else "",
    ]
    return _echo(parts, added.remarks, ascii)


def say_win(won: WonLine, title_of: Callable[[str], str] = str, ascii: bool = False) -> str:
    """What a line would log: the length, what for, who, tags and card."""
    card = f"for {title_of(won.card)}" if won.card else ""
    return _echo([format_inches(won.size, ascii), won.text, won.who, _say_tags(won.tags), card], won.remarks, ascii)


def write_add(added: Added) -> str:
    """A line that asks for exactly this card, cards by their ids."""
    pairs = {
        "owner": added.owner,
        "due": added.due,
        "channel": added.channel,
        "format": added.format,
        "stage": added.stage,
        "live": f"{added.golive} {added.golive_zone}".rstrip(),
        "link": added.link,
        "via": added.source,
        "client": added.client,
        "budget": added.budget,
        "embargo": added.embargo,
    }
    return " ".join(
        [
            escape_words(added.title),
            *(f"#{tag}" for tag in split_tags(added.tags)),
            *(f'{key}:"{value}"' if " " in value else f"{key}:{value}" for key, value in pairs.items() if value),
            *(f"^{card}" for card in added.feeds),
            *([f"size:{format_inches(added.size, ascii=True).replace(' ', '-')}"] if added.size else []),
            *([f"heat:{added.heat}"] if added.heat else []),
            *(["!private"] if added.private else []),
        ]
    )


def _check_title(title: str, text: str) -> None:
    if not title and not text.strip():
        raise ValueError("A card needs a title: type what it is about.")
    if not title:
        raise ValueError("That leaves no title: type what it is about; \\ before a word keeps it in the title.")
    if len(title) > LONGEST_TITLE:
        raise ValueError(
            f"The title has {len(title)} characters, {LONGEST_TITLE} is the most: put the rest in its text."
        )


def _leading_size(line: list[Word]) -> tuple[int, int]:
    """How many words at the start are the length, as many as can be, and the length in sixteenths."""
    longest = next((n for n, word in enumerate(line[:5]) if not could_be_length(word.text)), min(5, len(line)))
    for count in range(longest, 0, -1):
        try:
            return count, parse_inches(" ".join(word.text for word in line[:count]))
        except UnfitLength:
            raise
        except ValueError as error:
            problem = error
    if longest and line[0].text[0].isnumeric():
        raise problem
    raise ValueError("Start with the length, as in: 1/2 answered 14 comments.")


def _say_live(added: Added, now: datetime) -> str:
    from warroom.domain.golive import say_there

    here = str(getattr(now.tzinfo, "key", "UTC"))
    return say_there(added.golive, added.golive_zone or here, (here,), now)


def _say_tags(tags: str) -> str:
    return " ".join(f"#{tag}" for tag in split_tags(tags))


def _echo(parts: list[str], remarks: tuple[str, ...], ascii: bool) -> str:
    line = (" - " if ascii else " · ").join(part for part in parts if part)
    return f"{line}  ({' '.join(remarks)})" if remarks else line
