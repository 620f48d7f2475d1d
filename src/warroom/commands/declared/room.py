"""The commands that move around, and those of the room: windows, filter, campaigns, leaving."""

from __future__ import annotations

from warroom.commands.declared.declare import MOVING, ROOM, Hint, declare
from warroom.commands.handlers import campaigns, golive, people, playbooks, presenting, reports, saved
from warroom.commands.spec import Command

MOVES: tuple[Command, ...] = (
    declare(
        "left", "Pane to the left", "Focus the pane to the left.",
        "h left shift+tab", MOVING, "pane.left", hint=Hint(10, "pane"),
    ),
    declare(
        "right", "Pane to the right", "Focus the pane to the right.",
        "l right tab", MOVING, "pane.right", hint=Hint(11, "pane"),
    ),
    declare("strategy", "Strategy", "Focus the strategy notes.", "1", MOVING, "pane.strategy"),
    declare("pipeline", "Pipeline", "Focus the content pipeline.", "2", MOVING, "pane.pipeline"),
    declare("today", "Today", "Focus today's tactics.", "3", MOVING, "pane.today"),
    declare(
        "down", "Down", "Select the next card.",
        "j down", MOVING, "cursor.down", hint=Hint(20, "move"),
    ),
    declare(
        "up", "Up", "Select the card before.",
        "k up", MOVING, "cursor.up", hint=Hint(21, "move"),
    ),
    declare(
        "first", "First card", "Select the first card of the pane.",
        "g home", MOVING, "cursor.first",
    ),
    declare(
        "last", "Last card", "Select the last card of the pane.",
        "G end", MOVING, "cursor.last",
    ),
    declare(
        "half-down", "Half a page down", "Go half a page down.",
        "ctrl+d pagedown", MOVING, "cursor.half_down",
    ),
    declare(
        "half-up", "Half a page up", "Go half a page up.",
        "ctrl+u pageup", MOVING, "cursor.half_up",
    ),
)  # fmt: skip

WINDOWS: tuple[Command, ...] = (
    declare(
        "undo", "Undo", "Take back your last change here, across restarts too.",
        "u", ROOM, "undo", hint=Hint(90, "undo"),
    ),
    declare("redo", "Redo", "Bring back what you last took back.", "U", ROOM, "redo"),
    declare(
        "history", "History: the log…", "See who changed what, and take any change back.",
        "", ROOM, "history",
    ),
    declare(
        "catch-up", "What others did…", "Read what others changed, and what came due, since you were last away.",
        "A", ROOM, "catch-up",
    ),
    declare(
        "golives", "Go-lives…",
        "What goes live next, how soon, what is still missing, what collides, and what was missed.",
        "5", ROOM, "golives",
    ),
    declare(
        "hold", "Hold everything…", "Stop all go-lives of the campaign and say why; every screen shows it.",
        "", ROOM, golive.hold,
    ),
    declare(
        "resume", "Resume…", "Let a held campaign go on, and go through what has passed and what comes.",
        "", ROOM, golive.resume, golive.not_held,
    ),
    declare(
        "filter", "Filter…", "Show only what matches, as you type: stage:draft owner:me due:<fri \"launch\".",
        "slash", ROOM, "filter", hint=Hint(80, "filter"),
    ),
    declare(
        "views", "Saved views…",
        "Show only the cards of a saved view: this key and then the view's own, such as m for mine.",
        "apostrophe", ROOM, saved.pick_view,
    ),
    declare(
        "view-save", "Save the filter as a view…",
        "Keep the filter under a name and a key, for yourself or for all; @name then stands for it.",
        "quotation_mark", ROOM, saved.save_view,
    ),
    declare(
        "load", "The team's load…",
        "See each one's week: carried, due and done against what they can carry; move a tactic to a day or a person.",
        "6", ROOM, "load",
    ),
    declare(
        "people", "People…",
        "Say who is on the team: roles, working days, zone, and what each can carry in a day; a new handle joins it.",
        "", ROOM, people.people,
    ),
    declare(
        "playbooks", "Apply a playbook…",
        "See a plan that is used again over the days of this campaign, and make its cards in one step.",
        "", ROOM, "playbooks",
    ),
    declare(
        "playbook-make", "Make a playbook of this campaign…",
        "Write a plan to be used again: days counted anew, roles instead of people, checklists unticked.",
        "", ROOM, playbooks.ask_name,
    ),
    declare(
        "palette", "All commands…", "Find a command by its name and run it.",
        "colon ctrl+p", ROOM, "palette", hint=Hint(150, "command"),
    ),
    declare(
        "help", "Help", "All keys, searchable; enter runs what is selected.",
        "question_mark f1", ROOM, "help", hint=Hint(70, "keys"),
    ),
    declare(
        "calendar", "Calendar…",
        "A month, a week or an agenda of what is due, goes live, is coming and was done; H L move it by days.",
        "4", ROOM, "calendar", hint=Hint(160, "calendar"),
    ),
    declare(
        "flow", "Flow…",
        "How full each stage is, how long cards stay in it, what gets through in a week, and what stands still.",
        "8", ROOM, "flow",
    ),
    declare(
        "zoom", "Zoom the pane",
        "Give the pane the whole screen; the pipeline becomes a board with a column per stage.",
        "z", ROOM, "zoom", hint=Hint(140, "zoom"),
    ),
    declare(
        "campaign-back", "Previous campaign", "Go over to the campaign before this one.",
        "left_square_bracket", ROOM, "campaign.previous", campaigns.no_other_campaign,
    ),
    declare(
        "campaign-on", "Next campaign", "Go over to the campaign after this one.",
        "right_square_bracket", ROOM, "campaign.next", campaigns.no_other_campaign,
    ),
    declare(
        "campaign-pick", "Go over to a campaign…", "Pick the campaign to go over to.",
        "", ROOM, campaigns.pick_campaign, campaigns.no_other_campaign,
    ),
    declare(
        "campaign-new", "New campaign…", "Start a campaign: name, days, target, stages.",
        "", ROOM, campaigns.start_campaign,
    ),
    declare(
        "campaign-edit", "Change this campaign…", "Change the campaign's name, days, target, stages.",
        "", ROOM, campaigns.change_campaign,
    ),
    declare(
        "campaign-archive", "Archive this campaign", "Put this campaign away; on an archived one, bring it back.",
        "", ROOM, campaigns.archive_this_campaign,
    ),
    declare(
        "pointer", "Point at it",
        "Light the selected card, or the one under the mouse, brightly; others see on their screens what you point at.",
        "full_stop", ROOM, "pointer",
    ),
    declare(
        "follow", "Follow the pointer",
        "Go to what somebody points at, and along with them until you go somewhere yourself.",
        "at", ROOM, "follow", presenting.nobody_points,
    ),
    declare(
        "spotlight", "Spotlight",
        "Leave all but the selected card's thread in the shade; again to light everything.",
        "asterisk", ROOM, "spotlight",
    ),
    declare(
        "keys-shown", "Show the keys",
        "Show in the corner which keys you press and what they do, but not what you type; again to show none.",
        "", ROOM, "keys",
    ),
    declare(
        "share-safe", "Share-safe",
        "Hide private cards, clients, budgets and embargoes for a shared screen; again, after asking, to show them.",
        "P", ROOM, presenting.share,
    ),
    declare(
        "theme", "Theme…", "Pick the colours, each shown while you look at it.",
        "", ROOM, campaigns.pick_theme,
    ),
    declare(
        "report", "Report for a client…",
        "Write what was won, what went live and what comes, and nothing private: a page with charts, and Markdown.",
        "", ROOM, reports.ask_days,
    ),
    declare(
        "picture", "Picture of the screen", "Keep what is on the screen as an SVG picture, in the theme; says where.",
        "", ROOM, "picture",
    ),
    declare(
        "record", "Record",
        "Record what the dashboard shows as an asciicast, to be played again; once more ends it and says where it is.",
        "", ROOM, "record",
    ),
    declare(
        "escape", "Leave", "Clear the filter, then the marks, then close what is open.",
        "escape", ROOM, "escape",
    ),
    declare(
        "suspend", "Back to the shell", "Put the dashboard aside; the shell's fg brings it back as it was.",
        "ctrl+z", ROOM, "suspend",
    ),
    declare("quit", "Quit", "Leave; everything is saved already.", "q", ROOM, "quit"),
)  # fmt: skip
