"""Rules on operators: readable, in step with the value, and pointing the right way."""
