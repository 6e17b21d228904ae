"""Did retrieval find the gold places, and how early? Computed by trec_eval."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

import pytrec_eval

_MEASURES = {
    "hit_1": ("success_1", "success.1"),
    "hit_3": ("success_3", "success.3"),
    "hit_5": ("success_5", "success.5"),
    "mrr": ("recip_rank", "recip_rank"),
    "ndcg_10": ("ndcg_cut_10", "ndcg_cut.10"),
}
"""Our name → (the name in its result, the name it is asked by)."""


def ranking_metrics(ranked: Sequence[Hashable], gold: Collection[Hashable]) -> dict[str, float]:
    """Hit@1, 3, 5, reciprocal rank and nDCG@10 of a ranking, best first; empty when there is no gold.

    A place that is ranked twice (two paragraphs of one clause) counts at its first rank.
    """
    if not gold:
        return {}
    unique = list(dict.fromkeys(ranked))
    judgements = {"q": {str(place): 1 for place in gold}}
    evaluator = pytrec_eval.RelevanceEvaluator(judgements, {asked for _, asked in _MEASURES.values()})
    run = {"q": {str(place): float(len(unique) - rank) for rank, place in enumerate(unique)}}
    if not unique:
        return dict.fromkeys(_MEASURES, 0.0)
    found = evaluator.evaluate(run)["q"]
    return {name: float(found[key]) for name, (key, _) in _MEASURES.items()}
