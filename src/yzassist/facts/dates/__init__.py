"""When: expressions of time, the days they mean, and what is due by them."""
