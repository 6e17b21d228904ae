"""Lists of bodies in prose: 市教育局、市财政局等部门, 会同有关部门, 由二次供水管理单位."""

from __future__ import annotations

import re
from functools import cache

from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.duties.bodies import (
    ABBREVIATED,
    is_body,
    is_group,
    is_level_group,
    is_local,
    may_be_name,
    mentions,
    named_by_work,
    unknown,
)
from yzassist.facts.lexicon import alternatives, duty_words
from yzassist.facts.model import DepartmentMention

# 会同|有关部门 · 会同|自然资源、住房和城乡建设等部门
_GROUP = re.compile(
    r"(?P<all>(?:各?有关|各?相关|各)(?:部门和单位|部门|单位))"
    r"|(?P<work>[^，。；]{2,40}?)等(?:有关|相关)?(?:行政主管|行政管理|主管|行政)?部门"
)
# 公安、消防、市场监管|等部门 · 教育、民政|部门 · 公安、财政|等行政主管部门
_WORKS = re.compile(
    r"(?P<work>[^，。；]{2,60}?、[^，。；、]{2,10}?)(?P<open>等(?:有关|相关)?)?(?:行政主管|行政管理|主管|行政)?部门$"
)
# 平江县、石岩县、|北桥区人民政府
_BARE_PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}[省市州盟县区旗乡镇]$")
_GOVERNMENTS = ("人民政府", "政府", "管委会")
LONGEST_HELPERS = 40


def bodies_of(
    text: str, start: int, end: int, vocabulary: DepartmentVocabulary
) -> tuple[tuple[DepartmentMention, ...], bool]:
    """The bodies of a list that names nothing else; empty otherwise."""
    while end > start and text[end - 1] in "： ":
        end -= 1
    if end - start < 2:
        return (), False
    found, open_list = mentions(text, start, end, vocabulary)
    if listed := _WORKS.match(text, start, end):
        works = named_by_work(text, start, listed.end("work"), vocabulary)
        if works:
            return works, listed["open"] is not None
    named = [
        is_body(mention.name, vocabulary) or is_level_group(mention.name) or _is_level(mention.name)
        for mention in found
    ]
    if found and found[-1].name.endswith(_GOVERNMENTS):
        named = [known or _is_place(mention.name) for known, mention in zip(named, found, strict=True)]
    fits = any(named) and all(known or is_group(mention.name) for known, mention in zip(named, found, strict=True))
    return (found, open_list) if fits else ((), False)


def _is_place(name: str) -> bool:
    return _BARE_PLACE.match(name) is not None


def _is_level(name: str) -> bool:
    """True for 各县（市、区） and 镇（街道）; not for 各地, which names no level."""
    return (is_local(name) and name not in ("各地", "各地区")) or ("（" in name and is_local(f"各{name}"))


def helpers_of(
    text: str, start: int, end: int, vocabulary: DepartmentVocabulary
) -> tuple[tuple[DepartmentMention, ...], bool, int]:
    """The longest list of bodies that opens ``text[start:end]``, whether 等 leaves it open, and where it ends."""
    best: tuple[tuple[DepartmentMention, ...], bool, int] = ((), False, start)
    longest = LONGEST_HELPERS + sum(len(short) for short in ABBREVIATED.findall(text, start, end))
    for match in _list_end().finditer(text, start, min(end, start + longest)):
        found, open_list = bodies_of(text, start, match.end(), vocabulary)
        if found and len(found) >= len(best[0]):
            best = (found, open_list, match.end())
    return best if best[0] else _group_of_helpers(text, start, end, vocabulary)


def _group_of_helpers(
    text: str, start: int, end: int, vocabulary: DepartmentVocabulary
) -> tuple[tuple[DepartmentMention, ...], bool, int]:
    """The helpers that are named by their kind or their work: 会同|有关部门, 会同|自然资源、住房和城乡建设等部门."""
    group = _GROUP.match(text, start, end)
    if group is None:
        return (), False, start
    if group["all"]:
        return (unknown(text, start, group.end()),), False, group.end()
    return (named_by_work(text, start, group.end("work"), vocabulary), True, group.end())


def holder(text: str, start: int, end: int) -> tuple[DepartmentMention, ...]:
    """Who is no body of the government but bears a duty by name: 由|二次供水管理单位|负责."""
    while (adverb := next((w for w in duty_words().duty_adverbs if text[start:end].endswith(w)), "")) != "":
        end -= len(adverb)
    name = text[start:end]
    holds = name.endswith(duty_words().holders) and not any(word in name for word in duty_words().not_in_kinds)
    return (unknown(text, start, end),) if holds and may_be_name(name) else ()


@cache
def _list_end() -> re.Pattern[str]:
    """…局 · …局等 · …委等有关部门 · …局（以下简称…） (where a list of names may end)."""
    endings = alternatives((*duty_words().body_endings, *duty_words().kind_endings))
    rest = rf"{ABBREVIATED.pattern}|等(?:有关|相关)?(?:部门和单位|部门|单位)?"
    return re.compile(rf"(?:{endings}|部|署|总局|电网)(?:{rest})?")
