"""Turns a verified draft into the answer a person reads, with numbered citations and clause marks."""

from __future__ import annotations

from yzassist.answering.draft import Draft, Line, Quote, clause_mark
from yzassist.answering.model import Answer, AnswerFact, Citation
from yzassist.question.model import Question
from yzassist.question.plans.scope import Reach
from yzassist.retrieval.library import PlanLibrary

EXTRACTIVE = "extractive"


def _citation(quote: Quote, library: PlanLibrary) -> Citation:
    return quote.citation(library.plan(quote.paragraph.document_id).metadata.title)


def _marks(line: Line, library: PlanLibrary) -> str:
    several = len(library.plans) > 1
    marks = dict.fromkeys(
        (f"《{library.names[quote.paragraph.document_id]}》" if several else "")
        + clause_mark(quote.paragraph, len(library.siblings(quote.paragraph)) > 1)
        for quote in line.quotes
        if quote.paragraph.clause_number is not None
    )
    return f"〔{'、'.join(marks)}〕" if marks else ""


def _text(draft: Draft, library: PlanLibrary) -> str:
    """The lines with marks: bullets on lines of their own, sentences joined."""
    rendered: list[str] = []
    for line in draft.lines:
        text = line.text + _marks(line, library)
        if line.bullet:
            rendered.append(f"\n- {text}")
        else:
            apart = line.heading or (rendered and rendered[-1].startswith("\n- "))
            rendered.append(f"\n{text}" if apart else text)
    return "".join(rendered).strip()


def _resolved(question: Question, library: PlanLibrary) -> str:
    """The question led by the plans meant, where they were named, here or earlier in the conversation."""
    scope = question.scope
    if len(library.plans) < 2 or scope.reach is not Reach.NAMED or not scope.documents:
        return question.resolved
    return "".join(f"《{library.names[key]}》" for key in scope.documents) + question.resolved.removeprefix("方案")


def render(draft: Draft, question: Question, library: PlanLibrary) -> Answer:
    """The answer of a draft; a refusal cites nothing."""
    quotes = () if draft.refused else tuple(dict.fromkeys(quote for line in draft.lines for quote in line.quotes))
    place = {quote: number for number, quote in enumerate(quotes)}
    facts = tuple(
        AnswerFact(kind=f.kind, value=f.value, text=f.text, citation=place[f.quote], role=f.role)
        for f in draft.facts
        if f.quote in place
    )
    return Answer(
        question=question.text,
        resolved_question=_resolved(question, library),
        answer=_text(draft, library),
        refused=draft.refused,
        status=draft.status,
        reason=draft.reason,
        intent=question.intent.value,
        engine=EXTRACTIVE,
        citations=tuple(_citation(quote, library) for quote in quotes),
        facts=facts,
        suggestions=draft.suggestions,
    )
