"""Evidence in, answer out: what may be answered, by which composer, verified and rendered with its citations."""
