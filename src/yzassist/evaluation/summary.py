"""From scores to tables: rates with intervals, over all cases and by kind, voice and measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from yzassist.documents.numerals import clause_label
from yzassist.evaluation.metrics.refusal import confusion
from yzassist.evaluation.metrics.statistics import Rate, percentile, rate
from yzassist.evaluation.model import KIND_NAMES, VOICE_NAMES, Record, Row
from yzassist.evaluation.scoring import METRIC_NAMES, CaseScore


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Case(_Frozen):
    """A row with what was recorded and how it scored."""

    row: Row
    record: Record
    score: CaseScore


class Group(_Frozen):
    """The rates of some cases; a metric that applied to none of them is absent."""

    name: str
    cases: int
    rates: dict[str, Rate]


class Latency(_Frozen):
    """Milliseconds an answer and characters an answer, at the median and the 95th percentile."""

    p50_ms: float
    p95_ms: float
    p50_chars: float
    p95_chars: float


class Summary(_Frozen):
    """A run in numbers; ``errors`` are messages by id.

    ``refusals`` are counts: refused rightly, refused wrongly, answered wrongly, answered rightly.
    """

    overall: Group
    by_kind: tuple[Group, ...]
    by_voice: tuple[Group, ...]
    by_document: tuple[Group, ...]
    by_measure: tuple[Group, ...]
    refusals: tuple[int, int, int, int]
    latency: Latency | None
    errors: dict[str, str]


def summarize(cases: Sequence[Case], document_names: dict[str, str]) -> Summary:
    """The summary of cases; errors are counted apart and score nothing."""
    done = [case for case in cases if case.record.reply]
    refusals = confusion((case.record.reply.answer.refused, case.row.refusal) for case in done if case.record.reply)
    return Summary(
        overall=_group("全部", done, tuple(METRIC_NAMES)),
        by_kind=_groups(done, lambda row: [KIND_NAMES[row.kind]], KIND_NAMES.values()),
        by_voice=_groups(done, lambda row: [VOICE_NAMES[row.voice]], VOICE_NAMES.values()),
        by_document=_groups(done, lambda row: [document_names[row.document or ""]], document_names.values()),
        by_measure=_by_measure(done),
        refusals=(refusals[True, True], refusals[True, False], refusals[False, True], refusals[False, False]),
        latency=_latency(done),
        errors={case.row.id: case.record.error for case in cases if case.record.error is not None},
    )


_GROUP_METRICS = ("passed", "fact_score", "clause_recall", "clause_precision", "hit_1")


def _group(name: str, cases: Sequence[Case], metrics: Iterable[str] = _GROUP_METRICS) -> Group:
    rates = {}
    for metric in metrics:
        found = rate([case.score.metrics[metric] for case in cases if metric in case.score.metrics])
        if found:
            rates[metric] = found
    return Group(name=name, cases=len(cases), rates=rates)


def _groups(cases: Iterable[Case], keys: Callable[[Row], Sequence[str]], order: Iterable[str]) -> tuple[Group, ...]:
    grouped: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for key in keys(case.row):
            grouped[key].append(case)
    return tuple(_group(name, grouped[name]) for name in order if name in grouped)


def _by_measure(cases: Sequence[Case]) -> tuple[Group, ...]:
    """By gold clause, of the corpus of the settings."""
    own = [case for case in cases if case.row.document is None]
    numbers = {clause for case in own for clause in case.row.clauses}
    order = [clause_label(clause) for clause in sorted(numbers, key=lambda clause: (isinstance(clause, str), clause))]
    return _groups(own, lambda row: [clause_label(clause) for clause in row.clauses], order)


def _latency(cases: Sequence[Case]) -> Latency | None:
    times = [case.record.elapsed_ms for case in cases]
    lengths = [float(len(case.record.reply.answer.answer)) for case in cases if case.record.reply]
    found = [percentile(values, share) for values in (times, lengths) for share in (0.5, 0.95)]
    p50_ms, p95_ms, p50_chars, p95_chars = found
    if p50_ms is None or p95_ms is None or p50_chars is None or p95_chars is None:
        return None
    return Latency(p50_ms=p50_ms, p95_ms=p95_ms, p50_chars=p50_chars, p95_chars=p95_chars)
