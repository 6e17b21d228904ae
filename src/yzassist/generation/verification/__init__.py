"""The sentence verifier: what a language model wrote is shown only where the paragraphs it rests on say it."""
