"""Strings in, facts out: quantities, units, operators, dates, words, patterns, similarity. Knows no document and no rule."""
