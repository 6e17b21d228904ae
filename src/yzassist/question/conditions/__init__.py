"""Which clauses are asked for by what they have and what they lack: the conditions of a list over a whole plan."""
