"""Undo and redo at this face: what it was is named, its card selected, and what another face did since told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.store import NothingToUndo

if TYPE_CHECKING:
    from warroom.session import Session
    from warroom.tui.app import WarroomApp

# Where else this person may have changed something, by the origin that a changeset has.
_ELSEWHERE = {"cli": "from the shell", "import": "at the start"}


def step(app: WarroomApp, back: bool, seq: int = 0) -> None:
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

    app.dispatch.guarded(work)


def passed_over(session: Session) -> str:
    """This person's newest change, where it was made at another face and undo here therefore leaves it; or ""."""
    newest = session.store.newest_of(session.me, session.board.campaign.id)
    if newest is None or newest.origin not in _ELSEWHERE:
        return ""
    return f"later, {_ELSEWHERE[newest.origin]}: {newest.label}; the history takes it back"


def _followed(app: WarroomApp, cards: tuple[str, ...]) -> str:
    """The card to select after a change of `cards`: the selected one if it is among them."""
    if app.desk.selected in cards:
        return app.desk.selected
    return next((card for card in cards if app.session.board.card(card) is not None), "")
