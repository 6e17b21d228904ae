"""Word lists of the sentence verifier, as YAML."""
