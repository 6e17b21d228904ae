"""Lists of bodies as a plan writes them: 市教育局、市财政局等, 各市（州）、县（市、区）人民政府."""

from __future__ import annotations

import re
from functools import cache

from yzassist.facts.departments.vocabulary import DepartmentMatch, DepartmentVocabulary
from yzassist.facts.lexicon import alternatives, duty_words
from yzassist.facts.model import DepartmentMention

_SEPARATORS = "、，,；;\n\u3000 "
# 水利部等 · 水利部等有关部门 · 市教育局等10个部门
_OPEN_TAIL = re.compile(r"等(?:(?:有关|相关|各|[0-9一二三四五六七八九十]+个)?(?:部门和单位|单位和部门|部门|单位))?$")
# 由水利部负责 · 以及财政部
_LEADING_WORDS = re.compile(r"^(?:由|请|以及|并由|并|和|及|与)")
# 省卫生健康委员会|（以下简称省卫生健康委）
ABBREVIATED = re.compile(r"[（(]以下[简统]?称[^（）()]*[）)]")
# 市发展改革委|（负责统筹）
_OWN_TASK = re.compile(r"[（(](?:负责|牵头|统筹|配合|具体)[^（）()]*[）)]$")
# between two names of one item: 公安部和水利部
_CONJUNCTION = re.compile(r"会同|和|及|与|以及|联合")
# 2025年底前完成 · 长期坚持 · 持续推进 (a time among the names)
_IS_TIME = re.compile(r"[0-9]年|[0-9]月|(?:完成|底前|月底|年底|坚持|推进)$")
# 各市（州） · 县（市、区） · 各乡镇 (the head of 各市（州）、县（市、区）人民政府)
_LEVELS_ONLY = re.compile(r"^各?(?:地级)?[省市州县区盟旗地乡镇街道]{1,4}(?:[（(][省市州县区盟旗乡镇街道、]+[）)])?$")
# 县直各部门 · 省直有关部门和单位 · 市级有关部门
_LEVEL_GROUP = re.compile(r"^[省市县区州](?:直|级|政府)(?:各|有关|相关|部门)*(?:部门和单位|单位和部门|部门|单位)$")
# 临江|供电公司 (the place without 省, 市 or 县)
_BARE_PLACE = re.compile(r"^[^省市县区州旗乡镇和与及的等各]{2,4}$")
_OFFICE_ENDS = ("局", "厅", "委", "委员会", "供电公司", "法院", "检察院")
_BRANCH_ENDS = ("分局", "分行", "支行", "营业管理部", "供电公司", "税务局")
# 省级发展改革 · 县级教育
_LEVEL = re.compile(r"^[省市县区]级")
# 市政务服务管理局|（市12345热线管理中心） · 市市场监管局|（市知识产权局） (a body and its second nameplate)
_NAMEPLATE = re.compile(r"[（(][省市县区州][^（）()、，。；]{2,20}(?<!配合|负责|牵头|参与)[）)]$")
_SHORTEST_KIND = 4
_KINDS = ("主管部门", "部门", "机关", "机构", "局")
_GOVERNMENTS = ("人民政府", "政府", "管委会")
_LONGEST_NAME = 24


def mentions(
    text: str, start: int, end: int, vocabulary: DepartmentVocabulary
) -> tuple[tuple[DepartmentMention, ...], bool]:
    """Departments of the list of names ``text[start:end]``, and whether 等 leaves it open."""
    found: list[DepartmentMention] = []
    open_list = False
    for first, last in _split_names(text, start, end):
        tail = _OPEN_TAIL.search(text[first:last])
        if tail:
            open_list = True
            last = first + tail.start()
        for beside in (_OWN_TASK, ABBREVIATED):
            stated = beside.search(text[first:last])
            last = first + stated.start() if stated and first + stated.end() == last else last
        lead = _LEADING_WORDS.match(text[first:last])
        if lead and vocabulary.identify(text[first:last]) is None:
            first += lead.end()
        if first < last and not _IS_TIME.search(text[first:last]):
            found.extend(_named(text, first, last, vocabulary))
    return tuple(found), open_list


def unknown(text: str, first: int, last: int) -> DepartmentMention:
    """A body the vocabulary does not know (有关部门, or a new one): its own name is its identity."""
    return DepartmentMention(department_id=text[first:last], name=text[first:last], start=first, end=last)


def is_body(name: str, vocabulary: DepartmentVocabulary) -> bool:
    """True for a name that the vocabulary knows, or that ends like a body's (县城投公司) and holds no verb."""
    if vocabulary.identify(name) is not None or _identify_kind(name, vocabulary) is not None:
        return True
    words = duty_words()
    if name.endswith(words.kind_endings) and len(name) >= _SHORTEST_KIND:
        return may_be_name(name) and not any(word in name for word in words.not_in_kinds)
    if len(name) <= 2 and name in words.body_endings:  # 学校, 公司: a kind of body, not one
        return False
    ends = name.endswith(words.body_endings) and not name.endswith(words.body_stops)
    return ends and may_be_name(name)


def named_by_work(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> tuple[DepartmentMention, ...]:
    """The departments that a list names by their work alone (自然资源、住房和城乡建设); empty if most are not known,
    or if they are those of a level (省级发展改革)."""
    found: list[DepartmentMention] = []
    for first, last in _split_names(text, start, end):
        name = text[first:last]
        if _LEVEL.match(name) or not may_be_name(name):
            return ()
        known = next((known for kind in _KINDS if (known := _kind_of_work(name, kind, vocabulary))), name)
        found.append(DepartmentMention(department_id=known, name=name, start=first, end=last))
    unknown_names = sum(mention.department_id == mention.name for mention in found)
    return tuple(found) if 2 * unknown_names < len(found) else ()


def _kind_of_work(name: str, kind: str, vocabulary: DepartmentVocabulary) -> str | None:
    own = f"{name}{kind}"
    matches = vocabulary.find(own, informal=True)
    return matches[0].id if len(matches) == 1 and matches[0].name == own else None


def is_level_group(name: str) -> bool:
    """True for all bodies of one level: 县直各部门, 省直有关部门和单位 (not 有关部门)."""
    return bool(_LEVEL_GROUP.match(name))


def is_local(name: str) -> bool:
    """True for 各区县, 各县（市、区）: local governments by their level alone."""
    return name.startswith("各") and bool(_LEVELS_ONLY.match(name))


def is_group(name: str) -> bool:
    """True for bodies that are named by their kind alone: 市直有关部门, 各成员单位."""
    return name.endswith(duty_words().body_stops) and may_be_name(name)


def may_be_name(name: str) -> bool:
    """True for a phrase that is not too long for a name and holds no verb, mark or digit."""
    fits = 2 <= len(name) <= _LONGEST_NAME and not name.startswith(duty_words().not_opening)
    return fits and name.count("（") == name.count("）") and not _no_name().search(name)


@cache
def _no_name() -> re.Pattern[str]:
    """推进 · 负责 · 的 (words that no name holds), and marks."""
    return re.compile(rf"{alternatives(duty_words().not_in_names)}|[，。；：“”《》0-9]")


def _identify_kind(name: str, vocabulary: DepartmentVocabulary) -> str | None:
    """The identity of 公安机关 and 市场监管部门: names of talk elsewhere, of office in a regulation."""
    if not name.endswith((*duty_words().kind_endings, "机构")):
        return None
    matches = vocabulary.find(name, informal=True)
    return matches[0].id if len(matches) == 1 and matches[0].name == name else None


def _named(text: str, first: int, last: int, vocabulary: DepartmentVocabulary) -> list[DepartmentMention]:
    """The departments that make up the whole of ``text[first:last]``, else that text as one unknown body."""
    known = vocabulary.find(text[first:last])
    if known and not _CONJUNCTION.sub("", _without(text[first:last], known)):
        return [
            DepartmentMention(department_id=m.id, name=m.name, start=first + m.start, end=first + m.end) for m in known
        ]
    if (local := _local_office(text[first:last], known)) is not None:
        return [DepartmentMention(department_id=local, name=text[first:last], start=first, end=last)]
    if (plate := _NAMEPLATE.search(text[first:last])) and vocabulary.identify(text[first : first + plate.start()]):
        (body,) = _named(text, first, first + plate.start(), vocabulary)
        return [DepartmentMention(department_id=body.department_id, name=text[first:last], start=first, end=last)]
    if kind := _identify_kind(text[first:last], vocabulary):
        return [DepartmentMention(department_id=kind, name=text[first:last], start=first, end=last)]
    parts = _joined_bodies(text, first, last, vocabulary)
    return [mention for part in parts for mention in _named(text, *part, vocabulary)] or [unknown(text, first, last)]


def _local_office(name: str, known: list[DepartmentMatch]) -> str | None:
    """The identity of 临江供电公司 and 市生态环境局石桥分局: a known body with a bare place in its name."""
    if len({match.id for match in known}) != 1 or not may_be_name(name):
        return None
    placed = known[-1].end == len(name) and name.endswith(_OFFICE_ENDS) and _BARE_PLACE.match(name[: known[0].start])
    branch = known[0].start == 0 and name.endswith(_BRANCH_ENDS)
    return known[0].id if placed or branch else None


def _joined_bodies(text: str, first: int, last: int, vocabulary: DepartmentVocabulary) -> list[tuple[int, int]]:
    """The two sides of a conjunction between bodies: 县教育局和|各乡镇人民政府; empty if it joins no two."""
    for match in _CONJUNCTION.finditer(text, first + 2, last - 2):
        if is_body(text[first : match.start()], vocabulary) and is_body(text[match.end() : last], vocabulary):
            return [(first, match.start()), (match.end(), last)]
    return []


def _without(name: str, known: list[DepartmentMatch]) -> str:
    for match in reversed(known):
        name = name[: match.start] + name[match.end :]
    return name


def _split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    depth = 0
    first = start
    for position in range(start, end + 1):
        char = text[position] if position < end else _SEPARATORS[0]
        depth += (char in "（(") - (char in "）)")
        if position == end or (depth <= 0 and char in _SEPARATORS):
            if spans and _LEVELS_ONLY.match(text[slice(*spans[-1])]) and text[first:position].endswith(_GOVERNMENTS):
                first = spans.pop()[0]
            if first < position:
                spans.append((first, position))
            first = position + 1
    return spans
