"""Rules on the overall goal: what it promises against what the indicators measure."""
