"""Putting corrections over what the extractors found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from yzassist.documents.model import Plan
from yzassist.facts.corrections.model import (
    Action,
    Confirmation,
    DeadlineEntry,
    FactKind,
    Removal,
    ResponsibilityEntry,
    TargetEntry,
    Value,
)
from yzassist.facts.corrections.reading import BadCorrectionError, Correction, find_once, read_corrections
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.model import (
    Deadline,
    DepartmentMention,
    PlanFacts,
    Responsibility,
    RoleGroup,
    Span,
    Target,
    TargetValue,
)

Fact = Responsibility | Deadline | Target
# 80% · 12,000 (a number that is written in digits)
_DIGIT = re.compile(r"[0-9]")


@dataclass(slots=True)
class _Facts:
    """The facts while they are being corrected."""

    responsibilities: list[Responsibility] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def of(self, kind: FactKind) -> Sequence[Fact]:
        match kind:
            case FactKind.RESPONSIBILITY:
                return self.responsibilities
            case FactKind.DEADLINE:
                return self.deadlines
            case FactKind.TARGET:
                return self.targets

    def remove(self, unwanted: Sequence[Fact]) -> None:
        gone = {id(fact) for fact in unwanted}
        self.responsibilities = [fact for fact in self.responsibilities if id(fact) not in gone]
        self.deadlines = [fact for fact in self.deadlines if id(fact) not in gone]
        self.targets = [fact for fact in self.targets if id(fact) not in gone]

    def add(self, fact: Fact) -> None:
        match fact:
            case Responsibility():
                self.responsibilities.append(fact)
            case Deadline():
                self.deadlines.append(fact)
            case Target():
                self.targets.append(fact)

    def follow(self, governed: Span, before: date | None, now: date | None) -> None:
        """Targets inside ``governed`` that were due by ``before`` are due by ``now``: their deadline was corrected."""
        self.targets = [
            replace(target, deadline=now)
            if not target.by_hand and target.deadline == before and _holds(governed, target.span)
            else target
            for target in self.targets
        ]


def own_span(fact: Fact) -> Span:
    """Where the fact itself is written: its note, its expression, or its indicator and values."""
    match fact:
        case Responsibility():
            return fact.note
        case Deadline():
            return fact.expression
        case Target():
            return fact.span


def correct_facts(
    plan: Plan, facts: PlanFacts, path: Path, vocabulary: DepartmentVocabulary
) -> tuple[PlanFacts, tuple[str, ...]]:
    """The facts as the correction file ``path`` (there need be none) leaves them, and what is wrong with the file."""
    corrections, unread = read_corrections(path, plan)
    corrected, unused = apply_corrections(plan, facts, corrections, vocabulary)
    return corrected, (*unread, *unused)


def apply_corrections(
    plan: Plan, facts: PlanFacts, corrections: Sequence[Correction], vocabulary: DepartmentVocabulary
) -> tuple[PlanFacts, tuple[str, ...]]:
    """The facts with ``corrections`` applied in their order, and the problems of those that could not be."""
    changed = _Facts(list(facts.responsibilities), list(facts.deadlines), list(facts.targets))
    problems: list[str] = []
    for correction in corrections:
        try:
            _apply(correction, changed, vocabulary)
        except BadCorrectionError as error:
            problems.append(f"{correction.where}没有使用：{error}")
    order = {paragraph.id: place for place, paragraph in enumerate(plan.paragraphs)}

    def place(fact: Fact) -> tuple[int, int]:
        span = own_span(fact)
        return order[span.paragraph_id], span.start

    corrected = facts.model_copy(
        update={
            "responsibilities": tuple(sorted(changed.responsibilities, key=place)),
            "deadlines": tuple(sorted(changed.deadlines, key=place)),
            "targets": tuple(sorted(changed.targets, key=place)),
        }
    )
    return (corrected if corrections else facts), tuple(problems)


def _apply(correction: Correction, facts: _Facts, vocabulary: DepartmentVocabulary) -> None:
    entry = correction.entry
    if isinstance(entry, Confirmation):
        return
    there = [fact for fact in facts.of(entry.kind) if _overlaps(own_span(fact), correction)]
    if entry.action is not Action.ADD and not there:
        raise BadCorrectionError(f"这段原文没有读出{entry.kind}，无从{entry.action}。请改用“增加”，或删去这一项。")
    if isinstance(entry, Removal):
        _take_out(there, facts)
        return
    fact = _new_fact(correction, vocabulary)
    if entry.action is Action.ADD and any(own_span(old) == own_span(fact) for old in there):
        raise BadCorrectionError(f"这段原文已经读出{entry.kind}。要改正它，请用“替换”；已经对了，就删去这一项。")
    if entry.action is Action.REPLACE:
        if len(there) > 1:
            raise BadCorrectionError(f"这段原文有 {len(there)} 项{entry.kind}。请把引文缩短到只含要替换的一项。")
        _take_out(there, facts)
    facts.add(fact)
    if isinstance(fact, Deadline) and not fact.every:
        facts.follow(fact.governs, None, fact.date)


def _take_out(unwanted: Sequence[Fact], facts: _Facts) -> None:
    facts.remove(unwanted)
    for fact in unwanted:
        if isinstance(fact, Deadline) and not fact.relative:
            facts.follow(fact.governs, fact.date, None)


def _new_fact(correction: Correction, vocabulary: DepartmentVocabulary) -> Fact:
    match correction.entry:
        case ResponsibilityEntry() as entry:
            return Responsibility(
                note=_span(correction),
                governs=_governs_of_note(correction, entry.governs),
                groups=tuple(
                    RoleGroup(
                        role=part.role,
                        departments=tuple(_mention(correction, name, vocabulary) for name in part.departments),
                        open_list=part.open_list,
                        by_duty=False,
                    )
                    for part in entry.parts
                ),
                by_hand=True,
            )
        case DeadlineEntry() as entry:
            return Deadline(
                expression=_span(correction),
                text=entry.quote,
                date=entry.day,
                governs=_named(correction, entry.governs) if entry.governs else _sentence(correction),
                every=entry.every,
                by_hand=True,
            )
        case TargetEntry() as entry:
            values = tuple(_value(correction, value) for value in entry.values)
            return Target(
                indicator=entry.indicator, span=_span(correction), values=values, deadline=entry.day, by_hand=True
            )
    raise AssertionError(correction.entry)


def _mention(correction: Correction, name: str, vocabulary: DepartmentVocabulary) -> DepartmentMention:
    span = _inside(correction, name, "部门")
    return DepartmentMention(department_id=vocabulary.identify(name) or name, name=name, start=span.start, end=span.end)


def _value(correction: Correction, value: Value) -> TargetValue:
    for number in (value.number, value.upper):
        if number is not None and _DIGIT.search(value.text) and f"{number:f}" not in value.text.replace(",", ""):
            raise BadCorrectionError(f"字段 数值：{number} 不在“{value.text}”里。请照原文填写。")
    return TargetValue(
        span=_inside(correction, value.text, "数值 原文"),
        text=value.text,
        comparison=value.comparison,
        number=value.number,
        unit=value.unit,
        upper=value.upper,
    )


def _inside(correction: Correction, text: str, name: str) -> Span:
    """Where ``text`` first stands in the quote."""
    at = correction.entry.quote.find(text)
    if at < 0:
        raise BadCorrectionError(f"字段 {name}：“{text}”不在引文里。请照抄原文，或把引文放长。")
    start = correction.start + at
    return Span(paragraph_id=correction.paragraph.id, start=start, end=start + len(text))


def _named(correction: Correction, text: str) -> Span:
    at = find_once(text, correction.paragraph.text, "所指")
    return Span(paragraph_id=correction.paragraph.id, start=at, end=at + len(text))


def _governs_of_note(correction: Correction, text: str) -> Span:
    """What is named, else the text of the paragraph before the note, else the sentence of a note that opens it."""
    if text:
        return _named(correction, text)
    before = correction.paragraph.text[: correction.start].rstrip()
    if not before:
        return _sentence(correction)
    return Span(paragraph_id=correction.paragraph.id, start=0, end=len(before))


def _sentence(correction: Correction) -> Span:
    """The sentence that the quote begins in; the quote itself where it stands in none (a note)."""
    sentences = correction.paragraph.sentences
    own = next((item for item in sentences if item.start <= correction.start < item.end), None)
    if own is None:
        return _span(correction)
    return Span(paragraph_id=correction.paragraph.id, start=own.start, end=max(own.end, correction.end))


def _span(correction: Correction) -> Span:
    return Span(paragraph_id=correction.paragraph.id, start=correction.start, end=correction.end)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.paragraph_id == inner.paragraph_id and outer.start <= inner.start and inner.end <= outer.end


def _overlaps(span: Span, correction: Correction) -> bool:
    return span.paragraph_id == correction.paragraph.id and span.start < correction.end and correction.start < span.end
