"""Yes or no: each claim of the question is checked against the facts of the same subject, and corrected if wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.answering.anchor import find_anchor
from yzassist.answering.composers.duties.responsibility import governing_notes, note_facts, note_text
from yzassist.answering.composers.judgements import leave
from yzassist.answering.composers.judgements.alike import differ, differing_cases
from yzassist.answering.composers.judgements.claimed_part import bodies_in_sentence, part_holds, told_with_doing
from yzassist.answering.composers.passages import content
from yzassist.answering.composers.sets import count
from yzassist.answering.composers.times.deadline import about_ending, due_facts, due_lines, find_dues
from yzassist.answering.composers.times.frequency import frequency_in, told_frequency
from yzassist.answering.composers.values.aims import Aim, aim_facts, aim_lines
from yzassist.answering.composers.values.target import find_aims
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, closed, join, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Sentence
from yzassist.documents.numerals import parse_chinese_number
from yzassist.facts.model import Comparison, Span
from yzassist.question.model import Intent, QuantitySlot, Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_quantities
from yzassist.question.wording.synonyms import plan_terms_for
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_STRUCTURE = re.compile(
    r"(?<![那这哪第同每头下上另某])((?!一(?:个|章|部|条|项))[一二三四五六七八九十\d]+)个?(章|部分|条|项)(?!目)"
)
"""五章40条, but not 那一条"""
_SAME_SUBJECT = 0.4
"""Share of the topic that a paragraph or sentence must contain for a claim to be checked by it. Of 170 development
questions none passes or fails by it; 0 changes 7 answers (two of them to a correction where nothing was wrong), 0.6
changes 6."""
_LISTED_PLACES = 2
"""Of 54 development questions 1 changes 9 answers: a place named in passing decides; none passes or fails by it."""
_SAID_COVERAGE = 0.7
"""Share of the topic that the shown quotes must contain before a claim about it is called right. Of 164 development
questions 0.5 says so in 9 more and 0.9 in 5 fewer; none passes or fails by it."""


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome for one kind of claim: whether it holds, and the lines and facts that show what the plan says."""

    about: Intent
    holds: bool
    lines: tuple[Line, ...]
    facts: tuple[DraftFact, ...]


def check_departments(question: Question, evidence: Evidence, context: Context) -> Check | None:
    """Whether every named department has the claimed role in the governing note."""
    claimed = {slot.department_id for slot in question.slots.departments}
    if phrase("besides").search(question.chinese):
        return None
    anchor = find_anchor(question, evidence, context)
    notes = governing_notes(anchor, context) if anchor else ()
    if not claimed or not notes:
        return None
    if (said := bodies_in_sentence(question, anchor, context)) is not None:
        return Check(Intent.RESPONSIBILITY, True, said, ())
    lines = tuple(
        Line(
            f"{note_text(paragraph, note)}。",
            (Quote(paragraph, note.note.start, note.note.end),),
            bullet=len(notes) > 1,
        )
        for paragraph, note in notes
    )
    return Check(
        Intent.RESPONSIBILITY,
        part_holds(question, notes),
        lines,
        tuple(fact for paragraph, note in notes for fact in note_facts(paragraph, note)),
    )


def check_quantities(question: Question, evidence: Evidence, context: Context) -> Check | None:
    """Whether every number with a unit is a value of the target asked about."""
    asked = phrase("asked_after")  # 两个|时间节点是什么: counts what is asked for
    claimed = tuple(slot for slot in question.slots.quantities if not asked.match(question.chinese[slot.end :]))
    regular = phrase("how_often").search(question.chinese) if claimed else question.polar  # 每周通报吗
    if regular and (often := _check_frequency(question, evidence, context)):
        return often
    aims = [aim for aim in find_aims(question, evidence, context) if _quantities(aim)] if claimed else []
    if not aims:
        return _check_wording(claimed, question, evidence, context) if claimed else None
    units = {found.unit for aim in aims for found in _quantities(aim)}
    claimed = tuple(slot for slot in claimed if any(slot.unit in unit or unit in slot.unit for unit in units))
    if not claimed:
        return None
    values = {(found.number, found.unit) for aim in aims for found in _quantities(aim)}
    holds = all(
        any(abs(slot.number - number) < 1e-9 and (slot.unit in unit or unit in slot.unit) for number, unit in values)
        for slot in claimed
    ) and _bounds_agree(question, claimed, aims)
    if phrase("over_number").search(question.chinese):  # 超过80%吗: 85% does
        alike = [(slot, n) for slot in claimed for n, unit in values if slot.unit in unit or unit in slot.unit]
        holds = all(any(n > slot.number for other, n in alike if other is slot) for slot in claimed)
    if differing := differing_cases(question, claimed, aims):
        return Check(Intent.TARGET, False, differing, aim_facts(aims))
    return Check(Intent.TARGET, holds, aim_lines(aims, context), aim_facts(aims))


def _quantities(aim: Aim) -> tuple[QuantitySlot, ...]:
    """The numbers that a target's text gives; those of a cell (≥38) with the unit of its row or column."""
    written = find_quantities(aim.quote.text)
    return written or find_quantities("，".join(f"{value.number}{value.unit}" for value in aim.target.values))


def _check_frequency(question: Question, evidence: Evidence, context: Context) -> Check | None:
    """Whether a claimed frequency (一年一次) is that of the sentence about the subject; None where none is claimed."""
    claimed = frequency_in(question.chinese)
    anchor = find_anchor(question, evidence, context) if claimed else None
    told = told_frequency(question, anchor.found, _SAME_SUBJECT) if anchor else None
    if claimed is None or told is None:
        return None
    best, stated = told
    quote = Quote(best.paragraph, best.sentence.start, best.sentence.end)
    line = Line(closed(quote.text), (quote,))
    return Check(Intent.TARGET, claimed.rate == stated.rate, (line,), ())


def _names(question: Question, scope: str) -> bool:
    """True when the question names a scope (长江三角洲), in the plan's words or in others."""
    terms = {term for found in plan_terms_for(question.chinese).values() for term in found}
    return scope in question.chinese or any(term in scope for term in terms) or scope[:4] in question.chinese


def _claimed_bound(question: Question, slot: QuantitySlot) -> Comparison | None:
    """The bound that the wording puts on a number; None when it puts none."""
    before, after = question.chinese[: slot.start], question.chinese[slot.end :]
    if phrase("at_most").search(before) or phrase("or_less").search(after):
        return Comparison.AT_MOST
    if phrase("at_least").search(before) or phrase("or_more").search(after):
        return Comparison.AT_LEAST
    return None


def _bounds_agree(question: Question, claimed: Sequence[QuantitySlot], aims: Sequence[Aim]) -> bool:
    """False when a claimed bound is the opposite of that of a target (85%以下 against 85%以上)."""
    opposite = {Comparison.AT_LEAST: Comparison.AT_MOST, Comparison.AT_MOST: Comparison.AT_LEAST}
    stated = {value.comparison for aim in aims for value in aim.target.values if value.number is not None}
    bounds = [bound for slot in claimed if (bound := _claimed_bound(question, slot)) is not None]
    return not any(bound not in stated and opposite[bound] in stated for bound in bounds)


def _check_wording(
    told: Sequence[QuantitySlot], question: Question, evidence: Evidence, context: Context
) -> Check | None:
    """Whether a claimed number stands in the heading or the sentence about the subject, which has one of its unit."""
    anchor = find_anchor(question, evidence, context)
    if anchor is None or anchor.found.coverage < _SAME_SUBJECT:
        return None
    heading = Line(
        f"{anchor.paragraph.clause_label}{anchor.paragraph.heading}。",
        content.paragraph_lines((anchor.paragraph,))[0].quotes,
    )
    lines = (heading, *content.sentence_lines(anchor))
    stated = [found for line in lines for found in find_quantities(line.text)]
    claimed = [slot for slot in told if any(slot.unit == found.unit for found in stated)]
    if not claimed:
        return None
    holds = all(any(slot.number == found.number and slot.unit == found.unit for found in stated) for slot in claimed)
    holds = holds and not differ(question, claimed, [line.text for line in lines])
    return Check(Intent.TARGET, holds, lines, ())


def check_dates(question: Question, evidence: Evidence, context: Context) -> Check | None:
    """Whether every year (and month) is a deadline of what was asked about."""
    claimed = question.slots.dates if question.plan_topic else ()
    dues = find_dues(question, evidence, context)[0] if claimed else ()
    dues = about_ending(question, dues)
    if not dues or _are_years_of_target(question, evidence, context):
        return None
    said = [due for due in dues if not due.deadline.scope or _names(question, due.deadline.scope)] or dues
    holds = all(
        any(slot.year == due.deadline.date.year and slot.month in (None, due.deadline.date.month) for due in said)
        for slot in claimed
    )
    return Check(Intent.DEADLINE, holds, due_lines(dues, context.search.words(question)), due_facts(dues))


def _are_years_of_target(question: Question, evidence: Evidence, context: Context) -> bool:
    """True when the target asked about is due in the years named, which no deadline says (2025年，产值18亿元)."""
    aims = find_aims(question, evidence, context) if Intent.TARGET in question.asks else ()
    due = {aim.target.deadline.year for aim in aims if aim.target.deadline}
    return bool(due) and {slot.year for slot in question.slots.dates} <= due


def check_structure(question: Question, context: Context) -> Check | None:
    """Whether the claimed numbers of chapters and clauses are those of the plan."""
    claimed = _STRUCTURE.findall(question.chinese)
    if not claimed or question.plan_topic or question.slots.clauses or question.slots.departments:
        return None
    lines, holds = [], True
    for plan in context.library.plans:
        sizes = {
            "章": len(plan.chapters),
            "部分": len(plan.chapters),
            "条": len(count.numbered_measures(plan)),
            "项": len(count.numbered_measures(plan)),
        }
        holds = holds and all(parse_chinese_number(number) == sizes[unit] for number, unit in claimed)
        lines.append(count.total_line(plan))
    return Check(Intent.COUNT, holds, tuple(lines), ())


def check_places(question: Question, evidence: Evidence, context: Context) -> Check | None:
    """Whether every place named stands in the sentence about the subject, which lists places itself."""
    anchor = find_anchor(question, evidence, context)
    best = anchor.sentence if anchor else None
    if not question.slots.places or best is None or best.coverage < _SAME_SUBJECT:
        return None
    listed = [p for p in context.library.places(best.paragraph) if _inside(p.span, best.sentence)]
    if len(listed) < _LISTED_PLACES:
        return None
    holds = all(slot.name in best.sentence.text for slot in question.slots.places)
    return Check(Intent.SCOPE, holds, content.sentence_lines(anchor), ()) if anchor else None


def _inside(span: Span, sentence: Sentence) -> bool:
    return sentence.start <= span.start < sentence.end


def check_claims(question: Question, evidence: Evidence, context: Context) -> tuple[Check, ...]:
    """Every claim of the question that the plan's facts can decide."""
    checks = (
        check_departments(question, evidence, context),
        check_quantities(question, evidence, context),
        check_dates(question, evidence, context),
        check_structure(question, context),
        check_places(question, evidence, context) if question.polar else None,
    )
    return tuple(check for check in checks if check is not None)


def verdict(checks: Sequence[Check], complete: bool = True) -> Draft:
    """``是的`` with the support, or ``不是`` with what the plan says instead. Without ``complete`` only a part of what
    was said could be checked, and what holds is not called right."""
    wrong = [check for check in checks if not check.holds]
    shown = wrong or list(checks)
    lead = Line("不是这样，方案的规定是：" if wrong else "是的。" if complete else "方案的规定是：")
    joined = join(tuple(Draft(check.lines, check.facts) for check in shown))
    return Draft((lead, *joined.lines), joined.facts, status="corrected" if wrong else "answered")


def _confirms(question: Question) -> bool:
    """True when a number or date is put to be confirmed (要求不少于50个，是这样吗), not asked whether it is said."""
    valued = question.slots.quantities or question.slots.dates
    return bool(valued) and phrase("confirming").search(question.chinese) is not None


def _may_except(question: Question, shown: str, evidence: Evidence) -> bool:
    """True when all are claimed (是否都可以等到…), and where it stands some are set apart (其中19家须于…)."""
    near = [shown, *(found.paragraph.text for found in evidence.paragraphs[:1])]
    return bool(phrase("all_alike").search(question.chinese)) and any(map(phrase("set_apart").search, near))


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """Claims checked one by one; without a checkable claim, what the plan says about it."""
    checks = check_claims(question, evidence, context)
    undated = [check for check in checks if check.about is Intent.DEADLINE and not check.holds]
    if undated and phrase("whether_said").search(question.chinese) and not _confirms(question):
        years = "、".join(f"{slot.year}年" for slot in question.slots.dates)
        return refuse("year_not_covered", f"方案没有{years}的这项要求。", nearby_questions(evidence))
    words = context.search.words(question)
    if checks:
        shown = "".join(q.paragraph.heading + q.text for c in checks for line in c.lines for q in line.quotes)
        about_bodies = any(check.about in (Intent.RESPONSIBILITY, Intent.COUNT) for check in checks)
        if all(check.about is Intent.SCOPE for check in checks):  # the places stand there; what is said of them may not
            return verdict(checks, complete=False)
        unsaid = any(word not in shown for word in phrase("everywhere").findall(question.chinese))
        unsaid |= _may_except(question, shown, evidence)
        kept = phrase("left_as_is")  # 化工企业可以留下吗: what is said of moving them confirms nothing
        unsaid |= bool(kept.search(question.chinese)) and not kept.search(shown)
        covered = not words or coverage(words, shown) >= _SAID_COVERAGE
        unmeasured = question.slots.quantities and all(check.about is not Intent.TARGET for check in checks)
        told = verdict(checks, complete=not unmeasured and (about_bodies or (covered and not unsaid)))
        return told_with_doing(told, question, evidence, context)
    aims = [aim for aim in find_aims(question, evidence, context) if aim.fit >= _SAID_COVERAGE] if words else []
    best = evidence.best
    whether_said = phrase("whether_said").search(question.chinese) is not None
    if aims and best and aims[0].paragraph == best.paragraph and not whether_said:
        told = Draft((Line("方案的规定是："), *aim_lines(aims, context)), aim_facts(aims))
        return leave.compose(question, best.paragraph, context) or told
    draft = content.compose(question, evidence, context)
    if draft.refused:
        return draft
    shown = "".join(quote.paragraph.heading + quote.text for line in draft.lines for quote in line.quotes)
    affirmed = whether_said and coverage(words, shown) >= _SAID_COVERAGE
    lead = "有。方案的表述是：" if affirmed else "方案的相关表述是："
    return Draft((Line(lead), *draft.lines), draft.facts)
