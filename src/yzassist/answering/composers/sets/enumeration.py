"""Counts what a sentence enumerates: A、B、C等."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yzassist.answering.anchor import find_anchor
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.facts.lexicon import place_names
from yzassist.question.model import Question
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_COUNTED = re.compile(r"(?:多少|几)(?:个|家|处|条|座)?(?P<noun>[一-龥]{0,3})")  # 几个省
_PROVINCES = re.compile(r"省(?:份|市)?[，,]?[^，。？?]{0,8}(?:多少|几)个|(?:多少|几)个?省")  # 省份点了几个名
_PART = re.compile(r"[^，；。]+")  # the parts between commas
_ASIDE = re.compile(r"（[^）]*）")  # 化学纤维（涤纶）
_LAST_PAIR = re.compile(r"以及|和|及|与")  # 湖北、贵州|和|云南
_QUOTING = "（）“” "
_STATED = re.compile(r"等\d+个")  # 等4个产业集群
_MIN_ITEMS = 2
_MIN_ITEM_CHARS = 2
_NOUN_REACH = 14
"""Characters after the last 、 within which the counted noun closes the run (太湖、巢湖、滇池等重要湖泊)."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The items of one run of 、 in a sentence, and its offsets in the paragraph."""

    items: tuple[str, ...]
    start: int
    end: int
    text: str


def _provinces(text: str) -> tuple[str, ...]:
    return tuple(name for name in place_names().provinces if name in text)


def _items(run: str) -> tuple[str, ...]:
    """The items between 、; the last one holds two where its halves are about as short as the other items."""
    items = [item.strip(_QUOTING) for item in run.split("、")]
    halves = _LAST_PAIR.split(items[-1], maxsplit=1)
    longest = max(map(len, items[1:-1] or items[:1]))
    if len(halves) == 2 and all(_MIN_ITEM_CHARS <= len(half) <= longest + 1 for half in halves):
        items[-1:] = halves
    return tuple(item for item in items if len(item) >= _MIN_ITEM_CHARS)


def enumerations(sentence: str, offset: int, noun: str) -> tuple[Enumeration, ...]:
    """Every run of items joined by 、 in a sentence; ``offset`` is added to its spans. For 省 only provinces count."""
    found = []
    for part in _PART.finditer(sentence):
        text = part.group()
        if text.count("、") < _MIN_ITEMS - 1 or (noun[:2] not in text and "省" not in noun):
            continue
        plain = _ASIDE.sub("", text)
        body = re.split(rf"等|（|(?<=[一-龥])(?:\d+|[两一二三四五六七八九十]+)个?{noun[:2]}", plain, maxsplit=1)[0]
        items = _provinces(text) if "省" in noun else _items(body)
        named_last = "省" in noun or noun[:2] in text[text.rfind("、") :][:_NOUN_REACH]
        if _STATED.search(text):  # 等4个产业集群 says the number itself
            continue
        if len(items) >= _MIN_ITEMS and named_last and not any(char.isdigit() for item in items for char in item):
            found.append(Enumeration(items, offset + part.start(), offset + part.end(), text))
    return tuple(found)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The size of the enumeration that fits the topic best; None when the best sentences have none."""
    anchor = find_anchor(question, evidence, context)
    counted = _COUNTED.search(question.chinese)
    if anchor is None or counted is None:
        return None
    before = [token for token in question.topic_tokens if token in question.chinese[: counted.start()]]
    noun = "省" if _PROVINCES.search(question.chinese) else counted["noun"] or "".join(before[-1:])
    if not noun:
        return None
    words = context.search.words(question)
    candidates = [
        (coverage(words, item.text), item, found.paragraph)
        for found in anchor.sentences
        for item in enumerations(found.sentence.text, found.sentence.start, noun)
    ]
    if not candidates:
        return None
    _, best, paragraph = max(candidates, key=lambda candidate: candidate[0])
    count = str(len(best.items))
    return Draft((Line(f"列出{count}个：{best.text}。", (Quote(paragraph, best.start, best.end),), (count,)),))
