"""The demo campaign on a clock that stands still, played by keys and seen as text or as a picture."""
