"""The years that a scheme cited in the text covers (…保护实施方案（2021—2025年）), asked from which to which."""

from __future__ import annotations

import re

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_SPAN = re.compile(r"(?P<of>[^，。；]{4,40}?)[（(](?:20\d{2})年?[—–―－~至到-]+20\d{2}年[）)]")  # 方案（2021—2025年）
_MIN_COVERAGE = 0.6
"""Share of the topic that must stand in the part of the sentence that the years close."""
_DEPTH = 5


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that cites the scheme asked about with its years; None where no years from one to another are asked,
    or no such scheme is cited."""
    if phrase("years_from_to").search(question.chinese) is None or not question.plan_topic:
        return None
    words = context.search.words(question)
    cited = [
        (coverage(words, match["of"]), Quote(found.paragraph, sentence.start, sentence.end))
        for found in evidence.paragraphs[:_DEPTH]
        for sentence in found.paragraph.sentences
        for match in _SPAN.finditer(sentence.text)
    ]
    share, quote = max(cited, key=lambda one: one[0], default=(0.0, None))
    if quote is None or share < _MIN_COVERAGE:
        return None
    return Draft((Line(closed(quote.text), (quote,)),), exact=True)
