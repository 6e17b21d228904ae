"""One composer a file: each turns evidence and facts into the draft of one kind of answer."""
