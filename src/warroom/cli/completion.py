"""`warroom completion`: the script with which a shell completes commands, cards, stages and people."""

from __future__ import annotations

import click

from warroom.cli import out
from warroom.cli.lazy import Sub

_SHELLS = ("bash", "zsh", "fish")


@click.command(cls=Sub, short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print the script that makes a shell complete commands, cards, stages and people.

    \b
      bash:  warroom completion bash > ~/.local/share/bash-completion/completions/warroom
      zsh:   warroom completion zsh > ~/.zfunc/_warroom    (a folder of $fpath)
      fish:  warroom completion fish > ~/.config/fish/completions/warroom.fish
    """
    from click.shell_completion import get_completion_class

    from warroom.cli.errors import COMPLETING, PROGRAM
    from warroom.cli.front import root
    from warroom.cli.shells import add_shells

    add_shells()
    found = get_completion_class(shell)
    assert found is not None
    out.data(found(root, {}, PROGRAM, COMPLETING).source().strip())
