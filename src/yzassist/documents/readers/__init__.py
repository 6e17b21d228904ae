"""One reader for each file format: a file in, raw lines out."""
