"""Responsibility notes: who leads, who is responsible, who takes part, and in what text.

Grammar: ``A、B按职责分工牵头，C、D等参与`` · ``A牵头，有关部门参与`` · ``A、B按职责分工负责`` · ``由A会同B负责`` ·
``牵头单位：A；配合单位：B；完成时限：…``; duties in prose are read by ``prose_duties``.
"""

from __future__ import annotations

import re

from yzassist.documents.labels import find_label
from yzassist.documents.model import Measure, Paragraph
from yzassist.documents.notes import CLOSING, OPENING, find_notes
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.duties.bodies import is_body, is_group, is_local, mentions, unknown
from yzassist.facts.duties.fields import FieldHead, field_heads, may_hold_fields, opens_with_field
from yzassist.facts.duties.first_leads import rule_within
from yzassist.facts.duties.headed_duties import extract_headed_duties
from yzassist.facts.duties.prose_duties import extract_prose_duties
from yzassist.facts.lexicon import duty_words
from yzassist.facts.model import Responsibility, Role, RoleGroup, Span

# A、B等按职责分工负责 → names, 等, 按职责分工, 负责
_ROLE_PHRASE = re.compile(
    r"(?P<open>等?(?:各?有关|各?相关|各)?(?:部门和单位|部门|(?<!成员)单位)?"
    r"(?=按|分别|共同|联合|具体|牵头|负责|参与|参加|配合|协助|协同|组织|分工|抓好|做好))?"
    r"(?P<duty>(?:按照?|根据|依据|依)(?:各自)?职(?:责|能)(?:分工)?|按分工|分工)?"
    r"(?:分别|共同|联合|具体|组织|积极|抓好|做好|予以|加强|给予|进行|业务)*"
    r"(?P<role>牵头负责|牵头|负责|参与|参加|配合|协助|协同|落实|实施|(?:指导|督导|监督|支持)(?=[，,；;。）)]|$))"
    r"(?:落实|实施|配合|支持)?"
)
# 以下均需地方各级人民政府相关部门落实 · 以下各项任务均由地方各级人民政府负责 · 以下各项均需各县（市、区）人民政府落实
_LOCAL_EXTENSION = re.compile(
    r"(?:以下|以上|下列|各项|上述)[^。]*(?:地方|各级|各地|沿线|各[省市州县区乡])[^。]*(?:落实|负责|实施)"
)
# （市教育局牵头，完成时限：2025年底） ; one level of brackets inside
_BRACKET = re.compile(r"（(?:[^（）]|（[^（）]*）)*）|【[^【】]*】|〔[^〔〕]*〕")
# （A牵头，B配合，2026年12月底前完成） · （A负责，长期坚持）
_NOTE_WITH_TIME = re.compile(
    r"(?:负责|牵头|参与|配合|落实|参加|协助)[，,；;]\s*(?:[^，,；;（）]*[0-9年]+[^，,；;（）]*|长期坚持|持续推进)）$"
)
_LEADS = ("（牵头）", "(牵头)", "（牵头单位）")  # 责任单位：县工信局|（牵头）|、县商务局
_GUIDES = ("指导", "督导", "监督", "支持")
_BULLETS = ("—", "·", "•", "●", "◆")
# what ends a field's run: 配合单位：县财政局。
_RUN_END = re.compile(r"[。\n]")


def extract_responsibilities(measure: Measure, vocabulary: DepartmentVocabulary) -> list[Responsibility]:
    """The notes of a measure, in order; each governs the text between it and the note before in its paragraph.

    A paragraph that is nothing but a note governs the paragraph before it; one of fields (牵头单位：A), or behind a
    numbered list, all since the note before, each on its own; a run of them, what its first one governs. A note that
    ends the last of several paragraphs without numbers governs those before it too.
    """
    found: list[Responsibility] = []
    before: list[Span] = []
    """What a line of fields would govern: the paragraphs since the last note, or what that note alone governs."""
    closed = False
    text_of = {paragraph.id: paragraph.text for paragraph in measure.paragraphs}
    for paragraph in measure.paragraphs:
        position = 0
        notes = _notes(paragraph.text, vocabulary)
        headed = extract_headed_duties(paragraph, notes, vocabulary)
        own = headed or extract_prose_duties(paragraph, notes, vocabulary)
        alone: list[Span] = []
        noted = False
        for start, end in notes:
            governs = [_trim(paragraph, position, start)]
            earlier = [text_of[span.paragraph_id] for span in before]
            if governs[0].start == governs[0].end and position == 0 and before:
                is_field = paragraph.text[start] not in OPENING or opens_with_field(paragraph.text, start + 1)
                governs = alone = before if is_field or all(map(_is_item, earlier)) else before[-1:]
            elif position == 0 and not closed and paragraph is measure.paragraphs[-1] and end == len(paragraph.text):
                plain = not any(map(_is_item, [*earlier, paragraph.text]))
                governs = [*before, *governs] if plain else governs
            groups, extends = read_note(paragraph.text, start, end, vocabulary)
            note = Span(paragraph_id=paragraph.id, start=start, end=end)
            if groups:
                noted = True
                own += [Responsibility(note=note, governs=g, groups=groups, extends_to_local=extends) for g in governs]
            position = end
        found += sorted(own, key=lambda item: item.note.start)
        before = alone or [*([] if noted or closed else before), _whole(paragraph)]
        closed = bool(alone or noted)
    return found


def read_note(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> tuple[tuple[RoleGroup, ...], bool]:
    """The role groups of the note ``text[start:end]``, and whether it binds local governments to what follows."""
    while start < end and text[start] in OPENING:
        start += 1
    while end > start and text[end - 1] in f"{CLOSING}。" and not _opens_bracket(text, start, end):
        end -= 1
    extension = _LOCAL_EXTENSION.search(text, start, end)
    if extension:
        end = extension.start()
    end = rule_within(text, start, end)
    heads = list(field_heads(text, start, end))
    if any(head.role and (head.has_colon or head.start == start) for head in heads):
        return tuple(_groups_by_heading(text, heads, end, vocabulary)), extension is not None
    end = next((head.start for head in heads if head.is_time), end)
    groups = _groups_by_verb(text, start, end, vocabulary)
    if not groups and _are_bodies(text, start, end, vocabulary):
        departments, open_list = mentions(text, start, end, vocabulary)
        groups = [RoleGroup(role=Role.RESPONSIBLE, departments=departments, open_list=open_list, by_duty=False)]
    return tuple(groups), extension is not None


def _notes(text: str, vocabulary: DepartmentVocabulary) -> list[tuple[int, int]]:
    """Notes in brackets and lines of fields; 牵头单位县教育局 without a colon only where nothing but bodies follows."""
    spans = list(find_notes(text))
    for bracket in _BRACKET.finditer(text):
        known = any(first < bracket.end() and bracket.start() < last for first, last in spans)
        is_note = _NOTE_WITH_TIME.search(bracket.group()) or _holds_field(text, *bracket.span())
        if not known and (is_note or _closes_with_bodies(text, *bracket.span(), vocabulary)):
            spans.append(bracket.span())
    if not may_hold_fields(text):
        return sorted(spans)
    for head in field_heads(text):
        opens = head.start == 0 or text[head.start - 1] in "。；;！？"
        if head.role is None or not opens or any(first <= head.start < last for first, last in spans):
            continue
        stop = _RUN_END.search(text, head.end)
        end = stop.end() if stop else len(text)
        if head.has_colon or _only_bodies(text, head, end, vocabulary):
            spans.append((head.start, end))
    return sorted(spans)


def _closes_with_bodies(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> bool:
    """True for a bracket behind the last sentence that only names bodies: 完善机制。（市商务局、各区县）"""
    last = not text[end:].strip("。 ") and text[:start].rstrip().endswith(("。", "；"))
    return last and _are_bodies(text, start + 1, end - 1, vocabulary)


def _are_bodies(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> bool:
    found, _ = mentions(text, start, end, vocabulary)
    named = [is_body(mention.name, vocabulary) for mention in found]
    return any(named) and all(
        known or is_group(mention.name) or is_local(mention.name) for known, mention in zip(named, found, strict=True)
    )


def _holds_field(text: str, start: int, end: int) -> bool:
    return any(head.has_colon and (head.role or head.is_time) for head in field_heads(text, start, end))


def _only_bodies(text: str, head: FieldHead, end: int, vocabulary: DepartmentVocabulary) -> bool:
    following = next((other.start for other in field_heads(text, head.end, end)), end)
    found, _ = mentions(text, head.end, following - text[following - 1 : following].count("。"), vocabulary)
    return bool(found) and all(is_body(mention.name, vocabulary) for mention in found)


def _opens_bracket(text: str, start: int, end: int) -> bool:
    """True where the last mark closes a bracket of a name: 国网（清溪）."""
    return text[end - 1] in "）)" and text.count("（", start, end) >= text.count("）", start, end) > 0


def _in_bracket(text: str, start: int, position: int) -> bool:
    """True inside what a bracket says of a body: 市发展改革委（|负责统筹）."""
    return text.count("（", start, position) > text.count("）", start, position)


def _groups_by_verb(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> list[RoleGroup]:
    groups: list[RoleGroup] = []
    position = start
    for match in _ROLE_PHRASE.finditer(text, start, end):
        first, last = position, match.start()
        position = match.end()
        role = duty_words().roles[match["role"]]
        helper = text.find("会同", first, last)
        names_end = helper if helper >= 0 else last
        departments, tail_open = mentions(text, first, names_end, vocabulary)
        if match["role"] in _GUIDES and not all(is_body(one.name, vocabulary) for one in departments):
            continue  # A负责业务|指导
        open_part = match["open"] or ""
        open_list = tail_open or open_part.startswith("等")
        listed = departments and text[match.start("open") - 1] in "，、和及"
        if open_part and not open_list and (listed or not departments):
            departments = (*departments, unknown(text, match.start("open"), match.end("open")))
        by_duty = match["duty"] is not None
        if departments:
            groups.append(
                RoleGroup(role=role, departments=departments, open_list=open_list and helper < 0, by_duty=by_duty)
            )
        if helper >= 0:
            helpers, helpers_open = mentions(text, helper + 2, last, vocabulary)
            if helpers:
                is_open = open_list or helpers_open
                groups.append(RoleGroup(role=Role.PARTICIPANT, departments=helpers, open_list=is_open, by_duty=by_duty))
    return groups


def _groups_by_heading(
    text: str, heads: list[FieldHead], end: int, vocabulary: DepartmentVocabulary
) -> list[RoleGroup]:
    groups: list[RoleGroup] = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        if head.role is None:
            continue
        last = following.start if following else end
        phrases = _ROLE_PHRASE.finditer(text, head.end, last)
        rest = max((m.end() for m in phrases if not _in_bracket(text, head.end, m.start())), default=head.end)
        spoken = _groups_by_verb(text, head.end, rest, vocabulary)
        departments, open_list = mentions(text, rest if spoken else head.end, last, vocabulary)
        groups += spoken
        leads = tuple(one for one in departments if text.startswith(_LEADS, one.end))
        others = tuple(one for one in departments if one not in leads)
        if leads:
            groups.append(RoleGroup(role=Role.LEAD, departments=leads, open_list=False, by_duty=False))
        if others:
            groups.append(RoleGroup(role=head.role, departments=others, open_list=open_list, by_duty=False))
    return groups


def _is_item(text: str) -> bool:
    return text.startswith(_BULLETS) or find_label(text) is not None


def _whole(paragraph: Paragraph) -> Span:
    return Span(paragraph_id=paragraph.id, start=0, end=len(paragraph.text))


def _trim(paragraph: Paragraph, start: int, end: int) -> Span:
    while start < end and (paragraph.text[start].isspace() or paragraph.text[start] in "。；，"):
        start += 1
    while end > start and paragraph.text[end - 1].isspace():
        end -= 1
    return Span(paragraph_id=paragraph.id, start=start, end=end)
