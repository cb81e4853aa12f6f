"""Rules that tell what could not be read or was read with doubt, so that nothing is skipped silently."""
