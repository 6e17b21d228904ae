"""Whether something is allowed: the sentence of the clause that gives leave or takes it, told whole."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage


def compose(question: Question, paragraph: Paragraph, context: Context) -> Draft | None:
    """The sentence of a paragraph that decides whether one may (可与相邻村联建, 不得用于人员经费), the one that says
    most of the topic; None where no leave is asked for, or none given."""
    if not phrase("leave_asked").search(question.chinese):
        return None
    words = context.search.words(question)
    deciding = [
        (coverage(words, sentence.text), -sentence.start, sentence)
        for sentence in paragraph.sentences
        if phrase("leave_given").search(sentence.text)
    ]
    said, _, best = max(deciding, key=lambda one: one[:2], default=(0.0, 0, None))
    if best is None or said <= 0:
        return None
    quote = Quote(paragraph, best.start, best.end)
    return Draft((Line("方案的规定是："), Line(closed(quote.text), (quote,))))
