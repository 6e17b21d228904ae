"""The arithmetic of the metrics."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yzassist.evaluation.metrics.citations import citation_precision, citation_recall, quote_exactness
from yzassist.evaluation.metrics.facts import exact_set, fact_precision, fact_recall, fact_score
from yzassist.evaluation.metrics.ranking import ranking_metrics
from yzassist.evaluation.metrics.refusal import confusion, refusal_precision, refusal_recall
from yzassist.evaluation.metrics.statistics import percentile, rate

scores = st.lists(st.floats(-1, 1), min_size=1, max_size=60)


def test_fact_recall_is_the_share_of_expected_facts() -> None:
    assert fact_recall([True, True, False, False]) == 0.5
    assert fact_recall([]) is None


def test_fact_precision_is_the_share_of_values_that_are_not_wrong() -> None:
    assert fact_precision(stated=4, wrong=1) == 0.75
    assert fact_precision(stated=0, wrong=0) is None


def test_a_wrong_fact_is_worse_than_saying_nothing() -> None:
    assert fact_score(1.0, wrong=1) == -1.0
    assert fact_score(0.0, wrong=0) == 0.0
    assert fact_score(None, wrong=0) is None


@pytest.mark.parametrize(
    ("found", "may", "expected"),
    [({1, 2}, (), 1.0), ({1, 2, 3}, (), 0.0), ({1, 2, 3}, (3,), 1.0), ({1}, (), 0.0), (set(), (), 0.0)],
)
def test_a_set_is_exact_or_it_is_not(found: set[int], may: tuple[int, ...], expected: float) -> None:
    assert exact_set(found, (1, 2), may) == expected


def test_an_exact_set_needs_a_gold_set() -> None:
    assert exact_set({1}, ()) is None


def test_citations_are_counted_once() -> None:
    assert citation_recall([1, 1, 2], [1, 3]) == 0.5
    assert citation_precision([1, 1, 2], [1, 3]) == 0.5
    assert citation_recall([1], []) is None
    assert citation_precision([], [1]) is None


def test_a_quote_is_exact_to_the_character() -> None:
    assert quote_exactness([("达到43%", "达到43%"), ("达到43%", "达到 43%")]) == 0.5
    assert quote_exactness([]) is None


def test_refusal_metrics_apply_to_their_own_cases() -> None:
    assert (refusal_recall(refused=True, should=True), refusal_recall(refused=False, should=True)) == (1.0, 0.0)
    assert refusal_recall(refused=True, should=False) is None
    assert (refusal_precision(refused=True, should=True), refusal_precision(refused=True, should=False)) == (1.0, 0.0)
    assert refusal_precision(refused=False, should=True) is None


def test_the_confusion_table_has_all_four_cells() -> None:
    assert confusion([(True, True), (True, True), (False, True)]) == {
        (True, True): 2,
        (True, False): 0,
        (False, True): 1,
        (False, False): 0,
    }


def test_ranking_metrics_of_one_gold_place_at_rank_two() -> None:
    found = ranking_metrics([7, 6, 8], [6])
    assert found == {
        "hit_1": 0.0,
        "hit_3": 1.0,
        "hit_5": 1.0,
        "mrr": 0.5,
        "ndcg_10": pytest.approx(1 / math.log2(3)),
    }


def test_ndcg_of_two_gold_places_at_ranks_one_and_three() -> None:
    ideal = 1 + 1 / math.log2(3)
    assert ranking_metrics(["a", "x", "b"], ["a", "b"])["ndcg_10"] == pytest.approx((1 + 1 / math.log2(4)) / ideal)


def test_a_place_ranked_twice_counts_at_its_first_rank() -> None:
    assert ranking_metrics([7, 7, 7, 6], [6])["mrr"] == 0.5


def test_rankings_without_gold_have_no_score_and_empty_ones_score_nothing() -> None:
    assert ranking_metrics([1], []) == {}
    assert set(ranking_metrics([], [1]).values()) == {0.0}


def test_the_rate_of_nothing_is_none() -> None:
    assert rate([]) is None
    assert percentile([], 0.5) is None


def test_a_unanimous_rate_has_no_spread() -> None:
    found = rate([1.0] * 30)
    assert found is not None
    assert (found.mean, found.low, found.high, found.n) == (1.0, 1.0, 1.0, 30)


def test_the_interval_of_a_proportion_is_near_the_normal_one() -> None:
    found = rate([1.0] * 80 + [0.0] * 20)
    assert found is not None
    spread = 1.96 * math.sqrt(0.8 * 0.2 / 100)
    assert found.low == pytest.approx(0.8 - spread, abs=0.015)
    assert found.high == pytest.approx(0.8 + spread, abs=0.015)


@given(scores)
def test_the_mean_lies_within_its_interval_of_possible_means(values: list[float]) -> None:
    found = rate(values)
    assert found is not None
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9
    assert found == rate(values)


def test_percentiles_are_values_that_were_measured() -> None:
    times = [float(value) for value in range(1, 101)]
    assert percentile(times, 0.5) == 50.0
    assert percentile(times, 0.95) == 95.0
    assert percentile([3.0], 0.95) == 3.0
