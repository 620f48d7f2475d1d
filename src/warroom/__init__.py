"""warroom: a terminal dashboard for running a live marketing campaign."""

__version__ = "0.1.0"
