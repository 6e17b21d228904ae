"""Turns of a conversation: what a question takes from those before it."""
