"""Which clauses: every clause that meets all the conditions of the question, from facts over the whole plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.answering.composers import content
from yzassist.answering.composers.deadline import sentence_quote
from yzassist.answering.composers.department import (
    duties_by_measure,
    duty_facts,
    duty_line,
    role_lines,
    wanted_roles,
)
from yzassist.answering.composers.target import aim_line, aims_in
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, opening_quote, refuse, span_quote
from yzassist.documents.model import Measure, Paragraph
from yzassist.facts.model import Deadline, Responsibility, Role
from yzassist.question.model import Intent, Question
from yzassist.question.slots import denied_roles, roles_after
from yzassist.retrieval.lookups import Duty, duties, paragraphs_mentioning
from yzassist.retrieval.model import Evidence

_MIN_NEEDLE_CHARS = 2
_LITERAL = re.compile(r"[“「\"']([^”」\"']{3,20}(?:牵头|负责|参与))[”」\"']")  # 写着“林草局牵头”的
_AS_WORDS = re.compile(
    r"[“「\"']([^”」\"']{2,20})[”」\"'](?:这|那)?(?:[一二两三四五六七八九十几\d]个?字|字样|的?字眼|这?个?词)"
)
"""带“一策”两个字的: the words themselves are looked for"""
_BOTH = ("既", "又", "同时", "都")


@dataclass(frozen=True, slots=True)
class Found:
    """What a set question matched: paragraphs in reading order, and the lines and facts that show it."""

    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...]
    facts: tuple[DraftFact, ...] = ()

    def measures(self, context: Context) -> tuple[Measure, ...]:
        """The measures of the paragraphs, each once."""
        found = (context.library.measure_of(paragraph) for paragraph in self.paragraphs)
        return tuple({measure.label + measure.heading: measure for measure in found if measure}.values())


def _in_chapters(paragraph: Paragraph, question: Question) -> bool:
    return not question.slots.chapters or paragraph.chapter in question.slots.chapters


def _in_every_year(question: Question, due: Sequence[tuple[Paragraph, Deadline]]) -> set[str]:
    """Paragraphs of clauses that have a deadline in each of the years named (既写了2023年又写了2025年)."""
    years = {slot.year for slot in question.slots.dates}
    by_clause: dict[str, set[int]] = {}
    for paragraph, deadline in due:
        by_clause.setdefault(paragraph.id.rsplit("/", 1)[0], set()).add(deadline.date.year)
    return {paragraph.id for paragraph, _ in due if years <= by_clause[paragraph.id.rsplit("/", 1)[0]]}


def deadlines_due(question: Question, context: Context) -> tuple[tuple[Paragraph, Deadline], ...]:
    """Deadlines of the plan in the years (and months) named; all when none is named."""
    wanted = question.slots.dates
    return tuple(
        (paragraph, deadline)
        for _, measure in context.library.measures
        for paragraph in measure.paragraphs
        for deadline in context.library.deadlines(paragraph)
        if _in_chapters(paragraph, question)
        and (
            not wanted
            or any(slot.year == deadline.date.year and slot.month in (None, deadline.date.month) for slot in wanted)
        )
    )


def _by_departments(question: Question, context: Context) -> Found:
    """Notes in which every named department has a wanted role; clauses when no note has them all."""
    found = _duties_of_each(question, context, any_role=False)
    if not all(found.values()) and "责任单位" in question.chinese:  # said of every body that a note names
        found = _duties_of_each(question, context, any_role=True)
    for identity in (_note_of, _clause_of):
        common = set.intersection(*({identity(duty) for duty in of_one} for of_one in found.values()))
        if common:
            break
    lines: list[Line] = []
    kept: list[Duty] = []
    for of_one in found.values():
        chosen = [duty for duty in of_one if identity(duty) in common]
        kept += chosen
        for role in Role:
            if of_role := [duty for duty in chosen if duty.role is role]:
                lines += role_lines(of_one[0].name, role, of_role)
    paragraphs = tuple({duty.paragraph.id: duty.paragraph for duty in kept}.values())
    return Found(paragraphs, tuple(lines), duty_facts(kept))


def _duties_of_each(question: Question, context: Context, any_role: bool) -> dict[str, tuple[Duty, ...]]:
    return {
        slot.department_id: tuple(
            duty
            for duty in duties(context.library, {slot.department_id}, () if any_role else wanted_roles(question, roles))
            if _in_chapters(duty.paragraph, question) and _says_literally(question, duty)
        )
        for slot, roles in roles_after(question.chinese, question.slots.departments)
    }


def _says_literally(question: Question, duty: Duty) -> bool:
    """True when the note holds the words that the question quotes (“林草局牵头”), or it quotes none."""
    note = duty.responsibility.note
    text = duty.paragraph.text[note.start : note.end]
    return all(match.group(1) in text for match in _LITERAL.finditer(question.chinese))


def _note_of(duty: Duty) -> tuple[str, int]:
    return duty.paragraph.id, duty.responsibility.note.start


def _clause_of(duty: Duty) -> tuple[str, int]:
    return f"{duty.paragraph.document_id}/{duty.measure.number}", 0


def _by_role(question: Question, context: Context) -> Found:
    """Notes with a group of the asked roles, whoever has it."""
    found = [d for d in duties(context.library, None, question.slots.roles) if _in_chapters(d.paragraph, question)]
    grouped = duties_by_measure(found)
    paragraphs = tuple({duty.paragraph.id: duty.paragraph for duty in found}.values())
    return Found(paragraphs, tuple(duty_line(group) for group in grouped.values()), ())


def _by_deadline(question: Question, context: Context) -> Found:
    due = deadlines_due(question, context)
    if len({slot.year for slot in question.slots.dates}) > 1 and any(word in question.chinese for word in _BOTH):
        wanted = _in_every_year(question, due)
        due = tuple(pair for pair in due if pair[0].id in wanted)
    lines: dict[tuple[str, int], Line] = {}
    facts = []
    for paragraph, deadline in due:
        quote = sentence_quote(paragraph, deadline.expression.start)
        between = " " if paragraph.clause_label.endswith(".") and quote.text[:1].isdigit() else ""  # 一、8. 2023年
        text = f"{paragraph.clause_label}{between}{quote.text.rstrip('。；')}"
        lines.setdefault((paragraph.id, quote.start), Line(text, (quote,), bullet=True))
        facts.append(DraftFact("deadline", deadline.date.isoformat(), deadline.text, quote))
    paragraphs = tuple({paragraph.id: paragraph for paragraph, _ in due}.values())
    return Found(paragraphs, tuple(lines.values()), tuple(facts))


def _by_target(question: Question, context: Context) -> Found:
    numeric = "量化" in question.chinese or "数" in question.chinese
    paragraphs = [p for _, m in context.library.measures for p in m.paragraphs if _in_chapters(p, question)]
    aims = [aim for aim in aims_in(paragraphs, (), context) if aim.numeric or not numeric]
    lines = {line.text: line for line in (aim_line(aim, context, bullet=True) for aim in aims)}
    return Found(tuple({aim.paragraph.id: aim.paragraph for aim in aims}.values()), tuple(lines.values()))


def _needles(question: Question, context: Context) -> tuple[str, ...]:
    """The words that a clause must contain: those quoted as words; places, laws and terms named, else the longest run
    of topic words that stands in a plan together, else every topic word (no condition beside a department)."""
    if literal := _AS_WORDS.search(question.chinese):
        return (literal.group(1),)
    titles = "".join(plan.metadata.title for plan in context.library.plans)
    named = [slot.name for slot in question.slots.places if slot.name not in titles] + list(question.slots.terms)
    named += [law for law in context.law_names if law in question.chinese]
    if named:
        return tuple(named)
    runs = [run for run in question.topic.split() if len(run) > 1]
    for run in sorted(runs, key=len, reverse=True):
        tokens = context.tokenize(run)
        pieces = sorted({run[run.find(t) :] for t in tokens if t in run}, key=len, reverse=True)
        for piece in pieces:
            if len(piece) > _MIN_NEEDLE_CHARS and paragraphs_mentioning(context.library, piece):
                return (piece,)
    return () if question.slots.departments else tuple(token for token in question.topic_tokens if len(token) > 1)


def _by_mention(question: Question, context: Context) -> Found:
    """Clauses with a sentence, or the heading, that contains every needle."""
    needles = _needles(question, context)
    merged: dict[str, Line] = {}
    paragraphs: dict[str, Paragraph] = {}
    for _, measure in context.library.measures if needles else ():
        for paragraph in measure.paragraphs:
            in_heading = paragraph.number == 1 and all(needle in measure.heading for needle in needles)
            for sentence in paragraph.sentences:
                if in_heading or all(needle in sentence.text for needle in needles):
                    quote = Quote(paragraph, sentence.start, sentence.end)
                    text = f"{paragraph.clause_label}{paragraph.heading}"
                    earlier = merged[text].quotes if text in merged else ()
                    merged[text] = Line(text, (*earlier, quote), bullet=True)
                    paragraphs[paragraph.id] = paragraph
                    break
    return Found(tuple(paragraphs.values()), tuple(merged.values()))


def _by_absence(question: Question, context: Context) -> Found:
    """Clauses that state no responsibility, no deadline, or one department alone, as the question's cue says."""
    library = context.library

    def fits(measure: Measure) -> bool:
        notes = [note for p in measure.paragraphs for note in library.responsibilities(p)]
        if "set.without_responsibility" in question.cues:
            return not notes
        if "set.without_deadline" in question.cues:
            return not any(library.deadlines(p) for p in measure.paragraphs)
        return any(_is_sole(note, question) for note in notes)

    lines, paragraphs = [], []
    for _, measure in library.measures:
        if not fits(measure) or not _in_chapters(measure.paragraphs[0], question):
            continue
        for paragraph in measure.paragraphs:
            sole = [note for note in library.responsibilities(paragraph) if _is_sole(note, question)]
            if sole or "set.sole" not in question.cues:
                quote = span_quote(paragraph, sole[0].note) if sole else opening_quote(paragraph)
                lines.append(Line(f"{measure.label}{measure.heading}", (quote,), bullet=True))
                paragraphs.append(paragraph)
                break
    return Found(tuple(paragraphs), tuple(lines))


def _is_sole(note: Responsibility, question: Question) -> bool:
    """True when one named department, that of the question if it names one, carries the duty, or the lead, alone."""
    groups = [group for group in note.groups if group.role is not Role.PARTICIPANT]
    if Role.LEAD not in question.slots.roles:
        groups = list(note.groups)
    mentions = [mention for group in groups for mention in group.departments]
    if len(mentions) != 1 or any(group.open_list for group in groups):
        return False
    wanted = {slot.department_id for slot in question.slots.departments}
    return not wanted or mentions[0].department_id in wanted


def _without_departments(question: Question, ruled_out: tuple[Role, ...], context: Context) -> Found:
    """Clauses with responsibility notes in none of which a named department has a ruled-out role."""
    ids = {slot.department_id for slot in question.slots.departments}
    has_role = {duty.paragraph.id.rsplit("/", 1)[0] for duty in duties(context.library, ids, ruled_out)}
    lines, paragraphs = [], []
    for _, measure in context.library.measures:
        first = measure.paragraphs[0]
        notes = [(p, note) for p in measure.paragraphs for note in context.library.responsibilities(p)]
        if not notes or first.id.rsplit("/", 1)[0] in has_role or not _in_chapters(first, question):
            continue
        quotes = tuple(span_quote(paragraph, note.note) for paragraph, note in notes)
        lines.append(Line(f"{measure.label}{measure.heading}", quotes, bullet=True))
        paragraphs.append(first)
    return Found(tuple(paragraphs), tuple(lines))


def find_set(question: Question, context: Context) -> Found:
    """The clauses that the question's conditions select; conditions of several kinds are all required."""
    slots = question.slots
    parts: list[Found] = []
    if slots.departments and (ruled_out := denied_roles(question.chinese)):
        return _without_departments(question, ruled_out, context)
    if any(cue.startswith("set.") for cue in question.cues):
        return _by_absence(question, context)
    if slots.departments:
        parts.append(_by_departments(question, context))
    elif slots.roles and not question.plan_topic and not slots.clauses:
        parts.append(_by_role(question, context))
    if slots.dates or Intent.DEADLINE in question.asks:
        parts.append(_by_deadline(question, context))
    elif Intent.TARGET in question.asks:
        parts.append(_by_target(question, context))
    if (question.plan_topic or slots.places or slots.terms) and "list" in {cue.split(".")[0] for cue in question.cues}:
        mention = _by_mention(question, context)
        if mention.paragraphs or not parts:
            parts.append(mention)
    if not parts:
        return Found((), ())
    if len(parts) == 1:
        return parts[0]
    common = set.intersection(*({p.id for p in part.paragraphs} for part in parts))
    lines = tuple(
        line
        for part in parts
        for line in part.lines
        if line.quotes and any(q.paragraph.id in common for q in line.quotes)
    )
    facts = tuple(fact for part in parts for fact in part.facts if fact.quote.paragraph.id in common)
    return Found(tuple(p for p in parts[0].paragraphs if p.id in common), lines, facts)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The whole set, one line a clause, with its size."""
    found = find_set(question, context)
    if not found.paragraphs and question.plan_topic and not question.slots.departments:
        return content.compose(question, context.search.search(question), context)
    if not found.paragraphs:
        return refuse("empty_set", "方案中没有符合这些条件的条款。")
    measures = found.measures(context)
    count = str(len(measures))
    return Draft((Line(f"共{count}条：", derived=(count,)), *found.lines), found.facts)
