"""A screen as a picture."""
