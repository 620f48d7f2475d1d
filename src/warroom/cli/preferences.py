"""`warroom themes`, `keys` and `config`: how it looks and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from warroom.cli import complete, out
from warroom.cli.errors import Misread, misread
from warroom.cli.lazy import Several, Sub

if TYPE_CHECKING:
    from warroom.cli.errand import Errand


@click.command(cls=Sub, short_help="List the themes.")
@click.pass_obj
def themes(errand: Errand) -> None:
    """List the themes; `*` marks the one in use. `warroom config set theme NAME` chooses one."""
    from warroom.config.themes import load_theme, theme_names

    found = []
    for name in theme_names():
        try:
            found.append(load_theme(name))
        except ValueError as error:
            out.words(str(error))
    if errand.asked.as_json:
        out.document([{**theme._asdict(), "current": theme.name == errand.settings.theme} for theme in found])
        return
    mark = {True: "*", False: " "}
    out.data(
        out.table(
            [(mark[theme.name == errand.settings.theme], theme.name, theme.title, theme.described) for theme in found]
        )
    )


@click.command(cls=Sub, short_help="List the keys of the dashboard.")
@click.pass_obj
def keys(errand: Errand) -> None:
    """List every command of the dashboard with its keys, as you have bound them.

    Bind others in the settings: `warroom config set keys.ID "x"`.
    """
    from warroom.commands.catalogue import COMMANDS
    from warroom.commands.keymap import bind, key_name

    keymap = bind(errand.settings.keys)
    for problem in keymap.problems:
        out.words(problem)
    if errand.asked.as_json:
        out.document(
            [
                {"id": c.id, "keys": list(keymap.keys_of(c.id)), "group": c.group, "title": c.title, "help": c.help}
                for c in COMMANDS
            ]
        )
        return
    rows = [(" ".join(key_name(key) for key in keymap.keys_of(c.id)), c.id, c.title) for c in COMMANDS]
    out.data(out.table(rows, ("cyan", "dim", ""), head=("keys", "id", "what")))


@click.group(cls=Several, short_help="Read and change the settings.")
def config() -> None:
    """Read and change the settings."""


@config.command("path", short_help="Print where the settings are.")
@click.pass_obj
def config_path(errand: Errand) -> None:
    """Print where the settings are, whether there are any yet or not."""
    from warroom.config.settings import config_file

    if errand.asked.as_json:
        out.document({"config": str(config_file()), "db": str(errand.path)})
    else:
        out.place(config_file())


@config.command("get", short_help="Print a setting, or all.")
@click.argument("name", required=False, shell_complete=complete.settings)
@click.pass_obj
def config_get(errand: Errand, name: str | None) -> None:
    """Print a setting, or all of them."""
    values = _values(errand)
    if name and name not in values:
        raise Misread(f"There is no setting {name!r}; there are {', '.join(values)}.")
    shown = {name: values[name]} if name else values
    if errand.asked.as_json:
        out.document(shown)
    elif name:
        out.stored(_text(values[name]))
    else:
        out.data(out.table([(key, _text(value)) for key, value in shown.items()]))


@config.command("set", short_help="Change a setting.")
@click.argument("name", shell_complete=complete.settings)
@click.argument("value")
@click.pass_obj
def config_set(errand: Errand, name: str, value: str) -> None:
    """Change a setting; the rest of the file stays as it is.

    \b
      warroom config set theme paper
      warroom config set keys.done "ctrl+x"
    """
    from warroom.commands.keymap import bind
    from warroom.config.settings import load_settings, save_setting
    from warroom.config.state import forget_frames
    from warroom.config.themes import load_theme

    with misread():
        if name == "theme":
            load_theme(value)
        save_setting(name, value)
    settings, problems = load_settings()
    if settings.share_safe:
        forget_frames()
    for problem in (*problems, *bind(settings.keys).problems):
        out.words(problem)
    if errand.asked.as_json:
        out.document({name: value})
    out.words(f"{name} is now {value}")


def _values(errand: Errand) -> dict[str, object]:
    from warroom.config.settings import SETTABLE

    settings = errand.settings
    named: dict[str, object] = {name: settings.value(name) for name in SETTABLE}
    return {**named, **{f"keys.{command}": keys for command, keys in settings.keys.items()}}


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
