"""What page breaks, hard wraps and printing did to the lines of a text, undone."""
