"""Answers all that an open question asks (谁、何时、多少), after correcting what it wrongly takes for granted."""

from __future__ import annotations

from dataclasses import replace

from yzassist.answering.answerability import is_hearsay
from yzassist.answering.composers.document import clause
from yzassist.answering.composers.judgements import yes_no
from yzassist.answering.composers.times import deadline
from yzassist.answering.composers.values import target
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, join, refuse
from yzassist.answering.intents import COMPOSERS
from yzassist.answering.nearby import nearby_questions
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_quantities
from yzassist.retrieval.model import Evidence


def answer_all(question: Question, evidence: Evidence, context: Context) -> Draft:
    """Every attribute asked for, in order; a false premise in the question is corrected first."""
    asks = question.asks or (question.intent,)
    if Intent.TARGET in asks and Intent.DEADLINE in asks and _target_tells_when(question, evidence, context):
        asks = tuple(ask for ask in asks if ask is not Intent.DEADLINE)
    drafts = tuple(COMPOSERS[ask](question, evidence, context) for ask in asks)
    joined = join(drafts)
    if joined.refused:
        return joined
    if question.slots.clauses and phrase("gist").search(question.chinese):
        joined = replace(joined, lines=(*clause.heading_lines(question, context), *joined.lines))
    if question.intent is Intent.CONTENT:
        return joined
    heard = any(is_hearsay(slot, question) for slot in question.slots.dates)
    doubting = heard or "polar" in {cue.split(".")[0] for cue in question.cues}
    wrong = _false_premises(question, evidence, context, joined, doubting)
    late = any(check.about is Intent.DEADLINE for check in wrong)
    if late and not doubting and Intent.RESPONSIBILITY not in question.asks:
        years = "、".join(f"{slot.year}年" for slot in question.slots.dates)
        return refuse("year_not_covered", f"方案没有该项在{years}的要求。", nearby_questions(evidence))
    if wrong and not question.slots.clauses:
        return join((yes_no.verdict(wrong), joined))
    return joined


def _target_tells_when(question: Question, evidence: Evidence, context: Context) -> bool:
    """True when every target that answers has its deadline, and no sentence on the very thing gives one besides."""
    aims = target.find_aims(question, evidence, context)
    dated = bool(aims) and all(aim.target.deadline for aim in aims)
    return dated and not deadline.find_dues(question, evidence, context)[1]


def _false_premises(
    question: Question, evidence: Evidence, context: Context, answer: Draft, doubting: bool
) -> list[yes_no.Check]:
    """The claims of a question that do not hold and that its answer does not already put right."""
    wrong = [check for check in yes_no.check_claims(question, evidence, context) if not check.holds]
    asker = not doubting and not question.slots.roles  # 我们水利局填表: who asks claims nothing
    choices = Intent.RESPONSIBILITY in question.asks  # 甲和乙谁负责: the answer tells
    if asker or choices:
        wrong = [check for check in wrong if check.about is not Intent.RESPONSIBILITY]
    shown = "".join(quote.text for line in answer.lines for quote in line.quotes)
    if all(f"{slot.year}年" in shown for slot in question.slots.dates):  # the years stand in what is answered with
        wrong = [check for check in wrong if check.about is not Intent.DEADLINE]
    if _are_told(question, shown):
        wrong = [check for check in wrong if check.about is not Intent.TARGET]
    return wrong


def _are_told(question: Question, shown: str) -> bool:
    """True when every number of the question stands in what is answered with: 17座小水电什么时候退出 (…其中列入退出类的
    17座…), however many there are in all; 多久探访一次 claims none."""
    told = find_quantities(shown.replace("周岁", "岁"))
    often = phrase("often_asked").search(question.chinese)
    claimed = [slot for slot in question.slots.quantities if not often or slot.start not in range(*often.span())]
    return all(
        any(slot.number == one.number and (slot.unit in one.unit or one.unit in slot.unit) for one in told)
        for slot in claimed
    )
