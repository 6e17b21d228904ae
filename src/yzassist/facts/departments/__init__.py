"""Who a name means: the vocabulary of departments, their local counterparts, and bodies described."""
