"""Completion in bash, where `:` ends a word although it is part of ours."""

from __future__ import annotations

import os

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string

# Bash replaces only what stands after the last character that ends a word, so the rest comes off the replies.
_BASH = r"""
%(complete_func)s() {
    local IFS=$'\n' line="${COMP_LINE:0:COMP_POINT}" breaks="${COMP_WORDBREAKS//@/}" typed lead reply
    typed="${line##*[[:space:]]}"
    lead="${typed%%"${typed##*[$breaks]}"}"
    COMPREPLY=()
    for reply in $(env COMP_LINE="$line" %(complete_var)s=bash_complete "$1" 2>/dev/null); do
        case "$reply" in
            file,* | dir,*) compopt -o default ;;
            *) reply="${reply#*,}"; reply="${reply#"$lead"}"; COMPREPLY+=("${reply// /\\ }") ;;
        esac
    done
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class Bash(ShellComplete):
    """Bash, given the whole line rather than its own idea of words."""

    name = "bash"
    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The finished words after the program's name, and the one being typed."""
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)
        incomplete = "" if line[-1:].isspace() else words.pop()
        return words[1:], incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """A line of the answer: what it is, and the text."""
        return f"{item.type},{item.value}"


def add_shells() -> None:
    """Let click know of what differs from its own."""
    add_completion_class(Bash)
