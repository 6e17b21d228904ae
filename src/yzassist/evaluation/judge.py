"""An optional judge of open answers: a language model that reads the answer beside its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pydantic import BaseModel, ConfigDict, StrictBool, ValidationError

from yzassist.evaluation.model import Passage, Place, place_of
from yzassist.evaluation.summary import Case

PROMPT_FILE = "judge.md"
OPEN_KINDS = frozenset({"content", "definition", "scope", "yes_no", "compare", "follow_up", "clause"})
"""Kinds whose wording is judged; values and sets are settled by the deterministic metrics alone."""
# 好的：{"faithful": true, "helpful": false, "reason": "……"}
_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Verdict(_Frozen):
    """Whether every statement rests on the sources, and whether the answer answers what was asked."""

    faithful: StrictBool
    helpful: StrictBool
    reason: str = ""


class Judgement(_Frozen):
    """The verdict on one case, or why there is none."""

    id: str
    verdict: Verdict | None = None
    error: str | None = None


class Agreement(_Frozen):
    """How often the judge and the deterministic metrics say the same, with Cohen's kappa (None if undefined)."""

    compared: int
    share: float
    kappa: float | None


def judged_cases(cases: Iterable[Case]) -> list[Case]:
    """Cases with an open answer."""
    return [
        case
        for case in cases
        if case.row.kind in OPEN_KINDS and case.record.reply and not case.record.reply.answer.refused
    ]


def judge_case(case: Case, passages: dict[Place, Passage], prompt: str, complete: Callable[[str], str]) -> Judgement:
    """Ask the judge about one case. What it raises, or says without a verdict, is recorded as an error."""
    if case.record.reply is None:
        raise ValueError(f"{case.row.id} has no reply to judge")
    answer = case.record.reply.answer
    places = dict.fromkeys(place_of(c) for c in answer.citations)
    evidence = "\n".join(f"{passages[place].clause}{passages[place].text}" for place in places if place in passages)
    filled = prompt.format(question=answer.resolved_question, answer=answer.answer, evidence=evidence or "（没有引用）")
    try:
        said = complete(filled)
    except Exception as error:  # a judge that fails must not stop the evaluation
        return Judgement(id=case.row.id, error=f"{type(error).__name__}: {error}")
    verdict = _read(said)
    return Judgement(id=case.row.id, verdict=verdict, error=None if verdict else f"评审员没有按格式回答：{said[:100]}")


def agreement(pairs: Sequence[tuple[bool, bool]]) -> Agreement | None:
    """Agreement of pairs (judge, metric); None without pairs."""
    if not pairs:
        return None
    total = len(pairs)
    share = sum(judge == metric for judge, metric in pairs) / total
    yes_judge = sum(judge for judge, _ in pairs) / total
    yes_metric = sum(metric for _, metric in pairs) / total
    chance = yes_judge * yes_metric + (1 - yes_judge) * (1 - yes_metric)
    kappa = None if chance == 1 else (share - chance) / (1 - chance)
    return Agreement(compared=total, share=share, kappa=kappa)


def agreements(cases: Sequence[Case], judgements: Iterable[Judgement]) -> dict[str, Agreement | None]:
    """The judge's faithfulness against "no wrong fact", its helpfulness against "passed"."""
    score = {case.row.id: case.score for case in cases}
    judged = [(item.verdict, score[item.id]) for item in judgements if item.verdict]
    return {
        "忠实（对照：没有错误事实）": agreement([(verdict.faithful, not found.wrong) for verdict, found in judged]),
        "有用（对照：通过）": agreement([(verdict.helpful, bool(found.passed)) for verdict, found in judged]),
    }


def _read(said: str) -> Verdict | None:
    found = _OBJECT.search(said)
    try:
        return Verdict.model_validate_json(found.group()) if found else None
    except ValidationError:
        return None
