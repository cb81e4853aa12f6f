"""Rules on the names of indicators: unique, short, one measure each, written one way."""
