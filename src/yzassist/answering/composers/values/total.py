"""Two or three amounts of the plan added up (沙化加石漠化一共治理多少): the sum, and what it is of."""

from __future__ import annotations

import re
from decimal import Decimal

from yzassist.answering.composers.judgements.compare import sides_told
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, join
from yzassist.answering.reckoning import Reckoning, plain
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import asked_quantity
from yzassist.retrieval.model import Evidence

_AMOUNT = re.compile(r"(?P<sign>[<>=]*)(?P<number>\d+(?:\.\d+)?)(?P<unit>[^\d%].*)")  # =7.5万公顷, not >=85%


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sum of the amounts of all the things named; None where none is asked, or where they do not each have one of
    their own in the same unit and meant alike: 3 at least and 5 at most are no sum, and rates are not added."""
    if Intent.TARGET not in question.asks or phrase("summed").search(question.chinese) is None:
        return None
    sides = [side for _, side in sides_told(question, (Intent.TARGET,), context)] if len(question.things) > 1 else []
    told = [[fact for fact in side.facts if fact.kind == "target"] for side in sides]
    if not told or any(len({fact.value for fact in facts}) != 1 for facts in told):
        return None
    amounts = [_AMOUNT.fullmatch(facts[0].value) for facts in told]
    alike = {(amount["sign"], amount["unit"]) if amount else None for amount in amounts}
    apart = len({facts[0].quote for facts in told}) == len(told)
    if None in alike or len(alike) != 1 or not apart:
        return None
    total = Reckoning("sum", tuple(Decimal(amount["number"]) for amount in amounts if amount))
    unit = next(amount["unit"] for amount in amounts if amount)
    quotes = tuple(dict.fromkeys(facts[0].quote for facts in told))
    said = Line(f"合计{plain(total.result)}{unit}（{total.text}）。", quotes, reckoned=(total,))
    whole = join(tuple(sides))
    asked, text = asked_quantity(question.core), "".join(line.text for line in whole.lines)
    if not all(attribute.given_in(text) for attribute in question.attributes):
        return None
    if asked is not None and not asked.stated_in(said.text):
        return None  # 总共要花多少钱, of what is told in hectares
    return Draft((said, *whole.lines), whole.facts, exact=True)
