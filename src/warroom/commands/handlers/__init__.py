"""What each command answers: pure functions from a Context to an Outcome."""
