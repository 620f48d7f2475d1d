"""A playbook's file as a Playbook, or everything that is wrong with it, line by line.

    +++
    title = "A product launch"
    +++
    ## tactic: Talk to five customers {#talks}
    > @researcher start+1 1 1/2" ^promise
    What to do, then
    ### How it is done well
    and how it is done well.

A line that begins with `## ` starts a card wherever it stands; a backslash in front makes it text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from warroom.domain.checklist import items, listed, unticked
from warroom.domain.model import LONGEST_TITLE, Kind
from warroom.domain.playbook import KINDS, MOST_PLAYS, ROUTINE, Play, Playbook, slug
from warroom.domain.text import brief, storable
from warroom.formats.playbooks.facts import Facts
from warroom.formats.playbooks.head import read_head
from warroom.formats.playbooks.problems import Misprint, Problem, Proof

HOWTO = "### How it is done well"
_SORTS = (*KINDS, ROUTINE)
# A line that means something here; as text it has a backslash in front.
STRUCTURE = rf"(?:##(?!#)|{HOWTO}[ \t]*$)"
_LONGEST, _LONGEST_TEXT = 1_000_000, 200_000
_HEADING = re.compile(r"##(?!#)[ \t]*(?:(\w+)[ \t]*:)?[ \t]*(.*?)[ \t]*(?:\{#([^{}\s]+)\})?[ \t]*$")
_HOWTO = re.compile(rf"{HOWTO}[ \t]*$", re.IGNORECASE)
_ESCAPED = re.compile(rf"\\(?=\\*{STRUCTURE})", re.IGNORECASE)


class _Section(NamedTuple):
    """The lines of a card below its heading; `line` is the heading's number."""

    line: int
    heading: str
    lines: tuple[str, ...]


class _Found(NamedTuple):
    """A card that was read, and the number of its heading's line."""

    line: int
    play: Play


def read(name: str, text: str) -> Playbook:
    """The playbook that a file of this name holds.  Raises Misprint."""
    if len(text) > _LONGEST:
        raise Misprint([Problem(1, f"The file has {len(text):,} characters; {_LONGEST:,} is the most.")])
    if "\0" in text:
        raise Misprint([Problem(text[: text.index("\0")].count("\n") + 1, "There is a NUL character: take it out.")])
    proof = Proof(storable(text.removeprefix("\N{BOM}").replace("\r\n", "\n").replace("\r", "\n")))
    head = read_head(proof)
    intro, sections = _sections(proof.lines, head.end)
    found = [card for section in sections if (card := _card(proof, section)) is not None]
    if not sections:
        proof.wrong(len(proof.lines), "It has no cards: one begins with a line such as `## tactic: Call the venue`.")
    if len(sections) > MOST_PLAYS:
        proof.wrong(sections[MOST_PLAYS].line, f"It has {len(sections)} cards; {MOST_PLAYS} is the most.")
    _check_roles(proof, found, [role for role, _ in head.roles])
    plays = _linked(proof, found)
    if proof.problems:
        raise Misprint(proof.problems)
    title = head.title or name
    text = _tidied(intro)
    return Playbook(name, title, head.about, text, plays, head.roles, head.golive, head.days_off, head.starts)


def _sections(lines: list[str], first: int) -> tuple[list[str], list[_Section]]:
    """What stands before the cards, and the lines of each."""
    starts = [n for n in range(first, len(lines)) if _HEADING.match(lines[n])]
    ends = [*starts[1:], *([len(lines)] if starts else [])]
    intro = lines[first : starts[0] if starts else len(lines)]
    return intro, [_Section(n + 1, lines[n], tuple(lines[n + 1 : end])) for n, end in zip(starts, ends, strict=True)]


def _card(proof: Proof, section: _Section) -> _Found | None:
    found = _HEADING.match(section.heading)
    assert found is not None
    sort = next((sort for sort in _SORTS if found[1] and sort == found[1].casefold()), "")
    if not sort:
        right = (
            f"a card begins with {', '.join(f'`## {sort}: …`' for sort in _SORTS)}; a backslash in front makes it text"
        )
        proof.wrong(section.line, f"{brief(section.heading)!r} has no kind: {right}.")
        return None
    title = " ".join(found[2].split())
    name = slug(found[3] or title)
    if not title or not name:
        right = "write a title behind the colon" if not title else "give it one of letters, as in {#venue}"
        proof.wrong(section.line, f"The {sort} has no {'title' if not title else 'name'}: {right}.")
        return None
    if len(title) > LONGEST_TITLE:
        proof.wrong(section.line, f"The title has {len(title)} characters; {LONGEST_TITLE} is the most.")
    return _Found(section.line, _play(proof, section, sort, title, name))


def _play(proof: Proof, section: _Section, sort: str, title: str, name: str) -> Play:
    at = next((n for n, line in enumerate(section.lines) if line.strip()), len(section.lines))
    facts, said = Facts(sort), len(proof.problems)
    while at < len(section.lines) and section.lines[at].startswith(">"):
        try:
            facts.read(section.lines[at][1:])
        except ValueError as error:
            proof.wrong(section.line + 1 + at, str(error))
        at += 1
    try:
        if said == len(proof.problems):
            facts.check()
    except ValueError as error:
        proof.wrong(section.line, str(error))
    rest = section.lines[at:]
    cut = next((n for n, line in enumerate(rest) if _HOWTO.match(line)), len(rest))
    body, howto = _tidied(rest[:cut]), _tidied(rest[cut + 1 :])
    if max(len(body), len(howto)) > _LONGEST_TEXT:
        proof.wrong(section.line, f"A text of the {sort} has over {_LONGEST_TEXT:,} characters.")
    if sort == ROUTINE and unticked(body) != listed(item.text for item in items(body)):
        right = f"a checklist, `- [ ] item`; what is to be known stands below `{HOWTO}`"
        proof.wrong(section.line, f"A routine has no other text than {right}.")
    kind: Kind = next((kind for kind in KINDS if kind == sort), "tactic")
    return Play(name, kind, title, body=body, howto=howto, **facts.fields())


def _linked(proof: Proof, found: list[_Found]) -> tuple[Play, ...]:
    """The cards, fed by names that there are; a card may be called by its title as well."""
    lines: dict[str, int] = {}
    for card in found:
        name = card.play.name
        if name in lines:
            first = f"the card in line {lines[name]} is called so already"
            proof.wrong(card.line, f"{name!r}: {first}; give one of them another name with {{#name}}.")
        lines.setdefault(name, card.line)
    titles = {slug(card.play.title): card.play.name for card in found}
    recurring = {card.play.name for card in found if card.play.every}
    plays = []
    for line, play in found:
        fed = [name if name in lines else titles.get(name, name) for name in play.fed_by]
        for name in fed:
            where = proof.line_of(f"^{name}", line - 1)
            if name not in lines:
                near = get_close_matches(name, lines, n=1)
                hint = f"did you mean ^{near[0]}?" if near else "give it one with {#name} in its heading."
                proof.wrong(where, f"No card here is called ^{name}: {hint}")
            elif name == play.name:
                proof.wrong(where, f"A card cannot feed itself: ^{name}.")
            elif name in recurring:
                proof.wrong(where, f"A routine feeds nothing, for it is many: take ^{name} out.")
        plays.append(play._replace(fed_by=tuple(dict.fromkeys(fed))))
    return tuple(plays)


def _check_roles(proof: Proof, found: Iterable[_Found], roles: list[str]) -> None:
    """Where roles are listed, no other one owns anything."""
    for line, play in found if roles else ():
        if play.role and play.role not in roles:
            near = get_close_matches(play.role, roles, n=1)
            hint = f"did you mean @{near[0]}?" if near else f"there are {', '.join(f'@{role}' for role in roles)}."
            proof.wrong(proof.line_of(f"@{play.role}", line - 1), f"@{play.role} is not among the roles: {hint}")


def _tidied(lines: Iterable[str]) -> str:
    """The lines as a text, without the empty ones around it and the backslash that made a line text."""
    found = [line[1:] if _ESCAPED.match(line) else line for line in lines]
    while found and not found[0].strip():
        found.pop(0)
    while found and not found[-1].strip():
        found.pop()
    return "\n".join(found)
