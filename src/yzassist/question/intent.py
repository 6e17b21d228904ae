"""Decides what kind of answer is sought: named cues first, nearest exemplars where no cue speaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from yzassist.question.cues import CueMatch
from yzassist.question.model import Intent, Slots
from yzassist.question.phrases import phrase

_MORE_THAN_THE_TERM = 4
_SHORT_TOPIC = 8
"""Characters beside a metadata cue up to which nothing else is asked about (该文来源于哪个网站)."""
_NUMERALS = "一二三四五六七八九十百"
_ASKED_ATTRIBUTES = {
    "responsibility": Intent.RESPONSIBILITY,
    "deadline": Intent.DEADLINE,
    "target": Intent.TARGET,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """``asks`` are the attributes sought in order; ``polar`` when yes or no is expected."""

    intent: Intent
    asks: tuple[Intent, ...]
    polar: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What the decision rests on. ``has_topic`` is False when nothing but frame and named things was said,
    ``plan_topic`` when no word of the topic is one that the plans use; ``about_document`` is True when the content
    words left are those of the document's own title; ``story`` when more is told than asked."""

    text: str
    topic: str
    cues: tuple[CueMatch, ...]
    slots: Slots
    has_topic: bool
    plan_topic: bool
    about_document: bool
    story: bool = False

    @property
    def groups(self) -> frozenset[str]:
        """Cue groups found."""
        return frozenset(match.cue.group for match in self.cues)

    @property
    def names(self) -> frozenset[str]:
        """Cues found, as ``group.name``."""
        return frozenset(f"{match.cue.group}.{match.cue.name}" for match in self.cues)


def _attributes(reading: Reading) -> tuple[Intent, ...]:
    """Responsibility, deadline and target asked for, in the order of the wording; a count's 多少 is no target."""
    counted = [(match.start, match.end) for match in reading.cues if match.cue.group in ("count", "list")]
    counted += [(match.start, match.end) for match in reading.cues if match.cue.name == "how_long"]  # 多少天内
    first: dict[Intent, int] = {}
    for match in reading.cues:
        attribute = _ASKED_ATTRIBUTES.get(match.cue.group)
        if attribute is None or (match.cue.name == "what_role" and not reading.slots.departments):
            continue  # 企业扮演什么角色: no body of a note
        inside_count = any(start < match.end and match.start < end for start, end in counted)
        if attribute is Intent.TARGET and (inside_count or _is_told(match, reading)):
            continue
        first[attribute] = min(first.get(attribute, match.start), match.start)
    if first and (other := _other_ask(reading)) is not None:
        first[Intent.CONTENT] = other
    return tuple(sorted(first, key=lambda attribute: first[attribute]))


def _is_told(target: CueMatch, reading: Reading) -> bool:
    """True for a goal that something is done with (都定好用水的指标，这是哪个部管的): who is asked stands behind."""
    if phrase("asking").search(target.text) or not phrase("made_before").search(reading.text[: target.start]):
        return False
    behind = [match for match in reading.cues if match.start >= target.end and match.cue.group in _ASKED_ATTRIBUTES]
    return any(phrase("asking").search(match.text) for match in behind)


def _other_ask(reading: Reading) -> int | None:
    """Where a further thing is asked in a part of its own (主要数哪些鸟？又是谁牵头); None when nothing is."""
    for part in _PART.finditer(reading.text):
        groups = {match.cue.group for match in reading.cues if part.start() <= match.start < part.end()}
        open_word = _CONTENT_WORD.search(part.group())
        if open_word and not groups & {*_ASKED_ATTRIBUTES, "metadata", "compare", "chapter", "scope"}:
            return part.start() + open_word.start()
    return None


def _asks_openly(text: str) -> bool:
    return "几" in text or phrase("asking").search(text) is not None


def _is_polar(reading: Reading, asks: tuple[Intent, ...]) -> bool:
    if "polar" not in reading.groups:
        return False
    slots = reading.slots
    claims_value = bool(slots.dates or slots.quantities or slots.departments)
    if _asks_openly(phrase("told_roughly").sub("", reading.text)) and not (
        claims_value and "polar.ending" in reading.names and not asks
    ):
        return False
    return claims_value or not asks


_COUNTED = re.compile(
    r"哪[一二三四五六七八九十](?:样|个|条|项)|[那这][一二三四五六七八九十](?:根|张|样|个|条|项)"
)  # 哪四样
_PART = re.compile(r"[^，。；！？,;!?：:]+")  # the parts between commas
_CONTENT_WORD = re.compile(
    r"哪些|什么|怎么|如何|哪[两三四五六几块]|哪一?(?:类|种|样)|哪个|哪一|什么|啥|哪方面|几个|可有(?:这|过)|有没有|会不会|有无(?:说|提)"
)  # 哪些


def _names_nothing_else(reading: Reading) -> bool:
    """True when nothing but bodies or a year is named, so that it is asked whether they have any part, or anything is
    due (司法部有无牵头任务, 2024年有没有要完成的)."""
    slots = reading.slots
    named = slots.quantities or slots.clauses or slots.chapters or slots.places or slots.terms
    others = reading.groups & {"set", "count", "scope", "metadata"} or phrase("whether_mentioned").search(reading.text)
    due = phrase("due_at_all").search(reading.text) is not None
    about = due if slots.dates else bool(slots.departments)
    return about and not (named or others or reading.has_topic or reading.plan_topic)


def _set_intent(reading: Reading, asks: tuple[Intent, ...]) -> Intent | None:
    """LIST, COUNT or DEPARTMENT when the question is about the set of clauses rather than about one subject."""
    groups, slots = reading.groups, reading.slots
    dated = bool(slots.dates) and not reading.story  # a story in words of its own (石头缝里种苞谷) has a subject
    about_set = bool(slots.departments or dated or slots.chapters) and not reading.plan_topic
    several = len({slot.department_id for slot in slots.departments}) > 1
    if about_set and several and phrase("jointly").search(reading.text):
        return Intent.LIST
    if about_set and len({slot.year for slot in slots.dates}) > 1 and "list" in groups:
        return Intent.LIST
    if slots.clauses:
        return None
    asks_who = reading.names & {"responsibility.which_department", "set.sole"}
    who_alone = reading.plan_topic and asks_who  # 由哪个部门单独负责, 尾矿库治理是水利部一家牵头
    if "set" in groups and not (who_alone and "list" not in groups and "count" not in groups):
        return Intent.COUNT if "count" in groups else Intent.LIST
    counting = {name for name in reading.names if name.startswith("count.")}
    if "target" in groups and phrase("of_whole_plan").search(reading.text):
        return Intent.COUNT  # 方案定了几个量化指标
    if phrase("bodies_counted").search(reading.text):
        return Intent.COUNT
    if counting == {"count.total"} and "target.how_much" in reading.names and reading.plan_topic:
        return None  # 一共要治多少
    listing = {name for name in reading.names if name.startswith("list.")}
    if listing == {"list.located"} and asks and reading.plan_topic:
        return None  # 写在第几条，由谁牵头: the answer names the clause
    names_body = bool(slots.departments) and phrase("names_body").search(reading.text) is not None
    if "list.which_clauses" in reading.names and (not about_set or names_body):
        return Intent.COUNT if "count" in groups else Intent.LIST
    if "count" in groups:
        return Intent.COUNT
    if about_set and slots.departments and not (slots.roles or slots.dates) and "responsibility" not in groups:
        of_values = phrase("values_of_body").search(reading.text) is not None
        return Intent.LIST if slots.chapters or of_values else Intent.DEPARTMENT
    of_role = bool(asks) and "responsibility.what_role" in reading.names
    if about_set and slots.departments and of_role and not reading.has_topic:
        return Intent.DEPARTMENT  # 财政部是什么角色
    if about_set and slots.departments and "list" in groups:
        return Intent.LIST
    if about_set and (groups & {"list", "department", "how"} or "mention" in groups or not asks or slots.roles):
        return Intent.LIST if slots.roles or slots.dates else Intent.DEPARTMENT
    if "mention" in groups and "polar" not in groups and "哪" in reading.text and not asks:
        return Intent.LIST
    names_clauses = "list" in groups and phrase("names_clauses").search(reading.text) is not None
    if names_clauses and ("mention" in groups or slots.departments or "list.all_of" in reading.names or asks):
        return Intent.LIST
    return None


def _is_definition(reading: Reading) -> bool:
    """True when a term's meaning is asked for; its members (分别指哪四乱) only when nothing else is said of it."""
    if reading.names & {"definition.what_is", "definition.meaning"}:
        return True
    plain = reading.text.replace("“", "")
    if any(f"哪{numeral}" in plain for term in reading.slots.terms for numeral in _NUMERALS if numeral in term):
        return True  # 清四乱是哪四乱, 是哪“四乱”
    asked = {numeral for found in _COUNTED.finditer(reading.text) for numeral in found.group() if numeral in _NUMERALS}
    if "definition.members" in reading.names and any(asked & set(term) for term in reading.slots.terms):
        return True  # 三线一单那三根线分别是啥
    rest = reading.topic
    for term in reading.slots.terms:
        rest = rest.replace(term, "")
    return bool(reading.slots.terms) and len(rest.replace(" ", "")) < _MORE_THAN_THE_TERM


def _names_chapters_only(reading: Reading) -> bool:
    """True when whole chapters are asked about: no department, date, count or lack (没有写明) narrows the question."""
    slots = reading.slots
    if slots.departments or slots.dates or reading.groups & {"polar", "mention", "set"}:
        return False
    if slots.chapters:
        narrowed = reading.plan_topic and phrase("clauses_saying").search(reading.text)  # 第六章哪几条规定了罚款
        return not narrowed and ("count" not in reading.groups or len(slots.chapters) > 1)
    if "chapter.of_subject" in reading.names and reading.plan_topic:
        return True  # 公众参与 章节名称
    if "chapter.blocks" in reading.names:
        return not reading.plan_topic and "条" not in reading.text
    return "chapter.all_chapters" in reading.names and not reading.plan_topic and "count" not in reading.groups


def _asks_of_document(reading: Reading) -> bool:
    """True when a metadata cue stands right behind the document itself (写报告要引用，这份通知的文号是多少)."""
    metadata = [match for match in reading.cues if match.cue.group == "metadata"]
    own = metadata and phrase("own_field").search(reading.text)
    return bool(own) or any(phrase("document_itself").search(reading.text[: match.start]) for match in metadata)


def decide_intent(reading: Reading, nearest: Callable[[], Intent]) -> Decision:
    """The intent of a question; ``nearest`` gives that of the nearest exemplar and is called only without cues."""
    groups, slots = reading.groups, reading.slots
    asks = _attributes(reading)
    polar = _is_polar(reading, asks)

    def decided(intent: Intent) -> Decision:
        return Decision(intent, asks, polar)

    for outside in (Intent.INJECTION, Intent.ABUSE):
        if outside.value in groups:
            return Decision(outside, (), False)
    if Intent.SMALL_TALK.value in groups and not reading.has_topic:
        return Decision(Intent.SMALL_TALK, (), False)
    about_file = {f"metadata.{name}" for name in ("document_number", "document_kind", "topic_class", "source")}
    if reading.names & about_file and len(reading.topic) <= _SHORT_TOPIC:
        return decided(Intent.METADATA)
    several = sum(name.startswith("metadata.") for name in reading.names) > 1
    if (several or _asks_of_document(reading)) and not slots.clauses:
        return decided(Intent.METADATA)
    if "metadata" in groups and not slots.clauses and (reading.about_document or not reading.plan_topic):
        return decided(Intent.METADATA)
    about_all = "clause.clause_about" in reading.names and not groups & {"count", "metadata", "list"}
    if about_all and not (reading.has_topic or asks or slots.clauses or slots.chapters or slots.departments):
        return decided(Intent.CHAPTER)  # 方案讲了什么
    if "chapter.which_chapter" in reading.names or _names_chapters_only(reading):
        return decided(Intent.CHAPTER)
    counted = "count" in groups or phrase("bodies_counted").search(reading.text)
    if slots.clauses and counted and not (polar or "compare.exceeds" in reading.names):
        return decided(Intent.COUNT)
    if slots.clauses and not asks and not polar and "compare" not in groups:
        return decided(Intent.CLAUSE)
    alike = {name for name in reading.names if name.startswith("compare.")} == {"compare.same"}
    if alike and polar and slots.places:
        return decided(Intent.YES_NO)  # 陕西跟四川一样，全省都归进这个方案管吗
    if "scope.area" in reading.names and slots.places and "还是" in reading.text and not asks:
        return decided(Intent.SCOPE)  # 陕西是全部纳入还是只有部分县
    if "scope.area" in reading.names and len(slots.places) > 1 and "compare" in groups and not asks:
        return decided(Intent.SCOPE)  # 西藏和重庆纳入范围的方式有什么不同
    if phrase("who_to_whom").search(reading.text):
        return Decision(Intent.CONTENT, (), False)  # 达标了谁给谁掏钱，掏多少
    if phrase("others_listed").search(reading.text) and not (slots.departments or slots.roles or polar):
        return Decision(Intent.CONTENT, (), polar)  # 除了中华鲟还点了谁的名
    if phrase("members_asked").search(reading.text) and not (slots.departments or slots.roles):
        return Decision(Intent.CONTENT, (), False)  # 点名的那几个大湖都有谁
    others_alike = phrase("others_alike").search(reading.text) is not None
    if (
        "compare" in groups
        and ("set" not in groups or "compare.which_of_these" in reading.names)
        and not others_alike
        and not (len(slots.dates) > 1 and not reading.plan_topic)
    ):
        return decided(Intent.COMPARE)
    if polar and _names_nothing_else(reading):
        return decided(Intent.LIST if slots.dates else Intent.DEPARTMENT)
    if polar:
        return decided(Intent.YES_NO)
    narrowed = slots.departments or slots.dates or slots.roles or asks or reading.plan_topic
    if "scope.area" in reading.names and "count" not in groups and not narrowed:
        return decided(Intent.SCOPE)  # 除11省（市）外还涉及哪些省区
    if (set_intent := _set_intent(reading, asks)) is not None:
        return decided(set_intent)
    if "definition" in groups and not asks and _is_definition(reading):
        return decided(Intent.DEFINITION)
    if "scope" in groups and not asks and not reading.plan_topic:
        return decided(Intent.SCOPE)
    of_year = slots.dates and not (slots.departments or slots.clauses) and set(asks) <= {Intent.DEADLINE, Intent.TARGET}
    if asks and not reading.has_topic and (of_year or phrase("every_one").search(reading.text)):
        return decided(Intent.LIST)  # 2023年有什么节点
    if asks == (Intent.DEADLINE,) and phrase("condition_date").search(reading.text):
        return Decision(Intent.CONTENT, (), polar)
    if asks:
        return decided(asks[0])
    several = len({slot.department_id for slot in slots.departments}) > 1 and "还是" in reading.text
    if reading.plan_topic and (slots.roles or several):
        return Decision(Intent.RESPONSIBILITY, (Intent.RESPONSIBILITY,), polar)
    if "how" in groups or "list.located" in reading.names:
        return decided(Intent.CONTENT)
    return decided(nearest())
