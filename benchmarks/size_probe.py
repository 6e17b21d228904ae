"""Measures one size in a process of its own: ``size_probe.py build`` builds, ``size_probe.py ask PLANS QUESTIONS``
opens, checks the facts and answers. Prints one line of JSON. The environment says which corpus and index."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Sequence

from plans import KnownPlan, generate
from size_questions import Probe, make_probes, make_totals
from yzassist.assistant import Assistant
from yzassist.documents.model import Plan
from yzassist.facts.model import PlanFacts
from yzassist.index.build import build_index
from yzassist.settings import load_settings

_Fact = tuple[str, str, str, str]
_ROUNDS_BEFORE = 5
"""Questions asked before the clock counts."""


def build() -> dict[str, float]:
    """Bring the index up to date; the stages' seconds with it."""
    stages: dict[str, float] = {}
    started = time.perf_counter()
    latest, since = "", started
    told: set[tuple[str, int]] = set()

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal latest, since
        now = time.perf_counter()
        if latest:
            stages[latest] = stages.get(latest, 0.0) + now - since
        latest, since = stage, now
        if total and (stage, 20 * done // total) not in told:
            told.add((stage, 20 * done // total))
            print(f"{stage} {done}/{total}", file=sys.stderr, flush=True)

    report = build_index(load_settings(), progress)
    print("；".join(f"{stage} {seconds:.1f} 秒" for stage, seconds in stages.items()), file=sys.stderr)
    return {
        "build_s": report.elapsed_s,
        "cpu_s": time.process_time(),
        "embedded": report.embedded,
        "peak_mb": peak_mb(),
    }


def ask(count: int, questions: int) -> dict[str, float | list[float]]:
    """Open, compare the facts of every plan with the known ones, and answer."""
    started = time.perf_counter()
    assistant = Assistant.open(load_settings())
    opened = time.perf_counter() - started
    assistant.warm_up()
    plans = list(generate(count))
    probes = make_probes(plans, questions)
    for probe in probes[:_ROUNDS_BEFORE]:
        assistant.ask(probe.question)
    times: dict[bool, list[float]] = {False: [], True: []}
    right = {False: 0, True: 0}
    for probe in probes[_ROUNDS_BEFORE:]:
        before = time.perf_counter()
        answer = assistant.ask(probe.question)
        elapsed = time.perf_counter() - before
        times[probe.is_set].append(1000 * elapsed)
        right[probe.is_set] += (fits := probe.is_right(answer))
        if not fits:
            _tell(probe, answer.answer)
    whole_ms, whole_right = _ask_totals(assistant, plans, questions)
    resident = peak_mb()
    found, known, more = _count_facts(plans, assistant)
    return {
        "open_s": opened,
        "resident_mb": resident,
        "facts_found": found,
        "facts_known": known,
        "facts_more": more,
        "open_ms": times[False],
        "set_ms": times[True],
        "open_right": right[False],
        "set_right": right[True],
        "whole_ms": whole_ms,
        "whole_right": whole_right,
    }


def _ask_totals(assistant: Assistant, plans: Sequence[KnownPlan], count: int) -> tuple[list[float], int]:
    """The milliseconds of ``count`` set questions that name no plan, and how many were answered right."""
    totals = make_totals(plans)
    chosen = totals[:: max(1, len(totals) // count)]
    times, right = [], 0
    for total in chosen:
        before = time.perf_counter()
        answer = assistant.ask(total.question)
        times.append(1000 * (time.perf_counter() - before))
        right += (fits := total.is_right(answer))
        if not fits:
            print(f"✗ {total.question} {total.clauses}：{answer.answer[:120]!r}", file=sys.stderr)
    return times, right


def peak_mb() -> float:
    """The most memory that this process has had resident, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def _tell(probe: Probe, answer: str) -> None:
    print(f"✗ {probe.question} {probe.document_id} {sorted(probe.clauses)}：{answer[:120]!r}", file=sys.stderr)


def _count_facts(known: Sequence[KnownPlan], assistant: Assistant) -> tuple[int, int, int]:
    """Known facts that the index holds, all known ones, and facts of the index that no plan states."""
    found = total = more = 0
    index = assistant.index
    opened = {plan.id: plan for plan in index.plans}
    for plan in known:
        expected = set(_known_facts(plan))
        extracted = set(_extracted_facts(opened[plan.stem], index.facts[plan.stem]))
        found += len(expected & extracted)
        total += len(expected)
        more += len(extracted - expected)
    return found, total, more


def _known_facts(plan: KnownPlan) -> list[_Fact]:
    facts: list[_Fact] = []
    for measure in plan.measures:
        facts.append(("deadline", measure.clause, measure.due.isoformat(), ""))
        facts += [("responsibility", measure.clause, name, measure.role) for name in measure.leads]
        facts += [("responsibility", measure.clause, name, "参与") for name in measure.participants]
        if measure.percent:
            facts.append(("target", measure.clause, measure.indicator, measure.percent))
    return facts


def _extracted_facts(plan: Plan, facts: PlanFacts) -> list[_Fact]:
    clause = {paragraph.id: str(paragraph.clause_number) for paragraph in plan.paragraphs}
    deadlines = [("deadline", clause[d.expression.paragraph_id], d.date.isoformat(), "") for d in facts.deadlines]
    duties = [
        ("responsibility", clause[note.note.paragraph_id], body.name, group.role.value)
        for note in facts.responsibilities
        for group in note.groups
        for body in group.departments
    ]
    targets = [
        ("target", clause[target.span.paragraph_id], target.indicator, str(value.number))
        for target in facts.targets
        for value in target.values
        if value.number is not None
    ]
    return [*deadlines, *duties, *targets]


if __name__ == "__main__":
    result = build() if sys.argv[1] == "build" else ask(int(sys.argv[2]), int(sys.argv[3]))
    print(json.dumps(result))
