"""The words of a question brought into those of the plan: writing, dialect, slips, English, synonyms."""
