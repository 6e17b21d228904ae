"""What the service counts, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from yzassist.answering.model import Answer

_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0)


class Metrics:
    """Counters of one service, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._questions = Counter(
            "yzassist_questions", "Questions answered", ("status", "intent"), registry=self.registry
        )
        self._seconds = Histogram(
            "yzassist_answer_seconds", "Seconds an answer took", registry=self.registry, buckets=_SECONDS
        )
        self.limited = Counter("yzassist_limited", "Questions over the limit of an address", registry=self.registry)
        self.busy = Counter("yzassist_busy", "Questions that found the queue full", registry=self.registry)
        self.rejected = Counter("yzassist_rejected", "Questions that could not be read", registry=self.registry)
        self.failed = Counter("yzassist_failed", "Questions that failed by our own fault", registry=self.registry)
        self.not_logged = Counter("yzassist_not_logged", "Answers the database did not keep", registry=self.registry)
        self.ready = Gauge("yzassist_ready", "Whether questions can be answered", registry=self.registry)

    def answered(self, answer: Answer, seconds: float) -> None:
        """Count an answer."""
        self._questions.labels(answer.status, answer.intent).inc()
        self._seconds.observe(seconds)

    def text(self) -> bytes:
        """Everything in the text format of Prometheus."""
        return generate_latest(self.registry)
