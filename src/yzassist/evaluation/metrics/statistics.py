"""Means with their uncertainty, and percentiles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict

RESAMPLES = 1000
CONFIDENCE = 0.95
_SEED = 7
"""Fixed, so that the same answers give the same report."""


class Rate(BaseModel):
    """The mean of ``n`` scores with its bootstrap confidence interval."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mean: float
    low: float
    high: float
    n: int


def rate(scores: Sequence[float]) -> Rate | None:
    """The mean of scores and its 95 % interval (percentile bootstrap over cases); None without scores."""
    if not scores:
        return None
    values = np.asarray(scores, dtype=float)
    drawn = np.random.default_rng(_SEED).integers(0, len(values), (RESAMPLES, len(values)))
    tail = (1 - CONFIDENCE) / 2 * 100
    low, high = np.percentile(values[drawn].mean(axis=1), [tail, 100 - tail])
    return Rate(mean=float(values.mean()), low=float(low), high=float(high), n=len(values))


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value that ``share`` (0…1) of the values do not exceed (nearest rank); None without values."""
    if not values:
        return None
    return float(np.percentile(np.asarray(values), share * 100, method="inverted_cdf"))
