"""The language model's part: it phrases, explains and compares what the extractive engine found, and nothing else."""
