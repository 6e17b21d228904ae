"""Whatever is asked, by whatever way, the answer keeps the contract, and never says what the plan does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from yzassist.answering.model import Answer
from yzassist.assistant import Assistant
from yzassist.cli import app
from yzassist.commands import shell
from yzassist.errors import InvalidQuestionError
from yzassist.facts.model import Deadline, PlanFacts, Responsibility, Target
from yzassist.index.embedding import Embedder
from yzassist.index.store import open_index
from yzassist.settings import Settings

CheckContract = Callable[[Assistant, Answer], None]

DATA = Path(__file__).parent / "data"
QUESTIONS = (DATA / "questions.txt").read_text(encoding="utf-8").splitlines()
"""Questions of all kinds, one a line."""
FRAGMENTS = (DATA / "fragments.txt").read_text(encoding="utf-8").splitlines()
"""Pieces of which questions are made, one a line."""


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_keeps_the_contract(assistant: Assistant, keeps_contract: CheckContract, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.question == question
    keeps_contract(assistant, answer)


def test_the_questions_above_are_of_all_kinds(assistant: Assistant) -> None:
    answers = [assistant.ask(question) for question in QUESTIONS]
    assert len({answer.intent for answer in answers}) >= 16
    assert {answer.status for answer in answers} == {"answered", "corrected", "refused"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join),
    )
)
def test_any_text_is_answered_within_the_contract_or_rejected_kindly(
    assistant: Assistant, keeps_contract: CheckContract, text: str
) -> None:
    try:
        answer = assistant.ask(text)
    except InvalidQuestionError as error:
        assert str(error)
    else:
        keeps_contract(assistant, answer)


@pytest.mark.parametrize(
    "fragment", ["问", "水利部牵头，", "2025年底", "（六）", "“一口一策”", "who leads ", "😀谁", "呢"]
)
def test_the_longest_text_allowed_is_answered(
    assistant: Assistant, keeps_contract: CheckContract, fragment: str
) -> None:
    keeps_contract(assistant, assistant.ask((fragment * 1000)[:1000]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    turns=st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8).map("".join), min_size=2, max_size=4)
)
def test_any_conversation_is_answered_within_the_contract(
    assistant: Assistant, keeps_contract: CheckContract, turns: list[str]
) -> None:
    *earlier, last = turns
    try:
        answer = assistant.ask(last, [{"role": "user", "content": text} for text in earlier])
    except InvalidQuestionError as error:
        assert str(error)
    else:
        keeps_contract(assistant, answer)


def test_a_batch_keeps_the_schema_for_every_line(
    assistant: Assistant, schema: Draft202012Validator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "open_assistant", lambda settings: assistant)
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": f"q{number}", "question": question} for number, question in enumerate(QUESTIONS)]
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    result = CliRunner().invoke(app, ["ask", "--batch", str(source), "--out", str(target)])
    assert result.exit_code == 0
    answers = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["question"]) for row in answers] == [(row["id"], row["question"]) for row in rows]
    for row in answers:
        schema.validate(row)


def test_one_answer_as_json_keeps_the_schema(
    assistant: Assistant, schema: Draft202012Validator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "open_assistant", lambda settings: assistant)
    for question in ("农膜回收率要达到多少", "总投资多少钱"):
        result = CliRunner().invoke(app, ["ask", "--json", question])
        schema.validate(json.loads(result.stdout))


def _tampered(facts: PlanFacts) -> PlanFacts:
    """The facts of a plan with every department, date and number turned into one that the plan does not have."""

    def wrong_note(note: Responsibility) -> Responsibility:
        groups = tuple(
            replace(
                group,
                departments=tuple(replace(body, department_id="外交部", name="外交部") for body in group.departments),
            )
            for group in note.groups
        )
        return replace(note, groups=groups)

    def wrong_deadline(deadline: Deadline) -> Deadline:
        return replace(deadline, date=deadline.date.replace(year=2049), text="到2049年年底")

    def wrong_target(target: Target) -> Target:
        values = tuple(replace(value, number=Decimal("98.6"), text="98.6%以上") for value in target.values)
        return replace(target, values=values)

    return facts.model_copy(
        update={
            "responsibilities": tuple(map(wrong_note, facts.responsibilities)),
            "deadlines": tuple(map(wrong_deadline, facts.deadlines)),
            "targets": tuple(map(wrong_target, facts.targets)),
        }
    )


@pytest.mark.parametrize(
    "question", [question for question in QUESTIONS if "年" not in question and "95" not in question]
)
def test_a_wrong_fact_is_never_said(shipped: Settings, assistant: Assistant, model: Embedder, question: str) -> None:
    index = open_index(shipped, model)
    index.facts = MappingProxyType({key: _tampered(facts) for key, facts in index.facts.items()})
    answer = Assistant(index, shipped).ask(question)
    index.close()
    said = answer.answer + "".join(fact.text + fact.value for fact in answer.facts)
    assert [value for value in ("外交部", "2049", "98.6") if value in said] == []
