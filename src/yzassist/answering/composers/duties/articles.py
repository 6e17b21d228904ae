"""The articles of a regulation that name a body beside its duties: a regulation has no notes, and what falls to a body
(报住房城乡建设主管部门备案) is said wherever it is named."""

from __future__ import annotations

from collections.abc import Collection

from yzassist.answering.composers.duties.told_duties import is_prose
from yzassist.answering.context import Context
from yzassist.answering.draft import Line, Quote, closed
from yzassist.documents.labels import LabelKind, find_label
from yzassist.documents.model import Measure, Plan
from yzassist.facts.duties.bodies import is_body


def articles_naming(department_id: str, told: Collection[Measure], context: Context) -> tuple[Line, ...]:
    """A line for each article that names the body and is none of those ``told``, with the sentences that do."""
    lines: list[Line] = []
    for plan in context.library.plans:
        if not _is_regulation(plan, context):
            continue
        for measure in plan.measures:
            if measure not in told and (quotes := _naming(measure, department_id, context)):
                text = "".join(closed(quote.text) for quote in quotes)
                lines.append(Line(f"{measure.label}：{text}", quotes, bullet=True))
    return tuple(lines)


def _is_regulation(plan: Plan, context: Context) -> bool:
    """True for a plan of articles (第六条) whose duties are all told in prose."""
    label = find_label(plan.measures[0].label) if plan.measures else None
    if label is None or label.kind is not LabelKind.ARTICLE:
        return False
    return all(is_prose(note) for note in context.library.facts[plan.id].responsibilities)


def _naming(measure: Measure, department_id: str, context: Context) -> tuple[Quote, ...]:
    return tuple(
        Quote(paragraph, sentence.start, sentence.end)
        for paragraph in measure.paragraphs
        for sentence in paragraph.sentences
        if any(
            match.id == department_id and is_body(match.name, context.vocabulary)  # not 消防 in 消防车通道
            for match in context.vocabulary.find(sentence.text, informal=True)
        )
    )
