"""What is to be done: the sentences that answer, or the whole measure in one line a sentence when it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from yzassist.answering.anchor import Anchor, find_anchor
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question
from yzassist.retrieval.model import Evidence


def paragraph_lines(paragraphs: Sequence[Paragraph]) -> tuple[Line, ...]:
    """Every sentence of the paragraphs as a bullet."""
    return tuple(
        Line(sentence.text, (Quote(paragraph, sentence.start, sentence.end),), bullet=True)
        for paragraph in paragraphs
        for sentence in paragraph.sentences
    )


def sentence_lines(anchor: Anchor) -> tuple[Line, ...]:
    """The anchor's sentences, whole: what was asked for is often the part that does not repeat the question."""
    return tuple(
        Line(
            f"{found.sentence.text.rstrip('。；')}。",
            (Quote(found.paragraph, found.sentence.start, found.sentence.end),),
            bullet=len(anchor.sentences) > 1,
        )
        for found in anchor.sentences
    )


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The answering sentences."""
    anchor = find_anchor(question, evidence, context)
    if anchor is None:
        return refuse("not_in_plan", "方案没有提到这个内容。", nearby_questions(evidence))
    located = "list.located" in question.cues and anchor.paragraph.clause_number is not None
    lead = (Line(f"见{anchor.paragraph.clause_label}{anchor.paragraph.heading}："),) if located else ()
    return Draft(lead + (paragraph_lines(anchor.paragraphs) if anchor.whole else sentence_lines(anchor)))
