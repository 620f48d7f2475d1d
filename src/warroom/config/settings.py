"""The user's settings: `config.toml`, read with care and never obeyed blindly."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from warroom.config.files import replace_text
from warroom.config.folders import config_dir
from warroom.config.lines import bare, quoted, with_line

SETTABLE = (
    "me", "theme", "ascii", "editor", "backups", "zone", "week_starts", "keys_shown", "share_safe",
    "standup.record", "standup.share_safe", "notify.bell", "notify.desktop", "notify.quiet",
)  # fmt: skip
_TABLES = ("keys", "notify", "standup")
_FLAGS = (
    "ascii", "keys_shown", "share_safe", "standup.record", "standup.share_safe", "notify.bell", "notify.desktop",
)  # fmt: skip
_DEFAULT_THEME = "night"


class Notify(NamedTuple):
    """How it is made heard that something comes due: the terminal's `bell`, a `desktop` notice where it has them.

    In the `quiet` hours, such as `22:00-07:00` of the user's zone, neither is.
    """

    bell: bool = True
    desktop: bool = True
    quiet: str = ""


class Standup(NamedTuple):
    """With `record` every standup is recorded from first to last, with `share_safe` it hides what is private."""

    record: bool = False
    share_safe: bool = False


class Settings(NamedTuple):
    """What the user chose; `keys` maps command ids to keys, `backups` is how many are kept.

    `zone` is the time zone they are in, "" for what the team knows of them; with `keys_shown` keys are shown from the
    start as they are pressed, with `share_safe` nothing private is; `week_starts` is the day, as `sun`, that a
    calendar's weeks begin with.
    """

    me: str
    theme: str = _DEFAULT_THEME
    ascii: bool = False
    keys: Mapping[str, str] = {}
    editor: str = ""
    backups: int = 7
    no_color: bool = False
    zone: str = ""
    notify: Notify = Notify()
    keys_shown: bool = False
    week_starts: str = ""
    share_safe: bool = False
    standup: Standup = Standup()

    def value(self, name: str) -> str | int | bool:
        """A setting by its name, `notify.bell` for one of a table."""
        table, _, field = name.rpartition(".")
        found: str | int | bool = getattr(getattr(self, table) if table else self, field)
        return found


def config_file() -> Path:
    """The settings' file, whether it exists or not."""
    return config_dir() / "config.toml"


def load_settings(path: Path | None = None) -> tuple[Settings, tuple[str, ...]]:
    """The settings, and a sentence for everything in the file that could not be used.

    The environment goes before the file: WARROOM_ME, WARROOM_THEME, WARROOM_ASCII, NO_COLOR.
    """
    table, problems = _read(path or config_file())
    unknown = [name for name in table if name not in (*SETTABLE, *_TABLES)]
    notify = _table(table, "notify", "bell = false", problems)
    standup = _table(table, "standup", "record = true", problems)
    inner = {"notify": notify, "standup": standup}
    unknown += [name for kind, rows in inner.items() for row in rows if (name := f"{kind}.{row}") not in SETTABLE]
    problems.extend(
        f"config.toml: there is no setting {name!r}; there are {', '.join(SETTABLE)} and [keys]." for name in unknown
    )
    theme, me = _text(table, "theme", _DEFAULT_THEME, problems), _text(table, "me", "", problems)
    settings = Settings(
        me=tidy_me(os.environ.get("WARROOM_ME") or me or _login()),
        theme=os.environ.get("WARROOM_THEME") or theme,
        ascii=_flag(table, "ascii", problems) or bool(os.environ.get("WARROOM_ASCII")),
        keys=_keys(table, problems),
        editor=_text(table, "editor", "", problems),
        backups=_count(table, "backups", 7, problems),
        no_color=bool(os.environ.get("NO_COLOR")),
        zone=_checked(table, "zone", "zone", problems),
        notify=Notify(
            _flag(notify, "bell", problems, True),
            _flag(notify, "desktop", problems, True),
            _checked(notify, "quiet", "notify.quiet", problems),
        ),
        keys_shown=_flag(table, "keys_shown", problems),
        week_starts=_checked(table, "week_starts", "week_starts", problems),
        share_safe=_flag(table, "share_safe", problems),
        standup=Standup(_flag(standup, "record", problems), _flag(standup, "share_safe", problems)),
    )
    return settings, tuple(problems)


def save_setting(name: str, value: str | int | bool, path: Path | None = None) -> None:
    """Write one setting, keeping the rest of the file as it is.

    Raises ValueError for an unknown name or value and for a file that cannot take it, OSError.
    """
    if name not in SETTABLE and not name.startswith("keys."):
        raise ValueError(f"There is no setting {name!r}; there are {', '.join(SETTABLE)} and keys.COMMAND.")
    if isinstance(value, str):
        _check(name, value)
    file = path or config_file()
    text = _decoded(file) if file.exists() else ""
    section, dot, key = name.partition(".")
    section, key = (section, key) if dot else ("", name)
    line = f"{bare(key)} = {_literal(name, value)}"
    changed = with_line(text, section, key, line)
    try:
        _parsed(changed)
    except ValueError as error:
        raise ValueError(f"With {line} in it {file} is no valid TOML ({error}). Write it in by hand.") from None
    # Those who keep their settings elsewhere have a link here, which stays one.
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_text(file, changed)


def tidy_me(name: str) -> str:
    """A handle from a login or a name: lower case letters, digits, dots and dashes; `me` when nothing is left."""
    return re.sub(r"[^\w.-]+", "-", name.strip().lstrip("@").casefold()).strip("-.") or "me"


def _read(file: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        return _parsed(_decoded(file)), []
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [f"The settings in {file} cannot be read: {error.strerror}."]
    except ValueError as error:
        return {}, [f"The settings in {file} are not used, for they are no valid TOML: {error}."]


def _decoded(file: Path) -> str:
    """The file's text.  Raises OSError, ValueError."""
    return file.read_text(encoding="utf-8-sig")


def _parsed(text: str) -> dict[str, Any]:
    """The table that TOML writes.  Raises ValueError."""
    # Most people have no settings file, and the TOML reader is a tenth of a shell command's time.
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _text(table: Mapping[str, Any], name: str, default: str, problems: list[str]) -> str:
    value = table.get(name, default)
    if isinstance(value, str):
        return value
    problems.append(f'config.toml: {name} must be a text in quotes, as in {name} = "...".')
    return default


def _flag(table: Mapping[str, Any], name: str, problems: list[str], default: bool = False) -> bool:
    value = table.get(name, default)
    if isinstance(value, bool):
        return value
    problems.append(f"config.toml: {name} must be true or false.")
    return default


def _count(table: Mapping[str, Any], name: str, default: int, problems: list[str]) -> int:
    value = table.get(name, default)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    problems.append(f"config.toml: {name} must be a whole number, 0 or more.")
    return default


def _checked(table: Mapping[str, Any], key: str, name: str, problems: list[str]) -> str:
    """A text that means something; one that does not is said, and none is taken."""
    value = _text(table, key, "", problems)
    try:
        _check(name, value)
    except ValueError as error:
        problems.append(f"config.toml: {name}: {error}")
        return ""
    return value


def _check(name: str, value: str) -> None:
    """Raise ValueError with a sentence for a text that is no zone, no hours, or no day of the week."""
    # Few have these settings, and the first frame need not know how they are read.
    if name == "zone" and value:
        from warroom.domain.dates import check_zone

        if check_zone(value) != value:
            raise ValueError(f"The time zone {value!r} is spelled {check_zone(value)}.")
    elif name == "week_starts":
        from warroom.domain.daywords import weekday_numbered

        weekday_numbered(value)
    elif name == "notify.quiet" and value:
        from warroom.domain.quiet import read_quiet

        read_quiet(value)


def _table(table: Mapping[str, Any], name: str, example: str, problems: list[str]) -> Mapping[str, Any]:
    value = table.get(name, {})
    if isinstance(value, dict):
        return value
    problems.append(f"config.toml: [{name}] must be a table, as in [{name}] and then {example}.")
    return {}


def _keys(table: Mapping[str, Any], problems: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for command, keys in _flattened(_table(table, "keys", 'card.done = "x"', problems)):
        if isinstance(keys, str):
            found[command] = keys
        else:
            problems.append(f"config.toml: the keys of {command} must be a text in quotes.")
    return found


def _flattened(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    """`card.done = "x"` is a nested table to TOML and one command to us."""
    found: list[tuple[str, Any]] = []
    for name, value in table.items():
        path = f"{prefix}{name}"
        found.extend(_flattened(value, f"{path}.") if isinstance(value, dict) else [(path, value)])
    return found


def _login() -> str:
    return os.environ.get("USER") or os.environ.get("LOGNAME") or os.environ.get("USERNAME") or "me"


def _literal(name: str, value: str | int | bool) -> str:
    if name in (*_FLAGS, "backups") and isinstance(value, str):
        value = _from_text(name, value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return quoted(f"The setting {name}", value)


def _from_text(name: str, value: str) -> int | bool:
    if name in _FLAGS and value.casefold() in ("true", "yes", "on", "1", "false", "no", "off", "0"):
        return value.casefold() in ("true", "yes", "on", "1")
    if name == "backups" and value.isdecimal():
        return int(value)
    wanted = "true or false" if name in _FLAGS else "a whole number"
    raise ValueError(f"{value!r} is no value for {name}; it takes {wanted}.")
