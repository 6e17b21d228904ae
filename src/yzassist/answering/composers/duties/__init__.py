"""Who: the bodies that lead, take part or are bound, by measure and by department."""
