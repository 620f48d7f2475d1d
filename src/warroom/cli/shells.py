"""Completion in bash, zsh and fish, where cards are told by their titles and stand for their ids."""

from __future__ import annotations

import os

from click.shell_completion import (
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

# Bash replaces only what stands after the last character that ends a word, so the rest comes off the replies.
# What each of several replies is stands behind it in the list, which inserts no more than they have in common.
_BASH = r"""
%(complete_func)s() {
    local line="${COMP_LINE:0:COMP_POINT}" breaks="${COMP_WORDBREAKS//@/}" typed lead type reply said at
    local -a about=()
    typed="${line##*[[:space:]]}"
    lead="${typed%%"${typed##*[$breaks]}"}"
    COMPREPLY=()
    while IFS=$'\t' read -r type reply said; do
        case "$type" in
            file | dir) compopt -o default ;;
            plain)
                reply="${reply#"$lead"}"
                [[ "$reply" == *[!A-Za-z0-9_./:@^,+=-]* ]] && printf -v reply %%q "$reply"
                COMPREPLY+=("$reply")
                about+=("$reply${said:+  -- $said}") ;;
        esac
    done < <(env COMP_LINE="$line" %(complete_var)s=bash_complete "$1" 2>/dev/null)
    # Keys that insert one reply after the other, or all of them, insert what is listed.
    if ((${#COMPREPLY[@]} > 1 && COMP_TYPE != 37 && COMP_TYPE != 42)); then
        COMPREPLY=("${about[@]}")
        for at in "${!COMPREPLY[@]}"; do COMPREPLY[at]="${COMPREPLY[at]:0:${COLUMNS:-80}-4}"; done
    fi
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH = r"""
#compdef %(prog_name)s

%(complete_func)s() {
    local -a plain described response
    local type key said typed="${(Q)PREFIX}" other=
    (( ! $+commands[%(prog_name)s] )) && return 1
    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) \
%(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}")
    for type key said in "${response[@]}"; do
        case "$type" in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            plain)
                [[ "$key" == "$typed"* ]] || other=1
                if [[ "$said" == "_" ]]; then plain+=("$key"); else described+=("$key:$said"); fi ;;
        esac
    done
    (( ${#described} )) && _describe -V unsorted described -U
    (( ${#plain} )) && compadd -U -V unsorted -a plain
    # A card is found by a word of its title: that stays until only one is left, and is not what all have in common.
    if [[ -n "$other" ]] && (( ${#described} + ${#plain} > 1 )); then
        compstate[insert]=
        compstate[list]='list force'
    fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = r"""
function %(complete_func)s
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \
COMP_CWORD=(commandline -t) %(prog_name)s 2>/dev/null)
    for completion in $response
        set -l found (string split --max 1 "," -- $completion)
        switch $found[1]
            case dir
                __fish_complete_directories $found[2]
            case file
                __fish_complete_path $found[2]
            case plain
                echo $found[2]
        end
    end
end

complete --no-files --keep-order --command %(prog_name)s --arguments "(%(complete_func)s)"
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
        """A line of the answer: what it is, the text, and what that stands for."""
        return "\t".join((item.type, item.value, item.help or ""))


class Zsh(ZshComplete):
    """Zsh, which keeps what is typed while several cards fit it."""

    source_template = _ZSH


class Fish(FishComplete):
    """Fish, with commas in what it says of a reply."""

    source_template = _FISH


def add_shells() -> None:
    """Let click know of what differs from its own."""
    for shell in (Bash, Zsh, Fish):
        add_completion_class(shell)
