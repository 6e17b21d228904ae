"""What a numbered clause says: its heading, its sentences, and its notes."""

from __future__ import annotations

from yzassist.answering.composers.duties.responsibility import note_facts, note_text
from yzassist.answering.composers.passages.content import paragraph_lines
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, opening_quote, refuse, span_quote
from yzassist.documents.model import Measure, Paragraph
from yzassist.documents.numerals import clause_label
from yzassist.question.model import ClauseSlot, Question
from yzassist.retrieval.model import Evidence


def named_measures(question: Question, context: Context) -> tuple[tuple[ClauseSlot, Measure], ...]:
    """The measures that the question names by number and that exist."""
    return tuple(
        (slot, measure)
        for slot in question.slots.clauses
        for _, measure in context.library.measures
        if measure.number == slot.number
    )


def heading_lines(question: Question, context: Context) -> tuple[Line, ...]:
    """``（二十五）严格落实…制度。`` of each clause named."""
    return tuple(
        Line(f"{measure.label}{measure.heading}。", (opening_quote(measure.paragraphs[0]),))
        for _, measure in named_measures(question, context)
    )


def measure_draft(measure: Measure, paragraphs: tuple[Paragraph, ...], context: Context) -> Draft:
    """Heading, sentences, and responsibility notes of a measure's paragraphs."""
    lines: list[Line] = [Line(f"{measure.label}{measure.heading}：")]
    facts: list[DraftFact] = []
    for paragraph in paragraphs:
        lines += paragraph_lines((paragraph,))
        for note in context.library.responsibilities(paragraph):
            lines.append(
                Line(f"责任分工：{note_text(paragraph, note)}。", (span_quote(paragraph, note.note),), bullet=True)
            )
            facts += note_facts(paragraph, note)
    return Draft(tuple(lines), tuple(facts))


def missing_clause(question: Question, context: Context) -> Draft | None:
    """A refusal when a clause, or a paragraph of one, is named that no plan has; None otherwise."""
    if not question.slots.clauses:
        return None
    found = named_measures(question, context)
    if not found:
        numbers = "、".join(clause_label(slot.number) for slot in question.slots.clauses)
        last = context.library.measures[-1][1].label if context.library.measures else "末条"
        return refuse("no_such_clause", f"方案没有{numbers}，条款到{last}为止。")
    for slot, measure in found:
        if slot.paragraph is not None and slot.paragraph > len(measure.paragraphs):
            size = len(measure.paragraphs)
            return refuse("no_such_paragraph", f"{measure.label}只有{size}款，没有第{slot.paragraph}款。")
    return None


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The named clause, or the named paragraph of it."""
    lines: list[Line] = []
    facts: list[DraftFact] = []
    for slot, measure in named_measures(question, context):
        paragraphs = tuple(p for p in measure.paragraphs if slot.paragraph in (None, p.number))
        draft = measure_draft(measure, paragraphs, context)
        lines += draft.lines
        facts += draft.facts
    return Draft(tuple(lines), tuple(facts))
