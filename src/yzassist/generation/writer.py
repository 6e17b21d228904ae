"""The model's chain: evidence → prompt → model → sentences → verifier. What it yields may be shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from yzassist.answering.model import Answer, Citation
from yzassist.errors import ModelUnavailableError
from yzassist.generation.backends.base import ChatBackend
from yzassist.generation.backends.factory import open_backend
from yzassist.generation.completion import completed
from yzassist.generation.departure import DepartedError, Departure
from yzassist.generation.events import Event, Extracted, Finished, Sentence
from yzassist.generation.evidence import NumberedEvidence, number_evidence
from yzassist.generation.prompts import Prompts
from yzassist.generation.routing import Routing, Task, load_routing
from yzassist.generation.sentences import split_stream
from yzassist.generation.verification.review import Review
from yzassist.generation.verification.verifier import SentenceVerifier
from yzassist.index.store import Index
from yzassist.question.dialogue.history import Message
from yzassist.retrieval.library import PlanLibrary
from yzassist.settings import Settings

_GIVE_UP_AFTER = 4
"""Sentences of which none was let through: a fifth does not mend it."""
_REWRITE_TOKENS = 60
_SAID_CHARS_SHARE = 0.85
"""Of the characters of a rewritten question that must have been said; the others are 的, 是 and a question word."""
_NOTHING_SHOWN = "语言模型写的话没有通过核对，以下是方案原文。"
_NOTICE = "{problem}以下是方案原文。"
_log = logging.getLogger(__name__)


class Writer:
    """Writes answers from what the extractive engine found. Safe for concurrent threads."""

    def __init__(
        self,
        backend: ChatBackend,
        verifier: SentenceVerifier,
        prompts: Prompts,
        routing: Routing,
        library: PlanLibrary,
        deadline_s: float,
    ) -> None:
        """``deadline_s`` bounds the model's time for one answer."""
        self.engine = f"llm:{backend.name}"
        self._backend = backend
        self._verifier = verifier
        self._prompts = prompts
        self._routing = routing
        self._library = library
        self._deadline_s = deadline_s

    def warm_up(self) -> None:
        """Makes the model ready. A model that is away is logged, not raised: it is away for each question, too."""
        try:
            self._backend.warm_up(self._prompts.opening)
        except ModelUnavailableError as error:
            _log.warning("%s", error)

    def tell(
        self, answer: Answer, history: Sequence[Message], again: Callable[[str], Answer], departure: Departure
    ) -> Iterator[Event]:
        """What happens to an extractive answer: nothing, or verified sentences as they come, and last the answer that
        holds. Never an error, whatever the model does. ``again`` answers a question that needs no conversation. For who
        has left the model says no more, and the extractive answer holds."""
        if answer.refused and (rewritten := self._rewritten(answer, history, departure)) is not None:
            further = again(rewritten)
            if not further.refused:
                answer = further.model_copy(update={"question": answer.question})
        task = self._routing.task_of(answer)
        if task is None:
            yield Finished(answer)
            return
        yield Extracted(answer)
        yield from self._write(task, answer, departure)

    def _write(self, task: Task, answer: Answer, departure: Departure) -> Iterator[Sentence | Finished]:
        evidence = number_evidence(answer, self._library)
        page = _Page(task, answer, self.engine, Review(self._verifier, evidence, answer))
        messages = self._prompts.writing(answer.resolved_question, evidence, task)
        try:
            with closing(self._backend.stream(messages, task.max_tokens, self._deadline_s, departure)) as pieces:
                for sentence in split_stream(pieces):
                    if shown := page.add(sentence):
                        yield Sentence(shown, page.so_far())
                    if page.hopeless:
                        break
        except ModelUnavailableError as error:
            yield Finished(answer.model_copy(update={"notice": _NOTICE.format(problem=error)}))
            return
        except DepartedError:
            yield Finished(answer)
            return
        yield Finished(page.finished(evidence))

    def _rewritten(self, answer: Answer, history: Sequence[Message], departure: Departure) -> str | None:
        """The follow-up in whole words, when the rules found nothing by it; None when it stays as it is."""
        if not history or answer.reason not in self._routing.rewrite_after:
            return None
        messages = self._prompts.rewriting(answer.question, history)
        try:
            with closing(self._backend.stream(messages, _REWRITE_TOKENS, self._deadline_s, departure)) as pieces:
                rewritten = next(split_stream(pieces), "")
        except ModelUnavailableError as error:
            _log.warning("%s", error)
            return None
        except DepartedError:
            return None
        return rewritten if _only_said(rewritten, answer.question, history) else None


class _Page:
    """The answer as it grows."""

    def __init__(self, task: Task, answer: Answer, engine: str, review: Review) -> None:
        self._task = task
        self._answer = answer
        self._engine = engine
        self._review = review
        self._lines: list[str] = []
        self._citations: list[Citation] = list(answer.citations)

    def add(self, sentence: str) -> str | None:
        """What may be shown for a sentence of the model, if anything."""
        verdict = self._review.check(sentence)
        if verdict.shown is None:
            return None
        self._lines.append(verdict.shown)
        self._citations += [citation for citation in verdict.citations if citation not in self._citations]
        return verdict.shown

    @property
    def _nothing_let_through(self) -> bool:
        return len(self._review.verification.removed) == self._review.verification.checked

    @property
    def hopeless(self) -> bool:
        """True when several sentences came, and none was let through."""
        return self._review.verification.checked >= _GIVE_UP_AFTER and self._nothing_let_through

    def so_far(self) -> Answer:
        """The verified sentences as an answer."""
        return self._answer.model_copy(
            update={
                "answer": _laid_out(self._lines, self._task.bullets),
                "engine": self._engine,
                "citations": tuple(self._citations),
                "verification": self._review.verification,
            }
        )

    def finished(self, evidence: NumberedEvidence) -> Answer:
        """The model's answer with what it left out; the extractive one when nothing of it was let through."""
        if self._nothing_let_through:
            unshown = {"notice": _NOTHING_SHOWN, "verification": self._review.verification}
            return self._answer.model_copy(update=unshown)
        if self._task.complete:
            self._lines += completed(self._lines, self._answer, evidence)
        written = self.so_far()
        if self._task.list_below:
            return written.model_copy(update={"answer": f"{written.answer}\n{self._answer.answer}"})
        return written


def open_writer(settings: Settings, index: Index, library: PlanLibrary) -> Writer | None:
    """The writer of the settings; None without a language model.

    Raises ModelUnavailableError when a package is missing, and InvalidSettingError for a damaged prompt.
    """
    backend = open_backend(settings)
    if backend is None:
        return None
    prompts, routing = Prompts(settings.prompts), load_routing(settings.prompts)
    return Writer(backend, SentenceVerifier(index), prompts, routing, library, settings.llm_deadline_s)


def _laid_out(lines: Sequence[str], bullets: bool) -> str:
    return "\n".join(f"- {line}" for line in lines) if bullets else "".join(lines)


def _only_said(rewritten: str, question: str, history: Sequence[Message]) -> bool:
    """Whether a rewritten question says nothing but what was said before."""
    said = set(question).union(*(turn.content for turn in history))
    words = [char for char in rewritten if char.isalnum()]
    return bool(words) and sum(char in said for char in words) / len(words) >= _SAID_CHARS_SHARE
