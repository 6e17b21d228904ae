"""The date that a plan sets for all tasks without one of their own (未注明完成时限的，均应于2027年年底前完成)."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_MIN_COVERAGE = 0.3  # of the topic: 生态沟渠哪年建完 has 0.4 in 首批建设生态沟渠600公里


def told(evidence: Evidence, context: Context) -> Draft | None:
    """The sentence by which the plan of what was found dates what it leaves undated; None where it has none, or where
    nothing found is on the thing asked about."""
    best = evidence.best
    said = best.best_sentence if best else None
    if best is None or said is None or best.coverage < _MIN_COVERAGE:
        return None
    task = Quote(best.paragraph, said.sentence.start, said.sentence.end)
    for paragraph in context.library.plan(best.paragraph.document_id).paragraphs:
        for sentence in paragraph.sentences:
            if phrase("default_due").search(sentence.text):
                rule = Quote(paragraph, sentence.start, sentence.end)
                lead = Line("方案没有单独规定该项的时限，总的规定是：", (task,))
                return Draft((lead, Line(f"{rule.text.rstrip('。')}。", (rule,))))
    return None
