"""The demo: a campaign that lives, relative to the moment it is opened."""

from __future__ import annotations

from warroom.demo.campaigns import drafts
from warroom.demo.story import Dated

__all__ = ["Dated", "drafts"]
