"""All facts of one plan, from its extractors."""

from __future__ import annotations

import re
from datetime import date

from yzassist.documents.assembly import PREAMBLE
from yzassist.documents.model import Plan
from yzassist.facts.dates.counted_dates import first_day_in_force
from yzassist.facts.dates.deadlines import extract_measure_deadlines
from yzassist.facts.dates.named_times import named_times
from yzassist.facts.departments.vocabulary import DepartmentVocabulary, load_vocabulary
from yzassist.facts.duties.first_leads import with_first_as_lead
from yzassist.facts.duties.responsibilities import extract_responsibilities
from yzassist.facts.laws import extract_laws
from yzassist.facts.model import Deadline, PlanFacts, Responsibility, Target
from yzassist.facts.places import extract_places
from yzassist.facts.terms import extract_terms
from yzassist.facts.values.targets import extract_targets

# 规划期为2026—2030年 · 三年行动计划（2025-2027年）
_YEARS = re.compile(r"(?P<first>20[0-9]{2})年?[—\-－–~～至]{1,2}20[0-9]{2}年")


def extract_facts(plan: Plan, vocabulary: DepartmentVocabulary | None = None) -> PlanFacts:
    """The facts of a plan, each list in reading order.

    Responsibilities, deadlines and targets come from the measures; places, terms and laws from the preamble as well,
    places also from the file information (the addressees).
    """
    vocabulary = vocabulary or load_vocabulary()
    issued = _document_date(plan)
    day_known = len(plan.metadata.date) == len("2024-01-31")
    in_force = first_day_in_force(plan, issued)
    named = named_times(plan, issued, day_known)
    responsibilities: list[Responsibility] = []
    deadlines: list[Deadline] = []
    targets: list[Target] = []
    for measure in plan.measures:
        responsibilities += extract_responsibilities(measure, vocabulary)
        own = extract_measure_deadlines(measure, issued, day_known, in_force, named)
        deadlines += own
        targets += extract_targets(measure, own, issued)
    return PlanFacts(
        document_id=plan.id,
        responsibilities=tuple(with_first_as_lead(plan, responsibilities)),
        deadlines=tuple(deadlines),
        targets=tuple(targets),
        places=tuple(place for paragraph in plan.paragraphs for place in extract_places(paragraph)),
        terms=tuple(term for paragraph in plan.paragraphs for term in extract_terms(paragraph)),
        laws=tuple(
            law for paragraph in plan.paragraphs for law in extract_laws(paragraph) if law.name != plan.metadata.title
        ),
    )


def _document_date(plan: Plan) -> date | None:
    """The day the document was made; the first of the month if it gives no day.

    Without a date, the first day of the years that its title or preamble says it is for; None if they say none.
    """
    written = plan.metadata.date
    if not written:
        heads = (plan.metadata.title, *(p.text for p in plan.front if p.clause_label == PREAMBLE))
        spans = (match for text in heads if (match := _YEARS.search(text)))
        return next((date(int(match["first"]), 1, 1) for match in spans), None)
    return date.fromisoformat(written if len(written) == 10 else f"{written}-01")
