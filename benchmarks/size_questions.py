"""Questions about generated plans, each with what its answer must say and cite."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans import KnownMeasure, KnownPlan
from yzassist.answering.model import Answer

_SEED = 5
_DEPARTMENT_ROLE = "牵头"
_SCREEN_LINES = 15
_LISTED_CLAUSES = 450
"""Up to ten plans are answered clause by clause, with 45 clauses at most in each."""


@dataclass(frozen=True, slots=True)
class Probe:
    """``says`` must stand in the answer; ``clauses`` of ``document_id`` must be cited, and no others if ``whole``."""

    question: str
    is_set: bool
    document_id: str
    says: tuple[str, ...]
    clauses: frozenset[str]
    whole: bool = False

    def is_right(self, answer: Answer) -> bool:
        """Whether the answer says and cites what it must, and cites no other plan."""
        cited = {str(citation.clause_number) for citation in answer.citations}
        documents = {citation.document_id for citation in answer.citations}
        right_clauses = cited == self.clauses if self.whole else self.clauses <= cited
        return right_clauses and documents == {self.document_id} and all(word in answer.answer for word in self.says)


@dataclass(frozen=True, slots=True)
class Total:
    """A set question that names no plan; ``clauses`` are those of all plans together."""

    question: str
    clauses: int

    def is_right(self, answer: Answer) -> bool:
        """Whether the answer tells that number, in no more lines than a screen has where there are many clauses."""
        lines = answer.answer.count("\n") + 1
        return f"共{self.clauses}条" in answer.answer and (lines <= _SCREEN_LINES or self.clauses <= _LISTED_CLAUSES)


def make_totals(plans: Sequence[KnownPlan]) -> list[Total]:
    """The tasks that each department leads, those of each year, and those of a department in a year."""
    measures = [measure for plan in plans for measure in plan.measures]
    led = Counter(name for plan in plans for name in _leaders(plan))
    years = Counter(measure.due.year for measure in measures)
    both = Counter((name, m.due.year) for m in measures if m.role == _DEPARTMENT_ROLE for name in m.leads)
    return [
        *(Total(f"{name}{_DEPARTMENT_ROLE}的任务有哪些？", count) for name, count in sorted(led.items())),
        *(Total(f"{year}年年底前要完成的任务有多少项？", count) for year, count in sorted(years.items())),
        *(Total(f"{name}{year}年{_DEPARTMENT_ROLE}的任务有哪些？", n) for (name, year), n in sorted(both.items())),
    ]


def make_probes(plans: Sequence[KnownPlan], count: int) -> list[Probe]:
    """``count`` open and ``count`` set questions, spread over ``plans``; the same ones for the same plans."""
    chance = random.Random(_SEED)
    spread = [plans[chance.randrange(len(plans))] for _ in range(count)]
    probes = [_open(plan, number, chance) for number, plan in enumerate(spread)]
    probes += [_set(plan, number, chance) for number, plan in enumerate(spread)]
    return list({probe.question: probe for probe in probes}.values())


def _open(plan: KnownPlan, number: int, chance: random.Random) -> Probe:
    """When, who, and how much, in turn."""
    if number % 3 == 2:
        measure = chance.choice([measure for measure in plan.measures if measure.percent])
        question = f"{plan.place}{measure.indicator}要达到多少？"
        return _one(plan, measure, question, f"{measure.percent}%")
    measure = chance.choice(plan.measures)
    if number % 3 == 1:
        return _one(plan, measure, f"{plan.place}{measure.subject}由谁{measure.role}？", *measure.leads)
    return _one(plan, measure, f"{plan.place}{measure.subject}什么时候完成？", f"{measure.due.year}年")


def _one(plan: KnownPlan, measure: KnownMeasure, question: str, *says: str) -> Probe:
    return Probe(question, False, plan.stem, says, frozenset({measure.clause}))


def _set(plan: KnownPlan, number: int, chance: random.Random) -> Probe:
    """A department's tasks, a year's tasks, and a clause by number, in turn."""
    if number % 3 == 1:
        year = chance.choice(plan.measures).due.year
        due = frozenset(measure.clause for measure in plan.measures if measure.due.year == year)
        return Probe(f"《{plan.title}》{year}年年底前要完成的任务有哪些？", True, plan.stem, (), due, whole=True)
    if number % 3 == 2:
        plain = [measure for measure in plan.measures if measure.clause.isdigit()]
        measure = chance.choice(plain or plan.measures)
        named = f"第{measure.clause}条" if plain else measure.heading
        return Probe(f"《{plan.title}》{named}讲了什么？", bool(plain), plan.stem, (), frozenset({measure.clause}))
    department = chance.choice(sorted(set(_leaders(plan))))
    led = frozenset(m.clause for m in plan.measures if department in m.leads and m.role == _DEPARTMENT_ROLE)
    question = f"《{plan.title}》里{department}{_DEPARTMENT_ROLE}的任务有哪些？"
    return Probe(question, True, plan.stem, (), led, whole=True)


def _leaders(plan: KnownPlan) -> Iterator[str]:
    return (name for measure in plan.measures if measure.role == _DEPARTMENT_ROLE for name in measure.leads)
