"""A report of the campaign as two files, for a client to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warroom.config.files import put_new
from warroom.config.folders import reports_dir
from warroom.domain.playbook import slug
from warroom.formats.report.html import report_html
from warroom.formats.report.markdown import report_markdown
from warroom.reporting import read_report
from warroom.store import StoreError

if TYPE_CHECKING:
    from warroom.tui.face import Face

_LONGEST_NAME = 60


def write(app: Face, days: str) -> None:
    """Write the report of the days `first last`, and say where it is."""
    first, last = days.split()
    session, folder = app.session, reports_dir()
    try:
        found = read_report(session.store, session.board, session.clock(), first, last)
    except StoreError as error:
        app.say(str(error), "bad")
        return
    stem = f"{slug(found.campaign.name)[:_LONGEST_NAME] or 'report'}-{first}-to-{last}"
    try:
        page = put_new(folder, stem, ".html", report_html(found).encode("utf-8"))
        text = put_new(folder, stem, ".md", report_markdown(found).encode("utf-8"))
    except OSError as error:
        app.say(f"The report could not be kept in {folder}: {error.strerror}.", "bad")
    else:
        app.say(f"The report is in {page}, and as Markdown in {text.name} beside it", "good")
