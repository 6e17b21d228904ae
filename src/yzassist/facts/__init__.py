"""Typed facts of a plan, one extractor a file; the words they know are data (``data/*.yaml``)."""
