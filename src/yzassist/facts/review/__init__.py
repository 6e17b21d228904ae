"""What was understood of a plan, and what was not: for the editor who mends the file, a rule, or a fact by hand."""
