"""What can go wrong with a campaign file; each message is a sentence a user can act on."""

from __future__ import annotations

from warroom.domain.changes import Clash


class StoreError(Exception):
    """A store could not do what was asked; `str()` is meant for the user."""


class NotFound(StoreError):
    """There is no such campaign, card or change."""


class NoCampaign(NotFound):
    """The file is there, and no campaign is in it yet."""


class Busy(StoreError):
    """Another program holds the file; nothing was written; trying again may work."""


class Unusable(StoreError):
    """The file is not a warroom file, is damaged, was replaced, or was written by a newer warroom."""


class Unwritable(StoreError):
    """The file can be read but not written: full disk, read-only file or folder."""


class NothingToUndo(StoreError):
    """There is no change of this person at this face to take back or bring back."""


class Hidden(StoreError):
    """What is hidden while the screen is shared would be written over, or copied; nothing was written."""


class Conflict(StoreError):
    """Somebody changed the same fields meanwhile; nothing was written."""

    def __init__(self, message: str, clashes: tuple[Clash, ...]) -> None:
        super().__init__(message)
        self.clashes = clashes
