"""Rules on target values: possible, unambiguous, and such that someone can check them."""
