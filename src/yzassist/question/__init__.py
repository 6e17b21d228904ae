"""A question as understood: what kind of answer it seeks, of which subject, with the words and named things in it."""
