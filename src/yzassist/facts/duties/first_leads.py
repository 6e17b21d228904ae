"""Plans that say once that the first unit of a note leads: （责任单位：甲局、乙局，列首位的为牵头单位，下同）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yzassist.documents.model import Plan
from yzassist.facts.model import Responsibility, Role, RoleGroup

# 列第一位的为牵头单位 · 排在首位的责任单位为牵头单位 · 第一个单位是牵头部门
_RULE = re.compile(
    r"(?:列|排|排名|列在|排在)?(?:第一(?:位|个|名)?|首位|首个|最前面?)(?:的|者)?(?:责任)?(?:单位|部门)?，?(?:均|即|都)?[为是]总?(?:牵头|主办)"
)
# ，其余为配合单位 · ；其他的为参与单位
_OTHERS = re.compile(r"(?:其余|其他|其它|后面)(?:的|单位|部门|各?责任单位)*(?:均|都)?[为是](?:配合|参与|协办|参加)")


def rule_within(text: str, start: int, end: int) -> int:
    """Where the names of the note ``text[start:end]`` end: before the rule, if the note itself states it."""
    rule = _RULE.search(text, start, end)
    if rule is None:
        return end
    return max(text.rfind(mark, start, rule.start()) for mark in "，；。,;（(") if text[start : rule.start()] else end


def with_first_as_lead(plan: Plan, duties: Sequence[Responsibility]) -> list[Responsibility]:
    """The duties, in which the first of several bodies that are responsible leads: from the note on that says so
    (…，下同), or all of them where a sentence of its own says it (注：责任单位列第一位的为牵头单位). The others take
    part where the same sentence says that (其余为配合单位)."""
    order = {paragraph.id: index for index, paragraph in enumerate(plan.paragraphs)}
    rules = ((p, rule) for p in plan.paragraphs if (rule := _RULE.search(p.text)))
    paragraph, rule = next(rules, (None, None))
    if paragraph is None or rule is None:
        return list(duties)
    stated = (order[paragraph.id], rule.start())
    sentence = paragraph.text[rule.end() :].split("。", 1)[0]
    others = Role.PARTICIPANT if _OTHERS.search(sentence) else Role.RESPONSIBLE
    notes = [(order[duty.note.paragraph_id], duty.note) for duty in duties]
    if not any(place == stated[0] and note.start <= stated[1] < note.end for place, note in notes):
        stated = (0, 0)
    return [_led(duty, others) if (order[duty.note.paragraph_id], duty.note.end) >= stated else duty for duty in duties]


def _led(duty: Responsibility, role: Role) -> Responsibility:
    first = duty.groups[0]
    same = duty.governs.paragraph_id == duty.note.paragraph_id
    in_prose = same and duty.governs.start <= duty.note.start and duty.note.end <= duty.governs.end
    shared = first.by_duty or len(first.departments) < 2 or any(group.role is Role.LEAD for group in duty.groups)
    if in_prose or shared or first.role is not Role.RESPONSIBLE:
        return duty
    lead = RoleGroup(role=Role.LEAD, departments=first.departments[:1], open_list=False, by_duty=False)
    others = replace(first, role=role, departments=first.departments[1:])
    return replace(duty, groups=(lead, others, *duty.groups[1:]))
