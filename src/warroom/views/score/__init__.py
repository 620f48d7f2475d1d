"""The scoreboard, a module a page."""
