"""Rules on how the points of a table are shared out."""
