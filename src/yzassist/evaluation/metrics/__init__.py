"""Metrics: small pure functions. Where a metric does not apply to a case it is None, which is no score, not 0."""
