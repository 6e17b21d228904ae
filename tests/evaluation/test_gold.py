"""The checker finds planted wrong golds and paraphrases across splits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from yzassist.evaluation.gold import GoldChecker, near_duplicates
from yzassist.evaluation.model import Passage, Row
from yzassist.evaluation.sets import Located
from yzassist.facts.departments.vocabulary import DepartmentVocabulary

MakeRow = Callable[..., Row]


@pytest.fixture(scope="module")
def checker(passages: Sequence[Passage], vocabulary: DepartmentVocabulary) -> GoldChecker:
    return GoldChecker({"": ()}, {"": passages}, vocabulary)


def located(*rows: Row) -> list[Located]:
    return [Located(Path("dev.jsonl"), line, row) for line, row in enumerate(rows, start=1)]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"expect": [["2025-12-31"], ["百分之九十"]]},
        {"expect": [["财政部门", "财政部"]], "kind": "responsibility"},
        {"expect": [["不是"], ["90%"]], "kind": "yes_no"},
        {"expect": [["2条", "两项"]], "kind": "count", "clauses": [1, 2], "exact": True},
        {"expect": [], "clauses": [], "refusal": True},
        {"expect": [["12个"]], "clauses": [2], "paragraphs": [[2, 1]]},
        {"expect": [["78个"]], "clauses": [1, 2], "note": "（一）（二）：90－12＝78"},
    ],
)
def test_a_gold_that_stands_in_its_clauses_is_right(checker: GoldChecker, row: MakeRow, fields: dict[str, Any]) -> None:
    assert checker.check(located(row(**fields))[0]) == []


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"expect": [["2026年年底"]]}, "expect[0]", "“2026年年底”在第 1 条里没有"),
        ({"expect": [["90%"], ["生态环境部"]]}, "expect[1]", "“生态环境部”在第 1 条里没有"),
        ({"expect": [["12个"]]}, "expect[0]", "在第 1 条里没有"),
        ({"clauses": [9]}, "clauses", "语料里没有第 9 条"),
        ({"clauses_may": ["二-3"]}, "clauses_may", "语料里没有第 二-3 条"),
        ({"paragraphs": [[1, 2]]}, "paragraphs[0]", "语料里没有第 1 条第 2 款"),
        ({"expect": [["3条"]], "kind": "count", "clauses": [1, 2], "exact": True}, "expect[0]", "写明了 2 条"),
        ({"expect": [["900个"]], "kind": "count"}, "expect[0]", "在第 1 条里没有"),
        ({"expect": [["79个"]], "clauses": [1, 2], "note": "90－12＝79"}, "expect[0]", "在第 1、2 条里没有"),
        ({"expect": [["83个"]], "note": "90－7＝83"}, "expect[0]", "在第 1 条里没有"),
        ({"forbid": ["2025年"]}, "forbid[0]", "同时也在 expect 里"),
    ],
)
def test_a_wrong_gold_is_named(
    checker: GoldChecker, row: MakeRow, fields: dict[str, Any], field: str, message: str
) -> None:
    (problem,) = checker.check(located(row(**fields))[0])
    assert (problem.file.name, problem.line, problem.field) == ("dev.jsonl", 1, field)
    assert message in problem.message


def test_a_paraphrase_across_splits_is_found(row: MakeRow, vocabulary: DepartmentVocabulary) -> None:
    question = "到哪一年要完成全部十二个池塘的改造任务"
    rows = located(
        row(id="a", question=question + "？"),
        row(id="b", question=question.replace("十二", "12 "), split="test"),
        row(id="c", question="哪个部门牵头开展河道清淤工作", split="test"),
    )
    (problem,) = near_duplicates(rows, vocabulary)
    assert (problem.line, problem.field) == (2, "question")
    assert "dev.jsonl 第1行（a）" in problem.message


def test_inside_a_split_only_equal_rows_are_told(row: MakeRow, vocabulary: DepartmentVocabulary) -> None:
    near = located(
        row(id="a", question="什么时候完成池塘改造任务呢"), row(id="b", question="什么时候完成池塘改造任务吗")
    )
    assert near_duplicates(near, vocabulary) == []
    equal = located(row(id="a", question="谁牵头"), row(id="b", question="谁牵头？"))
    assert len(near_duplicates(equal, vocabulary)) == 1


def test_follow_ups_differ_by_what_was_asked_before(row: MakeRow, vocabulary: DepartmentVocabulary) -> None:
    def conversation(first: str) -> list[dict[str, str]]:
        return [{"role": "user", "content": first}, {"role": "assistant", "content": "好"}]

    rows = located(
        row(id="a", kind="follow_up", question="那呢", history=conversation("谁牵头河道清淤")),
        row(id="b", kind="follow_up", question="那呢", history=conversation("池塘什么时候改造完")),
    )
    assert near_duplicates(rows, vocabulary) == []
