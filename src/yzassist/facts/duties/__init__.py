"""Who: lists of bodies and their roles, in notes, fields and prose."""
