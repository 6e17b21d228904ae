"""The verifier over the shipped plan, its paragraphs as evidence, and a model that says what a test scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from made_answers import made_answer
from model_endpoint import ScriptedModel
from yzassist.answering.draft import clause_mark
from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.documents.model import Paragraph
from yzassist.generation.evidence import EvidenceParagraph, NumberedEvidence
from yzassist.generation.verification.verifier import SentenceVerifier
from yzassist.retrieval.library import PlanLibrary


@pytest.fixture(scope="session")
def library(assistant: Assistant) -> PlanLibrary:
    return PlanLibrary(assistant.index.plans, assistant.index.facts)


@pytest.fixture(scope="session")
def verifier(assistant: Assistant) -> SentenceVerifier:
    return SentenceVerifier(assistant.index)


@pytest.fixture(scope="session")
def items_of() -> Callable[[Assistant], Mapping[str, EvidenceParagraph]]:
    """Every numbered paragraph of an assistant's plans by its mark: （六）第2款."""

    def read(assistant: Assistant) -> Mapping[str, EvidenceParagraph]:
        library = PlanLibrary(assistant.index.plans, assistant.index.facts)
        items = (_item(p, library) for plan in library.plans for p in plan.paragraphs if p.clause_number is not None)
        return {item.mark: item for item in items}

    return read


@pytest.fixture(scope="session")
def places(
    assistant: Assistant, items_of: Callable[[Assistant], Mapping[str, EvidenceParagraph]]
) -> Mapping[str, EvidenceParagraph]:
    """Those of the shipped plan."""
    return items_of(assistant)


def _item(paragraph: Paragraph, library: PlanLibrary) -> EvidenceParagraph:
    return EvidenceParagraph(
        mark=clause_mark(paragraph, len(library.siblings(paragraph)) > 1),
        paragraph=paragraph,
        title=library.plan(paragraph.document_id).metadata.title,
        sentences=paragraph.sentences,
        responsibilities=library.responsibilities(paragraph),
        deadlines=library.deadlines(paragraph),
        targets=library.targets(paragraph),
    )


@pytest.fixture(scope="session")
def evidence_of(places: Mapping[str, EvidenceParagraph]) -> Callable[..., NumberedEvidence]:
    """The evidence of some marks."""
    return lambda *marks: NumberedEvidence(tuple(places[mark] for mark in marks))


@pytest.fixture(scope="session")
def answering() -> Callable[..., Answer]:
    """An extractive answer of content to a question, citing what it is given."""

    def make(question: str = "这对渔民意味着什么", *items: EvidenceParagraph) -> Answer:
        cited = tuple(item.citation(s.start, s.end) for item in items for s in item.sentences)
        text = "".join(citation.quote for citation in cited) or "（原文）"
        return made_answer(text, *cited, question=question, intent="content")

    return make


@pytest.fixture(scope="module")
def model_endpoint() -> Iterator[ScriptedModel]:
    scripted = ScriptedModel()
    yield scripted
    scripted.close()
