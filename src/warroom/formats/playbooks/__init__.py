"""Playbooks as files: Markdown with a head in TOML, a section a card, read with care and written to be read."""

from warroom.formats.playbooks.problems import Misprint, Problem
from warroom.formats.playbooks.reading import read
from warroom.formats.playbooks.writing import write

__all__ = ["Misprint", "Problem", "read", "write"]
