"""The verifier: what a language model wrote is shown only where the plan says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yzassist.answering.model import Answer, Citation
from yzassist.documents.model import Sentence
from yzassist.facts.model import PlanFacts
from yzassist.generation.evidence import EvidenceParagraph, NumberedEvidence
from yzassist.generation.verification.marks import Segment, split_marks
from yzassist.generation.verification.markup import addressee, markup_in, plain_text
from yzassist.generation.verification.model import Problem, ProblemKind, Verdict
from yzassist.generation.verification.reading import Piece, Reader
from yzassist.generation.verification.support import (
    MIN_REPLACED,
    MIN_SIMILARITY,
    coverage,
    nearest_sentence,
    similarity,
)
from yzassist.generation.verification.trial import Trial
from yzassist.generation.verification.unfolding import unfolded
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


@dataclass(frozen=True, slots=True)
class _Before:
    """What was said before in the same sentence, and the paragraph that the last words rest on."""

    pieces: tuple[Piece, ...]
    item: EvidenceParagraph | None


def _bodies_of(facts: PlanFacts) -> Mapping[str, str]:
    mentions = (m for note in facts.responsibilities for group in note.groups for m in group.departments)
    return {m.name: m.department_id for m in sorted(mentions, key=lambda m: -len(m.name))}


class SentenceVerifier:
    """Checks sentences against the paragraphs they cite. Safe for many threads; keeps no state of an answer."""

    def __init__(self, index: Index) -> None:
        bodies = {key: _bodies_of(facts) for key, facts in index.facts.items()}
        self.reader = Reader(index.vocabulary, bodies, index.tokenizer, index.idf)
        self._embed = index.embed_wordings

    def check(
        self,
        sentence: str,
        evidence: NumberedEvidence,
        answer: Answer,
        before: EvidenceParagraph | None = None,
    ) -> Verdict:
        """Whether a sentence may be shown, and with which marks; ``before`` is what the sentence before it spoke of.

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
        said: tuple[Piece, ...] = ()
        for segment in split_marks(text, evidence):
            problems += [Problem(ProblemKind.MARK, mark) for mark in segment.forged]
            found, wrong = self._support(segment, _Before(said, before), evidence, answer)
            problems += wrong
            if found is None:
                return Verdict(None, (), tuple(dict.fromkeys(problems)))
            supported.append(found)
            said, before = (*said, *self.reader.pieces(segment.text)), found.items[-1]
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

    def _support(
        self, segment: Segment, before: _Before, evidence: NumberedEvidence, answer: Answer
    ) -> tuple[_Supported | None, list[Problem]]:
        """The paragraphs that bear a segment out, among those cited or else another one."""
        who, text = addressee(segment.text)
        if who and who not in answer.question + answer.resolved_question:
            text = segment.text
        asked = answer.question + answer.resolved_question
        known = "".join(item.paragraph.text for item in segment.cited or evidence.paragraphs)
        first = [Problem(ProblemKind.BOUND_NUMBER, text)]
        for statements in unfolded(text, known, self.reader):
            told = [self._bearers(statement, segment.cited, before, evidence, asked) for statement in statements]
            wrong = [problem for _, problems in told for problem in problems]
            if all(items for items, _ in told):
                items = dict.fromkeys(item for items, _ in told for item in items)
                return _Supported(segment.text, tuple(items)), wrong
            first = wrong
        return None, first

    def _bearers(
        self, text: str, cited: Sequence[EvidenceParagraph], before: _Before, evidence: NumberedEvidence, asked: str
    ) -> tuple[tuple[EvidenceParagraph, ...], list[Problem]]:
        """One of the paragraphs cited, several of them piece by piece, or else another one that is near; none with what
        is wrong."""
        trial = Trial(text, before.pieces, before.item, asked, self.reader)
        first: list[Problem] = []
        cited = self._by_coverage(text, cited)
        for item in cited:
            wrong = trial.problems(item)
            if not wrong:
                return (item,), []
            first = first or wrong
        if len(cited) > 1 and (shared := trial.shared(cited)):
            return shared, []
        others = [item for item in evidence.paragraphs if item not in cited]
        for item in self._by_coverage(text, others):
            wrong = trial.problems(item)
            if not wrong and self._is_near(text, item):
                return (item,), [Problem(ProblemKind.MARK)] if cited else []
            first = first or wrong
        return (), first or [Problem(ProblemKind.UNSUPPORTED)]

    def _by_coverage(self, text: str, items: Sequence[EvidenceParagraph]) -> list[EvidenceParagraph]:
        pieces = self.reader.pieces(text)
        return sorted(items, key=lambda item: -coverage(pieces, self.reader.source((item,)), self.reader))

    def _is_near(self, text: str, item: EvidenceParagraph) -> bool:
        """Whether a sentence without a mark means a sentence of the paragraph."""
        sentence = nearest_sentence(text, item, self.reader)
        return sentence is not None and similarity(text, sentence, self._embed) >= MIN_SIMILARITY

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
