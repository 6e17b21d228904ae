"""The parts of one clause, counted or listed: paragraphs under its heading (工作原则有哪几条), or principles told in
one breath."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from yzassist.answering.anchor import find_anchor
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, opening_quote
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question
from yzassist.retrieval.model import Evidence

_MIN_ITEMS = 2
_HEADING_CHARS = 4
"""Characters of a heading that, said word for word, names its clause; shorter ones (目标) are said of much."""
_PART_END = re.compile(r"[；。]")  # 因地制宜、以人为本；
_UPHELD = re.compile(r"坚持[^。；]+?(?=[，；、]坚持|[。；])")  # 坚持生态优先、统筹兼顾|，坚持…
_PRINCIPLES = "原则"
_PARTS_ASKED = (
    r"(?:里|中)?(?:一共|总共|到底|都|又)*(?:有|分|分为|分成|包括|包含|是|讲了|提了|列了|定了)?的?哪(?:几|些)?条"
)
"""工作原则|一共有哪几条"""
_PARTS_OF_KIND = re.compile(r"哪(?:几|些)条(?:工作|基本|总体)?原则")  # 定了哪几条原则


def parts_listed(question: Question, context: Context) -> Draft | None:
    """The parts of the one clause whose heading is said (工作原则有哪几条), or of the principles (定了哪几条原则); None
    where they are not asked for, or it tells none one by one."""
    slots = question.slots
    if slots.departments or slots.dates or slots.roles or slots.clauses:
        return None
    measures = [measure for _, measure in context.library.measures]
    if _PARTS_OF_KIND.search(question.chinese):
        asked = [measure for measure in measures if measure.heading.endswith(_PRINCIPLES)]
    else:
        said = [m for m in measures if len(m.heading) >= _HEADING_CHARS and m.heading in question.chinese]
        asked = [m for m in said if re.search(f"{re.escape(m.heading)}{_PARTS_ASKED}", question.chinese)]
    return _parts(asked[0].paragraphs) if len(asked) == 1 else None


def parts_of_measure(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The paragraphs of a measure whose heading was named (工作原则有几条); None for another question."""
    anchor = find_anchor(question, evidence, context)
    if anchor is None or not anchor.whole:
        return None
    return _parts(anchor.paragraphs if len(anchor.paragraphs) > 1 else (anchor.paragraph,))


def _parts(paragraphs: Sequence[Paragraph]) -> Draft | None:
    first = paragraphs[0]
    if len(paragraphs) < _MIN_ITEMS:
        return _parts_of_sentence(first)
    count = str(len(paragraphs))
    lead = Line(f"{first.clause_label}{first.heading}共{count}条：", derived=(count,))
    lines = [
        Line(opening_quote(paragraph).text.rstrip("。；"), (opening_quote(paragraph),), bullet=True)
        for paragraph in paragraphs
    ]
    return Draft((lead, *lines))


def _parts_of_sentence(paragraph: Paragraph) -> Draft | None:
    """The parts of principles told in one breath, between semicolons (因地制宜…；政府主导…) or each with its 坚持; None
    of another."""
    if _PRINCIPLES not in paragraph.heading:
        return None
    start = paragraph.sentences[0].start if paragraph.sentences else 0
    ends = [match.end() for match in _PART_END.finditer(paragraph.text)]
    spans = list(pairwise([start, *ends])) if paragraph.text.count("。") < 2 else []
    if len(spans) < _MIN_ITEMS:
        spans = [match.span() for match in _UPHELD.finditer(paragraph.text)]
    if len(spans) < _MIN_ITEMS:
        return None
    quotes = [Quote(paragraph, first, end) for first, end in spans]
    count = str(len(quotes))
    lead = Line(f"{paragraph.clause_label}{paragraph.heading}共{count}条：", derived=(count,))
    return Draft((lead, *(Line(quote.text.rstrip("。；"), (quote,), bullet=True) for quote in quotes)))
