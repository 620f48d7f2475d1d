"""Every command, declared once; footer, help, palette, key reference and remapping derive from it.

Ids are words joined by hyphens, so that they stand bare in the settings' `[keys]` table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from warroom.commands.handlers import (
    approving,
    campaigns,
    cards,
    checklist,
    golive,
    links,
    making,
    people,
    playbooks,
    rippling,
    routines,
    saved,
    stages,
    strategy,
    tagging,
    wins,
)
from warroom.commands.handlers.asking import attempt, needs_card, needs_one
from warroom.commands.spec import Command, Context, Do, Outcome, Say, always
from warroom.commands.triage.sitting import nothing_to_close, nothing_waits


class Hint(NamedTuple):
    """A command's place in the footer, and its word there."""

    place: int
    word: str


_UNHINTED = Hint(0, "")


def _command(
    name: str,
    title: str,
    help: str,
    keys: str,
    group: str,
    run: Callable[[Context], Outcome] | str,
    disabled: Callable[[Context], str] = always,
    hint: Hint = _UNHINTED,
) -> Command:
    handler = _face(run) if isinstance(run, str) else run
    return Command(
        name, title, help, tuple(keys.split()), group, _guarded(handler, disabled), disabled, hint.word, hint.place
    )


def _face(action: str) -> Callable[[Context], Outcome]:
    outcome = Do(action)
    return lambda _: outcome


def _guarded(handler: Callable[[Context], Outcome], disabled: Callable[[Context], str]) -> Callable[[Context], Outcome]:
    """The handler, answering with the reason where it is disabled or cannot."""

    def run(ctx: Context) -> Outcome:
        reason = disabled(ctx)
        return Say(reason) if reason else attempt(lambda: handler(ctx))

    return run


MOVING, STAGES, WORK, CARDS, TOGETHER, ROOM = "Move around", "Stages", "Work", "Cards", "Marks and feeds", "The room"

COMMANDS: tuple[Command, ...] = (
    _command(
        "left", "Pane to the left", "Focus the pane to the left.",
        "h left shift+tab", MOVING, "pane.left", hint=Hint(10, "pane"),
    ),
    _command(
        "right", "Pane to the right", "Focus the pane to the right.",
        "l right tab", MOVING, "pane.right", hint=Hint(11, "pane"),
    ),
    _command("strategy", "Strategy", "Focus the strategy notes.", "1", MOVING, "pane.strategy"),
    _command("pipeline", "Pipeline", "Focus the content pipeline.", "2", MOVING, "pane.pipeline"),
    _command("today", "Today", "Focus today's tactics.", "3", MOVING, "pane.today"),
    _command(
        "down", "Down", "Select the next card.",
        "j down", MOVING, "cursor.down", hint=Hint(20, "move"),
    ),
    _command(
        "up", "Up", "Select the card before.",
        "k up", MOVING, "cursor.up", hint=Hint(21, "move"),
    ),
    _command(
        "first", "First card", "Select the first card of the pane.",
        "g home", MOVING, "cursor.first",
    ),
    _command(
        "last", "Last card", "Select the last card of the pane.",
        "G end", MOVING, "cursor.last",
    ),
    _command(
        "half-down", "Half a page down", "Go half a page down.",
        "ctrl+d pagedown", MOVING, "cursor.half_down",
    ),
    _command(
        "half-up", "Half a page up", "Go half a page up.",
        "ctrl+u pageup", MOVING, "cursor.half_up",
    ),
    _command(
        "stage-back", "To the stage before", "Move the card to the stage before; the selection goes with it.",
        "H shift+left", STAGES, stages.stage_mover(-1), needs_card, Hint(30, "stage"),
    ),
    _command(
        "stage-on", "To the next stage",
        "Move the card to the next stage; a tactic that reaches the end is done, and asked for its inches.",
        "L shift+right", STAGES, stages.stage_mover(1), needs_card, Hint(31, "stage"),
    ),
    _command(
        "move", "Move to a stage…", "Pick the stage by its number, its letter or its name.",
        "m", STAGES, stages.pick_stage, stages.cannot_pick_stage,
    ),
    _command(
        "rank-down", "Lower in its stage", "Move the card one place down within its stage.",
        "J shift+down", STAGES, stages.rank_mover(1), needs_card,
    ),
    _command(
        "rank-up", "Higher in its stage", "Move the card one place up within its stage.",
        "K shift+up", STAGES, stages.rank_mover(-1), needs_card,
    ),
    _command(
        "done", "Done",
        "Finish: a tactic is done, with the inches it won; a piece is live; a note is retired; a signal is let go.",
        "x", WORK, stages.done, needs_card, Hint(40, "done"),
    ),
    _command(
        "approve", "Approve", "Let a piece pass its review as it is; it goes on, and says who approved it.",
        "plus", WORK, approving.let_pass, approving.cannot_review,
    ),
    _command(
        "send-back", "Send back…",
        "Send a piece back from its review and say why; it shows the reason until it comes again.",
        "minus", WORK, approving.return_it, approving.cannot_review,
    ),
    _command(
        "review-word", "A word to the reviewer…",
        "Write down what whoever reviews the piece should know; it is shown with the card and in no public export.",
        "", WORK, approving.leave_word, approving.cannot_leave_word,
    ),
    _command(
        "review", "Go through the review…", "Approve the pieces that wait for it, or send them back, one by one.",
        "", WORK, approving.review, approving.nothing_to_review,
    ),
    _command(
        "inches", "Inches on the card…", "Log inches won on the selected card, or on each of the marked ones.",
        "i", WORK, wins.inches, needs_card, Hint(50, "inch"),
    ),
    _command(
        "free-win", "A win…", "Log inches that belong to no card: 1/2 answered 14 comments @ana #community.",
        "I", WORK, wins.free_win,
    ),
    _command(
        "goes-live", "Goes live…", "Say when a piece goes live, in any zone: fri 10:00 Europe/London.",
        "", WORK, cards.goes_live, golive.needs_piece,
    ),
    _command(
        "waive", "Goes live as it is…",
        "Say why a piece may go live although something is missing; the reason is kept.",
        "", WORK, golive.waive, golive.needs_piece,
    ),
    _command(
        "take-off", "Take off its hour…", "Take a piece off going live and say what it waits for.",
        "", WORK, golive.take_off, golive.needs_time,
    ),
    _command(
        "owner", "Owner…", "Say who does it; a new name joins the team.",
        "o", WORK, cards.owner, needs_card, Hint(110, "owner"),
    ),
    _command(
        "when", "When…",
        "Say when it is due, as a person says it: fri 11:00, +3d, 14 apr; a piece goes live with: live fri 10:00.",
        "w", WORK, cards.when, needs_card, Hint(120, "when"),
    ),
    _command(
        "size", "Size…", "Say how many inches the work is worth; nothing takes the size off.",
        "s", WORK, cards.size, cards.cannot_size,
    ),
    _command(
        "blocked", "Blocked…", "Put a tactic aside as blocked and say why; on a blocked one, take it up again.",
        "b", WORK, stages.toggle_block, stages.cannot_block,
    ),
    _command(
        "add", "Add…", "Add to this pane in one line: a note, a piece in the selected stage, a tactic for today.",
        "a n", CARDS, making.add_here, hint=Hint(60, "add"),
    ),
    _command(
        "capture", "Capture a signal…", "Note what was heard from the field, from any pane.",
        "c", CARDS, making.capture, hint=Hint(100, "capture"),
    ),
    _command(
        "triage", "Triage…",
        "Decide on the signals one by one with single keys; with marks or a filter on, on those cards instead.",
        "t", CARDS, "triage", nothing_waits, Hint(105, "triage"),
    ),
    _command(
        "plan-day", "Begin the day…",
        "Decide on carried, routine and unplanned tactics one by one; ends with who does what, to be committed to.",
        "B", CARDS, "day.plan",
    ),
    _command(
        "close-day", "Close the day…",
        "Decide on what is not done one by one; ends with what moved and what carries over and why.",
        "X", CARDS, "day.close", nothing_to_close,
    ),
    _command(
        "routines", "Routines…",
        "What recurs: when next, and how it ran; start, change, pause, end or resume one, skip or move a single time.",
        "7", CARDS, "routines",
    ),
    _command(
        "routine-new", "New routine…", "Start a tactic that recurs and appears on its day by itself.",
        "", CARDS, routines.start_routine,
    ),
    _command(
        "open", "Open", "Show all of the card: fields, feeds, wins, text.",
        "enter", CARDS, cards.open_card, needs_card,
    ),
    _command(
        "edit", "Edit the fields…", "Edit all fields of the card in one form.",
        "e", CARDS, cards.edit_fields, needs_one,
    ),
    _command(
        "write", "Write the text…",
        "Write the card's text in $VISUAL or $EDITOR; a note is fresh again, and keeps what it said before.",
        "E", CARDS, cards.edit_text, needs_one,
    ),
    _command(
        "tick", "Tick the checklist…",
        "Tick items of the checklist in the card's text by their numbers: 2, 4-6; in the opened card 1 to 9 do it.",
        "", CARDS, checklist.tick_some, needs_one,
    ),
    _command(
        "howto", "How it is done well", "Read how the card is done well; in the opened card ? does it.",
        "", CARDS, cards.show_howto, needs_one,
    ),
    _command(
        "howto-write", "Write how it is done well…",
        "Write down how the card is done well, for whoever does it next.",
        "", CARDS, cards.edit_howto, needs_one,
    ),
    _command(
        "recalibrate", "Recalibrate…",
        "Say what changed and why, then write it: the note is fresh again, and keeps what it said before.",
        "r", CARDS, strategy.recalibrate, strategy.cannot_recalibrate,
    ),
    _command(
        "revisions", "Texts it had…", "Read the texts that the card has had, compare any two, bring one back.",
        "", CARDS, strategy.revisions, needs_one,
    ),
    _command(
        "card-history", "History of the card…", "See who changed the card, when and what; take any of it back.",
        "", CARDS, cards.history, needs_one,
    ),
    _command(
        "recast", "Make it another kind…",
        "A note turns out to be a tactic, a tactic grows into a piece: feeds, wins and history stay.",
        "M", CARDS, strategy.recast, needs_card,
    ),
    _command(
        "archive", "Archive", "Put the card away, to be found by search and in the history; restore an archived one.",
        "d", CARDS, cards.archive_or_restore, needs_card,
    ),
    _command(
        "delete", "Delete…", "Delete the card for good, after asking.",
        "D", CARDS, cards.delete_asked, needs_card,
    ),
    _command(
        "copy", "Copy the title", "Copy the title; of several cards, a line each.",
        "y", CARDS, cards.copy_title, needs_card,
    ),
    _command(
        "copy-markdown", "Copy as Markdown", "Copy the card with its fields, feeds and text as Markdown.",
        "Y", CARDS, cards.copy_markdown, needs_card,
    ),
    _command(
        "tag-link", "Tag the link…",
        "Give the piece its link, tagged with channel, format and campaign; a link that has utm_source is left alone.",
        "", CARDS, tagging.tag_link, tagging.cannot_tag,
    ),
    _command(
        "copy-link", "Copy the tagged link", "Copy the piece's link with its tags; of several pieces, a line each.",
        "", CARDS, tagging.copy_link, tagging.cannot_copy,
    ),
    _command(
        "mark", "Mark", "Mark the card, or take its mark off, and go on to the next; commands then act on all marked.",
        "space", TOGETHER, "mark.toggle", needs_card,
    ),
    _command(
        "mark-range", "Mark a range", "Mark from here to where you go; again to end.",
        "v", TOGETHER, "mark.range", needs_card,
    ),
    _command(
        "mark-all", "Mark all", "Mark every card of the pane.",
        "ctrl+a", TOGETHER, "mark.all",
    ),
    _command(
        "feed", "Feed…", "Link the card to one that it feeds; tab turns it over; picking a linked one unlinks it.",
        "f", TOGETHER, links.pick_feed, needs_card, Hint(130, "feed"),
    ),
    _command(
        "feed-new", "New card fed by this…",
        "Add a card that this one feeds: a tactic, or as said with piece: or note: in front.",
        "F", TOGETHER, making.add_fed, needs_card,
    ),
    _command(
        "ripple", "Ripple to other channels…",
        "Cut the piece anew for other channels, each with its time and its owner; the piece feeds them all.",
        "p", TOGETHER, rippling.ripple, rippling.cannot_ripple,
    ),
    _command(
        "distil", "Distil a note…",
        "Make a strategy note of what worked: of the marked cards, or of wins picked from today's.",
        "N", TOGETHER, strategy.distil, strategy.cannot_distil,
    ),
    _command(
        "thread", "The thread…", "Walk all that led to the card and all that came of it, finished work included.",
        "T", TOGETHER, links.thread, needs_card, Hint(135, "thread"),
    ),
    _command(
        "scoreboard", "Scoreboard…",
        "Winning or not: days against the target, where the inches come from, the plan, goals, what was promised.",
        "W", TOGETHER, "scoreboard",
    ),
    _command(
        "ledger", "Ledger of inches…", "Every win: filtered, brought together, changed, split, moved, copied as CSV.",
        "", TOGETHER, "ledger",
    ),
    _command(
        "replay", "Replay…",
        "See the board at any moment of the campaign: change by change, by days and standups, or played.",
        "R", TOGETHER, "replay",
    ),
    _command(
        "standup", "Standup…",
        "Present the score, what was done since, the board from the right, each person, today; ends with a stamp.",
        "S", TOGETHER, "standup", hint=Hint(145, "standup"),
    ),
    _command(
        "undo", "Undo", "Take back your last change here, across restarts too.",
        "u", ROOM, "undo", hint=Hint(90, "undo"),
    ),
    _command("redo", "Redo", "Bring back what you last took back.", "U", ROOM, "redo"),
    _command(
        "history", "History…", "See who changed what, and take any change back.",
        "", ROOM, "history",
    ),
    _command(
        "catch-up", "What others did…", "Read what others changed, and what came due, since you were last away.",
        "A", ROOM, "catch-up",
    ),
    _command(
        "golives", "Go-lives…",
        "What goes live next, how soon, what is still missing, what collides, and what was missed.",
        "5", ROOM, "golives",
    ),
    _command(
        "hold", "Hold everything…", "Stop all go-lives of the campaign and say why; every screen shows it.",
        "", ROOM, golive.hold,
    ),
    _command(
        "resume", "Resume…", "Let a held campaign go on, and go through what has passed and what comes.",
        "", ROOM, golive.resume, golive.not_held,
    ),
    _command(
        "filter", "Filter…", "Show only what matches, as you type: stage:draft owner:me due:<fri \"launch\".",
        "slash", ROOM, "filter", hint=Hint(80, "filter"),
    ),
    _command(
        "views", "Saved views…", "Show only the cards of a saved view: ' and then its key, such as m for mine.",
        "apostrophe", ROOM, saved.pick_view,
    ),
    _command(
        "view-save", "Save the filter as a view…",
        "Keep the filter under a name and a key, for yourself or for all; @name then stands for it.",
        "quotation_mark", ROOM, saved.save_view,
    ),
    _command(
        "load", "The team's load…",
        "See each one's week: carried, due and done against what they can carry; move a tactic to a day or a person.",
        "6", ROOM, "load",
    ),
    _command(
        "people", "People…",
        "Say who is on the team: roles, working days, zone, and what each can carry in a day; a new handle joins it.",
        "", ROOM, people.people,
    ),
    _command(
        "playbooks", "Apply a playbook…",
        "See a plan that is used again over the days of this campaign, and make its cards in one step.",
        "", ROOM, "playbooks",
    ),
    _command(
        "playbook-make", "Make a playbook of this campaign…",
        "Write a plan to be used again: days counted anew, roles instead of people, checklists unticked.",
        "", ROOM, playbooks.ask_name,
    ),
    _command(
        "palette", "All commands…", "Find a command by its name and run it.",
        "colon ctrl+p", ROOM, "palette", hint=Hint(150, "command"),
    ),
    _command(
        "help", "Help", "All keys, searchable; enter runs what is selected.",
        "question_mark f1", ROOM, "help", hint=Hint(70, "keys"),
    ),
    _command(
        "calendar", "Calendar…",
        "A month, a week or an agenda of what is due, what goes live and what was done; H L move it by days.",
        "4", ROOM, "calendar", hint=Hint(160, "calendar"),
    ),
    _command(
        "flow", "Flow…",
        "How full each stage is, how long cards stay in it, what gets through in a week, and what stands still.",
        "8", ROOM, "flow",
    ),
    _command(
        "zoom", "Zoom the pane",
        "Give the pane the whole screen; the pipeline becomes a board with a column per stage.",
        "z", ROOM, "zoom", hint=Hint(140, "zoom"),
    ),
    _command(
        "campaign-back", "Previous campaign", "Go over to the campaign before this one.",
        "left_square_bracket", ROOM, "campaign.previous", campaigns.no_other_campaign,
    ),
    _command(
        "campaign-on", "Next campaign", "Go over to the campaign after this one.",
        "right_square_bracket", ROOM, "campaign.next", campaigns.no_other_campaign,
    ),
    _command(
        "campaign-pick", "Go over to a campaign…", "Pick the campaign to go over to.",
        "", ROOM, campaigns.pick_campaign, campaigns.no_other_campaign,
    ),
    _command(
        "campaign-new", "New campaign…", "Start a campaign: name, days, target, stages.",
        "", ROOM, campaigns.start_campaign,
    ),
    _command(
        "campaign-edit", "Change this campaign…", "Change the campaign's name, days, target, stages.",
        "", ROOM, campaigns.change_campaign,
    ),
    _command(
        "campaign-archive", "Archive this campaign", "Put this campaign away; on an archived one, bring it back.",
        "", ROOM, campaigns.archive_this_campaign,
    ),
    _command(
        "theme", "Theme…", "Pick the colours, each shown while you look at it.",
        "", ROOM, campaigns.pick_theme,
    ),
    _command(
        "picture", "Picture of the screen", "Keep what is on the screen as an SVG picture, in the theme; says where.",
        "", ROOM, "picture",
    ),
    _command(
        "escape", "Leave", "Clear the filter, then the marks, then close what is open.",
        "escape", ROOM, "escape",
    ),
    _command(
        "suspend", "Back to the shell", "Put the dashboard aside; the shell's fg brings it back as it was.",
        "ctrl+z", ROOM, "suspend",
    ),
    _command("quit", "Quit", "Leave; everything is saved already.", "q", ROOM, "quit"),
)  # fmt: skip

_BY_ID = {command.id: command for command in COMMANDS}


def by_id(name: str) -> Command | None:
    """The command of that id."""
    return _BY_ID.get(name)
