"""Rules on what a table lacks: values, signs, units, weights, whole levels of indicators."""
