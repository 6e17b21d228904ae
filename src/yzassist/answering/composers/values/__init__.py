"""How much: targets, sums, rates, steps and cells of tables."""
