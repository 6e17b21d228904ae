"""Data of the readers: the grammar of numbering, and what is furniture on a web page."""
