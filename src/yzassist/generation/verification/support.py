"""Which paragraph a sentence rests on, and whether it does at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from yzassist.documents.model import Sentence
from yzassist.generation.evidence import EvidenceParagraph
from yzassist.generation.verification.model import Located, Problem, ProblemKind
from yzassist.generation.verification.reading import Piece, Reader, Source, telling

Embed = Callable[[Sequence[str]], list[NDArray[np.float32]]]

MIN_TOGETHER = 0.9
"""Measured on 91 true paraphrases and 310 sentences spliced from two halves of one paragraph's own: 0.8 loses 1% of the
true ones and stops 36% of the spliced ones by itself, 0.9 2% and 55%."""
MIN_SIMILARITY = 0.89
"""Of e5 vectors, for a sentence without a mark. The same paraphrases come to 0.897 at least with their own paragraph's
sentence, and to 0.888 (median) or 0.935 (19 of 20) at most with the two paragraphs that share most words with them."""
MIN_REPLACED = 0.5
"""Share of a sentence's words that the plan's sentence in its place must hold: 19 of 20 paraphrases have 0.7 with their
paragraph, three of four foreign ones less than 0.5."""


def check_together(pieces: Sequence[Piece], source: Source, reader: Reader) -> Iterator[Located]:
    """Pieces whose words do not stand together in two pieces of the source that follow one another, its heading added.

    Words of a paragraph put together anew say what no sentence of it says. Plain words do not count, nor those that
    the source lacks: they are judged one by one.
    """
    heads = source.heads(reader)
    known = reader.words(source.text)
    stated = [
        sentence[at].words | (sentence[at + 1].words if at + 1 < len(sentence) else heads) | heads
        for sentence in source.sentences
        for at in range(len(sentence))
    ]
    for at, piece in enumerate(pieces):
        words = telling(piece.words & known)
        if words and max((reader.coverage(words, other) for other in stated), default=0.0) < MIN_TOGETHER:
            yield at, Problem(ProblemKind.UNSUPPORTED)


def coverage(pieces: Sequence[Piece], source: Source, reader: Reader) -> float:
    """The share of a sentence's words that the source holds (0…1)."""
    words = frozenset[str]().union(*(piece.words for piece in pieces))
    return reader.coverage(words, reader.words(source.text))


def nearest_sentence(text: str, item: EvidenceParagraph, reader: Reader) -> Sentence | None:
    """The sentence of a paragraph that shares most words with a text, the first of several; None for a paragraph
    without sentences."""
    words = reader.words(text)
    return max(
        item.paragraph.sentences,
        key=lambda one: (reader.weight(words & reader.words(one.text)), -one.index),
        default=None,
    )


def similarity(text: str, sentence: Sentence, embed: Embed) -> float:
    """The cosine of a text and a sentence of the plan."""
    ours, theirs = embed((text, sentence.text))
    return float(ours @ theirs)
