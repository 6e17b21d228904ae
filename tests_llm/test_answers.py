"""With the real model: whatever it writes, nothing is shown that the cited paragraphs do not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.documents.model import Paragraph
from yzassist.generation.events import Extracted, Finished, Sentence

QUESTIONS = (Path(__file__).parent / "questions.txt").read_text(encoding="utf-8").splitlines()
"""Questions of every task, one a line."""
_MARK = re.compile(r"〔[^〕]*〕")  # 〔（六）第1款〕
_NUMBER = re.compile(r"\d+(?:\.\d+)?")  # 43, 7.5
_QUOTED = re.compile(r"“([^”]+)”")  # “一口一策”
_LEAST_SHARE = 0.5
"""Of these questions that the model must have phrased: it is of no use if the verifier drops everything."""

_answers: dict[str, Answer] = {}


def answer_to(assistant: Assistant, question: str) -> Answer:
    if question not in _answers:
        _answers[question] = assistant.ask(question)
    return _answers[question]


def cited(assistant: Assistant, answer: Answer) -> list[Paragraph]:
    places = {(c.clause_number, c.paragraph) for c in answer.citations}
    return [p for plan in assistant.index.plans for p in plan.paragraphs if (p.clause_number, p.number) in places]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_value_shown_stands_in_a_cited_paragraph(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    written = _written(answer)
    paragraphs = cited(assistant, answer)
    support = "\n".join(p.heading + p.text for p in paragraphs)
    assert set(_NUMBER.findall(written)) <= set(_NUMBER.findall(support))
    assert all(term in support for term in _QUOTED.findall(written))
    vocabulary = assistant.index.vocabulary
    named = {match.id for match in vocabulary.find(support + question)}
    assert {match.id for match in vocabulary.find(written)} <= named
    for citation in answer.citations:
        assert any(p.text[citation.start : citation.end] == citation.quote for p in paragraphs)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_sentence_of_the_model_ends_with_a_mark_of_a_citation(assistant: Assistant, question: str) -> None:
    answer = answer_to(assistant, question)
    if answer.engine == "extractive":
        assert answer.notice or answer.refused or answer.verification is None
        return
    labels = {citation.clause for citation in answer.citations}
    marks = [mark.strip("〔〕") for mark in _MARK.findall(_written(answer, keep_marks=True))]
    assert marks
    assert all(any(label in mark for label in labels) for mark in marks)


def test_the_model_phrases_most_of_what_it_is_asked_to(assistant: Assistant) -> None:
    engines = [answer_to(assistant, question).engine for question in QUESTIONS]
    assert len(QUESTIONS) >= 30
    assert sum(engine.startswith("llm:qwen") for engine in engines) / len(engines) >= _LEAST_SHARE


def test_the_stream_is_the_extractive_answer_verified_sentences_and_the_whole(assistant: Assistant) -> None:
    events = list(assistant.ask_stream("小水电怎么清理整改"))
    assert isinstance(events[0], Extracted)
    assert isinstance(events[-1], Finished)
    sentences = [event for event in events if isinstance(event, Sentence)]
    assert sentences
    assert all(event.text in events[-1].answer.answer for event in sentences)


def _written(answer: Answer, keep_marks: bool = False) -> str:
    """The model's part of an answer: above the list that some answers keep below."""
    text = answer.answer.partition("\n（")[0] if answer.intent == "department" else answer.answer
    return text if keep_marks else _MARK.sub("", text)
