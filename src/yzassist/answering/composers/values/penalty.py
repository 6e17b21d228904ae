"""What a breach costs and who punishes it: the whole rule of a regulation (责令改正；拒不改正的，处……罚款), found by
the act that it names and by the article that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from yzassist.answering.composers.values.sanctions import Rule, rules_of
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed, refuse
from yzassist.answering.model import Status
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Paragraph
from yzassist.facts.values.penalties import fines_in
from yzassist.question.announced import kind_asked
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import asked_quantity
from yzassist.retrieval.coverage import TopicWord, coverage, covering
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
_NEVER = 2.0
"""More than any rule says of a topic."""
_ADDED = 0.3
"""Share of the topic that a further rule must add to be asked about as well."""
_OF_FOUND = 0.5
"""What a rule must say of the act, of what a passage says of it that no rule punishes."""
_ASKED = frozenset({Intent.CONTENT, Intent.TARGET, Intent.RESPONSIBILITY, Intent.YES_NO})


def asks_penalty(question: Question) -> bool:
    """True when it is asked what a breach costs, or whether it costs what is claimed; not which acts are punished."""
    asked = _asking(question)
    of_kind = kind_asked(phrase("fine_range").sub("", asked))
    return question.intent in _ASKED and phrase("penalised").search(asked) is not None and not of_kind


def _asking(question: Question) -> str:
    """What is asked, or claimed before it is asked whether it is so (听说一次就罚500，是真的吗)."""
    return question.chinese if question.polar else question.core or question.chinese


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The rule on the act asked about, all of it; None when no rule names it."""
    if evidence.best is None or question.slots.clauses or question.intent not in _ASKED:
        return None
    words = [word for word in context.search.words(question) if not phrase("of_penalty").fullmatch(word.token)]
    plans = dict.fromkeys(found.paragraph.document_id for found in evidence.paragraphs)
    rules = [rule for key in plans for rule in rules_of(context.library.plan(key))]
    if not (
        asks_penalty(question) or _asks_weakly(question) or _is_forbidden(question, evidence.best.paragraph, rules)
    ):
        return None
    act = _act_words(words, plans, context)
    chosen = [rule for rule in _chosen(rules, words, question, evidence) if _is_on(act, rule, rules, evidence)]
    if not chosen:
        return _unpunished(question, act, rules, evidence)
    if asked_quantity(question.core) and not any(_STATES_SUM.search(rule.text) for rule in chosen):
        return None  # 罚多少, of a rule that only orders to mend
    who = _punisher(chosen[0], rules) if Intent.RESPONSIBILITY in question.asks else ()
    lines = tuple(
        Line(closed(quote.text), (quote,), bullet=True)
        for quote in dict.fromkeys((*who, *(quote for rule in chosen for quote in rule.quotes)))
    )
    return _judged(question, chosen[0], lines) if question.polar else Draft(lines, exact=True)


def _chosen(rules: Sequence[Rule], words: Sequence[TopicWord], question: Question, evidence: Evidence) -> list[Rule]:
    """The rule that says the most of the act, and where several acts are asked about, one for each."""
    fits = {rule: rule.said_of(words) + _gain(rule, question, evidence) for rule in rules if rule.said_of(words)}
    ranked = sorted(fits, key=lambda rule: -fits[rule])
    beside = [rule for rule in ranked if fits[rule] >= _least(rule, words, question, evidence)]
    if not beside or beside[0] is not ranked[0]:
        return []
    several = question.parts or phrase("each_asked").search(question.chinese)
    return covering(beside, words, lambda rule: rule.act, _ADDED) if several else ranked[:1]


def _act_words(words: Sequence[TopicWord], plans: Iterable[str], context: Context) -> list[TopicWord]:
    """The words of the topic beside what all of a document is about: of 骑电动自行车闯红灯 every rule of a regulation
    on these bicycles says the vehicle, and none need say the act. A single character is a word where no other is."""
    titles = "".join(context.library.plan(key).metadata.title for key in plans)
    act = [word for word in words if not word.in_text(titles)]
    return [word for word in act if len(word.token) > 1] or act


def _is_on(act: Sequence[TopicWord], rule: Rule, rules: Sequence[Rule], evidence: Evidence) -> bool:
    """True when a rule, or what it says is breached, speaks of the act: not much less than a passage found that no
    rule punishes (个人不得拆解废旧蓄电池 beside the fine for changing the battery)."""
    said = coverage(act, rule.text + "".join(paragraph.text for paragraph in rule.breached))
    found = evidence.best.paragraph if evidence.best else None
    ruled = any(found in one.breached or one.stands_in(found) for one in rules) if found else True
    unpunished = 0.0 if found is None or ruled else coverage(act, found.text)
    return not act or (said > 0 and said >= _OF_FOUND * unpunished)


def _punisher(rule: Rule, rules: Sequence[Rule]) -> tuple[Quote, ...]:
    """The sentences before a rule that say by whom, where it goes on without saying so (；违反第二款的，责令改正)."""
    if phrase("by_body").search(rule.text):
        return ()
    first = rule.quotes[0]
    before = [r for r in rules if r.quotes[0].paragraph == first.paragraph and r.quotes[-1].end <= first.start]
    return next((r.quotes for r in reversed(before) if phrase("by_body").search(r.text)), ())


def _unpunished(
    question: Question, act: Sequence[TopicWord], rules: Sequence[Rule], evidence: Evidence
) -> Draft | None:
    """A refusal where it is asked who punishes what no rule names, nor the passage found, or what a breach costs where
    the passage found is a rule on another act."""
    found = evidence.best.paragraph if evidence.best else None
    if not rules or found is None or not asks_penalty(question):
        return None
    suggestions = nearby_questions(evidence)
    if question.intent is Intent.RESPONSIBILITY:
        told = phrase("punishes").search(found.text) and phrase("by_body").search(found.text)
        return None if told else refuse("no_penalty", "方案没有规定这一行为由谁处罚。", suggestions)
    at = [rule for rule in rules if rule.stands_in(found)]
    if at and not any(_is_on(act, rule, rules, evidence) for rule in at):
        return refuse("no_penalty", "方案没有规定对这一行为的处罚。", suggestions)
    return None


def _is_forbidden(question: Question, found: Paragraph, rules: Sequence[Rule]) -> bool:
    """True when it is asked whose business an act is that a rule punishes by its item's number (泵房里住人归谁管)."""
    asked = question.intent is Intent.RESPONSIBILITY and phrase("whose_business").search(_asking(question))
    return bool(asked) and any(rule.itemised and found in rule.breached for rule in rules)


def _asks_weakly(question: Question) -> bool:
    """True when what is to be done about a breach is asked without a word of punishment (怎么处理, 由谁查处)."""
    if question.intent is Intent.RESPONSIBILITY:
        return phrase("enforced").search(_asking(question)) is not None
    return question.intent is Intent.CONTENT and phrase("handled").search(_asking(question)) is not None


def _least(rule: Rule, words: Sequence[TopicWord], question: Question, evidence: Evidence) -> float:
    """What a rule must say of the topic: less where punishment is asked of, and the rule names the act or cites the
    passage found."""
    if _cites_beside(rule, words, evidence):
        return _NEVER
    cites = evidence.best is not None and evidence.best.paragraph in rule.breached
    strong = asks_penalty(question) and (cites or coverage(words, rule.act) > 0)
    return _LEAST if strong else _LEAST_WEAK


def _cites_beside(rule: Rule, words: Sequence[TopicWord], evidence: Evidence) -> bool:
    """True for a rule that cites other items of the article than the one found, which says more of the act."""
    best = evidence.best.paragraph if evidence.best else None
    if best is None or not rule.itemised or best in rule.breached:
        return False
    beside = any(paragraph.clause_label == best.clause_label for paragraph in rule.breached)
    return beside and coverage(words, best.text) > rule.said_of(words)


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
    told = (_OMISSION if alike else -_OMISSION) if rule.own_act or alike else 0.0
    return (_FOUND_GAIN if found else 0.0) + told
