"""What a numbered clause says: its heading, its sentences, and its notes."""

from __future__ import annotations

from dataclasses import replace

from yzassist.answering.composers.duties.responsibility import note_facts, note_text
from yzassist.answering.composers.passages.content import paragraph_lines
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, closed, opening_quote, refuse, span_quote
from yzassist.documents.model import Measure, Paragraph
from yzassist.documents.numerals import clause_label
from yzassist.question.model import ClauseSlot, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_IN_FULL = 2


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
    """Heading, sentences (of a table its rows), and responsibility notes of a measure's paragraphs."""
    name = f"{measure.label}{measure.heading}"
    lines: list[Line] = [Line(f"{name}：", derived=(name,))]
    facts: list[DraftFact] = []
    for paragraph in paragraphs:
        whole = Quote(paragraph, 0, len(paragraph.text))
        row = context.library.row(paragraph) is not None
        lines += [Line(closed(whole.text), (whole,), bullet=True)] if row else paragraph_lines((paragraph,))
        for note in context.library.responsibilities(paragraph):
            if not row:  # a row's line tells its bodies
                text = f"责任分工：{note_text(paragraph, note)}。"
                lines.append(Line(text, (span_quote(paragraph, note.note),), bullet=True))
            facts += note_facts(paragraph, note)
    return Draft(tuple(lines), tuple(facts))


def below_number(question: Question, context: Context) -> Draft | None:
    """What stands below a number or heading that holds several clauses (2.3讲什么, 成员单位职责有哪些), a line for
    each; None where something else is asked of them."""
    slots = question.slots.clauses
    if len(slots) < _IN_FULL or len({(slot.start, slot.end) for slot in slots}) != 1:
        return None
    if not phrase("held_by_heading").fullmatch(question.chinese[slots[0].end :]):
        return None
    named = [measure for _, measure in named_measures(question, context)]
    below = [measure for measure in named if measure.paragraphs[0].above]
    first = below[0].paragraphs[0] if below else None
    count = str(len(below))
    lead = f"{below[0].label.rpartition('.')[0]}{first.above}共{count}条：" if first else ""
    lines = [Line(lead, derived=(lead,))] if lead else []
    return Draft((*lines, *(line for measure in named for line in _whole_lines(measure))))


def _whole_lines(measure: Measure) -> tuple[Line, ...]:
    """Every paragraph of a clause, the first with its label and the heading that it does not open with."""
    name = "" if measure.paragraphs[0].text.startswith(measure.heading) else f"{measure.heading}："
    heads = [f"{measure.label}{name}", *[""] * (len(measure.paragraphs) - 1)]
    return tuple(
        Line(f"{head}{paragraph.text}", (Quote(paragraph, 0, len(paragraph.text)),), bullet=True)
        for head, paragraph in zip(heads, measure.paragraphs, strict=True)
    )


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
    """The named clause, or the named paragraph of it; of more clauses than are read in full their headings."""
    if len(question.slots.clauses) > _IN_FULL and not any(slot.paragraph for slot in question.slots.clauses):
        return Draft(tuple(replace(line, bullet=True) for line in heading_lines(question, context)))
    lines: list[Line] = []
    facts: list[DraftFact] = []
    for slot, measure in named_measures(question, context):
        paragraphs = tuple(p for p in measure.paragraphs if slot.paragraph in (None, p.number))
        boxes = (m for _, m in context.library.measures if slot.paragraph is None and m.within == slot.number)
        for said, told in ((measure, paragraphs), *((box, box.paragraphs) for box in boxes)):
            draft = measure_draft(said, told, context)
            lines += draft.lines
            facts += draft.facts
    return Draft(tuple(lines), tuple(facts))
