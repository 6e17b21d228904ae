"""When: deadlines, what is due by one time, and how often."""
