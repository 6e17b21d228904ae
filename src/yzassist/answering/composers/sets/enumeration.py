"""Counts what a sentence enumerates: A、B、C等."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from yzassist.answering.anchor import find_anchor
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.facts.lexicon import place_names
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import kinds_of
from yzassist.question.story import asks_anything
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence, FoundParagraph, FoundSentence

_COUNTED = re.compile(
    r"(?:多少|(?<![第好十])几)(?P<measure>[个家处条座种类样项名位所支块片点])(?![月水])(?P<noun>[一-龥]{0,4})"
)  # 几个省, 哪几条江, 那几个湖
_PROVINCES = re.compile(r"省(?:份|市)?[，,]?[^，。？?]{0,8}(?:多少|几)个|(?:多少|几)个?省")  # 省份点了几个名
_PART = re.compile(r"[^，；。]+")  # the parts between commas
_ASIDE = re.compile(r"（[^）]*）")  # 化学纤维（涤纶）
_LAST_PAIR = re.compile(r"以及|和|及|与")  # 湖北、贵州|和|云南
_CLOSED = re.compile(r"等|（|为(?=“)")  # 太湖、巢湖、滇池|等
_OF_WEIGHT = re.compile(r"^(?:重要|重点|主要|典型)+")  # 等|重点|园区
_QUOTING = "（）“” "
_STATED = re.compile(r"等\d+个")  # 等4个产业集群
_COUNTING = frozenset({Intent.COUNT, Intent.TARGET, Intent.CONTENT, Intent.LIST})
_MIN_ITEMS = 2
_MIN_ITEM_CHARS = 2
_NOUN_REACH = 14
"""Characters behind the items within which the counted noun closes the run (太湖、巢湖、滇池|等重要湖泊)."""
_NUMBER = "具体数量"
_OTHERS = ("made_in_number", "bodies_counted", "besides", "beyond", "others_listed")
_SENTENCE_END = re.compile(r"[。？?！!]")
_NUMERAL = r"(?:\d+|[两一二三四五六七八九十]+)"


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The items of one run of 、 in a sentence, and its offsets in the paragraph."""

    items: tuple[str, ...]
    start: int
    end: int
    text: str
    closing: str

    def says(self, noun: str) -> bool:
        """True when the run closes with the name of such things, or each of its items holds it."""
        if "省" in noun:
            return bool(_provinces(self.text))
        return noun in self.closing or (len(noun) > 1 and all(noun in item for item in self.items))

    def opens_with(self, word: str) -> bool:
        """True when what closes the run begins with the word (…、印染等|园区)."""
        return _OF_WEIGHT.sub("", self.closing).startswith(word)

    def is_of(self, noun: str) -> bool:
        """True when it says so, or its items end in what the noun ends in (嘉陵江、汉江、湘江)."""
        *others, last = self.items
        return self.says(noun) or (all(item.endswith(noun[-1:]) for item in others) and noun[-1:] in last)


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


def _runs(sentence: str, offset: int, noun: str) -> Iterator[Enumeration]:
    """Every run of 、 between the commas of a sentence; none that holds numbers, or after which 等4个 says how many."""
    counted = re.compile(rf"(?<=[一-龥]){_NUMERAL}[个条种类座处家项]?(?={re.escape(noun)})")  # 县|四个|县
    for part in _PART.finditer(sentence):
        text = part.group()
        if text.count("、") < _MIN_ITEMS - 1 or _STATED.search(text):
            continue
        plain = _ASIDE.sub("", text)
        closed = _CLOSED.search(plain) or counted.search(plain)
        named = plain[: closed.start()] if closed else plain.removesuffix(noun)
        items = _items(named)
        if len(items) >= _MIN_ITEMS and not any(char.isdigit() for item in items for char in item):
            closing = plain[closed.end() :][:_NOUN_REACH] if closed else plain[len(named) :]
            yield Enumeration(items, offset + part.start(), offset + part.end(), text, closing)


def enumerations(sentence: str, offset: int, noun: str) -> tuple[Enumeration, ...]:
    """The runs of such things in a sentence; ``offset`` is added to their spans. For 省 only provinces count."""
    found = [run for run in _runs(sentence, offset, noun) if run.is_of(noun)]
    return tuple(replace(run, items=_provinces(run.text)) for run in found) if "省" in noun else tuple(found)


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a question counts: the words that may name it, the surest first, and the measure word it is counted by;
    ``named`` when it names the things itself behind the number (几个湖泊). A word of its ``topic`` may name them in the
    plan (几个行业: …等园区)."""

    nouns: tuple[str, ...]
    measure: str
    named: bool
    topic: tuple[str, ...] = ()


def _sought(question: Question) -> _Sought | None:
    """What is counted; None when nothing is. With no noun behind the number (点了几个名, 难点有几个) the words of the
    topic may be its name, the last one first."""
    counted = list(_COUNTED.finditer(question.chinese))
    if not counted:
        return None
    if _PROVINCES.search(question.chinese):
        return _Sought(("省",), counted[0]["measure"], named=True)
    behind = [match["noun"] for match in counted if not phrase("names_nothing").fullmatch(match["noun"])]
    named = [noun[:size] for noun in behind for size in range(len(noun), 0, -1)] or _before(
        question, counted[0].start()
    )
    words = [word for word in named if len(word) > 1 or kinds_of(word)]
    topic = tuple(token for token in reversed(question.topic_tokens) if len(token) > 1 or kinds_of(token))
    words = words or list(topic)
    kinds = [kind for word in words for kind in kinds_of(word)]
    return _Sought(tuple(dict.fromkeys([*words, *kinds])), counted[0]["measure"], bool(named), topic)


def _before(question: Question, at: int) -> list[str]:
    """The kind of thing that stands before its number (点名要防的湖|有几个)."""
    noun = phrase("noun_before").search(question.chinese[:at])
    ends = [noun["noun"][-size:] for size in range(len(noun["noun"]), 0, -1)] if noun else []
    return [word for word in ends if kinds_of(word)][:1]


_UNITS_OF_PLAN = frozenset(
    {"count.clauses_counted", "count.how_many_clauses", "count.places_counted", "list.which_clauses"}
)
"""Cues of a count of clauses or of places in the text, not of what a sentence names."""


def counts_members(question: Question) -> bool:
    """True when a question about a subject of the plan counts things, and neither clauses, bodies nor chapters."""
    slots = question.slots
    about_set = slots.departments or slots.roles or slots.chapters or slots.quantities or question.polar
    in_other_words = question.search_text != question.chinese  # 泼了绿油漆似的, which adds 蓝藻水华
    if about_set or not (question.plan_topic or in_other_words) or question.intent not in _COUNTING:
        return False
    if question.cues & _UNITS_OF_PLAN or any(cue.startswith(("set.", "scope.", "metadata.")) for cue in question.cues):
        return False
    if any(attribute.name != _NUMBER for attribute in question.attributes):
        return False
    sought = _sought(question)
    asked_as_such = question.intent in (Intent.COUNT, Intent.CONTENT, Intent.TARGET)
    others = any(phrase(name).search(question.chinese) for name in _OTHERS)
    asking = [part for part in _SENTENCE_END.split(question.chinese) if asks_anything(part) or _COUNTED.search(part)]
    once = question.intent is Intent.COUNT or len(asking) < 2
    return sought is not None and once and (sought.named or asked_as_such) and not others


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The size of the enumeration that fits the topic best; None when the best sentences have none, or the passage
    gives the number itself."""
    anchor = find_anchor(question, evidence, context)
    sought = _sought(question)
    if anchor is None or sought is None:
        return None
    if numbered := [item for noun in sought.nouns for item in _numbered(anchor.found, noun, sought.measure)]:
        return _told(numbered[0]) if question.intent is Intent.LIST else None
    words = context.search.words(question)
    wanted = [(noun, sought.named) for noun in sought.nouns] + [(word, False) for word in sought.topic if sought.named]
    for noun, named in wanted:
        candidates = [
            (coverage(words, item.text), item, found.paragraph)
            for found in anchor.sentences
            for item in enumerations(found.sentence.text, found.sentence.start, noun)
            if named or (item.says(noun) if noun in sought.nouns else item.opens_with(noun))
        ]
        if candidates:
            _, best, paragraph = max(candidates, key=lambda candidate: candidate[0])
            told = f"列出{len(best.items)}{sought.measure}：{best.text}。"
            return Draft((Line(told, (Quote(paragraph, best.start, best.end),), (str(len(best.items)),)),), exact=True)
    return None


def _numbered(found: FoundParagraph, noun: str, measure: str) -> list[FoundSentence]:
    """The sentences of the passage that give the number themselves (4座磷石膏库, 路段41处)."""
    said, thing = f"{_NUMERAL}{measure}", re.escape(noun)
    number = re.compile(rf"{said}[^，。；、]{{0,6}}{thing}|{thing}[^，。；、]{{0,6}}{said}")
    return [item for item in found.sentences if number.search(item.sentence.text)]


def _told(found: FoundSentence) -> Draft:
    sentence = found.sentence
    return Draft((Line(sentence.text, (Quote(found.paragraph, sentence.start, sentence.end),)),))
