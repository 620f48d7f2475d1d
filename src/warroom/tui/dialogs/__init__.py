"""Everything that asks: each dialog is a modal screen that goes away with the next Outcome.

Nothing is imported before it is asked for, so that the first frame does not pay for dialogs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from warroom.commands.spec import Ask, Both, Compose, Confirm, Form, Outcome, Pick, Settle

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from warroom.tui.look import Look


Asking: TypeAlias = Ask | Pick | Confirm | Form | Compose | Settle | Both


def screen_for(
    outcome: Asking, look: Look, *, ascii: bool = False, ago: Callable[[str], str] = str
) -> ModalScreen[Outcome | None]:
    """The screen that asks what `outcome` asks; it goes away with the next outcome, or None on esc.

    `ago` says how long an instant is past.  A Pick with `live` posts `base.Live(outcome)` to the app
    as its cursor moves; after a change of theme, call `recolour(look)` of the open dialogs.
    """
    match outcome:
        case Ask():
            from warroom.tui.dialogs.ask import AskScreen

            return AskScreen(outcome, look, ascii=ascii)
        case Pick():
            from warroom.tui.dialogs.pick import PickScreen

            return PickScreen(outcome, look, ascii=ascii)
        case Confirm():
            from warroom.tui.dialogs.confirm import ConfirmScreen

            return ConfirmScreen(outcome, look, ascii=ascii)
        case Form():
            from warroom.tui.dialogs.form import FormScreen

            return FormScreen(outcome, look, ascii=ascii)
        case Compose():
            from warroom.tui.dialogs.compose import ComposeScreen

            return ComposeScreen(outcome, look, ascii=ascii)
        case Settle():
            from warroom.tui.dialogs.settle import SettleScreen

            return SettleScreen(outcome, ago, look, ascii=ascii)
        case Both():
            from warroom.tui.dialogs.both import BothScreen

            return BothScreen(outcome, ago, look, ascii=ascii)
