"""Flips both ways, rates that fell, and the baseline file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from yzassist.errors import InvalidInputError
from yzassist.evaluation.baseline import check_same_documents, read_baseline, write_baseline
from yzassist.evaluation.comparison import Outcome, compare, outcome_of
from yzassist.evaluation.model import Record, Row
from yzassist.evaluation.runs import Document, RunInfo
from yzassist.evaluation.scoring import Scorer
from yzassist.evaluation.summary import Case

MakeCase = Callable[..., Case]
RIGHT, WRONG = "到2025年年底。", "尽快。"


def outcomes(*cases: Case) -> list[Outcome]:
    return [outcome_of(case) for case in cases]


def test_flips_are_found_both_ways(case: MakeCase) -> None:
    before = outcomes(case(RIGHT, id="a"), case(WRONG, id="b"), case(RIGHT, id="c"))
    after = outcomes(case(WRONG, id="a"), case(RIGHT, id="b"), case(RIGHT, id="c"))
    found = compare(before, after)
    assert [flip.after.id for flip in found.broken] == ["a"]
    assert [flip.after.id for flip in found.mended] == ["b"]
    assert (found.broken[0].before.answer, found.broken[0].after.answer) == (RIGHT, WRONG)
    assert found.is_regression


def test_equal_evaluations_are_no_regression(case: MakeCase) -> None:
    both = outcomes(case(RIGHT, id="a"), case(WRONG, id="b"))
    found = compare(both, both)
    assert (found.broken, found.mended, found.compared) == ((), (), 2)
    assert not found.is_regression


def test_a_crash_is_a_regression_of_its_own(case: MakeCase, row: Callable[..., Row], scorer: Scorer) -> None:
    crashed = Record(id="a1", elapsed_ms=1.0, error="坏了")
    after = Case(row=row(), record=crashed, score=scorer.score(row(), crashed))
    found = compare(outcomes(case(RIGHT)), outcomes(after))
    assert found.broken == ()
    assert [flip.after.id for flip in found.crashed] == ["a1"]
    assert found.is_regression


def test_a_rate_falls_when_it_leaves_its_interval(case: MakeCase) -> None:
    cited = [(1, 1), (2, 1)]
    before = outcomes(*(case(id=f"a{number}") for number in range(10)))
    after = outcomes(*(case(cited=cited, id=f"a{number}") for number in range(10)))
    found = compare(before, after)
    assert found.broken == ()
    assert [change.metric for change in found.rates if change.fell] == ["clause_precision"]
    assert found.is_regression


def test_changed_rows_are_not_compared(case: MakeCase) -> None:
    found = compare(outcomes(case(RIGHT)), outcomes(case(WRONG, expect=[["2026年年底"]])))
    assert (found.changed, found.compared, found.broken) == (("a1",), 0, ())


def test_rows_of_one_side_are_named(case: MakeCase) -> None:
    found = compare(outcomes(case(id="a"), case(id="b")), outcomes(case(id="b"), case(id="c")))
    assert (found.added, found.removed, found.compared) == (("c",), ("a",), 1)


def test_what_a_held_out_row_says_is_left_out(case: MakeCase) -> None:
    found = outcome_of(case(WRONG, split="test"))
    assert "消除" not in found.question
    assert WRONG not in found.answer
    assert found.problems == ()
    assert found.passed is False


def test_a_baseline_is_read_as_it_was_written(case: MakeCase, run_info: RunInfo, tmp_path: Path) -> None:
    cases: Sequence[Case] = [case(RIGHT, id="a"), case(WRONG, id="b")]
    path = tmp_path / "baseline.json"
    write_baseline(path, run_info, cases)
    found = read_baseline(path)
    assert [outcome.id for outcome in found.outcomes] == ["a", "b"]
    assert not compare(found.outcomes, outcomes(*cases)).is_regression
    assert found.clauses == {"": (1, 2)}
    assert len(path.read_text(encoding="utf-8").splitlines()) == 4


def test_a_missing_or_damaged_baseline_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="没有基准文件"):
        read_baseline(tmp_path / "none.json")
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="已损坏"):
        read_baseline(tmp_path / "bad.json")


def test_another_document_is_not_compared(case: MakeCase, run_info: RunInfo, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, run_info, [case()])
    baseline = read_baseline(path)
    changed = Document(id="甲", title="甲方案", number="", content_hash="改了", clauses=(1,))
    check_same_documents(baseline, {"": [changed]})
    other = Document(id="甲", title="乙方案", number="", content_hash="0", clauses=(1, 2))
    with pytest.raises(InvalidInputError, match=r"《甲方案》.*《乙方案》.*不能比较"):
        check_same_documents(baseline, {"": [other]})
