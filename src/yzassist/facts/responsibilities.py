"""Responsibility notes: who leads, who is responsible, who takes part, and in what text.

Grammar: ``A、B按职责分工牵头，C、D等参与`` · ``A牵头，有关部门参与`` · ``A、B按职责分工负责`` ·
``牵头单位：A；配合单位：B``.
"""

from __future__ import annotations

import re

from yzassist.documents.model import Measure, Paragraph
from yzassist.documents.notes import find_notes
from yzassist.facts.model import DepartmentMention, Responsibility, Role, RoleGroup, Span
from yzassist.facts.vocabulary import DepartmentMatch, DepartmentVocabulary

_ROLE_OF_WORD = {
    "牵头负责": Role.LEAD, "牵头": Role.LEAD, "主办": Role.LEAD,
    "负责": Role.RESPONSIBLE, "责任": Role.RESPONSIBLE, "落实": Role.RESPONSIBLE, "实施": Role.RESPONSIBLE,
    "参与": Role.PARTICIPANT, "参加": Role.PARTICIPANT, "配合": Role.PARTICIPANT, "协助": Role.PARTICIPANT,
    "协同": Role.PARTICIPANT, "协办": Role.PARTICIPANT,
}  # fmt: skip
# A、B等按职责分工负责 → names, 等, 按职责分工, 负责
_ROLE_PHRASE = re.compile(
    r"(?P<open>等?(?:各?有关|各?相关|各)?(?:部门和单位|部门|单位)?"
    r"(?=按|分别|共同|联合|具体|牵头|负责|参与|参加|配合|协助|协同|组织|分工|抓好|做好))?"
    r"(?P<duty>(?:按照?|根据|依据|依)(?:各自)?职(?:责|能)(?:分工)?|按分工|分工)?"
    r"(?:分别|共同|联合|具体|组织|积极|抓好|做好|予以)*"
    r"(?P<role>牵头负责|牵头|负责|参与|参加|配合|协助|协同|落实|实施)(?:落实|实施|配合|支持)?"
)
# 牵头单位：A；配合单位：B
_UNIT_ROLE = re.compile(
    r"(?:主要|市级|省级)?(?P<role>牵头|责任|负责|配合|参与|参加|主办|协办|实施)(?:单位|部门|主体)[：:]"
)
# 以下均需地方各级人民政府相关部门落实 · 以下各项任务均由地方各级人民政府负责
_LOCAL_EXTENSION = re.compile(r"(?:以下|以上|下列|各项|上述)[^。]*(?:地方|各级|各地|沿线)[^。]*(?:落实|负责|实施)")
_NAME_SEPARATORS = "、，,；;\n\u3000 "
# 水利部等 · 水利部等有关部门
_OPEN_TAIL = re.compile(r"等(?:(?:有关|相关|各)?(?:部门和单位|部门|单位))?$")
# 由水利部负责 · 以及财政部
_LEADING_WORDS = re.compile(r"^(?:由|请|以及|并由|并|和|及|与)")
# between two names of one item: 公安部和水利部
_CONJUNCTION = re.compile(r"会同|和|及|与|以及|联合")


def extract_responsibilities(measure: Measure, vocabulary: DepartmentVocabulary) -> list[Responsibility]:
    """The notes of a measure, in order; each governs the text between it and the note before in its paragraph.

    A paragraph that is nothing but a note governs the paragraph before it.
    """
    found: list[Responsibility] = []
    for index, paragraph in enumerate(measure.paragraphs):
        position = 0
        for start, end in find_notes(paragraph.text):
            governs = _trim(paragraph, position, start)
            if governs.start == governs.end and position == 0 and index > 0:
                previous = measure.paragraphs[index - 1]
                governs = Span(paragraph_id=previous.id, start=0, end=len(previous.text))
            groups, extends = read_note(paragraph.text, start, end, vocabulary)
            if groups:
                note = Span(paragraph_id=paragraph.id, start=start, end=end)
                found.append(Responsibility(note=note, governs=governs, groups=groups, extends_to_local=extends))
            position = end
    return found


def read_note(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> tuple[tuple[RoleGroup, ...], bool]:
    """The role groups of the note ``text[start:end]``, and whether it binds local governments to what follows."""
    while start < end and text[start] in "（(":
        start += 1
    while end > start and text[end - 1] in "）)。":
        end -= 1
    extension = _LOCAL_EXTENSION.search(text, start, end)
    if extension:
        end = extension.start()
    if _UNIT_ROLE.match(text, start, end):
        return tuple(_groups_by_heading(text, start, end, vocabulary)), extension is not None
    return tuple(_groups_by_verb(text, start, end, vocabulary)), extension is not None


def _groups_by_verb(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> list[RoleGroup]:
    groups: list[RoleGroup] = []
    position = start
    for match in _ROLE_PHRASE.finditer(text, start, end):
        first, last = position, match.start()
        position = match.end()
        role = _ROLE_OF_WORD[match["role"]]
        helper = text.find("会同", first, last)
        names_end = helper if helper >= 0 else last
        departments, tail_open = _mentions(text, first, names_end, vocabulary)
        open_part = match["open"] or ""
        open_list = tail_open or open_part.startswith("等")
        if open_part and not open_list and not departments:
            departments = (_unknown(text, match.start("open"), match.end("open")),)
        by_duty = match["duty"] is not None
        if departments:
            groups.append(
                RoleGroup(role=role, departments=departments, open_list=open_list and helper < 0, by_duty=by_duty)
            )
        if helper >= 0:
            helpers, helpers_open = _mentions(text, helper + 2, last, vocabulary)
            if helpers:
                groups.append(
                    RoleGroup(
                        role=Role.PARTICIPANT, departments=helpers, open_list=open_list or helpers_open, by_duty=by_duty
                    )
                )
    return groups


def _groups_by_heading(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> list[RoleGroup]:
    groups: list[RoleGroup] = []
    heads = list(_UNIT_ROLE.finditer(text, start, end))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        last = following.start() if following else end
        departments, open_list = _mentions(text, head.end(), last, vocabulary)
        if departments:
            role = _ROLE_OF_WORD[head["role"]]
            groups.append(RoleGroup(role=role, departments=departments, open_list=open_list, by_duty=False))
    return groups


def _mentions(
    text: str, start: int, end: int, vocabulary: DepartmentVocabulary
) -> tuple[tuple[DepartmentMention, ...], bool]:
    """Departments of a list of names, and whether 等 leaves it open."""
    mentions: list[DepartmentMention] = []
    open_list = False
    for first, last in _split_names(text, start, end):
        tail = _OPEN_TAIL.search(text[first:last])
        if tail:
            open_list = True
            last = first + tail.start()
        lead = _LEADING_WORDS.match(text[first:last])
        if lead and vocabulary.identify(text[first:last]) is None:
            first += lead.end()
        if first < last:
            mentions.extend(_name(text, first, last, vocabulary))
    return tuple(mentions), open_list


def _name(text: str, first: int, last: int, vocabulary: DepartmentVocabulary) -> list[DepartmentMention]:
    """The known departments that make up the whole of ``text[first:last]``, else that text as an unknown body."""
    known = vocabulary.find(text[first:last])
    if known and not _CONJUNCTION.sub("", _without(text[first:last], known)):
        return [
            DepartmentMention(department_id=m.id, name=m.name, start=first + m.start, end=first + m.end) for m in known
        ]
    return [_unknown(text, first, last)]


def _without(name: str, known: list[DepartmentMatch]) -> str:
    for match in reversed(known):
        name = name[: match.start] + name[match.end :]
    return name


def _unknown(text: str, first: int, last: int) -> DepartmentMention:
    """A body the vocabulary does not know (有关部门, or a new one): its own name is its identity."""
    return DepartmentMention(department_id=text[first:last], name=text[first:last], start=first, end=last)


def _split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    depth = 0
    first = start
    for position in range(start, end):
        char = text[position]
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and char in _NAME_SEPARATORS:
            spans.append((first, position))
            first = position + 1
    spans.append((first, end))
    return [(first, last) for first, last in spans if first < last]


def _trim(paragraph: Paragraph, start: int, end: int) -> Span:
    while start < end and (paragraph.text[start].isspace() or paragraph.text[start] in "。；，"):
        start += 1
    while end > start and paragraph.text[end - 1].isspace():
        end -= 1
    return Span(paragraph_id=paragraph.id, start=start, end=end)
