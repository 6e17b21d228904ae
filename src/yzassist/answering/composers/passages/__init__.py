"""What: the plan's own sentences that answer."""
