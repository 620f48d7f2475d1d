"""Triage: one card at a time, one key a decision; pure, the face performs what it answers."""
