"""Who answers for a thing before all others (其法定代表人为第一责任人), which a note or a duty near it does not say."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_ASKED = frozenset("第一首要位责任人头个扛担负")  # 第一个要担责任的人
_LEAST = 0.6
"""Share of the topic that the sentence and its heading must contain."""


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentences that say who is the first to answer for what is asked about, a refusal where none does; None where
    that is not asked."""
    asked = phrase("first_to_answer_asked").search(question.core)
    if asked is None or question.parts or len(context.library.plans) > 1:
        return None
    said = phrase("first_to_answer")
    words = tuple(word for word in context.search.words(question) if not _ASKED.issuperset(word.token))
    ranked = [
        (coverage(words, f"{paragraph.headings}{sentence.text}"), Quote(paragraph, sentence.start, sentence.end))
        for _, measure in context.library.measures
        for paragraph in measure.paragraphs
        for sentence in paragraph.sentences
        if said.search(sentence.text) or (sentence.index == 0 and said.search(paragraph.heading))
    ]
    best = max((fit for fit, _ in ranked), default=0.0)
    if not ranked or (words and best < _LEAST) or any(map(context.search.is_unheard, words)):
        return refuse("no_responsibility", "方案没有写明所问事项的第一责任人。", nearby_questions(evidence))
    told = [quote for fit, quote in ranked if fit == best]
    return Draft(tuple(Line(closed(quote.text), (quote,), bullet=len(told) > 1) for quote in told))
