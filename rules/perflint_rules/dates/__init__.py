"""Rules on the years and dates that a table names."""
