"""Which lines are chapters, measures and text: the outline grammar of numbered labels."""
