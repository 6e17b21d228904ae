"""Evidence for a question: hybrid search with rank fusion, and look-ups over facts for set questions."""
