"""Rules on texts and indicator sets taken over from another project or row."""
