"""Two evaluations side by side: which questions flipped, which rates fell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from yzassist.evaluation.metrics.statistics import Rate, rate
from yzassist.evaluation.model import Row
from yzassist.evaluation.scoring import METRIC_NAMES
from yzassist.evaluation.summary import Case

_KEPT_CHARS = 120
_HIDDEN = "（留出题，不展示）"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Outcome(_Frozen):
    """A case without its details: enough to compare. ``digest`` changes with the row; ``passed`` None is an error.

    ``question`` is empty in a baseline, which is compared with rows that have it.
    """

    id: str
    digest: str
    question: str = ""
    passed: bool | None
    answer: str
    problems: tuple[str, ...]
    metrics: dict[str, float]


class Flip(_Frozen):
    """One question that came out differently."""

    before: Outcome
    after: Outcome


class RateChange(_Frozen):
    """A rate over the questions that both sides have. ``fell`` when it is now below the interval that it had."""

    metric: str
    before: Rate
    after: Rate

    @property
    def fell(self) -> bool:
        """Whether the drop is more than chance explains."""
        return self.after.mean < self.before.low


class Comparison(_Frozen):
    """``broken`` passed before and fail now, ``mended`` the other way round, ``crashed`` are errors that were none.

    Only questions that are the same on both sides are compared; ``changed`` are ids whose row is another one now,
    ``added`` and ``removed`` those of one side only.
    """

    broken: tuple[Flip, ...]
    mended: tuple[Flip, ...]
    crashed: tuple[Flip, ...]
    rates: tuple[RateChange, ...]
    compared: int
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def is_regression(self) -> bool:
        """Whether anything got worse."""
        return bool(self.broken or self.crashed or any(change.fell for change in self.rates))


def outcome_of(case: Case) -> Outcome:
    """The outcome of a case; what a held-out row says is left out."""
    row, reply = case.row, case.record.reply
    answer = reply.answer.answer if reply else ""
    shown = answer if len(answer) <= _KEPT_CHARS else answer[:_KEPT_CHARS] + "……"
    return Outcome(
        id=row.id,
        digest=_digest(row),
        question=_HIDDEN if row.held_out else row.question,
        passed=case.score.passed,
        answer=_HIDDEN if row.held_out else shown,
        problems=() if row.held_out else case.score.problems,
        metrics={name: round(value, 4) for name, value in case.score.metrics.items()},
    )


def compare(before: Sequence[Outcome], after: Sequence[Outcome]) -> Comparison:
    """What changed from ``before`` to ``after``."""
    earlier = {outcome.id: outcome for outcome in before}
    later = {outcome.id: outcome for outcome in after}
    pairs = [(earlier[key], later[key]) for key in later if key in earlier]
    same = [Flip(before=old, after=new) for old, new in pairs if old.digest == new.digest]
    return Comparison(
        broken=tuple(flip for flip in same if flip.before.passed and flip.after.passed is False),
        mended=tuple(flip for flip in same if not flip.before.passed and flip.after.passed),
        crashed=tuple(flip for flip in same if flip.before.passed is not None and flip.after.passed is None),
        rates=tuple(_rate_changes(same)),
        compared=len(same),
        changed=tuple(old.id for old, new in pairs if old.digest != new.digest),
        added=tuple(key for key in later if key not in earlier),
        removed=tuple(key for key in earlier if key not in later),
    )


def _rate_changes(pairs: Iterable[Flip]) -> Iterable[RateChange]:
    whole = [flip for flip in pairs if flip.before.passed is not None and flip.after.passed is not None]
    for metric in METRIC_NAMES:
        before = _rate(metric, (flip.before.metrics for flip in whole))
        after = _rate(metric, (flip.after.metrics for flip in whole))
        if before and after:
            yield RateChange(metric=metric, before=before, after=after)


def _rate(metric: str, scores: Iterable[Mapping[str, float]]) -> Rate | None:
    return rate([score[metric] for score in scores if metric in score])


def _digest(row: Row) -> str:
    """What tells whether a row was changed; ``documents``, which most rows do not set, counts where it is set."""
    unset = {"note"} if row.documents else {"note", "documents"}
    return hashlib.sha256(row.model_dump_json(exclude=unset).encode()).hexdigest()[:8]
