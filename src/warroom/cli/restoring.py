"""Taking in an export of the program's own: a whole campaign file, its history included."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from warroom.cli import out
from warroom.cli.errors import Refused

if TYPE_CHECKING:
    from warroom.cli.errand import Errand
    from warroom.domain.model import Campaign


def restore(errand: Errand, data: bytes, *, dry_run: bool) -> None:
    """Make the errand's file what the export says.  ValueError for a damaged one; nothing is left half done."""
    from warroom.formats import archive

    records = list(archive.read(data))
    if errand.path.exists() and _is_here(errand, records):
        campaigns, new = errand.store.campaigns(), 0
    else:
        campaigns, new = _rehearsed(records), len(records) - 1
        if not dry_run:
            _fill(errand, records)
    if errand.asked.as_json:
        out.document({"campaigns": [c._asdict() for c in campaigns], "changes": new})
    verb = "would restore" if dry_run else "restored"
    names = ", ".join(c.name for c in campaigns)
    out.words(f"{verb} {names} with {new:,} changes" if new else f"nothing new: {names} is here with all its changes")


def _is_here(errand: Errand, records: list[dict[str, Any]]) -> bool:
    """Whether the file holds every change of the export; Refused when it holds others instead."""
    if not errand.store.log(limit=1):
        return False
    ids = {str(record.get("id")) for record in records[1:]}
    if errand.store.ids_seen(ids) >= ids:
        return True
    raise Refused(f"{errand.path} holds something else already: name a file of its own for the export with --db.")


def _rehearsed(records: list[dict[str, Any]]) -> tuple[Campaign, ...]:
    """The campaigns of the export, brought into a file that is thrown away; StoreError when it is damaged."""
    import tempfile

    from warroom.store import Store

    with tempfile.TemporaryDirectory(prefix="warroom-") as folder:
        store = Store.open(Path(folder) / "rehearsal.warroom", create=True)
        try:
            store.restore(records)
            return store.campaigns()
        finally:
            store.close()


def _fill(errand: Errand, records: list[dict[str, Any]]) -> None:
    from warroom.config.state import remember_campaign

    store = errand.open(create=True)
    store.restore(records)
    current = [campaign for campaign in store.campaigns() if not campaign.archived]
    if current:
        remember_campaign(errand.path, current[-1].id)
