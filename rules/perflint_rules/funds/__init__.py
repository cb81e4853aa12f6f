"""Rules on money: what the cost indicators say against the budget of the table, and whether its funds add up."""
