"""A fuzzy pick from a list, line-drawn, so that ten thousand choices are no slower than ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from textual import events
from textual.app import ComposeResult

from warroom.commands.spec import Choice, Choices, Outcome, Pick
from warroom.tui.dialogs.base import Dialog, Live, Panel, hint_line, styled
from warroom.tui.dialogs.drawn import Lines
from warroom.tui.dialogs.fuzzy import Matcher, matched
from warroom.tui.dialogs.line_edit import LineEdit
from warroom.tui.dialogs.menu import Menu
from warroom.tui.look import Look
from warroom.views.cells import clip, fit
from warroom.views.cells import width as cells
from warroom.views.glyphs import glyphs, worded
from warroom.views.line import Line, Span

_LEAST_ABOUT = 6
CHROME = 4
"""Lines of a pick that are not choices: the frame, the line and the hint."""


class PickScreen(Dialog[Outcome | None]):
    """Picks one of many; typing narrows, tab flips or marks where there is something to flip or mark."""

    CSS_PATH = styled("pick.tcss")

    def __init__(self, pick: Pick, look: Look, *, ascii: bool = False) -> None:
        super().__init__(look, ascii=ascii)
        self._pick = pick
        self._flipped = False
        self._marked: set[int] = set()
        self._found = list(range(len(pick.choices)))
        made = () if isinstance(pick.choices, Choices) else pick.choices
        self._hot = hot_keys(made)
        self._hot_cells = max((2 * len(choice.hot) for choice in made), default=0)
        self._sign_cells = 2 * any(choice.sign for choice in made)
        self._tried = False
        self._line = LineEdit(
            self.look,
            self._narrow,
            pick.typed,
            lead="> " if ascii else "› ",
            placeholder="type to narrow, or something new" if pick.free else "type to narrow",
        )
        self._menu = Menu(self.look, self._draw)
        self._hint = Lines(self.look, self._hints)

    def compose(self) -> ComposeResult:
        """The line, the choices and a hint, in a frame."""
        panel = Panel(self._pick.title)
        panel.styles.height = max(len(self._pick.choices) + bool(self._pick.free), 3) + CHROME
        with panel:
            yield self._line
            yield self._menu
            yield self._hint

    def on_mount(self) -> None:
        """Start on the current choice."""
        choices, current = self._pick.choices, self._pick.current
        keys = choices.keys if isinstance(choices, Choices) else [choice.key for choice in choices]
        self._menu.fill(len(self._found), keys.index(current) if current in keys else 0)
        if self._pick.typed:
            self._narrow()
        # Many choices take as long to be made ready for typing as to be shown.
        self.call_after_refresh(lambda: self._matcher)

    def take(self, event: events.Key) -> None:
        """Narrow, move, flip or pick."""
        key = event.key
        if key == "enter":
            self._enter()
        elif key == "tab":
            self._tab()
        elif not self._line.text and (event.character or "") in self._hot:
            self._choose(self._hot[event.character or ""])
        elif not self._menu.take(key):
            self._line.press(event)

    def close(self) -> None:
        """Go away, and back to what was before a preview."""
        if self._pick.live and self._tried:
            self.app.post_message(Live(self._pick.live(self._pick.current)))
        self.dismiss(None)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(list(map(_matched_on, self._pick.choices)))

    def _narrow(self) -> None:
        """Show what matches now."""
        self._found = self._matcher.find(self._line.text)
        self._menu.fill(len(self._found) + self._may_make(), 0)
        self._hint.renew()

    def on_menu_moved(self, moved: Menu.Moved) -> None:
        """Try the choice on, where that can be done."""
        live, choice = self._pick.live, self._choice(moved.row)
        if live and choice and (self._tried or choice.key != self._pick.current):
            self._tried = True
            self.app.post_message(Live(live(choice.key)))
        self._hint.renew()

    def on_menu_picked(self) -> None:
        """Pick what was clicked."""
        self._enter()

    def _enter(self) -> None:
        row = self._menu.cursor
        if self._marked and self._pick.several:
            self._choose_marked(self._pick.several)
        elif 0 <= row < len(self._found):
            self._choose(self._found[row])
        elif self._may_make() and self._pick.free:
            self.dismiss(self._pick.free(self._line.text.strip()))

    def _choose(self, index: int) -> None:
        if self._pick.several:
            self._marked.add(index)
            self._choose_marked(self._pick.several)
        else:
            self.dismiss(self._pick.then(self._pick.choices[index].key, self._flipped))

    def _choose_marked(self, several: Callable[[tuple[str, ...]], Outcome]) -> None:
        self.dismiss(several(tuple(self._pick.choices[index].key for index in sorted(self._marked))))

    def _tab(self) -> None:
        row = self._menu.cursor
        if self._pick.several and 0 <= row < len(self._found):
            self._marked ^= {self._found[row]}
            self._menu.take("down")
            self._menu.refresh()
        elif self._pick.flip:
            self._flipped = not self._flipped
        self._hint.renew()

    def _may_make(self) -> bool:
        """Whether what is typed may be taken as it is: it is no choice by itself."""
        typed = self._line.text.strip().lower()
        return bool(self._pick.free and typed) and all(
            typed not in (self._pick.choices[i].text.lower(), self._pick.choices[i].key.lower()) for i in self._found
        )

    def _choice(self, row: int) -> Choice | None:
        return self._pick.choices[self._found[row]] if 0 <= row < len(self._found) else None

    def _draw(self, row: int, width: int, selected: bool) -> Line:
        bar = Span((">" if self.ascii else "▌") if selected else " ", "accent bold")
        if self._pick.several:
            here = 0 <= row < len(self._found) and self._found[row] in self._marked
            mark = ("+" if self.ascii else "●") if here else " "
            bar = Span(f"{bar.text}{mark} ", "accent bold")
        choice, cut = self._choice(row), glyphs(self.ascii).ellipsis
        if choice is None:
            return (bar, Span(" make ", "muted"), Span(f"“{self._line.text.strip()}”", "good bold"))
        hot = fit(" ".join(choice.hot), self._hot_cells) if self._hot_cells else ""
        sign = fit("" if self.ascii and not choice.sign.isascii() else choice.sign, self._sign_cells)
        lead = (bar, Span(hot, "accent bold"), Span(sign, choice.style))
        note = clip(worded(choice.note, self.ascii), width // 2, cut)
        room = width - cells(bar.text) - self._hot_cells - self._sign_cells - (cells(note) + 1 if note else 0)
        text = clip(choice.text, room, cut)
        left = room - cells(text) - 2
        about = clip(worded(choice.about, self.ascii), left, cut) if choice.about and left >= _LEAST_ABOUT else ""
        gap = Span(" " * (room - cells(text) - (cells(about) + 2 if about else 0) + (1 if note else 0)))
        style = f"{choice.style or 'text'}{' bold' if selected else ''}"
        told = (Span("  "), *matched(about, self._line.text, "muted")) if about else ()
        return (*lead, *matched(text, self._line.text, style), *told, gap, Span(note, choice.tone))

    def _hints(self, width: int) -> tuple[Line, ...]:
        keys = [("enter", "pick"), ("esc", "leave")]
        lead = f"{len(self._found)} of {len(self._pick.choices)}"
        if self._pick.several:
            keys = [("tab", "mark"), *keys]
            lead = f"{len(self._marked)} marked" if self._marked else lead
        if self._pick.flip:
            this, other = self._pick.flip[::-1] if self._flipped else self._pick.flip
            keys = [("enter", this), ("tab", other), *keys[1:]]
        if not self._menu.count:
            lead, keys = "Nothing matches.", keys[-1:]
        return (hint_line(keys, width, lead),)


def _matched_on(choice: Choice) -> str:
    """What typing is held against: a handle without its `@` too, or else words beginning so would come before it."""
    bare = f"{choice.key} " if choice.text == f"@{choice.key}" else ""
    return f"{bare}{choice.text} {choice.about} {choice.note}"


def hot_keys(choices: Sequence[Choice]) -> dict[str, int]:
    """Which single key picks which choice."""
    return {key: index for index, choice in enumerate(choices) for key in choice.hot}
