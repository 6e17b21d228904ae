"""Counts what a sentence enumerates: A、B、C等."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from yzassist.answering.anchor import find_anchor
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.facts.lexicon import place_names
from yzassist.question.model import Intent, Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import kinds_of
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_COUNTED = re.compile(
    r"(?:多少|(?<![第好那这前])几)(?P<measure>[个家处条座种类样项名位所支块片点])?(?!年|月|天|日|元|公里)(?P<noun>[一-龥]{0,4})"
)  # 几个省, 哪几条江
_PROVINCES = re.compile(r"省(?:份|市)?[，,]?[^，。？?]{0,8}(?:多少|几)个|(?:多少|几)个?省")  # 省份点了几个名
_PART = re.compile(r"[^，；。]+")  # the parts between commas
_ASIDE = re.compile(r"（[^）]*）")  # 化学纤维（涤纶）
_LAST_PAIR = re.compile(r"以及|和|及|与")  # 湖北、贵州|和|云南
_ENDS = re.compile(r"等|（|(?<=[一-龥])(?:\d+|[两一二三四五六七八九十]+)[个条种类座处家项](?=[一-龥])")  # 县|四个|县
_QUOTING = "（）“” "
_STATED = re.compile(r"等\d+个")  # 等4个产业集群
_COUNTING = frozenset({Intent.COUNT, Intent.TARGET, Intent.CONTENT, Intent.LIST})
_MIN_ITEMS = 2
_MIN_ITEM_CHARS = 2
_NOUN_REACH = 14
"""Characters after the last 、 within which the counted noun closes the run (太湖、巢湖、滇池等重要湖泊)."""


@dataclass(frozen=True)
class Enumeration:
    """The items of one run of 、 in a sentence, and its offsets in the paragraph."""

    items: tuple[str, ...]
    start: int
    end: int
    text: str

    @cached_property
    def closing(self) -> str:
        """What stands behind the last 、, where the run says what its items are."""
        return self.text[self.text.rfind("、") :]

    def is_of(self, noun: str) -> bool:
        """True when the run says that its items are such a thing, or each of them does (嘉陵江、汉江、湘江)."""
        if "省" in noun:
            return bool(_provinces(self.text))
        if len(noun) >= _MIN_ITEM_CHARS and (noun in self.closing[:_NOUN_REACH] or all(noun in i for i in self.items)):
            return True
        return all(item.endswith(noun[-1:]) for item in self.items[:-1]) and noun[-1:] in self.items[-1]


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


def _runs(sentence: str, offset: int) -> Iterator[Enumeration]:
    """Every run of 、 between the commas of a sentence; none that holds numbers or says how many it holds."""
    for part in _PART.finditer(sentence):
        text = part.group()
        if text.count("、") < _MIN_ITEMS - 1 or _STATED.search(text):
            continue
        items = _items(_ENDS.split(_ASIDE.sub("", text), maxsplit=1)[0])
        if len(items) >= _MIN_ITEMS and not any(char.isdigit() for item in items for char in item):
            yield Enumeration(items, offset + part.start(), offset + part.end(), text)


def enumerations(sentence: str, offset: int, noun: str) -> tuple[Enumeration, ...]:
    """The runs of such things in a sentence; ``offset`` is added to their spans. For 省 only provinces count."""
    found = (run for run in _runs(sentence, offset) if run.is_of(noun))
    if "省" not in noun:
        return tuple(found)
    return tuple(Enumeration(_provinces(run.text), run.start, run.end, run.text) for run in found)


def _nouns(question: Question) -> tuple[str, ...]:
    """The words that may name what is counted, the surest first: what stands behind the number, in full and shortened,
    and what is of the same kind; with no noun there (点了几个名) the words of the topic, last one first."""
    if _PROVINCES.search(question.chinese):
        return ("省",)
    behind = [match["noun"] for match in _COUNTED.finditer(question.chinese)]
    nouns = [noun[:size] for noun in behind for size in range(len(noun), 0, -1)]
    named = [noun for noun in nouns if not phrase("names_nothing").fullmatch(noun)]
    known = [noun for noun in named if len(noun) > 1 or kinds_of(noun)]
    topic = [token for token in reversed(question.topic_tokens) if len(token) > 1 or kinds_of(token)]
    words = [*known, *topic]
    return tuple(dict.fromkeys([*words, *(kind for word in words for kind in kinds_of(word))]))


_UNITS_OF_PLAN = frozenset({"count.clauses_counted", "count.how_many_clauses", "count.places_counted"})
"""Cues of a count of clauses or of places in the text, not of what a sentence names."""


def counts_members(question: Question) -> bool:
    """True when a question about a subject of the plan counts things, and neither clauses, bodies nor chapters."""
    slots = question.slots
    about_set = slots.departments or slots.roles or slots.chapters or slots.quantities or question.polar
    if about_set or not question.plan_topic or question.intent not in _COUNTING:
        return False
    if question.cues & _UNITS_OF_PLAN or any(cue.startswith(("set.", "scope.", "metadata.")) for cue in question.cues):
        return False
    return not any(phrase(name).search(question.chinese) for name in ("bodies_counted", "besides", "others_listed"))


def compose(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The size of the enumeration that fits the topic best; None when the best sentences have none."""
    anchor = find_anchor(question, evidence, context)
    counted = _COUNTED.search(question.chinese)
    if anchor is None or counted is None:
        return None
    words = context.search.words(question)
    for noun in _nouns(question):
        candidates = [
            (coverage(words, item.text), item, found.paragraph)
            for found in anchor.sentences
            for item in enumerations(found.sentence.text, found.sentence.start, noun)
        ]
        if candidates:
            _, best, paragraph = max(candidates, key=lambda candidate: candidate[0])
            told = f"列出{len(best.items)}{counted['measure'] or '个'}：{best.text}。"
            return Draft((Line(told, (Quote(paragraph, best.start, best.end),), (str(len(best.items)),)),), exact=True)
    return None
