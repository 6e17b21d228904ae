"""The assistant: question → retrieval → answering, wired as one LangChain Runnable."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda

from yzassist.answering.across import compose_across
from yzassist.answering.context import Context
from yzassist.answering.intents import SEARCHLESS
from yzassist.answering.model import Answer
from yzassist.answering.render import render
from yzassist.answering.verify import verify
from yzassist.errors import InvalidQuestionError
from yzassist.facts.lexicon import place_names
from yzassist.facts.model import Role
from yzassist.generation.departure import Departure
from yzassist.generation.events import Event, Finished, last_answer
from yzassist.generation.writer import open_writer
from yzassist.index.store import Index, open_index
from yzassist.question.attributes import load_attributes
from yzassist.question.dialogue.history import Message
from yzassist.question.dialogue.turns import Grounds
from yzassist.question.exemplars import ExemplarBank
from yzassist.question.model import Question
from yzassist.question.plans.chosen import chosen_documents
from yzassist.question.several import SeveralPlans
from yzassist.question.understand import Understander
from yzassist.retrieval.library import PlanLibrary
from yzassist.retrieval.model import Evidence
from yzassist.retrieval.retriever import PlanRetriever
from yzassist.retrieval.search import HybridSearch
from yzassist.retrieval.telling import told_by
from yzassist.settings import Settings, load_settings

History = Sequence[Message | Mapping[str, str]]
_NOTHING_FOUND = frozenset({"not_in_plan", "no_number", "no_deadline", "no_responsibility", "empty_set"})
_ATTRIBUTE_MISSING = "attribute_missing"


class Assistant(Runnable[Any, Answer]):
    """Answers questions about the plans of one opened index. Safe for concurrent threads.

    As a Runnable its input is a question, or ``{"question": …, "history": […]}``; its output an ``Answer``.
    """

    def __init__(self, index: Index, settings: Settings) -> None:
        self.index = index
        self.settings = settings
        library = PlanLibrary(index.plans, index.facts)
        search = HybridSearch(index, library)
        self.retriever = PlanRetriever(index=index, hybrid=search, max_chars=settings.max_question_chars)
        places = {place.name for facts in index.facts.values() for place in facts.places}
        self._exemplars = ExemplarBank(settings.prompts, settings.index, settings.embedding_model, index.embed_queries)
        self._context = Context(
            library,
            index.vocabulary,
            search,
            index.tokenizer.tokens,
            lambda text: self._exemplars.nearest(index.embed_query(text)),
        )
        understander = Understander(
            index,
            self._exemplars,
            load_attributes(settings.prompts),
            sorted(places | _listed_places()),
            settings.max_question_chars,
        )
        self._understander = (
            SeveralPlans(understander, index.plans, settings.max_question_chars)
            if len(index.plans) > 1
            else understander
        )
        self._writer = open_writer(settings, index, library)
        self._chain = RunnableLambda(self._understand) | RunnableLambda(self._retrieve) | RunnableLambda(self._answer)

    @classmethod
    def open(cls, settings: Settings | None = None) -> Assistant:
        """Opens the index of the settings (those of the environment when None).

        Raises IndexUnavailableError when there is none, or when it is damaged.
        """
        settings = settings or load_settings()
        return cls(open_index(settings), settings)

    def warm_up(self) -> None:
        """Loads the model, the exemplars and the word lists, so that the first question is as quick as the next."""
        self.index.warm_up()
        self._exemplars.vectors()
        for question in ("任务有哪些", "What are the tasks?"):  # each language has its word lists
            self._understand(question)
        self._context.search.is_noun("任务")  # the tagger takes 0.4 s to load
        if self._writer is not None:
            self._writer.warm_up()

    def ask(self, question: str, history: History = (), documents: Sequence[str] = ()) -> Answer:
        """The answer to a question in its conversation, from ``documents`` alone (titles, short names, numbers or ids)
        if any are given.

        Raises InvalidQuestionError for a question that cannot be read, and InvalidInputError for an unknown document.
        """
        return self.invoke({"question": question, "history": history, "documents": documents})

    def ask_with_evidence(
        self, question: str, history: History = (), documents: Sequence[str] = ()
    ) -> tuple[Answer, Evidence | None]:
        """The answer, and what was found for it; None when it comes from facts alone and nothing was searched."""
        request = {"question": question, "history": history, "documents": documents}
        understood, evidence = self._retrieve(self._understand(request))
        answer = last_answer(self._told(self._answer((understood, evidence)), request))
        return answer, evidence if understood.intent not in SEARCHLESS else None

    def ask_stream(
        self,
        question: str,
        history: History = (),
        documents: Sequence[str] = (),
        config: RunnableConfig | None = None,
        departure: Departure | None = None,
    ) -> Iterator[Event]:
        """Like ``ask``, told as it comes: where a language model phrases the answer, the extractive answer at once, and
        each verified sentence; always last the answer that holds: the extractive one after ``departure``, which stops
        the model."""
        yield from self._events({"question": question, "history": history, "documents": documents}, config, departure)

    def invoke(self, input: Any, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """Runs the chain on a question or on ``{"question": …, "history": […]}``."""
        return last_answer(self._events(input, config))

    def _events(
        self, request: Any, config: RunnableConfig | None, departure: Departure | None = None
    ) -> Iterator[Event]:
        started = time.perf_counter()
        for event in self._told(self._chain.invoke(request, config), request, departure):
            if isinstance(event, Finished):
                elapsed_ms = round((time.perf_counter() - started) * 1000, 1)
                event = Finished(event.answer.model_copy(update={"elapsed_ms": elapsed_ms}))
            yield event

    def _told(self, answer: Answer, request: Any, departure: Departure | None = None) -> Iterator[Event]:
        """What the language model, if there is one, makes of an extractive answer."""
        if self._writer is None:
            return iter((Finished(answer),))
        _, history, documents = (request, (), ()) if isinstance(request, str) else _unpack(request)

        def again(question: str) -> Answer:
            return self._answer(self._retrieve(self._understand({"question": question, "documents": documents})))

        return self._writer.tell(answer, _messages(history), again, departure or Departure())

    def _understand(self, request: Any) -> Question:
        question, history, documents = (request, (), ()) if isinstance(request, str) else _unpack(request)
        chosen = chosen_documents(documents, self.index.plans) if documents else ()
        if isinstance(self._understander, Understander):
            return self._understander.understand(question, _messages(history), self._recall)
        return self._understander.understand(question, _messages(history), self._recall, chosen)

    def _retrieve(self, question: Question) -> tuple[Question, Evidence]:
        if question.intent in SEARCHLESS:
            return question, Evidence()
        scope = question.scope.documents
        search = self._context.restricted(scope).search if scope else self._context.search
        return question, Evidence(lambda: search.search(question))

    def _answer(self, found: tuple[Question, Evidence]) -> Answer:
        question, evidence = found
        draft = compose_across(question, evidence, self._context)
        reason = draft.reason or ""
        silent = reason in _NOTHING_FOUND or reason.startswith(_ATTRIBUTE_MISSING)
        if silent and question.carried is not None:
            carried = question.carried()
            further = compose_across(*self._retrieve(carried), self._context)
            if not further.refused:
                question, draft = carried, further
        draft, _ = verify(draft, self._context.vocabulary)
        return render(draft, question, self._context.library)

    def _recall(self, question: Question, answer: str) -> Grounds:
        """What the answer to an earlier question rests on: the clauses that we take it from, or those that the answer
        as the person saw it was plainly taken from."""
        draft = compose_across(*self._retrieve(question), self._context)
        own = tuple({quote.paragraph.id: quote.paragraph for line in draft.lines for quote in line.quotes}.values())
        told = told_by(answer, own, self._context.search.lexically_near(answer)) if answer else own
        paragraphs = {paragraph.id: paragraph for paragraph in told}
        leaders = (f.value for f in draft.facts if f.kind == "responsibility" and f.role != Role.PARTICIPANT)
        if told != own:
            leaders = (
                mention.name
                for paragraph in told
                for note in self._context.library.responsibilities(paragraph)
                for group in note.groups
                if group.role is not Role.PARTICIPANT
                for mention in group.departments
            )
        first = next(iter(paragraphs.values()), None)
        measure = self._context.library.siblings(first) if first else ()
        return Grounds(
            tuple(paragraphs),
            tuple(dict.fromkeys(leaders)),
            "".join(paragraph.text for paragraph in paragraphs.values()),
            first.clause_label if first else "",
            tuple(p.id for p in measure),
            "".join(p.text for p in measure),
            tuple(p.text for p in measure),
        )


def _listed_places() -> set[str]:
    """Places that a question may name though no plan does."""
    listed = place_names()
    cities = set(listed.cities) - set(listed.ambiguous_cities)
    return {*listed.provinces, *cities, *listed.waters, *listed.regions}


def _unpack(request: Any) -> tuple[str, History, Sequence[str]]:
    if not isinstance(request, Mapping) or "question" not in request:
        raise InvalidQuestionError("请求里缺少 question 字段，请写明问题。")
    history = request.get("history") or ()
    if not isinstance(history, Sequence):
        raise InvalidQuestionError("history 要写成一串对话，每一项都有 role（user 或 assistant）和文字 content。")
    documents = request.get("documents") or ()
    if isinstance(documents, str) or not isinstance(documents, Sequence):
        raise InvalidQuestionError('documents 要写成一串方案名称，如 ["方案名称"]。')
    return request["question"], history, documents


def _messages(history: History) -> tuple[Message, ...]:
    messages = []
    for turn in history:
        if isinstance(turn, Message):
            messages.append(turn)
            continue
        role, content = (turn.get("role"), turn.get("content")) if isinstance(turn, Mapping) else (None, None)
        if role not in ("user", "assistant") or not isinstance(content, str):
            raise InvalidQuestionError("history 的每一项都要有 role（user 或 assistant）和文字 content。")
        messages.append(Message(role, content))
    return tuple(messages)
