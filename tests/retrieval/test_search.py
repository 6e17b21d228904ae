"""Hybrid search: narrowed where the question says where, deterministic, and never out of bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yzassist.assistant import Assistant
from yzassist.question.model import ClauseSlot, Intent, Question, Slots
from yzassist.retrieval.library import PlanLibrary
from yzassist.retrieval.search import HybridSearch


@pytest.fixture(scope="module")
def search(assistant: Assistant) -> HybridSearch:
    return HybridSearch(assistant.index, PlanLibrary(assistant.index.plans, assistant.index.facts))


def question(text: str, assistant: Assistant) -> Question:
    tokens = tuple(assistant.index.tokenizer.tokens(text))
    return Question(text, text, text, text, Intent.CONTENT, (), False, Slots(), text, tokens)


def test_best_comes_first_and_scores_are_in_bounds(search: HybridSearch, assistant: Assistant) -> None:
    found = search.search(question("县级城市建成区黑臭水体", assistant), limit=5).paragraphs
    assert len(found) == 5
    assert found[0].paragraph.clause_number == 6
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    for item in found:
        assert item.score > 0
        assert 0 <= item.heading_coverage <= item.coverage <= 1 + 1e-9
        assert -1 <= item.similarity <= 1 + 1e-6
        assert [s.sentence for s in item.sentences] == list(item.paragraph.sentences)
        assert item.best_sentence in item.sentences


def test_the_same_question_finds_the_same(search: HybridSearch, assistant: Assistant) -> None:
    asked = question("磷石膏综合利用", assistant)
    assert search.search(asked).paragraphs == search.search(asked).paragraphs


def test_a_named_clause_is_searched_alone(search: HybridSearch, assistant: Assistant) -> None:
    asked = replace(question("污水管网", assistant), slots=Slots(clauses=(ClauseSlot(6, None, 0, 3),)))
    assert [item.paragraph.clause_number for item in search.search(asked).paragraphs] == [6, 6, 6]
    second = replace(asked, slots=Slots(clauses=(ClauseSlot(6, 2, 0, 3),)))
    assert [item.paragraph.number for item in search.search(second).paragraphs] == [2]


def test_the_focus_of_a_conversation_is_searched_alone(search: HybridSearch, assistant: Assistant) -> None:
    ids = tuple(paragraph.id for paragraph in assistant.index.plans[0].measures[9].paragraphs)
    found = search.search(replace(question("禁渔", assistant), focus=ids)).paragraphs
    assert {item.paragraph.id for item in found} == set(ids)


def test_only_the_given_documents_are_searched(search: HybridSearch, assistant: Assistant) -> None:
    asked = question("禁渔", assistant)
    assert search.search(asked, document_ids=[]).paragraphs == ()
    assert search.search(asked, document_ids=[]).best is None
    narrowed = search.search(asked, document_ids=[assistant.index.plans[0].id])
    assert narrowed.paragraphs == search.search(asked).paragraphs
