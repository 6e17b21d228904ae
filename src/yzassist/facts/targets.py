"""Targets: what must be reached, by how much, until when.

Every number with a unit in a plan's prose is one; words (基本消除, 持续下降) are one where a deadline governs them or
the heading announces goals.
"""

from __future__ import annotations

from datetime import date

from yzassist.documents.model import Measure, Paragraph
from yzassist.facts.clauses import Clause, split_clauses
from yzassist.facts.lexicon import target_words
from yzassist.facts.model import Deadline, Target
from yzassist.facts.numeric_targets import extract_numeric
from yzassist.facts.qualitative_targets import extract_qualitative


def extract_targets(measure: Measure, deadlines: list[Deadline]) -> list[Target]:
    """Targets of a measure in reading order; ``deadlines`` are those of its paragraphs.

    A deadline that ends its paragraph with a colon (到2025年：) also governs the paragraphs that follow it.
    """
    is_goal = any(word in measure.heading for word in target_words().goal_headings)
    targets: list[Target] = []
    carried: date | None = None
    for paragraph in measure.paragraphs:
        own = [deadline for deadline in deadlines if deadline.governs.paragraph_id == paragraph.id]
        targets += _targets_of_paragraph(paragraph, own, is_goal, carried)
        if paragraph.text.rstrip().endswith(("：", ":")):
            carried = own[-1].date if own else carried
    return targets


def _targets_of_paragraph(
    paragraph: Paragraph, deadlines: list[Deadline], is_goal: bool, carried: date | None
) -> list[Target]:
    targets: list[Target] = []
    for clause in split_clauses(paragraph):
        deadline = _governing(clause, deadlines)
        start = _after_expression(clause, deadlines)
        body = Clause(start, clause.end, paragraph.text[start : clause.end])
        due = deadline.date if deadline else carried
        numeric, complete = extract_numeric(paragraph, body, due)
        targets += numeric
        announces = paragraph.text[clause.end : clause.end + 1] in ("：", ":")
        wanted = (deadline is not None or carried is not None or is_goal) and not announces
        if wanted and not complete and not _holds_relative(clause, deadlines):
            previous = targets[-1].indicator if targets else ""
            qualitative = extract_qualitative(paragraph, body, due, previous)
            if qualitative:
                targets.append(qualitative)
    return targets


def _governing(clause: Clause, deadlines: list[Deadline]) -> Deadline | None:
    """The deadline whose governed text holds the end of the clause; the binding one before an earlier, relative one."""
    held = [d for d in deadlines if not d.relative and d.governs.start < clause.end <= d.governs.end + 1]
    return held[-1] if held else None


def _holds_relative(clause: Clause, deadlines: list[Deadline]) -> bool:
    return any(d.relative and clause.start <= d.expression.start < clause.end for d in deadlines)


def _after_expression(clause: Clause, deadlines: list[Deadline]) -> int:
    """Where the clause goes on after its deadline; its start if it has none or ends with it."""
    inside = [d.expression.end for d in deadlines if clause.start <= d.expression.start < clause.end]
    return max((end for end in inside if end < clause.end), default=clause.start)
