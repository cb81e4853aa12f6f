"""Rules on the results and scores of a self-evaluation table (绩效自评表)."""
