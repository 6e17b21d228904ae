"""What retrieval hands to answering: paragraphs and sentences found, with the scores that say how well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from yzassist.documents.model import Paragraph, Sentence


@dataclass(frozen=True, slots=True)
class FoundSentence:
    """A sentence found. ``similarity`` is the cosine to the sentence, ``question_similarity`` to the nearest plain-word
    question kept for it (0 where none was found), ``coverage`` the share (0…1, by rarity) of the topic it contains."""

    paragraph: Paragraph
    sentence: Sentence
    score: float
    similarity: float
    question_similarity: float
    coverage: float


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A paragraph found, with its sentences in reading order. ``score`` is the fused score (higher is better);
    ``coverage`` is that of heading and text together, ``heading_coverage`` that of the heading alone."""

    paragraph: Paragraph
    score: float
    similarity: float
    question_similarity: float
    coverage: float
    heading_coverage: float
    sentences: tuple[FoundSentence, ...]

    @property
    def best_sentence(self) -> FoundSentence | None:
        """The sentence with the highest score; None for a paragraph without sentences."""
        return max(self.sentences, key=lambda found: found.score, default=None)


class Evidence:
    """Paragraphs found, best first; empty when nothing was found. One built from a search makes it at the first look:
    an answer from facts alone never looks, and so costs no search. It serves one question, in one thread."""

    def __init__(self, found: tuple[FoundParagraph, ...] | Callable[[], Evidence] = ()) -> None:
        self._found = found

    @cached_property
    def paragraphs(self) -> tuple[FoundParagraph, ...]:
        """The paragraphs; raises what the search raises."""
        return self._found().paragraphs if callable(self._found) else self._found

    @property
    def best(self) -> FoundParagraph | None:
        """The best paragraph."""
        return self.paragraphs[0] if self.paragraphs else None
