"""Which and how many: answers over the whole plan, from facts and never from a search."""
