"""The document itself: its clauses, chapters and data, what it applies to, and what lies outside it."""
