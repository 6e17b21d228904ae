"""What to ask next: questions about the clause that was answered, each of which the plan answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yzassist.answering.model import Answer
from yzassist.documents.model import Measure, Plan
from yzassist.facts.model import PlanFacts
from yzassist.question.model import Intent

_MOST = 4
_FEW_CLAUSES = 2
"""An answer about more clauses than this is a list: no single one is the one to ask on about."""


def next_questions(answer: Answer, plans: Sequence[Plan], facts: Mapping[str, PlanFacts]) -> tuple[str, ...]:
    """The answer's own suggestions, then 谁牵头, 什么时候完成 and 讲了什么 for its clause where the clause says so."""
    questions = dict.fromkeys(answer.suggestions)
    cited = dict.fromkeys((c.document_id, c.clause_number) for c in answer.citations if c.clause_number is not None)
    if len(plans) == 1 and 0 < len(cited) <= _FEW_CLAUSES:
        _, number = next(iter(cited))
        if number is not None and (measure := plans[0].measure(number)):
            questions |= dict.fromkeys(_about(measure, facts[plans[0].id], answer))
    return tuple(questions)[:_MOST]


def nearest_measures(answer: Answer, plans: Sequence[Plan]) -> tuple[tuple[Plan, Measure], ...]:
    """The measures that a refusal's suggestions name, by label and heading, in their order."""
    return tuple(
        (plan, measure)
        for suggestion in answer.suggestions
        for plan in plans
        for measure in plan.measures
        if suggestion.startswith(f"{measure.paragraphs[0].clause_label}{measure.heading}")
    )


def rephrasings(measures: Sequence[tuple[Plan, Measure]], facts: Mapping[str, PlanFacts]) -> tuple[str, ...]:
    """Questions about the nearest clauses that are answered, one or two for each."""
    if len({plan.id for plan, _ in measures}) > 1:
        return ()
    questions = [question for plan, measure in measures for question in _about(measure, facts[plan.id])[:2]]
    return tuple(dict.fromkeys(questions))[:_MOST]


def _about(measure: Measure, facts: PlanFacts, answer: Answer | None = None) -> list[str]:
    """Questions about a measure that ``answer`` has not answered yet."""
    ids = {paragraph.id for paragraph in measure.paragraphs}
    told = {fact.kind for fact in answer.facts} if answer else set()
    questions: list[str] = []
    if "responsibility" not in told and any(item.note.paragraph_id in ids for item in facts.responsibilities):
        questions.append(f"{measure.label}由谁负责？")
    if "deadline" not in told and any(item.expression.paragraph_id in ids for item in facts.deadlines):
        questions.append(f"{measure.label}什么时候完成？")
    if "target" not in told and any(item.span.paragraph_id in ids for item in facts.targets):
        questions.append(f"{measure.label}有哪些指标？")
    if answer is None or answer.intent not in (Intent.CLAUSE, Intent.CONTENT):
        questions.append(f"{measure.label}讲了什么？")
    return questions
