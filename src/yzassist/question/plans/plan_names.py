"""Recognises plans by what people call them: title, part of it, number, year, place, level, field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from yzassist.documents.head.titles import short_names
from yzassist.documents.model import Plan
from yzassist.facts.lexicon import place_names
from yzassist.question.plans.plan_name import (
    FOREIGN_PLACE,
    LEVEL_OF,
    LONGEST_PIECE,
    PlanName,
    after_lead_in,
    fields,
    key_of,
    last_of_name,
    name_of,
    tells_year_or_level,
    walk,
)

_KIND = re.compile(
    r"(?:(?:三年|专项|综合|实施|工作|行动|整治|攻坚|治理|提升)*"
    r"(?:方案|计划|规划|纲要|办法|条例|意见|通知|规定(?!的|了|要|多|农|什|谁|哪|怎|是|由|在|，|$)|细则|要点|文件))"
)  # 行动方案
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（(【]\d{4}[〕\]）)】]\s*第?\d+号")  # 清政发〔2024〕9号
_QUOTED = re.compile(r"[《〈](?P<title>[^《》〈〉]{2,80})[》〉]")  # 《清和市…方案》
_LEADING_LEVEL = re.compile(
    r"^(?:国家|中央|全?[省市县区乡镇]|[\u4e00-\u9fff]{2,6}?[省市县区州])(?:里|级|上)?的?"
)  # 市里的|空气质量
_JOINED_BEFORE = re.compile(r"(?P<head>[\u4e00-\u9fff]{1,10})(?:和|与|跟|及|以及|、)$")  # 省里和|市里的…
_MIN_PART_OF_TITLE = 4
"""Characters of a title inside 《》 from which it may be a part of a longer one."""


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the text that names plans, or one that nobody has put in (``unknown``)."""

    start: int
    end: int
    documents: tuple[str, ...]
    unknown: str = ""


class PlanNames:
    """The names of the plans of an index. ``stands_in_plans`` tells whether a phrase is one of the plans' own: then
    it is a subject (整治方案编制) or a document that they cite, and names no plan that is missing."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        short = short_names(plans)
        self.names = tuple(name_of(plan, short[plan.id]) for plan in plans)
        self._texts = tuple(plan.text for plan in plans)

    @cached_property
    def _by_pair(self) -> dict[str, dict[str, PlanName]]:
        pairs: dict[str, dict[str, PlanName]] = {}
        for name in self.names:
            for word in name.words:
                for at in range(len(word) - 1):
                    pairs.setdefault(word[at : at + 2], {})[name.document_id] = name
        return pairs

    @cached_property
    def _cited(self) -> tuple[str, ...]:
        return tuple(map(key_of, self._texts))

    def find(self, text: str) -> tuple[Named, ...]:
        """Every stretch of a normalised question that names a plan, in reading order, without overlaps."""
        found = [*self._numbers(text), *self._quoted(text), *self._aliases(text)]
        for named in self._described(text):
            if not any(named.start < other.end and other.start < named.end for other in found):
                found.append(named)
        return tuple(sorted(found, key=lambda named: named.start))

    def find_titles(self, text: str) -> tuple[Named, ...]:
        """Every title or short name of the plans that stands in the text, in reading order, without overlaps."""
        found = sorted((*self._quoted(text), *self._aliases(text)), key=lambda named: (named.start, -named.end))
        known = [named for named in found if named.documents]
        return tuple(n for at, n in enumerate(known) if not any(o.end > n.start for o in known[:at]))

    def of_place(self, text: str) -> tuple[tuple[str, ...], str]:
        """Ids of the plans whose place stands in ``text``, with that place; withdrawn plans are left out."""
        places = {name.place for name in self.names if name.place and name.place in text}
        place = max(places, key=len, default="")
        ids = tuple(name.document_id for name in self.names if name.place == place and not name.withdrawn)
        return (ids, place) if place and len(ids) < len(self.names) else ((), "")

    def _numbers(self, text: str) -> Iterable[Named]:
        for match in _NUMBER.finditer(text):
            key = key_of(match.group())
            hits = [name for name in self.names if name.number and key.endswith(name.number)]
            if hits:
                tail = len(match.group()) - _length_of_tail(match.group(), hits[0].number)
                yield Named(match.start() + tail, match.end(), tuple(name.document_id for name in hits))
            elif not self._cites(key):
                yield Named(match.start(), match.end(), (), match.group())

    def _quoted(self, text: str) -> Iterable[Named]:
        for match in _QUOTED.finditer(text):
            title = match["title"]
            if ids := self.titled(title):
                yield Named(match.start(), match.end(), ids)
            elif _KIND.search(title) and not self._cites(key_of(title)):
                yield Named(match.start(), match.end(), (), f"《{title}》")

    def titled(self, title: str) -> tuple[str, ...]:
        """Ids of the plans called ``title``: exactly, else by a part of the title, else in words of it."""
        key = key_of(title)
        if hits := [name for name in self.names if key in name.exact]:
            return tuple(name.document_id for name in hits)
        if len(key) >= _MIN_PART_OF_TITLE and (
            hits := [name for name in self.names if any(key in own or own in key for own in name.exact if len(own) > 4)]
        ):
            return self._preferred(hits)
        described = [named for named in self._described(title) if named.start == 0 and named.documents]
        return described[0].documents if described else ()

    def _aliases(self, text: str) -> Iterable[Named]:
        for name in self.names:
            for alias in sorted((*name.aliases,), key=len, reverse=True):
                if (at := text.find(alias)) >= 0:
                    yield Named(at, at + len(alias), (name.document_id,))
                    break

    def _described(self, text: str) -> Iterable[Named]:
        """Names made up of words of a title, a year, a place, a level or a field before 方案."""
        for kind in _KIND.finditer(text):
            before = text[: kind.start()]
            walks = [(walk(before, name), name) for name in self._possible(before)]
            rated = [
                (step.weight + (kind.group()[-2:] in name.words[0][-4:]) / 2, step, name)
                for step, name in walks
                if step.weight
            ]
            fitting = [item for item in rated if not item[1].mismatch]
            if fitting:
                best = max(weight for weight, _, _ in fitting)
                chosen = [(step, name) for weight, step, name in fitting if weight == best]
                start = min(step.start for step, _ in chosen)
                ids = self._preferred([name for _, name in chosen])
                begin, others = self._beside(text[:start], text[start : kind.start()])
                yield Named(begin, kind.end(), tuple(dict.fromkeys((*others, *ids))))
            elif rated:
                start = min(step.start for _, step, _ in rated)
                yield Named(start, kind.end(), (), text[start : kind.end()])
            elif (opens := _unknown_start(text[: kind.start()])) is not None:
                phrase = text[opens : kind.end()]
                if not any(phrase in own for own in self._texts):
                    yield Named(opens, kind.end(), (), phrase)

    def _possible(self, before: str) -> Iterable[PlanName]:
        """The names that can end so: all for a year or a level, else those that hold the last two characters."""
        last = last_of_name(before)
        if tells_year_or_level(before) or tells_year_or_level(last):
            return self.names
        return self._by_pair.get(last[-2:], {}).values()

    def _beside(self, before: str, described: str) -> tuple[int, tuple[str, ...]]:
        """Where a name begins that shares the end of another (省里|和市里的空气质量方案), and whose it is."""
        joined = _JOINED_BEFORE.search(before)
        own = _LEADING_LEVEL.match(described)
        if joined is None or own is None or _KIND.search(joined["head"]):
            return len(before), ()
        head = after_lead_in(joined["head"])
        walks = [(walk(head + described[own.end() :], name), name) for name in self.names]
        fitting = [(step.weight, name) for step, name in walks if step.weight and not step.start and not step.mismatch]
        best = max((weight for weight, _ in fitting), default=0)
        names = [name for weight, name in fitting if weight == best]
        start = joined.start() + len(joined["head"]) - len(head)
        return (start, self._preferred(names)) if names and head else (len(before), ())

    def of_level(self, word: str) -> tuple[str, ...]:
        """Ids of the plans of a level (省), unless all are of it; withdrawn plans are left out."""
        level = LEVEL_OF[word]
        ids = tuple(name.document_id for name in self.names if name.level is level and not name.withdrawn)
        return ids if any(name.level is not level for name in self.names) else ()

    def _preferred(self, names: Sequence[PlanName]) -> tuple[str, ...]:
        """Of plans that fit alike those in force; all when none is."""
        kept = [name for name in names if not name.withdrawn] or names
        return tuple(name.document_id for name in kept)

    def _cites(self, key: str) -> bool:
        return any(key in text for text in self._cited)


def _unknown_start(before: str) -> int | None:
    """Where the name of a plan begins that is told by a place or a field of its own; None for anything else."""
    tail = after_lead_in(before.removesuffix("的"))
    if not tail or len(tail) > LONGEST_PIECE:
        return None
    listed = place_names()
    places = {*listed.provinces, *(set(listed.cities) - set(listed.ambiguous_cities))}
    named = any(tail.startswith(place) for place in places) or FOREIGN_PLACE.match(tail) is not None
    field = any(tail.startswith(word) for group in fields() for word in group)
    return before.rfind(tail) if named or field else None


def _length_of_tail(written: str, key: str) -> int:
    """How many characters at the end of ``written`` make up ``key``."""
    for size in range(len(key), len(written) + 1):
        if key_of(written[-size:]) == key:
            return size
    return len(written)
