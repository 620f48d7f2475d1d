"""Themes for the whole app: our own drawing, and Textual's variables for the dialogs' stylesheets."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from textual.filter import NoColor
from textual.theme import Theme as TextualTheme

from warroom.config.themes import Theme, load_theme, theme_names
from warroom.tui import over
from warroom.tui.look import Look
from warroom.tui.palette import with_few_colours

if TYPE_CHECKING:
    from textual.app import App

    from warroom.tui.room import Room

# The theme that stays readable when there are no colours to choose from.
_FALLBACK = "night"


def look_named(name: str, colour: bool = True, few: bool = False) -> tuple[Look, str]:
    """The look of that name; or of the default theme, and the sentence that says why.

    `few` fits it to a terminal with 256 colours.
    """
    problem = ""
    try:
        theme = load_theme(name)
    except ValueError as error:
        theme, problem = load_theme(_FALLBACK), str(error)
    return Look(with_few_colours(theme) if few else theme, colour, few), problem


def choices() -> tuple[tuple[str, str, str], ...]:
    """(name, title, what it is) of every theme that can be read, as commands see them."""
    return _choices(theme_names())


def register(app: App[Any], look: Look) -> None:
    """Make Textual's variables those of the look."""
    theme = look.theme
    colours = theme.colours
    if not look.colour:
        # Textual's own answer to NO_COLOR is shades of grey, which are dark on a light terminal.
        app._filters[:] = [NoColor()]
    app.register_theme(
        TextualTheme(
            name=f"warroom-{theme.name}",
            primary=colours["accent"],
            secondary=colours["note"],
            accent=colours["accent"],
            warning=colours["warn"],
            error=colours["bad"],
            success=colours["good"],
            foreground=colours["text"],
            background=colours["background"],
            surface=colours["panel"],
            panel=colours["raised"],
            dark=theme.dark,
            variables=dict(colours),
        )
    )
    app.theme = f"warroom-{theme.name}"


def wear(app: App[Any], room: Room, name: str) -> str:
    """Change to another theme while everything is open; gives the sentence that says why not, or ""."""
    look, problem = look_named(name, room.look.colour, room.look.few)
    if problem:
        return problem
    register(app, look)
    room.wear(look)
    for dialog in over.dialogs(app):
        dialog.recolour(look)
    return ""


def keep(name: str) -> str:
    """Keep the theme in the settings, for the next start; gives the sentence that says why not, or ""."""
    from warroom.config.settings import save_setting

    try:
        save_setting("theme", name)
    except (OSError, ValueError) as error:
        return f"The theme is not kept for the next start: {error}"
    return ""


@cache
def _choices(names: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    found: list[tuple[str, str, str]] = []
    for name in names:
        try:
            theme: Theme = load_theme(name)
        except ValueError:
            continue
        found.append((name, theme.title, theme.described))
    return tuple(found)
