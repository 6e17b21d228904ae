"""Where the plan applies: its scope clause, and whether a place is in it."""

from __future__ import annotations

import re
from itertools import pairwise

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Measure, Paragraph
from yzassist.facts.lexicon import place_names
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.model import Evidence

_PART = re.compile(r"[^，；。]+")  # the parts between commas
_HOW_MANY = re.compile(r"多少|(?<!哪)几个|几省")  # 有几个省区
_LIMIT = re.compile(r"的((?:相关|部分|有关)[^，。；]{2,12})$")  # 的相关县级行政区域
_SCOPE_WORD = re.compile(r"范围|方案|文件|管|归|算|包括|覆盖|适用|在内|列|属于|里面")  # 归不归这个方案管
_EXTENT = "范围"
_OF_EXTENT = re.compile(r"范围|覆盖|涉及|适用")  # 方案覆盖11个省
_PROVINCES = re.compile(r"^(?:个)?省")  # 个省份
_OF_PASSAGE = frozenset({Intent.CONTENT, Intent.TARGET, Intent.COUNT, Intent.LIST})
_SCOPE_HEADINGS = ("范围", "适用")


def scope_measures(context: Context) -> tuple[Measure, ...]:
    """Measures whose heading says they give the scope (区域范围, 适用范围)."""
    return tuple(m for _, m in context.library.measures if any(word in m.heading for word in _SCOPE_HEADINGS))


def membership_line(question: Question, measure: Measure) -> Line | None:
    """``湖北在方案范围内`` / ``广东不在…`` for the places named; None when none is named."""
    if not question.slots.places:
        return None
    paragraph = measure.paragraphs[0]
    inside = [slot.name for slot in question.slots.places if slot.name in paragraph.text]
    cities = set(place_names().cities)
    absent = [slot.name for slot in question.slots.places if slot.name not in paragraph.text]
    outside = [name for name in absent if name not in cities]
    parts = []
    for name in inside:
        part = next(match.group() for match in _PART.finditer(paragraph.text) if name in match.group())
        limit = _LIMIT.search(part)
        parts.append(f"{name}只有{limit.group(1)}在方案范围内，不是全部" if limit else f"{name}在方案的区域范围内")
    if unlisted := [name for name in absent if name in cities]:
        parts.append(f"方案没有单独列出{'、'.join(unlisted)}，范围如下")
    if outside:
        parts.append(f"{'、'.join(outside)}没有列入方案的区域范围")
    return Line("，".join(parts) + "。", (Quote(paragraph, 0, len(paragraph.text)),), derived=tuple(absent))


def asks_membership(question: Question) -> bool:
    """True when the question is whether a place is in the scope."""
    named = bool(question.slots.places)
    asked = any(cue.startswith("scope.") for cue in question.cues)
    alone = not question.plan_topic or _names_provinces_only(question)
    return named and (asked or (alone and _SCOPE_WORD.search(question.chinese) is not None))


def asks_extent(question: Question, evidence: Evidence, context: Context) -> bool:
    """True when what the scope holds is asked about (攻坚范围涉及几个县), and the passage found is its clause."""
    others = question.polar or question.slots.departments or Intent.RESPONSIBILITY in question.asks
    if _EXTENT not in question.chinese or question.intent not in _OF_PASSAGE or others:
        return False
    best = evidence.best  # searches
    return best is not None and any(best.paragraph in m.paragraphs for m in scope_measures(context))


def _names_provinces_only(question: Question) -> bool:
    """True when nothing but provinces is spoken of (上海在不在里面)."""
    names = [slot.name for slot in question.slots.places]
    others = [word for word in question.topic_tokens if not any(word in name or name in word for name in names)]
    return not others and all(name in place_names().provinces for name in names)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The scope clause, led by yes or no for a named place."""
    measures = scope_measures(context)
    if not measures:
        return refuse("no_scope", "方案没有单独规定适用范围。", nearby_questions(evidence))
    lines: list[Line] = []
    for measure in measures:
        which = "scope.provinces" in question.cues or _HOW_MANY.search(question.chinese)
        if not which and (line := membership_line(question, measure)):
            lines.append(line)
        for paragraph in measure.paragraphs:
            quote = Quote(paragraph, 0, len(paragraph.text))
            lines.append(Line(paragraph.text, (quote,)))
            if _HOW_MANY.search(question.chinese):
                lines += _list_sizes(paragraph, context)
    return Draft(tuple(lines))


def claimed_size(question: Question, context: Context) -> Draft | None:
    """Yes or no to a number of provinces claimed for the whole scope (范围里超过15个省吗); None where none is, or where
    it is claimed of a place named."""
    claimed = [slot for slot in question.slots.quantities if _PROVINCES.search(slot.unit)]
    bound = phrase("value_bound").search(question.chinese)
    of_whole = bound is not None or (_OF_EXTENT.search(question.chinese) and not question.slots.places)
    lines = [line for m in scope_measures(context) for p in m.paragraphs for line in _list_sizes(p, context)]
    if not question.polar or not of_whole or len(claimed) != 1 or not lines:
        return None
    sizes = {int(line.derived[0]) for line in lines}
    total, number = max(sizes), claimed[0].number
    quotes = tuple(dict.fromkeys(quote for line in lines for quote in line.quotes))
    told = (Line(f"方案的区域范围共列{total}个省份。", quotes, derived=(str(total),)), *lines)
    if bound is None and number in sizes - {total}:  # 11省（市） and parts of six more: neither yes nor no
        return Draft(told)
    holds = number == total
    if bound is not None:
        strict = phrase("beyond_bound").search(question.chinese) is not None
        holds = (total < number if bound["below"] else total > number) or (holds and not strict)
    draft = Draft((Line("是的。" if holds else "不是这样。"), *told))
    return draft if holds else draft.corrected()


def _list_sizes(paragraph: Paragraph, context: Context) -> list[Line]:
    """How many places each list of the scope names: ``上海……云南：11个。``"""
    lines = []
    for part in _PART.finditer(paragraph.text):
        names = [p.name for p in context.library.places(paragraph) if part.start() <= p.span.start < part.end()]
        pairs = [(a, b) for a, b in pairwise(dict.fromkeys(names)) if f"{a}、{b}" in part.group()]
        listed = list(dict.fromkeys(name for pair in pairs for name in pair))
        if len(listed) > 1:
            size = str(len(listed))
            quote = Quote(paragraph, part.start(), part.end())
            lines.append(Line(f"{listed[0]}至{listed[-1]}共列{size}个。", (quote,), derived=(size,)))
    if len(lines) > 1:
        total = str(sum(int(line.derived[0]) for line in lines))
        lines.append(Line(f"合计{total}个。", derived=(total,)))
    return lines
