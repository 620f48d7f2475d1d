"""The weave around one card as a map of columns or, where there is little room, as a tree."""
