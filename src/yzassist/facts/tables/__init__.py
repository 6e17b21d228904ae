"""Tables read back from their paragraphs: columns, rows, and the targets in them."""
