"""Facts put right by hand: the file beside a corpus file, its check against the text, and its application."""
