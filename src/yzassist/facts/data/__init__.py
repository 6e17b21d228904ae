"""Word lists of this room, as YAML: departments, places, words of targets."""
