"""What can be done, as pure functions that give drafts: the same for the keyboard and the shell.

They raise ValueError with a sentence for what cannot be done, and give a draft without changes when
there is nothing to do.  `now` is an aware datetime; sizes are sixteenths of an inch.
"""

from __future__ import annotations

from warroom.commands.actions.campaigns import Terms, archive_campaign, edit_campaign, new_campaign, read_terms
from warroom.commands.actions.cards import add_card, archive, created_id, delete, give_why, restore, write_body
from warroom.commands.actions.fields import edit
from warroom.commands.actions.links import feed, linked, unfeed
from warroom.commands.actions.order import rerank
from warroom.commands.actions.people import set_owner
from warroom.commands.actions.stages import block, finish, move, stage_named, step, unblock
from warroom.commands.actions.timing import set_due, set_golive, set_size
from warroom.commands.actions.wins import delete_win, log_win, log_wins

__all__ = [
    "Terms",
    "add_card",
    "archive",
    "archive_campaign",
    "block",
    "created_id",
    "delete",
    "delete_win",
    "edit",
    "edit_campaign",
    "feed",
    "finish",
    "give_why",
    "linked",
    "log_win",
    "log_wins",
    "move",
    "new_campaign",
    "read_terms",
    "rerank",
    "restore",
    "set_due",
    "set_golive",
    "set_owner",
    "set_size",
    "stage_named",
    "step",
    "unblock",
    "unfeed",
    "write_body",
]
