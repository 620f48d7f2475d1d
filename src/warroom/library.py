"""The playbooks there are, for both faces: each file read, and what is wrong with those that cannot be."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from warroom.config.playbooks import PlaybookFile, playbook_files, playbooks_dir, read_playbook_file
from warroom.domain.playbook import Playbook, slug
from warroom.formats.playbooks import Misprint, read, write

if TYPE_CHECKING:
    from warroom.commands.actions.playbook_making import Made
    from warroom.domain.model import Campaign
    from warroom.store import Store


class Library(NamedTuple):
    """The playbooks that can be played, those that `own` names being the user's; `problems` of the others."""

    playbooks: tuple[Playbook, ...]
    own: frozenset[str]
    problems: tuple[str, ...]


def shelved() -> Library:
    """Every playbook; a file that is none is reported and keeps no other from being read."""
    found: list[Playbook] = []
    problems: list[str] = []
    files = playbook_files()
    for file in files:
        try:
            found.append(_read(file))
        except Misprint as error:
            problems += [f"{file.path}:{problem.line}: {problem.said}" for problem in error.problems]
        except ValueError as error:
            problems.append(f"{file.path}: {error}.")
    return Library(tuple(found), frozenset(file.name for file in files if file.own), tuple(problems))


def playbook_named(name: str) -> Playbook:
    """The playbook of that name or title, or of a unique beginning of either.  ValueError with a sentence."""
    file = _file_named(name)
    try:
        return _read(file)
    except Misprint as error:
        raise ValueError(" ".join(f"{file.path}:{p.line}: {p.said}" for p in error.problems)) from error
    except ValueError as error:
        raise ValueError(f"{file.path}: {error}.") from error


def source_of(name: str) -> str:
    """The file's text of the playbook of that name.  Raises ValueError with a sentence."""
    return read_playbook_file(_file_named(name).path)


def own_path(name: str) -> Path:
    """Where a playbook of the user's own is kept under this name.  Raises ValueError for no name."""
    if not slug(name):
        raise ValueError("A playbook needs a name, such as spring-launch.")
    return playbooks_dir() / f"{slug(name)}.md"


def made_of(
    store: Store,
    campaign: Campaign,
    name: str,
    *,
    only: Collection[str] | None = None,
    title: str = "",
    golive: str = "",
) -> Made:
    """The playbook that a campaign makes, of all its cards or of the ids `only` and their routines; or ValueError."""
    # Far more often a playbook is read.
    from warroom.commands.actions.playbook_making import Source, make_playbook

    cards = [card for card in store.cards(campaign.id) if only is None or card.id in only]
    recurred = {card.routine for card in cards}
    routines = [one for one in store.routines(campaign.id) if only is None or one.id in recurred]
    people = {person.id: person for person in store.people()}
    source = Source(campaign, cards, store.feeds(campaign.id), store.all_texts(campaign.id), people, routines)
    return make_playbook(source, name, title, golive)


def keep(made: Made, *, replace: bool = False) -> Path:
    """Write a playbook among the user's own, over one of its name only with `replace`.  ValueError with a sentence."""
    from warroom.config.files import replace_text

    path = own_path(made.playbook.name)
    if path.exists() and not replace:
        raise ValueError(f"{path} exists already: give it another name.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_text(path, write(made.playbook))
    except OSError as error:
        raise ValueError(f"{path} cannot be written: {error.strerror or error}.") from error
    return path


def _read(file: PlaybookFile) -> Playbook:
    return read(file.name, read_playbook_file(file.path))


def _file_named(text: str) -> PlaybookFile:
    files = {file.name: file for file in playbook_files()}
    wanted = slug(text)
    found = [name for name in files if wanted and name.startswith(wanted)] or _titled(files, wanted)
    if wanted in files:
        return files[wanted]
    if len(found) == 1:
        return files[found[0]]
    if found:
        raise ValueError(f"{text!r} can be {' or '.join(found)}: type more of it.")
    raise ValueError(f"There is no playbook {text!r}; there are {', '.join(files) or 'none'}.")


def _titled(files: dict[str, PlaybookFile], wanted: str) -> list[str]:
    """The names of those whose title begins so; files that cannot be read have none."""
    found = []
    for name, file in files.items():
        try:
            title = slug(_read(file).title)
        except ValueError:
            continue
        if wanted and title.startswith(wanted):
            found.append(name)
    return found
