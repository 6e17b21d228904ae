"""The sentences of one answer as they come: none twice, and the plan's own sentence for one that is not let through."""

from __future__ import annotations

from yzassist.answering.model import Answer, RemovedSentence, Verification
from yzassist.generation.evidence import EvidenceParagraph, NumberedEvidence
from yzassist.generation.verification.model import Problem, ProblemKind, Verdict
from yzassist.generation.verification.verifier import SentenceVerifier


class Review:
    """Checks the sentences of one answer in order. It serves one answer, in one thread."""

    def __init__(self, verifier: SentenceVerifier, evidence: NumberedEvidence, answer: Answer) -> None:
        """``answer`` is the extractive one that the sentences are to explain."""
        self._verifier = verifier
        self._evidence = evidence
        self._answer = answer
        self._shown: list[str] = []
        self._spoken_of: EvidenceParagraph | None = None
        self._quoted: set[tuple[str, int]] = set()
        self._checked = 0
        self._removed: list[RemovedSentence] = []

    @property
    def verification(self) -> Verification:
        """What the checks came to so far."""
        return Verification(checked=self._checked, removed=tuple(self._removed))

    def check(self, sentence: str) -> Verdict:
        """The sentence when the plan bears it out; else the plan's own sentence that it comes nearest to, unless that
        has been shown; else nothing. Raises ModelUnavailableError when the embedding model cannot be loaded."""
        self._checked += 1
        verdict = self._verifier.check(sentence, self._evidence, self._answer, self._spoken_of)
        if verdict.shown is not None and verdict.shown in self._shown:
            verdict = Verdict(None, (), (*verdict.problems, Problem(ProblemKind.REPEATED)))
        elif verdict.shown is None:
            self._remove(sentence, verdict)
            verdict = self._in_its_place(sentence, verdict)
        if verdict.shown is not None:
            self._shown.append(verdict.shown)
            self._quoted |= {(citation.clause, citation.start) for citation in verdict.citations}
            self._spoken_of = self._evidence.cited_by(verdict.citations[-1]) if verdict.citations else None
        return verdict

    def _remove(self, sentence: str, verdict: Verdict) -> None:
        reason = "；".join(problem.reason for problem in verdict.problems)
        self._removed.append(RemovedSentence(sentence=sentence, reason=reason))

    def _in_its_place(self, sentence: str, verdict: Verdict) -> Verdict:
        found = self._verifier.own_sentence(sentence, self._evidence)
        if found is None:
            return verdict
        item, own = found
        citation = item.citation(own.start, own.end)
        if (citation.clause, citation.start) in self._quoted or self._says(own.text):
            return verdict
        return Verdict(f"{own.text.rstrip('。；;')}。〔{item.mark}〕", (citation,), verdict.problems)

    def _says(self, text: str) -> bool:
        words = text.rstrip("。；;")
        return any(words in shown for shown in self._shown)
