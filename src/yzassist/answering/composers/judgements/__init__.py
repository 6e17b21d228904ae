"""Whether: claims checked, two things side by side, exceptions."""
