"""Content calendars as teams keep them: CSV bytes in, a plan with one draft out; pure."""

from __future__ import annotations

from warroom.formats.calendar.options import Options, pairs
from warroom.formats.calendar.plan import ImportPlan, Incoming, Sheet, plan, read
from warroom.formats.calendar.table import Left

__all__ = ["ImportPlan", "Incoming", "Left", "Options", "Sheet", "pairs", "plan", "read"]
