"""Tables of rates: only the cases to which a metric applies count."""

from __future__ import annotations

from collections.abc import Callable

from yzassist.evaluation.model import Record, Row
from yzassist.evaluation.scoring import Scorer
from yzassist.evaluation.summary import Case, summarize

MakeCase = Callable[..., Case]
NAMES = {"": "甲方案"}


def test_rates_by_group(case: MakeCase) -> None:
    cases = [case(id="a"), case("尽快。", id="b", voice="typo"), case(id="c", kind="content")]
    found = summarize(cases, NAMES)
    assert found.overall.rates["passed"].mean == 2 / 3
    assert {group.name: group.rates["passed"].mean for group in found.by_kind} == {"时限": 0.5, "内容": 1.0}
    assert {group.name: group.cases for group in found.by_voice} == {"正式": 2, "错别字": 1}
    assert [(group.name, group.cases) for group in found.by_measure] == [("（一）", 3)]


def test_a_metric_that_applies_to_no_case_is_absent(case: MakeCase) -> None:
    found = summarize([case()], NAMES)
    assert "refusal_recall" not in found.overall.rates
    assert found.overall.rates["fact_recall"].n == 1


def test_the_refusal_table(case: MakeCase) -> None:
    silent = {"refusal": True, "expect": [], "clauses": []}
    cases = [
        case(id="a", refused=True, **silent),
        case(id="b", refused=True),
        case(id="c", **silent),
        case(id="d"),
        case(id="e"),
    ]
    assert summarize(cases, NAMES).refusals == (1, 1, 1, 2)


def test_errors_are_named_and_score_nothing(case: MakeCase, row: Callable[..., Row], scorer: Scorer) -> None:
    crashed = Record(id="x", elapsed_ms=9000.0, error="坏了")
    bad = Case(row=row(id="x"), record=crashed, score=scorer.score(row(id="x"), crashed))
    found = summarize([case(), bad], NAMES)
    assert found.errors == {"x": "坏了"}
    assert found.overall.rates["passed"].n == 1
    assert found.latency is not None
    assert found.latency.p95_ms == 10.0


def test_nothing_done_has_no_latency() -> None:
    assert summarize([], NAMES).latency is None
