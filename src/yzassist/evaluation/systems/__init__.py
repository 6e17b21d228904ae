"""What can be evaluated: our assistant, the textbook chain, a service over HTTP, or any callable."""
