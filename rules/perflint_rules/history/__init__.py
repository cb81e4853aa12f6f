"""Rules that compare a file with earlier ones: last year's tables, the approved targets (`--against`)."""
