"""The report of a run, or of two side by side: HTML that opens from disk without a network, Markdown, and JSON."""
