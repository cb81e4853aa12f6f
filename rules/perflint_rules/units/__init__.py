"""Rules on units of measurement: whether they fit the indicator, and whether the value agrees with them."""
