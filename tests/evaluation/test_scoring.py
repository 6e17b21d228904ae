"""What a case scores, and what does not apply to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from yzassist.evaluation.model import Record, Row
from yzassist.evaluation.scoring import Scorer
from yzassist.evaluation.summary import Case

MakeCase = Callable[..., Case]


def test_a_right_answer_passes(case: MakeCase) -> None:
    found = case(paragraphs=[[1, 1]]).score
    assert found.passed
    assert found.problems == ()
    assert found.metrics == {
        "passed": 1.0,
        "fact_score": 1.0,
        "fact_recall": 1.0,
        "fact_precision": 1.0,
        "clause_recall": 1.0,
        "clause_precision": 1.0,
        "paragraph_recall": 1.0,
        "paragraph_precision": 1.0,
        "quote_exactness": 1.0,
    }


@pytest.mark.parametrize(
    ("text", "cited", "fields", "problem"),
    [
        ("尚未确定。", [(1, 1)], {}, "缺少：2025年年底"),
        ("到2025年年底。", [(2, 1)], {}, "没有引用第 1 条"),
        ("到2025年年底，水利部牵头。", [(1, 1)], {"forbid": ["水利部牵头"]}, "错误事实：水利部牵头"),
        ("到2025年年底，生态环境部牵头。", [(1, 1)], {}, "错误事实：生态环境部"),
        ("到2025年年底，2026年年底验收。", [(1, 1)], {}, "错误事实：2026-12-31"),
        ("到2025年年底。", [(1, 1), (2, 1)], {"exact": True}, "多引用了第 2 条"),
        ("到2025年年底。", [(1, 1)], {"refusal": True, "expect": [], "clauses": []}, "应当拒答"),
    ],
)
def test_why_a_case_fails_is_told(
    case: MakeCase, text: str, cited: list[tuple[int, int]], fields: dict[str, Any], problem: str
) -> None:
    found = case(text, cited, **fields).score
    assert found.passed is False
    assert any(problem in told for told in found.problems)


def test_a_wrong_refusal_fails(case: MakeCase) -> None:
    found = case(refused=True).score
    assert found.problems == ("不该拒答（no_topic）",)
    assert found.metrics["refusal_precision"] == 0.0
    assert "clause_precision" not in found.metrics


def test_a_right_refusal_passes_and_has_no_content_metrics(case: MakeCase) -> None:
    found = case(refused=True, refusal=True, expect=[], clauses=[]).score
    assert found.metrics == {"passed": 1.0, "refusal_precision": 1.0, "refusal_recall": 1.0}


def test_a_wrong_fact_scores_below_a_missing_one(case: MakeCase) -> None:
    wrong = case("到2026年年底。").score
    missing = case("尽快。").score
    assert (wrong.metrics["fact_score"], missing.metrics["fact_score"]) == (-1.0, 0.0)
    assert wrong.metrics["fact_precision"] == 0.0


def test_values_of_the_question_are_no_wrong_facts(case: MakeCase) -> None:
    found = case("不是2023年年底，是2025年年底。", question="2023年年底消除吗").score
    assert found.passed


def test_clauses_that_may_be_cited_do_not_spoil_precision(case: MakeCase) -> None:
    cited = [(1, 1), (2, 1)]
    assert case(cited=cited).score.metrics["clause_precision"] == 0.5
    assert case(cited=cited, clauses_may=[2]).score.metrics["clause_precision"] == 1.0


def test_paragraphs_are_told_apart_inside_a_clause(case: MakeCase) -> None:
    found = case("共12个", [(2, 2)], expect=[["12个"]], clauses=[2], paragraphs=[[2, 1]]).score
    assert (found.metrics["clause_recall"], found.metrics["paragraph_recall"]) == (1.0, 0.0)


def test_list_questions_score_as_exact_sets(case: MakeCase) -> None:
    fields = {"kind": "list", "expect": [], "clauses": [1, 2], "exact": True}
    assert case("- 甲\n- 乙", [(1, 1), (2, 1)], **fields).score.metrics["exact_set"] == 1.0
    assert case("- 甲", [(1, 1)], **fields).score.metrics["exact_set"] == 0.0


def test_counts_score_as_exact_sets(case: MakeCase) -> None:
    fields = {"kind": "count", "expect": [["2条"]], "clauses": []}
    assert case("共2条", **fields).score.metrics["exact_set"] == 1.0
    assert case("共3条", **fields).score.metrics["exact_set"] == 0.0


def test_a_changed_quote_is_not_exact(row: Callable[..., Row], record: Callable[..., Record], scorer: Scorer) -> None:
    made = record()
    assert made.reply is not None
    answer = made.reply.answer
    tampered = answer.citations[0].model_copy(update={"quote": "到2026年"})
    reply = made.reply.model_copy(update={"answer": answer.model_copy(update={"citations": (tampered,)})})
    found = scorer.score(row(), made.model_copy(update={"reply": reply}))
    assert found.metrics["quote_exactness"] == 0.0


def test_retrieval_is_scored_by_clause_where_a_ranking_is_told(
    row: Callable[..., Row], record: Callable[..., Record], scorer: Scorer
) -> None:
    ranked = record(ranking=[(2, 1), (2, 2), (1, 1)])
    assert scorer.score(row(), ranked).metrics["mrr"] == 0.5
    assert "mrr" not in scorer.score(row(), record()).metrics
    assert "mrr" not in scorer.score(row(exact=True), ranked).metrics


def test_a_crash_is_an_error_and_scores_nothing(row: Callable[..., Row], scorer: Scorer) -> None:
    found = scorer.score(row(), Record(id="a1", elapsed_ms=1.0, error="ValueError: 坏了"))
    assert (found.passed, found.metrics) == (None, {})
    assert found.problems == ("出错：ValueError: 坏了",)
