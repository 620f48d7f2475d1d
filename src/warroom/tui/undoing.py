"""Undo and redo at this face: what it was is named, its card selected, and what another face did since told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.commands.actions.words import quoted
from warroom.store import NothingToUndo

if TYPE_CHECKING:
    from warroom.domain.board import Board
    from warroom.session import Session
    from warroom.tui.face import Face

# The origin of what this person may have changed elsewhere.
_SHELL = "cli"


def step(app: Face, back: bool, seq: int = 0) -> None:
    """Undo this face's last change or the one numbered `seq`, or redo what was last undone here."""

    def work() -> None:
        session = app.session
        later = passed_over(session) if back and not seq else ""
        try:
            receipt = session.undo(seq) if back else session.redo()
        except NothingToUndo as nothing:
            if not later:
                raise
            app.say(f"{nothing} {later[:1].upper()}{later[1:]}", "warn")
            return
        app.refreshed(_followed(app, session.store.cards_of(receipt.seq)))
        done = f"{'Undone' if back else 'Brought back'}: {receipt.label}"
        app.say(f"{done} · {later}" if later else done, "good")

    app.guarded(work)


def passed_over(session: Session) -> str:
    """This person's newest change, where it was made in the shell and undo here therefore leaves it; or ""."""
    newest = session.store.newest_of(session.me, session.board.campaign.id)
    if newest is None or newest.origin != _SHELL:
        return ""
    return f"later, from the shell: {newest.label}; the history takes it back"


def farewell(board: Board) -> str:
    """What is said where the campaign that is open has gone from the file."""
    return (
        f"{quoted(board.campaign.name)} is gone from this file, with all that was in it. "
        "Redo brings it back where it was undone, and so does the history."
    )


def _followed(app: Face, cards: tuple[str, ...]) -> str:
    """The card to select after a change of `cards`: the selected one if it is among them."""
    if app.desk.selected in cards:
        return app.desk.selected
    return next((card for card in cards if app.session.board.card(card) is not None), "")
