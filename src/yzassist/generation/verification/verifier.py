"""The verifier: what a language model wrote is shown only where the plan says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yzassist.answering.model import Answer, Citation
from yzassist.documents.model import Sentence
from yzassist.generation.evidence import EvidenceParagraph, NumberedEvidence
from yzassist.generation.verification.dates import check_dates
from yzassist.generation.verification.marks import Segment, split_marks
from yzassist.generation.verification.markup import addressee, foreign_in, markup_in, plain_text
from yzassist.generation.verification.model import Problem, ProblemKind, Verdict
from yzassist.generation.verification.numbers import check_numbers
from yzassist.generation.verification.polarity import check_degree, check_polarity
from yzassist.generation.verification.reading import Reader, Source
from yzassist.generation.verification.roles import check_departments
from yzassist.generation.verification.support import (
    MIN_REPLACED,
    MIN_SIMILARITY,
    MIN_TOGETHER,
    coverage,
    nearest_sentence,
    similarity,
    together,
)
from yzassist.generation.verification.wording import check_names, check_substitution, check_words
from yzassist.index.store import Index

_LONGEST_CHARS = 400
"""A sentence of a plan has 40 characters in the middle and 300 at most; longer ones are babble."""
_LAST_CHARS = 3
"""So many characters at its end are looked for in the plan, to see whether a sentence was cut off."""
_ENDS = "。！？；;!?，,、：: "


@dataclass(frozen=True, slots=True)
class _Supported:
    """A segment with the paragraphs that bear it out."""

    text: str
    items: tuple[EvidenceParagraph, ...]


class SentenceVerifier:
    """Checks sentences against the paragraphs they cite. Safe for many threads; keeps no state of an answer."""

    def __init__(self, index: Index) -> None:
        self.reader = Reader(index.vocabulary, index.tokenizer, index.idf)
        self._embed = index.embed_wordings

    def check(self, sentence: str, evidence: NumberedEvidence, answer: Answer) -> Verdict:
        """Whether a sentence may be shown, and with which marks.

        A sentence whose mark is missing or wrong gets that of the paragraph that bears it out. Raises
        ModelUnavailableError when the embedding model cannot be loaded.
        """
        if markup := markup_in(sentence):
            return Verdict(None, (), (Problem(ProblemKind.MARKUP, markup),))
        text = plain_text(sentence)
        if len(text) > _LONGEST_CHARS:
            return Verdict(None, (), (Problem(ProblemKind.UNSUPPORTED),))
        if cut := _cut_short(text, evidence):
            return Verdict(None, (), (Problem(ProblemKind.CUT, cut),))
        problems: list[Problem] = []
        supported: list[_Supported] = []
        for segment in split_marks(text, evidence):
            problems += [Problem(ProblemKind.MARK, mark) for mark in segment.forged]
            found, wrong = self._support(segment, evidence, answer)
            problems += wrong
            if found is None:
                return Verdict(None, (), tuple(dict.fromkeys(problems)))
            supported.append(found)
        if not supported:
            return Verdict(None, (), (*problems, Problem(ProblemKind.UNSUPPORTED)))
        citations = (citation for one in supported for citation in self._citations(one))
        return Verdict(_shown(supported), tuple(dict.fromkeys(citations)), tuple(dict.fromkeys(problems)))

    def own_sentence(self, sentence: str, evidence: NumberedEvidence) -> tuple[EvidenceParagraph, Sentence] | None:
        """The plan's own sentence that a sentence comes nearest to, in the paragraphs it cites or else in any; None
        when it is about something else."""
        segments = split_marks(plain_text(sentence), evidence)
        text = "，".join(segment.text for segment in segments)
        cited = tuple(dict.fromkeys(item for segment in segments for item in segment.cited))
        words = self.reader.words(text)
        best: tuple[float, EvidenceParagraph, Sentence] | None = None
        for item in cited or evidence.paragraphs:
            for own in item.sentences:
                share = self.reader.coverage(words, self.reader.words(own.text))
                if share >= MIN_REPLACED and (best is None or share > best[0]):
                    best = (share, item, own)
        return best[1:] if best else None

    def problems(self, text: str, items: Sequence[EvidenceParagraph], answer: Answer) -> tuple[Problem, ...]:
        """What is wrong with a text as a statement about these paragraphs together; nothing for one they bear out."""
        return tuple(dict.fromkeys(self._problems(text, self.reader.source(items), answer)))

    def _support(
        self, segment: Segment, evidence: NumberedEvidence, answer: Answer
    ) -> tuple[_Supported | None, list[Problem]]:
        """The paragraphs that bear a segment out: one of those cited, all of them, or else another one."""
        who, text = addressee(segment.text)
        if who and who not in answer.question + answer.resolved_question:
            text = segment.text
        first: tuple[Problem, ...] | None = None
        candidates: list[tuple[EvidenceParagraph, ...]] = [(item,) for item in self._by_coverage(text, segment.cited)]
        if len(candidates) > 1:
            candidates.append(tuple(segment.cited))
        for items in candidates:
            found = self.problems(text, items, answer)
            if not found:
                return _Supported(segment.text, items), []
            first = first or found
        others = [item for item in evidence.paragraphs if item not in segment.cited]
        for item in self._by_coverage(text, others):
            found = self.problems(text, (item,), answer)
            if not found and self._is_near(text, item):
                wrong = [Problem(ProblemKind.MARK)] if segment.cited else []
                return _Supported(segment.text, (item,)), wrong
            first = first or found
        return None, list(first or (Problem(ProblemKind.UNSUPPORTED),))

    def _by_coverage(self, text: str, items: Sequence[EvidenceParagraph]) -> list[EvidenceParagraph]:
        pieces = self.reader.pieces(text)
        return sorted(items, key=lambda item: -coverage(pieces, self.reader.source((item,)), self.reader))

    def _is_near(self, text: str, item: EvidenceParagraph) -> bool:
        """Whether a sentence without a mark means a sentence of the paragraph."""
        sentence = nearest_sentence(text, item, self.reader)
        return sentence is not None and similarity(text, sentence, self._embed) >= MIN_SIMILARITY

    def _problems(self, text: str, source: Source, answer: Answer) -> Iterator[Problem]:
        pieces = self.reader.pieces(text)
        if foreign := foreign_in(text, source.text):
            yield Problem(ProblemKind.MARKUP, foreign)
        yield from check_numbers(pieces, source, self.reader)
        yield from check_dates(pieces, source, self.reader)
        yield from check_departments(text, answer.question + answer.resolved_question, source, self.reader)
        yield from check_names(text, source)
        yield from check_polarity(pieces, source, self.reader)
        yield from check_degree(pieces, source, self.reader)
        yield from check_words(pieces, source, self.reader)
        yield from check_substitution(pieces, source, self.reader)
        if together(pieces, source, self.reader) < MIN_TOGETHER:
            yield Problem(ProblemKind.UNSUPPORTED)

    def _citations(self, supported: _Supported) -> Iterator[Citation]:
        for item in supported.items:
            sentence = nearest_sentence(supported.text, item, self.reader)
            yield (
                item.citation(sentence.start, sentence.end) if sentence else item.citation(0, len(item.paragraph.text))
            )


def _cut_short(text: str, evidence: NumberedEvidence) -> str:
    """The last words of a text without an end or mark, where the plan goes on behind them; empty for a finished one."""
    last = text[-_LAST_CHARS:]
    if len(last) < _LAST_CHARS or not last[-1].isalnum():
        return ""
    for item in evidence.paragraphs:
        at = item.paragraph.text.find(last)
        following = item.paragraph.text[at + _LAST_CHARS : at + _LAST_CHARS + 1] if at >= 0 else ""
        if following.isalnum() or following in ("%", "."):
            return last
    return ""


def _shown(supported: Sequence[_Supported]) -> str:
    """The segments with their marks; neighbours with the same marks share them."""
    text = ""
    for at, one in enumerate(supported):
        last = at + 1 == len(supported)
        text += one.text.strip().rstrip(_ENDS) + ("。" if last else "") if last else one.text.strip().rstrip(_ENDS)
        if last or supported[at + 1].items != one.items:
            text += f"〔{'、'.join(item.mark for item in one.items)}〕"
        text += "" if last else "，"
    return text
