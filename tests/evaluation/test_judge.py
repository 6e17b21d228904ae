"""The judge asks a model behind an OpenAI-compatible address, here a fake one on loopback."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import pytest

from yzassist.errors import InvalidInputError
from yzassist.evaluation.judge import (
    PROMPT_FILE,
    Judgement,
    Verdict,
    agreement,
    agreements,
    judge_case,
    judged_cases,
)
from yzassist.evaluation.llm import LanguageModel, language_model, read_prompt
from yzassist.evaluation.model import Passage, Place
from yzassist.evaluation.summary import Case
from yzassist.settings import PROJECT_ROOT

MakeCase = Callable[..., Case]


class FakeEndpoint(Protocol):
    """The ``endpoint`` fixture."""

    url: str
    says: str
    asked: list[dict[str, Any]]


@pytest.fixture
def places(passages: Sequence[Passage]) -> dict[Place, Passage]:
    return {passage.place: passage for passage in passages}


@pytest.fixture
def prompt() -> str:
    return read_prompt(PROJECT_ROOT / "prompts" / PROMPT_FILE)


def test_the_judge_reads_question_answer_and_sources(
    endpoint: FakeEndpoint, case: MakeCase, places: dict[Place, Passage], prompt: str
) -> None:
    model = LanguageModel(endpoint.url, "judge-model")
    found = judge_case(case(), places, prompt, model.complete)
    assert found.verdict == Verdict(faithful=True, helpful=False, reason="没有答到点上")
    (asked,) = endpoint.asked
    assert (asked["model"], asked["temperature"]) == ("judge-model", 0)
    for part in ("到2025年年底。", "黑臭河道消除率达到90%以上", '{"faithful": true 或 false'):
        assert part in asked["messages"][0]["content"]


def test_a_judge_without_a_verdict_is_an_error(
    endpoint: FakeEndpoint, case: MakeCase, places: dict[Place, Passage], prompt: str
) -> None:
    endpoint.says = "我觉得不错"
    found = judge_case(case(), places, prompt, LanguageModel(endpoint.url, "m").complete)
    assert (found.verdict, found.error) == (None, "评审员没有按格式回答：我觉得不错")


def test_a_judge_that_crashes_is_an_error(case: MakeCase, places: dict[Place, Passage], prompt: str) -> None:
    def crash(text: str) -> str:
        raise TimeoutError("太慢")

    assert judge_case(case(), places, prompt, crash).error == "TimeoutError: 太慢"


def test_only_open_answers_are_judged(case: MakeCase) -> None:
    cases = [case(id="a", kind="content"), case(id="b", kind="count"), case(id="c", kind="content", refused=True)]
    assert [item.row.id for item in judged_cases(cases)] == ["a"]


def test_agreement_and_kappa() -> None:
    found = agreement([(True, True)] * 4 + [(False, False)] * 4 + [(True, False)] * 2)
    assert found is not None
    assert (found.compared, found.share) == (10, 0.8)
    assert found.kappa == pytest.approx((0.8 - 0.48) / 0.52)
    assert agreement([]) is None
    unanimous = agreement([(True, True)])
    assert unanimous is not None
    assert unanimous.kappa is None


def test_the_judge_is_held_against_the_metrics(case: MakeCase) -> None:
    cases = [case(id="a", kind="content"), case("到2026年年底。", id="b", kind="content")]
    verdicts = [
        Judgement(id="a", verdict=Verdict(faithful=True, helpful=True)),
        Judgement(id="b", verdict=Verdict(faithful=True, helpful=False)),
        Judgement(id="c", error="没有结论"),
    ]
    found = [item for item in agreements(cases, verdicts).values() if item]
    assert [item.share for item in found] == [0.5, 1.0]


def test_a_model_needs_both_its_address_and_its_name() -> None:
    assert language_model(None, None) is None
    assert language_model("http://127.0.0.1/v1", "m") == LanguageModel("http://127.0.0.1/v1", "m")
    with pytest.raises(InvalidInputError, match="要一起用"):
        language_model("http://127.0.0.1/v1", None)
