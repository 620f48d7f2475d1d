"""Groups that import a subcommand's module only when it runs, and options that several commands take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

import click

from warroom.cli.errand import Errand

Decorator: TypeAlias = Callable[[Callable[..., None]], Callable[..., None]]


class Group(click.Group):
    """A group that knows what a mistyped command may have been."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but for a word that is nearly a command."""
        name, known = args[0], set(self.list_commands(ctx))
        if name not in known and not ctx.resilient_parsing and (near := _near(name, known)):
            ctx.fail(f"There is no command {name!r}; is it {' or '.join(near)}?")
        return super().resolve_command(ctx, args)


class Lazy(Group):
    """A group whose commands are named `name -> (module below warroom.cli, attribute)` and imported late."""

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy
        self.params.extend(shared_options())

    def list_commands(self, _: click.Context) -> list[str]:
        """The commands in the order in which people meet them."""
        return list(self.lazy)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in self.lazy:
            return None
        module, attribute = self.lazy[cmd_name]
        command = getattr(import_module(f"warroom.cli.{module}"), attribute)
        assert isinstance(command, click.Command)
        return command


class Sub(click.Command):
    """A command that takes the shared options as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())


class Line(Sub):
    """A command whose words are one line of text: `-5` and `-#paid` are words of it, `--typo` is not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ignore_unknown_options = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse unknown long options before `--`; take everything else as click does."""
        known = {name for param in self.get_params(ctx) for name in (*param.opts, *param.secondary_opts)}
        options = args[: args.index("--")] if "--" in args else args
        for word in () if ctx.resilient_parsing else options:
            name = word.partition("=")[0]
            if name.startswith("--") and name not in known:
                raise click.NoSuchOption(name, possibilities=_near(name, known), ctx=ctx)
        return super().parse_args(ctx, args)


class Several(Group):
    """A small group of commands in one module; one that does something by itself takes the shared options as well."""

    command_class = Sub

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.invoke_without_command:
            self.params.extend(shared_options())


def with_options(*options: Decorator) -> Decorator:
    """These options in their order, for each of several commands that take them."""

    def decorated(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


def shared_options() -> list[click.Parameter]:
    """Fresh options `--db`, `--campaign`, `--as`, `--json` and `--share-safe`, kept on the Errand."""
    # Completers read the campaign's file; nobody needs them but a shell that completes.
    from warroom.cli.complete import campaigns, people

    return [
        _shared("--db", "db", metavar="PATH", help="The campaign file; else WARROOM_DB, else the data folder's.",
                type=click.Path(dir_okay=False)),
        _shared("--campaign", "campaign", metavar="NAME", help="A campaign's name or id; else the one used last.",
                shell_complete=campaigns),
        _shared("--as", "me", metavar="HANDLE", help="Who you are; else WARROOM_ME, the setting `me`, your login.",
                shell_complete=people),
        _shared("--json", "as_json", is_flag=True, help="Print the result as one JSON document."),
        _shared("--share-safe", "share_safe", is_flag=True,
                help="Nothing private: no private card's texts, no client, budget or embargo."),
    ]  # fmt: skip


def _shared(flag: str, name: str, **more: Any) -> click.Option:
    return click.Option([flag, f"{name}_option"], expose_value=False, callback=_keeper(name), **more)


def _keeper(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> Any:
        errand = ctx.find_object(Errand)
        if value and errand is not None:
            setattr(errand.asked, name, value)
        return value

    return keep


def _near(name: str, known: set[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, sorted(known))
