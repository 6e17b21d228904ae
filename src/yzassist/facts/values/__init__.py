"""How much: targets in numbers and words, sums and penalties."""
