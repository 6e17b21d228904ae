"""Which clauses: every clause that meets all the conditions of the question, from facts over the whole plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.composers import absence, content
from yzassist.answering.composers.aims import aim_line, aims_in
from yzassist.answering.composers.deadline import sentence_quote
from yzassist.answering.composers.department import (
    duties_by_measure,
    duty_facts,
    duty_line,
    role_lines,
    wanted_roles,
)
from yzassist.answering.composers.found import Found, Shown, in_chapters
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, refuse
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Deadline, Role
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import denied_roles, roles_after
from yzassist.retrieval.lookups import Duty, duties, is_mentioned, sentences_mentioning
from yzassist.retrieval.model import Evidence

_MIN_NEEDLE_CHARS = 2
_LITERAL = re.compile(r"[“「\"']([^”」\"']{3,20}(?:牵头|负责|参与))[”」\"']")  # 写着“林草局牵头”的
_AS_WORDS = re.compile(
    r"[“「\"']([^”」\"']{2,20})[”」\"'](?:这|那)?(?:[一二两三四五六七八九十几\d]个?字|字样|的?字眼|这?个?词)"
    r"|[“「\"']([^”」\"']{2,20})[”」\"'](?=[^“「\"']*(?:这|那)(?:俩|[一两二三四五六几]?个)(?:字|词))"
)
"""带“一策”两个字的: the words themselves are looked for"""


def _in_every_year(question: Question, due: Sequence[tuple[Paragraph, Deadline]]) -> set[str]:
    """Paragraphs of clauses that have a deadline in each of the years named (既写了2023年又写了2025年)."""
    years = {slot.year for slot in question.slots.dates}
    by_clause: dict[str, set[int]] = {}
    for paragraph, deadline in due:
        by_clause.setdefault(paragraph.id.rsplit("/", 1)[0], set()).add(deadline.date.year)
    return {paragraph.id for paragraph, _ in due if years <= by_clause[paragraph.id.rsplit("/", 1)[0]]}


def deadlines_due(question: Question, context: Context) -> tuple[tuple[Paragraph, Deadline], ...]:
    """Deadlines of the plan in the years (and months) named; all when none is named."""
    months = {(slot.year, slot.month) for slot in question.slots.dates}
    return tuple(
        (paragraph, deadline)
        for paragraph, deadline in context.library.dated
        if (not months or (deadline.date.year, None) in months or (deadline.date.year, deadline.date.month) in months)
        and in_chapters(paragraph, question)
    )


def _by_departments(question: Question, context: Context) -> Found:
    """Notes in which every named department has a wanted role; in a plan where no note has them all, its clauses."""
    found = _duties_of_each(question, context, any_role=False)
    if not all(found.values()) and "责任单位" in question.chinese:  # said of every body that a note names
        found = _duties_of_each(question, context, any_role=True)
    kept = list(found.values()) if len(found) < 2 else _in_common(list(found.values()))
    paragraphs = {duty.paragraph.id: duty.paragraph for of_one in kept for duty in of_one}
    names = [of_one[0].name if of_one else "" for of_one in found.values()]
    return Found(tuple(paragraphs.values()), lambda: _shown_by_role(names, kept))


def _in_common(found: Sequence[Sequence[Duty]]) -> list[Sequence[Duty]]:
    """Of each department the duties in notes that all have; where a plan has no such note, in such clauses."""
    notes = set.intersection(*({id(duty.responsibility) for duty in of_one} for of_one in found))
    together = {duty.paragraph.document_id for duty in found[0] if id(duty.responsibility) in notes}
    apart = [[duty for duty in of_one if duty.paragraph.document_id not in together] for of_one in found]
    clauses = set.intersection(*({id(duty.measure) for duty in of_one} for of_one in apart))
    return [
        [duty for duty in of_one if id(duty.responsibility) in notes or id(duty.measure) in clauses] for of_one in found
    ]


def _shown_by_role(names: Sequence[str], kept: Sequence[Sequence[Duty]]) -> Shown:
    lines: list[Line] = []
    for name, of_one in zip(names, kept, strict=True):
        for role in Role:
            if of_role := [duty for duty in of_one if duty.role is role]:
                lines += role_lines(name, role, of_role)
    return tuple(lines), duty_facts([duty for of_one in kept for duty in of_one])


def _duties_of_each(question: Question, context: Context, any_role: bool) -> dict[str, tuple[Duty, ...]]:
    return {
        slot.department_id: tuple(
            duty
            for duty in duties(context.library, {slot.department_id}, () if any_role else wanted_roles(question, roles))
            if in_chapters(duty.paragraph, question) and _says_literally(question, duty)
        )
        for slot, roles in roles_after(question.chinese, question.slots.departments)
    }


def _says_literally(question: Question, duty: Duty) -> bool:
    """True when the note holds the words that the question quotes (“林草局牵头”), or it quotes none."""
    note = duty.responsibility.note
    text = duty.paragraph.text[note.start : note.end]
    return all(match.group(1) in text for match in _LITERAL.finditer(question.chinese))


def _by_role(question: Question, context: Context) -> Found:
    """Notes with a group of the asked roles, whoever has it."""
    roles = frozenset(question.slots.roles)
    paragraphs = {
        noted.paragraph.id: noted.paragraph
        for noted in context.library.notes()
        if not roles.isdisjoint(noted.roles) and in_chapters(noted.paragraph, question)
    }

    def show() -> Shown:
        found = [duty for duty in duties(context.library, None, roles) if duty.paragraph.id in paragraphs]
        return tuple(duty_line(group) for group in duties_by_measure(found).values()), ()

    return Found(tuple(paragraphs.values()), show)


def _by_deadline(question: Question, context: Context) -> Found:
    due = deadlines_due(question, context)
    if len({slot.year for slot in question.slots.dates}) > 1 and phrase("jointly").search(question.chinese):
        wanted = _in_every_year(question, due)
        due = tuple(pair for pair in due if pair[0].id in wanted)
    return Found(tuple({paragraph.id: paragraph for paragraph, _ in due}.values()), lambda: _shown_by_date(due))


def _shown_by_date(due: Sequence[tuple[Paragraph, Deadline]]) -> Shown:
    lines: dict[tuple[str, int], Line] = {}
    facts = []
    for paragraph, deadline in due:
        quote = sentence_quote(paragraph, deadline.expression.start)
        between = " " if paragraph.clause_label.endswith(".") and quote.text[:1].isdigit() else ""  # 一、8. 2023年
        text = f"{paragraph.clause_label}{between}{quote.text.rstrip('。；')}"
        lines.setdefault((paragraph.id, quote.start), Line(text, (quote,), bullet=True))
        facts.append(DraftFact("deadline", deadline.date.isoformat(), deadline.text, quote))
    return tuple(lines.values()), tuple(facts)


def _by_target(question: Question, context: Context) -> Found:
    numeric = "量化" in question.chinese or "数" in question.chinese
    paragraphs = {
        paragraph.id: paragraph
        for paragraph, _ in (context.library.numbered if numeric else context.library.aimed)
        if in_chapters(paragraph, question)
    }

    def show() -> Shown:
        aims = [aim for aim in aims_in(tuple(paragraphs.values()), (), context) if aim.target.numeric or not numeric]
        return tuple({line.text: line for line in (aim_line(aim, context, bullet=True) for aim in aims)}.values()), ()

    return Found(tuple(paragraphs.values()), show)


def _needles(question: Question, context: Context) -> tuple[str, ...]:
    """The words that a clause must contain: those quoted as words; places, laws and terms named, else the longest run
    of topic words that stands in a plan together, else every topic word (no condition beside a department)."""
    if literal := _AS_WORDS.search(question.chinese):
        return (literal.group(1) or literal.group(2),)
    titles = [plan.metadata.title for plan in context.library.plans]
    places = [slot.name for slot in question.slots.places if not all(slot.name in title for title in titles)]
    named = places + list(question.slots.terms)
    named += [law for law in context.law_names if law in question.chinese]
    if named:
        return tuple(named)
    runs = [run for run in question.topic.split() if len(run) > 1]
    for run in sorted(runs, key=len, reverse=True):
        tokens = context.tokenize(run)
        pieces = sorted({run[run.find(t) :] for t in tokens if t in run}, key=len, reverse=True)
        for piece in pieces:
            if len(piece) > _MIN_NEEDLE_CHARS and is_mentioned(context.library, piece):
                return (piece,)
    return () if question.slots.departments else tuple(token for token in question.topic_tokens if len(token) > 1)


def _by_mention(question: Question, context: Context) -> Found:
    """Clauses with a sentence, or the heading, that contains every needle."""
    needles = _needles(question, context)
    found = tuple(sentences_mentioning(context.library, needles)) if needles else ()

    def show() -> Shown:
        merged: dict[str, Line] = {}
        for paragraph, sentence in found:
            text = f"{paragraph.clause_label}{paragraph.heading}"
            earlier = merged[text].quotes if text in merged else ()
            merged[text] = Line(text, (*earlier, Quote(paragraph, sentence.start, sentence.end)), bullet=True)
        return tuple(merged.values()), ()

    return Found(tuple(paragraph for paragraph, _ in found), show)


def find_set(question: Question, context: Context) -> Found:
    """The clauses that the question's conditions select; conditions of several kinds are all required."""
    slots = question.slots
    parts: list[Found] = []
    if slots.departments and (ruled_out := denied_roles(question.chinese)):
        return absence.without_departments(question, ruled_out, context)
    if any(cue.startswith("set.") for cue in question.cues):
        return absence.by_absence(question, context)
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
        return Found(())
    if len(parts) == 1:
        return parts[0]
    common = set.intersection(*({p.id for p in part.paragraphs} for part in parts))

    def show() -> Shown:
        lines = tuple(
            line
            for part in parts
            for line in part.lines
            if line.quotes and any(quote.paragraph.id in common for quote in line.quotes)
        )
        return lines, tuple(fact for part in parts for fact in part.facts if fact.quote.paragraph.id in common)

    return Found(tuple(paragraph for paragraph in parts[0].paragraphs if paragraph.id in common), show)


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
