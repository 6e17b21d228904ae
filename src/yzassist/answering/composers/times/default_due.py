"""The date that a plan sets for all tasks without one of their own (未注明完成时限的，均应于2027年年底前完成)."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.documents.model import Plan
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_UNDATED = "set.without_deadline"
_MIN_COVERAGE = 0.3  # of the topic: 生态沟渠哪年建完 has 0.4 in 首批建设生态沟渠600公里


def told(evidence: Evidence, context: Context) -> Draft | None:
    """The sentence by which the plan of what was found dates what it leaves undated; None where it has none, or where
    nothing found is on the thing asked about."""
    best = evidence.best
    said = best.best_sentence if best else None
    if best is None or said is None or best.coverage < _MIN_COVERAGE:
        return None
    task = Quote(best.paragraph, said.sentence.start, said.sentence.end)
    rule = _rule(context.library.plan(best.paragraph.document_id))
    lead = Line("方案没有单独规定该项的时限，总的规定是：", (task,))
    return Draft((lead, Line(closed(rule.text), (rule,)))) if rule else None


def of_undated(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The same sentence, where it is asked when all that has no date is due (没写时限的任务最晚什么时候完成)."""
    if _UNDATED not in question.cues or not phrase("when_undated").search(question.chinese):
        return None
    rules = [rule for plan in context.library.plans if (rule := _rule(plan))]
    return Draft(tuple(Line(closed(rule.text), (rule,), bullet=len(rules) > 1) for rule in rules)) if rules else None


def _rule(plan: Plan) -> Quote | None:
    sentences = ((paragraph, sentence) for paragraph in plan.paragraphs for sentence in paragraph.sentences)
    found = (Quote(p, s.start, s.end) for p, s in sentences if phrase("default_due").search(s.text))
    return next(found, None)
