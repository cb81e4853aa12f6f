"""Rules on targets and names that sound good and demand nothing."""
