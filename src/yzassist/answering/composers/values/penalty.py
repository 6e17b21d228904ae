"""What a breach costs and who punishes it: the whole rule of a regulation (责令改正；拒不改正的，处……罚款), found by
the act that it names and by the article that it cites."""

from __future__ import annotations

import re

from yzassist.answering.composers.values.sanctions import Rule, rules_of
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, closed
from yzassist.answering.model import Status
from yzassist.facts.values.penalties import fines_in
from yzassist.question.announced import kind_asked
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import asked_quantity
from yzassist.retrieval.coverage import covering
from yzassist.retrieval.model import Evidence

_CLAIMED = re.compile(
    r"罚(?:款|金)?(?:了|到|掉|个|你|我)?(?P<number>\d+(?:\.\d+)?)(?P<scale>[千万])?(?:块|元)?(?![\d.千万以条%个天])"
)  # 罚500
_STATES_SUM = re.compile(r"[\d一二三四五六七八九十百千万]+(?:元|倍)")  # 2倍以上20倍以下罚款
_SCALE = {"千": 1_000, "万": 10_000}
_LEAST = 0.35
"""Share of the topic that a rule must say to be on the act asked about."""
_FOUND_GAIN = 0.05
"""Added to the rule of the passage found, and to the rule that cites it."""
_OMISSION = 0.1
"""Added to a rule against leaving something undone where that is asked of (没打疫苗), taken from one against a deed."""
_LEAST_WEAK = 0.6
"""Share of the topic for a question that does not speak of punishment (怎么处理)."""
_ADDED = 0.3
"""Share of the topic that a further rule must add to be asked about as well."""
_ASKED = frozenset({Intent.CONTENT, Intent.TARGET, Intent.RESPONSIBILITY, Intent.YES_NO})


def asks_penalty(question: Question) -> bool:
    """True when it is asked what a breach costs, or whether it costs what is claimed; not which acts are punished."""
    asked = _asking(question)
    return question.intent in _ASKED and phrase("penalised").search(asked) is not None and not kind_asked(asked)


def _asking(question: Question) -> str:
    """What is asked, or claimed before it is asked whether it is so (听说一次就罚500，是真的吗)."""
    return question.chinese if question.polar else question.core or question.chinese


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The rule on the act asked about, all of it; None when no rule names it."""
    handled = question.intent is Intent.CONTENT and phrase("handled").search(_asking(question)) is not None
    if not (asks_penalty(question) or handled) or evidence.best is None or question.slots.clauses:
        return None
    words = [word for word in context.search.words(question) if not phrase("of_penalty").fullmatch(word.token)]
    plans = dict.fromkeys(found.paragraph.document_id for found in evidence.paragraphs)
    rules = [rule for key in plans for rule in rules_of(context.library.plan(key)) if rule.said_of(words)]
    fits = {rule: rule.said_of(words) + _gain(rule, question, evidence) for rule in rules}
    ranked = sorted(rules, key=lambda rule: -fits[rule])
    least = _LEAST if asks_penalty(question) else _LEAST_WEAK
    if not ranked or fits[ranked[0]] < least:
        return None
    beside = [rule for rule in ranked if fits[rule] >= least]
    several = question.parts or phrase("each_asked").search(question.chinese)
    chosen = covering(beside, words, lambda rule: rule.act, _ADDED) if several else ranked[:1]
    if asked_quantity(question.core) and not any(_STATES_SUM.search(rule.text) for rule in chosen):
        return None  # 罚多少, of a rule that only orders to mend
    lines = tuple(
        Line(closed(quote.text), (quote,), bullet=True)
        for quote in dict.fromkeys(quote for rule in chosen for quote in rule.quotes)
    )
    return _judged(question, chosen[0], lines) if question.polar else Draft(lines, exact=True)


def _judged(question: Question, rule: Rule, lines: tuple[Line, ...]) -> Draft:
    """The rule, said to be otherwise than claimed where it puts an order before the fine, lays down another
    sanction, or the amount differs."""
    claimed = _CLAIMED.search(question.chinese)
    amount = float(claimed["number"]) * _SCALE.get(claimed["scale"] or "", 1) if claimed else None
    ranges = [found for quote in rule.quotes for found in fines_in(quote.text)]
    off = amount is not None and bool(ranges) and not any(low <= amount <= high for low, high in ranges)
    at_once = phrase("at_once").search(question.chinese) and phrase("order_first").search(rule.text)
    harsher = any(word not in rule.text for word in phrase("sanction").findall(question.chinese))
    status: Status = "corrected" if off or at_once or harsher else "answered"
    lead = "不是这样，方案的规定是：" if status == "corrected" else "方案的规定是："
    return Draft((Line(lead), *lines), status=status, exact=True)


def _gain(rule: Rule, question: Question, evidence: Evidence) -> float:
    best = evidence.best.paragraph if evidence.best else None
    found = best is not None and (best in rule.breached or any(quote.paragraph == best for quote in rule.quotes))
    alike = rule.omits == (phrase("omission").search(_asking(question)) is not None)
    return (_FOUND_GAIN if found else 0.0) + (_OMISSION if alike else -_OMISSION)
