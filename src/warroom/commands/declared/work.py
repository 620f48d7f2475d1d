"""The commands that change what is on the board: stages, work, cards, marks and feeds."""

from __future__ import annotations

from warroom.commands.declared.declare import CARDS, STAGES, TOGETHER, WORK, Hint, declare
from warroom.commands.handlers import (
    approving,
    cards,
    checklist,
    golive,
    links,
    making,
    rippling,
    routine_forms,
    stages,
    strategy,
    tagging,
    wins,
)
from warroom.commands.handlers.asking import needs_card, needs_one
from warroom.commands.spec import Command
from warroom.commands.triage.sitting import nothing_to_close, nothing_waits

STAGING: tuple[Command, ...] = (
    declare(
        "stage-back", "To the stage before", "Move the card to the stage before; the selection goes with it.",
        "H shift+left", STAGES, stages.stage_mover(-1), needs_card, Hint(30, "stage"),
    ),
    declare(
        "stage-on", "To the next stage",
        "Move the card to the next stage; a tactic that reaches the end is done, and asked for its inches.",
        "L shift+right", STAGES, stages.stage_mover(1), needs_card, Hint(31, "stage"),
    ),
    declare(
        "move", "Move to a stage…", "Pick the stage by its number, its letter or its name.",
        "m", STAGES, stages.pick_stage, stages.cannot_pick_stage,
    ),
    declare(
        "rank-down", "Lower in its stage", "Move the card one place down within its stage.",
        "J shift+down", STAGES, stages.rank_mover(1), needs_card,
    ),
    declare(
        "rank-up", "Higher in its stage", "Move the card one place up within its stage.",
        "K shift+up", STAGES, stages.rank_mover(-1), needs_card,
    ),
)  # fmt: skip

WORKING: tuple[Command, ...] = (
    declare(
        "done", "Done",
        "Finish: a tactic is done, with the inches it won; a piece is live; a note is retired; a signal is let go.",
        "x", WORK, stages.done, needs_card, Hint(40, "done"),
    ),
    declare(
        "approve", "Approve", "Let a piece pass its review as it is; it goes on, and says who approved it.",
        "plus", WORK, approving.let_pass, approving.cannot_review, unseen=False,
    ),
    declare(
        "send-back", "Send back…",
        "Send a piece back from its review and say why; it shows the reason until it comes again.",
        "minus", WORK, approving.return_it, approving.cannot_review,
    ),
    declare(
        "review-word", "A word to the reviewer…",
        "Write down what whoever reviews the piece should know; it is shown with the card and in no public export.",
        "", WORK, approving.leave_word, approving.cannot_leave_word, unseen=False,
    ),
    declare(
        "review", "Go through the review…", "Approve the pieces that wait for it, or send them back, one by one.",
        "", WORK, approving.review, approving.nothing_to_review,
    ),
    declare(
        "inches", "Inches on the card…", "Log inches won on the selected card, or on each of the marked ones.",
        "i", WORK, wins.inches, needs_card, Hint(50, "inch"),
    ),
    declare(
        "free-win", "A win…", "Log inches that belong to no card: 1/2 answered 14 comments @ana #community.",
        "I", WORK, wins.free_win,
    ),
    declare(
        "goes-live", "Goes live…", "Say when a piece goes live, in any zone: fri 10:00 Europe/London.",
        "", WORK, cards.goes_live, golive.needs_piece,
    ),
    declare(
        "waive", "Goes live as it is…",
        "Say why a piece may go live although something is missing; the reason is kept.",
        "", WORK, golive.waive, golive.needs_piece,
    ),
    declare(
        "take-off", "Take off its hour…", "Take a piece off going live and say what it waits for.",
        "", WORK, golive.take_off, golive.needs_time,
    ),
    declare(
        "owner", "Owner…", "Say who does it; a new name joins the team.",
        "o", WORK, cards.owner, needs_card, Hint(110, "owner"),
    ),
    declare(
        "when", "When…",
        "Say when it is due, as a person says it: fri 11:00, +3d, 14 apr; a piece goes live with: live fri 10:00.",
        "w", WORK, cards.when, needs_card, Hint(120, "when"),
    ),
    declare(
        "size", "Size…", "Say how many inches the work is worth; nothing takes the size off.",
        "s", WORK, cards.size, cards.cannot_size,
    ),
    declare(
        "blocked", "Blocked…", "Put a tactic aside as blocked and say why; on a blocked one, take it up again.",
        "b", WORK, stages.toggle_block, stages.cannot_block,
    ),
)  # fmt: skip

HANDLING: tuple[Command, ...] = (
    declare(
        "add", "Add…", "Add to this pane in one line: a note, a piece in the selected stage, a tactic for today.",
        "a n", CARDS, making.add_here, hint=Hint(60, "add"),
    ),
    declare(
        "capture", "Capture a signal…", "Note what was heard from the field, from any pane.",
        "c", CARDS, making.capture, hint=Hint(100, "capture"),
    ),
    declare(
        "triage", "Triage…",
        "Decide on the signals one by one with single keys; with marks or a filter on, on those cards instead.",
        "t", CARDS, "triage", nothing_waits, Hint(105, "triage"),
    ),
    declare(
        "plan-day", "Begin the day…",
        "Decide on carried, routine and unplanned tactics one by one; ends with who does what, to be committed to.",
        "B", CARDS, "day.plan",
    ),
    declare(
        "close-day", "Close the day…",
        "Decide on what is not done one by one; ends with what moved and what carries over and why.",
        "X", CARDS, "day.close", nothing_to_close,
    ),
    declare(
        "routines", "Routines…",
        "What recurs: when next, and how it ran; start, change, pause, end or resume one, skip or move a single time.",
        "7", CARDS, "routines",
    ),
    declare(
        "routine-new", "New routine…", "Start a tactic that recurs and appears on its day by itself.",
        "", CARDS, routine_forms.start_routine,
    ),
    declare(
        "open", "Open", "Show all of the card: fields, feeds, wins, text.",
        "enter", CARDS, cards.open_card, needs_card,
    ),
    declare(
        "edit", "Edit the fields…", "Edit all fields of the card in one form.",
        "e", CARDS, cards.edit_fields, needs_one, unseen=False,
    ),
    declare(
        "write", "Write the text…",
        "Write the card's text in $VISUAL or $EDITOR; a note is fresh again, and keeps what it said before.",
        "E", CARDS, cards.edit_text, needs_one, unseen=False,
    ),
    declare(
        "tick", "Tick the checklist…",
        "Tick items of the checklist in the card's text by their numbers: 2, 4-6; in the opened card 1 to 9 do it.",
        "", CARDS, checklist.tick_some, needs_one, unseen=False,
    ),
    declare(
        "howto", "How it is done well", "Read how the card is done well; in the opened card ? does it.",
        "", CARDS, cards.show_howto, needs_one,
    ),
    declare(
        "howto-write", "Write how it is done well…",
        "Write down how the card is done well, for whoever does it next.",
        "", CARDS, cards.edit_howto, needs_one, unseen=False,
    ),
    declare(
        "recalibrate", "Recalibrate…",
        "Say what changed and why, then write it: the note is fresh again, and keeps what it said before.",
        "r", CARDS, strategy.recalibrate, strategy.cannot_recalibrate, unseen=False,
    ),
    declare(
        "revisions", "Texts it had…", "Read the texts that the card has had, compare any two, bring one back.",
        "", CARDS, strategy.revisions, needs_one, unseen=False,
    ),
    declare(
        "card-history", "This card: its history…", "See who changed the card, when and what; take any of it back.",
        "", CARDS, cards.history, needs_one,
    ),
    declare(
        "recast", "Make it another kind…",
        "A note turns out to be a tactic, a tactic grows into a piece: feeds, wins and history stay.",
        "M", CARDS, strategy.recast, needs_card, unseen=False,
    ),
    declare(
        "archive", "Archive", "Put the card away, to be found by search and in the history; restore an archived one.",
        "d", CARDS, cards.archive_or_restore, needs_card,
    ),
    declare(
        "delete", "Delete…", "Delete the card for good, after asking.",
        "D", CARDS, cards.delete_asked, needs_card, unseen=False,
    ),
    declare(
        "copy", "Copy the title", "Copy the title; of several cards, a line each.",
        "y", CARDS, cards.copy_title, needs_card, unseen=False,
    ),
    declare(
        "copy-markdown", "Copy as Markdown", "Copy the card with its fields, feeds and text as Markdown.",
        "Y", CARDS, cards.copy_markdown, needs_card, unseen=False,
    ),
    declare(
        "tag-link", "Tag the link…",
        "Give the piece its link, tagged with channel, format and campaign; a link that has utm_source is left alone.",
        "", CARDS, tagging.tag_link, tagging.cannot_tag, unseen=False,
    ),
    declare(
        "copy-link", "Copy the tagged link", "Copy the piece's link with its tags; of several pieces, a line each.",
        "", CARDS, tagging.copy_link, tagging.cannot_copy, unseen=False,
    ),
)  # fmt: skip

JOINING: tuple[Command, ...] = (
    declare(
        "mark", "Mark", "Mark the card, or take its mark off, and go on to the next; commands then act on all marked.",
        "space", TOGETHER, "mark.toggle", needs_card,
    ),
    declare(
        "mark-range", "Mark a range", "Mark from here to where you go; again to end.",
        "v", TOGETHER, "mark.range", needs_card,
    ),
    declare(
        "mark-all", "Mark all", "Mark every card of the pane.",
        "ctrl+a", TOGETHER, "mark.all",
    ),
    declare(
        "feed", "Feed…", "Link the card to one that it feeds; tab turns it over; picking a linked one unlinks it.",
        "f", TOGETHER, links.pick_feed, needs_card, Hint(130, "feed"),
    ),
    declare(
        "feed-new", "New card fed by this…",
        "Add a card that this one feeds: a tactic, or as said with piece: or note: in front.",
        "F", TOGETHER, making.add_fed, needs_card,
    ),
    declare(
        "ripple", "Ripple to other channels…",
        "Cut the piece anew for other channels, each with its time and its owner; the piece feeds them all.",
        "p", TOGETHER, rippling.ripple, rippling.cannot_ripple, unseen=False,
    ),
    declare(
        "distil", "Distil a note…",
        "Make a strategy note of what worked: of the marked cards, of today's wins, or in the ledger of any.",
        "N", TOGETHER, strategy.distil, strategy.cannot_distil, unseen=False,
    ),
    declare(
        "thread", "The thread…", "Walk all that led to the card and all that came of it, finished work included.",
        "T", TOGETHER, links.thread, needs_card, Hint(135, "thread"),
    ),
    declare(
        "scoreboard", "Scoreboard…",
        "Winning or not: days against the target, where the inches come from, the plan, goals, promises, cycle times.",
        "W", TOGETHER, "scoreboard",
    ),
    declare(
        "ledger", "Ledger of inches…", "Every win: filtered, brought together, changed, split, moved, copied as CSV.",
        "", TOGETHER, "ledger",
    ),
    declare(
        "replay", "Replay…",
        "See the board at any moment of the campaign: change by change, by days and standups, or played.",
        "R", TOGETHER, "replay",
    ),
    declare(
        "standup", "Standup…",
        "Present the score, what was done since, the board from the right, each person, today; ends with a stamp.",
        "S", TOGETHER, "standup", hint=Hint(145, "standup"),
    ),
)  # fmt: skip
