"""The catalogue's invariants, and that no command ever raises."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.room import CARDS, after, board, context
from warroom.commands.catalogue import COMMANDS, by_id
from warroom.commands.keymap import bind, read_key
from warroom.commands.spec import (
    PANES,
    Ask,
    Command,
    Compose,
    Confirm,
    Context,
    Echo,
    Form,
    Outcome,
    Pick,
    Say,
    Write,
)

OPEN = [card.id for card in CARDS]
HOSTILE = (
    *(
        "",
        " ",
        "\0",
        "x",
        "[/x] [50% off]",
        "\x1b[2J",
        "@ana",
        "^",
        "^note",
        "1/4",
        "note: y",
        "fri 11:00",
        "-",
        "\ud800",
    ),
    "a" * 9000,
)


def ids(commands: tuple[Command, ...]) -> list[str]:
    return [command.id for command in commands]


def test_ids_are_unique_and_bare_toml_keys() -> None:
    assert [name for name, count in Counter(ids(COMMANDS)).items() if count > 1] == []
    assert all(name.replace("-", "").isalpha() and name.islower() for name in ids(COMMANDS))


def test_default_keys_never_clash_and_are_spelled_as_terminals_report_them() -> None:
    for pane in PANES:
        keys = Counter(key for command in COMMANDS if pane in command.panes for key in command.keys)
        assert [key for key, count in keys.items() if count > 1] == []
    assert all(read_key(key) == key for command in COMMANDS for key in command.keys)
    assert bind({}).problems == ()


@pytest.mark.parametrize("command", COMMANDS, ids=ids(COMMANDS))
def test_every_command_has_a_title_and_a_sentence_of_help(command: Command) -> None:
    assert command.title[0].isupper()
    assert command.help[0].isupper()
    assert command.help.endswith(".")
    assert command.group


def test_the_footer_has_one_place_for_each_hint_and_twins_stand_together() -> None:
    hinted = sorted((c for c in COMMANDS if c.footer), key=lambda c: c.footer)
    assert len({c.footer for c in hinted}) == len(hinted)
    assert all(c.short for c in hinted)
    words = [c.short for c in hinted]
    runs = [word for at, word in enumerate(words) if at == 0 or words[at - 1] != word]
    assert len(runs) == len(set(runs))


def test_groups_are_not_scattered() -> None:
    groups = [command.group for command in COMMANDS]
    assert len([g for at, g in enumerate(groups) if at == 0 or groups[at - 1] != g]) == len(set(groups))


def test_the_keys_that_fingers_know() -> None:
    known = {
        "h": "left", "l": "right", "j": "down", "k": "up", "g": "first", "G": "last", "tab": "right", "1": "strategy",
        "H": "stage-back", "L": "stage-on", "shift+left": "stage-back", "shift+right": "stage-on", "m": "move",
        "J": "rank-down", "K": "rank-up", "space": "mark", "v": "mark-range", "ctrl+a": "mark-all", "x": "done",
        "i": "inches", "I": "free-win", "a": "add", "n": "add", "c": "capture", "f": "feed", "F": "feed-new",
        "o": "owner", "w": "when", "s": "size", "b": "blocked", "enter": "open", "e": "edit", "E": "write",
        "d": "archive", "D": "delete", "u": "undo", "U": "redo", "slash": "filter", "colon": "palette",
        "ctrl+p": "palette", "question_mark": "help", "f1": "help", "z": "zoom", "q": "quit", "y": "copy",
        "left_square_bracket": "campaign-back", "right_square_bracket": "campaign-on", "Y": "copy-markdown",
        "escape": "escape", "ctrl+d": "half-down", "ctrl+u": "half-up",
    }  # fmt: skip
    keymap = bind({})
    found = {key: command.id for key in known if (command := keymap.command(key))}
    assert found == known


def test_only_one_command_destroys_and_it_asks_on_a_key_with_shift() -> None:
    command = by_id("delete")
    assert command is not None
    assert all(key.isupper() for key in command.keys)
    assert isinstance(command.run(context("todo")), Confirm)


@pytest.mark.parametrize("command", COMMANDS, ids=ids(COMMANDS))
def test_a_disabled_command_answers_with_its_reason(command: Command) -> None:
    for ctx in (context(), context("note"), context("", "note", "todo", "signal")):
        reason = command.disabled(ctx)
        if reason:
            assert reason.endswith(".")
            assert command.run(ctx) == Say(reason)


selections = st.builds(
    context,
    st.sampled_from(["", "gone", *OPEN]),
    *[st.sampled_from(["gone", *OPEN])] * 3,
    pane=st.sampled_from(PANES),
    stage=st.sampled_from(["", "draft", "live", "doing", "nowhere"]),
    order=st.permutations(OPEN).map(tuple) | st.just(()),
) | st.builds(context, st.sampled_from(["", "gone", *OPEN]), pane=st.sampled_from(PANES))


@given(selections, st.sampled_from(COMMANDS), st.data())
def test_no_selection_and_no_answer_makes_a_command_raise(ctx: Context, command: Command, data: Any) -> None:
    exercise(command.run(ctx), ctx, data.draw)


def exercise(outcome: Outcome, ctx: Context, draw: Any, depth: int = 0) -> None:
    """Answer whatever the outcome asks, and fold whatever it writes."""
    assert isinstance(outcome, get_args(Outcome))
    if depth > 4:
        return
    match outcome:
        case Write():
            assert outcome.draft.changes
            assert outcome.draft.label
            assert "\n" not in outcome.draft.label
            after(ctx.board, outcome.draft)
            if outcome.then is not None:
                assert isinstance(outcome.then, get_args(Outcome))
        case Ask():
            text = draw(st.sampled_from(HOSTILE) | st.text(max_size=40))
            assert isinstance(outcome.echo(text), Echo)
            assert outcome.echo(outcome.initial).text or not outcome.initial
            exercise(outcome.then(text), ctx, draw, depth + 1)
        case Pick():
            answer = draw(st.sampled_from(outcome.choices)) if outcome.choices else None
            if answer is not None:
                exercise(outcome.then(answer.key, draw(st.booleans())), ctx, draw, depth + 1)
            if outcome.free is not None:
                exercise(outcome.free(draw(st.sampled_from(HOSTILE))), ctx, draw, depth + 1)
        case Form():
            values = {i.name: draw(st.just(i.value) | st.sampled_from(HOSTILE)) for i in outcome.inputs}
            checked = [i.check(values[i.name]) for i in outcome.inputs]
            result = outcome.then(values)
            if all(echo.ok for echo in checked):
                assert not isinstance(result, Say) or result.tone != "bad" or "last day" in result.text, result
            exercise(result, ctx, draw, depth + 1)
        case Compose():
            exercise(outcome.then("old", draw(st.sampled_from(HOSTILE))), ctx, draw, depth + 1)
        case Confirm():
            exercise(outcome.then, ctx, draw, depth + 1)


@pytest.mark.parametrize("command", COMMANDS, ids=ids(COMMANDS))
def test_a_prefilled_line_is_one_that_enter_accepts(command: Command) -> None:
    for key in OPEN:
        outcome = command.run(context(key, on=board()))
        if isinstance(outcome, Ask) and outcome.initial:
            assert outcome.echo(outcome.initial).ok
