"""Renders what a run found: one file a format, each a pure function of the report."""
