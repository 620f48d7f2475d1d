"""The exit codes, the same for both faces; what each means is told by `cli.errors`."""

from __future__ import annotations

DONE, REFUSED, USAGE, UNUSABLE, BUSY, BUG, INTERRUPTED, PIPE = 0, 1, 2, 3, 4, 70, 130, 141
