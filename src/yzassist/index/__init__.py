"""The index: units of text, their vectors and words, the plans and facts, built atomically and opened whole.

``build.build_index`` brings it up to date, ``store.open_index`` opens it; ``embedding`` turns text into vectors.
"""
