"""What the head and the foot of a paper say: title, number, issuers, dates, validity."""
