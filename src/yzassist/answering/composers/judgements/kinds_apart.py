"""How a plan treats the kinds of rows of its tables (约束性指标分解下达，…；预期性指标…，不作硬性分解)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed
from yzassist.question.model import Question

_OF_KIND = re.compile(r"(?:指标|项目|任务|目标)$")  # 约束性|指标
_DIFFERENCE = "compare.difference"


def compose(question: Question, context: Context) -> Draft | None:
    """What the text says of each kind that is to be told apart; None where that is not asked, or not said of each."""
    if _DIFFERENCE not in question.cues:
        return None
    rows = (row for table in context.library.tables for _, row in table.rows)
    kinds = {_OF_KIND.sub("", row.kind) for row in rows if row.kind}
    named = {kind for kind in kinds if kind in question.chinese}
    told = list(_told(named, context)) if len(named) > 1 else []
    if not told or {kind for kind, _ in told} != named:
        return None
    return Draft(tuple(Line(closed(quote.text), (quote,), bullet=True) for _, quote in told))


def _told(kinds: Collection[str], context: Context) -> Iterator[tuple[str, Quote]]:
    """The sentences outside the tables that speak of one of the kinds alone."""
    for plan in context.library.plans:
        for paragraph in plan.paragraphs:
            if context.library.row(paragraph) is not None:
                continue
            for sentence in paragraph.sentences:
                said = [kind for kind in kinds if kind in sentence.text]
                if len(said) == 1:
                    yield said[0], Quote(paragraph, sentence.start, sentence.end)
