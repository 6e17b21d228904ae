"""Targets: what must be reached, by how much, until when.

Every number with a unit in a plan's prose is one; words (基本消除, 持续下降) are one where a deadline governs them or
the heading announces goals.
"""

from __future__ import annotations

import re
from datetime import date

from yzassist.documents.model import Measure, Paragraph
from yzassist.facts.clauses import Clause, split_clauses
from yzassist.facts.fields import FieldHead, field_heads
from yzassist.facts.lexicon import target_words
from yzassist.facts.model import Deadline, Target
from yzassist.facts.numeric_targets import extract_numeric
from yzassist.facts.qualitative_targets import extract_qualitative

# 2025年|全市细颗粒物年均浓度控制在 · 其中2024年|安排
_YEAR_HEAD = re.compile(r"(?:其中)?，?(?P<y>20[0-9]{2})年(?!度|底|末|前|以|起|来|[0-9—\-－–~～至到、和])")


def extract_targets(measure: Measure, deadlines: list[Deadline], document_date: date | None = None) -> list[Target]:
    """Targets of a measure in reading order; ``deadlines`` are those of its paragraphs.

    A year at the head of a clause, not before that of the document, is the year of its values (2025年控制在38微克).
    A deadline that ends its paragraph with a colon (到2025年：) also governs the paragraphs that follow it.
    """
    is_goal = any(word in measure.heading for word in target_words().goal_headings)
    targets: list[Target] = []
    carried: date | None = None
    for paragraph in measure.paragraphs:
        own = [deadline for deadline in deadlines if deadline.governs.paragraph_id == paragraph.id]
        targets += _targets_of_paragraph(paragraph, own, is_goal, carried, document_date)
        if paragraph.text.rstrip().endswith(("：", ":")):
            carried = own[-1].date if own else carried
    return targets


def _targets_of_paragraph(
    paragraph: Paragraph, deadlines: list[Deadline], is_goal: bool, carried: date | None, document_date: date | None
) -> list[Target]:
    targets: list[Target] = []
    targets_year: tuple[date, int] | None = None
    for clause in split_clauses(paragraph):
        field = _field(clause)
        if field and field.has_colon:
            continue
        deadline = _governing(clause, deadlines)
        start = _after_expression(clause, deadlines)
        due = deadline.date if deadline else carried
        if targets_year and "。" in paragraph.text[targets_year[1] : clause.start]:
            targets_year = None
        if start == clause.start and (year := _head_year(clause, document_date)):
            due = date(int(year["y"]), 12, 31)
            targets_year = (due, clause.end) if year.end() == len(clause.text) else None
            start += 0 if _names_only_year(clause.text, year.end()) else year.end()
        elif targets_year and deadline is None:
            due = targets_year[0]
        body = Clause(start, clause.end, paragraph.text[start : clause.end])
        subject = _subject(paragraph, clause, deadlines) or _indicator_before(paragraph, targets, clause)
        numeric, complete = extract_numeric(paragraph, body, due, subject)
        targets += numeric
        announces = paragraph.text[clause.end : clause.end + 1] in ("：", ":")
        wanted = (deadline is not None or carried is not None or is_goal) and not announces and not field
        if wanted and not complete and not _holds_relative(clause, deadlines):
            previous = targets[-1].indicator if targets else ""
            qualitative = extract_qualitative(paragraph, body, due, previous)
            if qualitative:
                targets.append(qualitative)
    return targets


def _field(clause: Clause) -> FieldHead | None:
    """The head of the field that the clause is (责任单位：…, 完成时限：…), if it is one."""
    head = next(field_heads(clause.text[:12]), None)
    return head if head and head.start == 0 and (head.role or head.is_time) else None


def _head_year(clause: Clause, document_date: date | None) -> re.Match[str] | None:
    match = _YEAR_HEAD.match(clause.text)
    return match if match and document_date and int(match["y"]) >= document_date.year else None


def _names_only_year(text: str, position: int) -> bool:
    """True where a verb and its number follow the year: 2023年|安排|2.2亿元 names nothing but the year."""
    verbs = (word for word in target_words().action if text.startswith(word, position))
    return any(text[position + len(word) :][:1].isdigit() for word in verbs)


def _subject(paragraph: Paragraph, clause: Clause, deadlines: list[Deadline]) -> str:
    """What stands before the deadline inside its clause: 覆盖率|到2025年|达到80%."""
    starts = [d.expression.start for d in deadlines if clause.start < d.expression.start < clause.end]
    return paragraph.text[clause.start : min(starts)].strip() if starts else ""


def _indicator_before(paragraph: Paragraph, targets: list[Target], clause: Clause) -> str:
    """The indicator of the target before in the same sentence, else nothing."""
    if not targets or "。" in paragraph.text[targets[-1].span.end : clause.start]:
        return ""
    return targets[-1].indicator


def _governing(clause: Clause, deadlines: list[Deadline]) -> Deadline | None:
    """The deadline whose governed text holds the end of the clause; the binding one before an earlier, relative one."""
    held = [
        d for d in deadlines if not d.relative and not d.every and d.governs.start < clause.end <= d.governs.end + 1
    ]
    return held[-1] if held else None


def _holds_relative(clause: Clause, deadlines: list[Deadline]) -> bool:
    return any(d.relative and clause.start <= d.expression.start < clause.end for d in deadlines)


def _after_expression(clause: Clause, deadlines: list[Deadline]) -> int:
    """Where the clause goes on after its deadline; its start if it has none or ends with it."""
    inside = [d.expression.end for d in deadlines if clause.start <= d.expression.start < clause.end]
    return max((end for end in inside if end < clause.end), default=clause.start)
