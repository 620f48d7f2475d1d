"""Everything around the panes, as strips: header, tabs, filter, thread, tape, footer and message."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from warroom.commands.keymap import Keymap, key_name
from warroom.commands.spec import Command, Context, Tone
from warroom.domain.text import counted
from warroom.tui.desk import Desk
from warroom.tui.dialogs.edit import Edit
from warroom.tui.ink import Ink
from warroom.tui.look import Look
from warroom.tui.places import Place
from warroom.views.badges import signs_of
from warroom.views.beyond import Beyond
from warroom.views.build import cells_of, fill
from warroom.views.cells import fit, paragraphs, shown, width
from warroom.views.columns import column_lines
from warroom.views.footer import footer, tabs
from warroom.views.header import header
from warroom.views.line import Line, Span
from warroom.views.load.strip import hangs_on, load_line
from warroom.views.pressed import Pressed, pressed_spans
from warroom.views.scene import Keys, Scene
from warroom.views.shade import shaded
from warroom.views.tape import tape
from warroom.views.thread import thread_line

_SIGNS: dict[Tone, str] = {"info": "·", "good": "✓", "warn": "!", "bad": "✗"}
_ASCII_SIGNS: dict[Tone, str] = {"info": "-", "good": "+", "warn": "!", "bad": "x"}
_TONES: dict[Tone, str] = {"info": "text", "good": "good", "warn": "warn", "bad": "bad"}

# The commands that the views call otherwise than by their ids.
_COMMANDS = {"free_win": "free-win", "plan": "plan-day"}


class Note(NamedTuple):
    """A message on the screen."""

    text: str
    tone: Tone = "info"


class Typing(NamedTuple):
    """The filter line: `edit` None when nobody types in it, `problem` what is wrong with the text."""

    edit: Edit | None = None
    problem: str = ""


class Chrome:
    """Draws the parts around the panes; what depends on no selection is drawn once for each board and minute."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._kept: dict[str, tuple[tuple[object, ...], list[Ink]]] = {}

    def header(self, scene: Scene, place: Place) -> list[Ink]:
        """The top line."""
        key = (*self._key(scene, place), scene.badges)
        return self._kept_or("header", key, lambda: self._strips([_head(scene, place.width)], place.width, "raised"))

    def tape(self, scene: Scene, place: Place) -> list[Ink]:
        """The tape's three lines."""
        key = (*self._key(scene, place), scene.reached)
        return self._kept_or(
            "tape", key, lambda: self._strips(_lit(scene, *tape(scene, place.width)), place.width, "panel")
        )

    def load(self, scene: Scene, place: Place) -> list[Ink]:
        """The team's load today."""
        key = (hangs_on(scene), scene.now, scene.me, scene.ascii, place.width, id(self.look), scene.light.spotlight)
        return self._kept_or(
            "load", key, lambda: self._strips(_lit(scene, load_line(scene, place.width)), place.width, "background")
        )

    def tabs(self, scene: Scene, place: Place, desk: Desk, beyond: Beyond) -> list[Ink]:
        """The strip of the three panes' names."""
        return self._strips(_lit(scene, tabs(scene, place.width, desk.focus, beyond)), place.width, "panel")

    def thread(self, scene: Scene, place: Place) -> list[Ink]:
        """The selected card's thread."""
        return [self.look.strip(thread_line(scene, place.width), place.width, "background")]

    def board(self, scene: Scene, place: Place) -> list[Ink]:
        """The zoomed pipeline."""
        lines = column_lines(scene, place.width, place.height)
        return [self.look.strip(line, place.width, "panel") for line in lines]

    def footer(
        self, hints: tuple[tuple[str, str], ...], scene: Scene, place: Place, pressed: Pressed | None = None
    ) -> list[Ink]:
        """The keys that work right now, and at the right those that were pressed, if they are shown."""
        key = (hints, scene.light.spotlight, pressed, place.width, id(self.look))

        def line() -> Line:
            told = pressed_spans(pressed, place.width, scene.ascii) if pressed else ()
            return (*_lit(scene, footer(hints, place.width - cells_of(told)))[0], *told)

        return self._kept_or("footer", key, lambda: self._strips((line(),), place.width, "raised"))

    def filter(self, desk: Desk, typing: Typing, place: Place) -> list[Ink]:
        """The filter as it is typed, with its cursor and how many cards it leaves."""
        line = filter_line(desk.filter, typing, sum(roll.count for roll in desk.rolls.values()), place.width)
        return [self.look.strip(fill(line, place.width), place.width, "raised")]

    def note(self, note: Note, place: Place, ascii: bool) -> list[Ink]:
        """A message, over as many lines as it needs."""
        sign = (_ASCII_SIGNS if ascii else _SIGNS)[note.tone]
        tone = _TONES[note.tone]
        lines = []
        for number, text in enumerate(note_lines(note.text, place.width)[: place.height]):
            lead = f" {sign} " if number == 0 else "   "
            spans = (Span(lead, f"{tone} bold"), Span(fit(text, place.width - 3), tone))
            lines.append(fill(spans, place.width))
        return self._strips(lines, place.width, "raised")

    def _key(self, scene: Scene, place: Place) -> tuple[object, ...]:
        light = (scene.light.spotlight, scene.light.others, bool(scene.light.pointer))
        told = (scene.board.seq, scene.board.veiled, scene.board.campaign, scene.now, scene.here, scene.ascii)
        return (*told, *light, place.width, id(self.look))

    def _kept_or(self, part: str, key: tuple[object, ...], make: Callable[[], list[Ink]]) -> list[Ink]:
        kept = self._kept.get(part)
        if kept is None or kept[0] != key:
            kept = self._kept[part] = (key, make())
        return kept[1]

    def _strips(self, lines: Iterable[Line], cells: int, ground: str) -> list[Ink]:
        return [self.look.strip(line, cells, ground) for line in lines]


def _head(scene: Scene, width: int) -> Line:
    """The header, in the spotlight's shade but for what it says steadily."""
    signs = signs_of(scene.badges)
    (line,) = _lit(scene, header(scene, max(width - cells_of(signs), 0)))
    return fill([*line, *signs], width)


def _lit(scene: Scene, *lines: Line) -> tuple[Line, ...]:
    """The lines, in the shade while there is a spotlight, for it falls on no part but the thread."""
    return tuple(map(shaded, lines)) if scene.light.spotlight else lines


def note_lines(text: str, cells: int) -> list[str]:
    """A message broken into lines that fit beside its sign; at most eight."""
    return paragraphs(text, max(cells - 4, 8), 8)


def key_hints(commands: Iterable[Command], keymap: Keymap, context: Context) -> tuple[tuple[str, str], ...]:
    """(keys, word) of the commands that can be done now, in the footer's order; twins such as H and L are one hint."""
    found: list[tuple[str, str]] = []
    for command in commands:
        if context.pane not in command.panes or command.disabled(context):
            continue
        keys = keymap.keys_of(command.id)
        if not keys:
            continue
        if found and found[-1][1] == command.short:
            found[-1] = (f"{found[-1][0]} {key_name(keys[0])}", command.short)
        else:
            found.append((key_name(keys[0]), command.short))
    return tuple(found)


def filter_hints(ascii: bool) -> tuple[tuple[str, str], ...]:
    """(keys, word) of what works while the filter is typed, when letters are no commands."""
    return ("enter", "keep"), ("up down" if ascii else "↑ ↓", "move"), ("esc", "clear")


def named_keys(keymap: Keymap, ascii: bool) -> Keys:
    """The keys that the views name, as the user has them; a command without one is reached by its name."""

    palette = first_key(keymap, "palette", ascii)
    names = (_COMMANDS.get(field, field) for field in Keys._fields)
    return Keys(*(first_key(keymap, name, ascii) or f"{palette}{name}" for name in names))


def first_key(keymap: Keymap, name: str, ascii: bool = False) -> str:
    """The key of a command as it is shown, "" for one without."""
    keys = keymap.keys_of(name)
    return key_name(keys[0], ascii) if keys else ""


def filter_line(filter: str, typing: Typing, count: int, cells: int) -> Line:
    """The filter as it is typed, with its cursor and how many cards it leaves."""
    right = typing.problem or (counted(count, "card") if filter else "")
    right = f" {shown(right)} " if right else ""
    if width(right) > cells // 2:
        right = fit(right, cells // 2)
    room = cells - 3 - width(right)
    tail = Span(right, "bad" if typing.problem else "muted")
    if typing.edit is None:
        return (Span(" / ", "accent bold"), Span(fit(filter, room), "text"), tail)
    text, at = typing.edit.text, typing.edit.cursor
    before, under, after = shown(text[:at]), shown(text[at : at + 1]) or " ", shown(text[at + 1 :])
    while before and width(before) > room - 2:
        before = before[1:]
    left = room - width(before) - width(under)
    return (
        Span(" / ", "accent bold"),
        Span(before, "text"),
        Span(under, "text reverse"),
        Span(fit(after, max(left, 0)), "text"),
        tail,
    )
