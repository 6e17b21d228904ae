"""Duties that prose states outside notes: 市水务局负责河道整治; 由市教育局会同市财政局制定办法; 县政府对……负总责."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph, Sentence
from yzassist.facts.bodies import (
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
from yzassist.facts.model import DepartmentMention, Responsibility, Role, RoleGroup, Span
from yzassist.facts.vocabulary import DepartmentVocabulary

# a cheap test before clauses are read
_ROLE_HINT = re.compile(
    r"牵头|会同|具体落实|主管|负总责|负责|负主体责任|承担|配合|参与|协助|按[^，。；]{0,4}职[责能]|分工[做抓]好|责任|"
    r"由[^，。；]{2,30}|[应要须每]|定期|依法|统筹|职责范围|主管部门"
)
_MARKS = "，。；！？"
# 会同|有关部门 · 会同|自然资源、住房和城乡建设等部门
_GROUP = re.compile(
    r"(?P<all>(?:各?有关|各?相关|各)(?:部门和单位|部门|单位))|(?P<work>[^，。；]{2,40}?)等(?:有关|相关)?部门"
)
# 公安、消防、市场监管|等部门 · 教育、民政|部门
_WORKS = re.compile(r"(?P<work>[^，。；]{2,60}?、[^，。；、]{2,10}?)(?P<open>等(?:有关|相关)?)?部门$")
# 由市水务局 · 并由 · 原则上由 · 河道整治由市水务局 (what stands before the names)
_BEFORE_NAMES = re.compile(r"^(?:[^，。；]*[由：])?(?:[—\-•·\s]*)")
_LONGEST_HELPERS = 40
_DESCRIBES = re.compile(r"[^，。；]{0,10}的")  # 依法|审批的项目


@dataclass(frozen=True, slots=True)
class _Duty:
    """Bodies and their role at ``text[start:end]``, their clause; ``has_object`` is True where the clause says what is
    to be done, ``opens`` where its bodies are bound by 要 or a regular task: nothing before them belongs to it."""

    start: int
    end: int
    groups: tuple[RoleGroup, ...]
    has_object: bool
    opens: bool = False


def extract_prose_duties(
    paragraph: Paragraph, notes: Sequence[tuple[int, int]], vocabulary: DepartmentVocabulary
) -> list[Responsibility]:
    """Duties of a paragraph's sentences, in order, outside the ``notes`` that stand in it.

    Only bodies that have a name count (not 有关部门). Clauses of a sentence that share one task (A牵头，B配合) are one.
    """
    found: list[Responsibility] = []
    for sentence in paragraph.sentences:
        if _ROLE_HINT.search(sentence.text):
            found += _duties_of_sentence(paragraph, sentence, notes, vocabulary)
    return found


def _duties_of_sentence(
    paragraph: Paragraph, sentence: Sentence, notes: Sequence[tuple[int, int]], vocabulary: DepartmentVocabulary
) -> list[Responsibility]:
    duties = [
        duty
        for start, end in _clauses(paragraph.text, sentence, vocabulary)
        if not any(start < last and first < end for first, last in notes)
        and (duty := _read_clause(paragraph.text, start, end, vocabulary))
    ]
    shared: list[list[_Duty]] = []
    for duty in duties:
        if shared and not (shared[-1][-1].has_object and duty.has_object):
            shared[-1].append(duty)
        else:
            shared.append([duty])
    found: list[Responsibility] = []
    for index, members in enumerate(shared):
        start = members[0].start
        end = shared[index + 1][0].start if index + 1 < len(shared) else sentence.end
        note = _span(paragraph, start, end)
        governs = _span(paragraph, start if index or members[0].opens else sentence.start, end)
        said = any(duty.has_object for duty in members) or paragraph.text[members[-1].end : end].strip("，。；")
        if not index and not said and note.start <= sentence.start + 1:
            governs = _before(paragraph, sentence, notes) or governs  # a sentence that is nothing but a note
        groups = tuple(group for duty in members for group in duty.groups)
        found.append(Responsibility(note=note, governs=governs, groups=groups))
    return found


def _before(paragraph: Paragraph, sentence: Sentence, notes: Sequence[tuple[int, int]]) -> Span | None:
    """The text between the note before, if any, and a sentence; None if there is none."""
    start = max((end for _, end in notes if end <= sentence.start), default=0)
    span = _span(paragraph, start, sentence.start)
    return span if span.start < span.end else None


def _clauses(text: str, sentence: Sentence, vocabulary: DepartmentVocabulary) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    depth, first = 0, sentence.start
    for position in range(sentence.start, sentence.end):
        depth = max(0, depth + (text[position] in "（(“《") - (text[position] in "）)”》"))
        if depth == 0 and text[position] in _MARKS and not _goes_on(text, first, position, vocabulary):
            spans.append((first, position))
            first = position + 1
    return [*spans, (first, sentence.end)]


def _goes_on(text: str, start: int, position: int, vocabulary: DepartmentVocabulary) -> bool:
    """True for the comma in a list of bodies: 各县（市、区）人民政府，开发区管委会负责本地区工作."""
    short = text[position] == "，" and position - start <= _LONGEST_HELPERS
    return short and bool(bodies_of(text, start, position, vocabulary)[0])


def _read_clause(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> _Duty | None:
    label = find_label(text[start:end])
    start += label.end if label else 0
    words = sorted(_role_word().finditer(text, start, end), key=lambda match: bool(match["plain"] or match["act"]))
    duties = (_read_duty(text, match, start, end, vocabulary) for match in words)
    return next((duty for duty in duties if duty), None)


def _read_duty(text: str, match: re.Match[str], start: int, end: int, vocabulary: DepartmentVocabulary) -> _Duty | None:
    """The duty whose role is the word ``match`` of the clause ``text[start:end]``; None if no bodies are before it."""
    names_end = match.start()
    lead = _BEFORE_NAMES.match(text[start:names_end].rstrip("："))
    first = start + (lead.end() if lead else 0)
    departments, open_list = bodies_of(text, first, names_end, vocabulary)
    by_whom = text[start:first].endswith("由")
    if not departments and by_whom and match["role"] in ("负责", "承担"):
        departments = _holder(text, first, names_end)
    rest = "" if match["role"] == "参加" else text[match.end() : end]
    if not departments or rest.startswith(duty_words().not_duties):
        return None
    if not by_whom and not _fits_its_subject(text[match.end() : end], match, departments):
        return None
    role = duty_words().roles.get(match["role"] or match["toward"] or "", Role.RESPONSIBLE)
    by_duty = "职责" in match.group()
    groups = [RoleGroup(role=role, departments=departments, open_list=open_list, by_duty=by_duty)]
    position = match.end()
    if match["role"] == "会同":
        helpers, helpers_open, position = helpers_of(text, position, end, vocabulary)
        if not helpers:
            return None
        own = _role_word().match(text, position, end)
        if own and own["role"]:
            groups = [replace(groups[0], role=duty_words().roles[own["role"]])]
            position = own.end()
            if text[position:end].startswith(duty_words().not_duties):
                return None
        groups.append(RoleGroup(role=Role.PARTICIPANT, departments=helpers, open_list=helpers_open, by_duty=by_duty))
    has_object = bool(text[position:end].strip()) or match["toward"] is not None or "由" in text[start:first][1:]
    has_object = has_object and match["role"] != "参加"  # A牵头，B|参加|的机制 is one
    return _Duty(first, end, tuple(groups), has_object, opens=bool(match["plain"]) and not by_whom)


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
    fits = any(named) and all(known or is_group(mention.name) for known, mention in zip(named, found, strict=True))
    return (found, open_list) if fits else ((), False)


def _fits_its_subject(rest: str, match: re.Match[str], departments: tuple[DepartmentMention, ...]) -> bool:
    """False for a verb that is a duty only behind 由 (由市水务局|审批), that describes a thing (市水务局|依法|审批的),
    or that binds no public body."""
    if match["act"] and (match["act"] not in (*duty_words().doings, "依法") or _DESCRIBES.match(rest)):
        return False
    return not (match["plain"] or match["act"]) or all(map(_is_official, departments))


def _is_level(name: str) -> bool:
    """True for 各县（市、区） and 镇（街道）; not for 各地, which names no level."""
    return (is_local(name) and name not in ("各地", "各地区")) or ("（" in name and is_local(f"各{name}"))


def _is_official(mention: DepartmentMention) -> bool:
    """True for a body that orders and acts for the state; what binds a school or a hospital is no task of the plan."""
    known = mention.department_id != mention.name
    if mention.name == "主管部门":
        return False
    return known or mention.name.endswith(duty_words().official_endings) or is_local(mention.name)


def helpers_of(
    text: str, start: int, end: int, vocabulary: DepartmentVocabulary
) -> tuple[tuple[DepartmentMention, ...], bool, int]:
    """The longest list of bodies that opens ``text[start:end]``, whether 等 leaves it open, and where it ends."""
    best: tuple[tuple[DepartmentMention, ...], bool, int] = ((), False, start)
    for match in _list_end().finditer(text, start, min(end, start + _LONGEST_HELPERS)):
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


def _holder(text: str, start: int, end: int) -> tuple[DepartmentMention, ...]:
    """Who is no body of the government but bears a duty by name: 由|二次供水管理单位|负责."""
    while (adverb := next((w for w in duty_words().duty_adverbs if text[start:end].endswith(w)), "")) != "":
        end -= len(adverb)
    name = text[start:end]
    holds = name.endswith(duty_words().holders) and not any(word in name for word in duty_words().not_in_kinds)
    return (unknown(text, start, end),) if holds and may_be_name(name) else ()


@cache
def _list_end() -> re.Pattern[str]:
    """…局 · …局等 · …委等有关部门 (where a list of names may end)."""
    endings = alternatives((*duty_words().body_endings, *duty_words().kind_endings))
    return re.compile(rf"(?:{endings}|部|署|总局|电网)(?:等(?:有关|相关)?(?:部门和单位|部门|单位)?)?")


@cache
def _role_word() -> re.Pattern[str]:
    """要具体负责 · 由县教育局|统一组织 · 会同 · 对本辖区……负总责 · 落实属地责任 · 要按照职责分工加强 (not 负责人)."""
    adverbs = alternatives(duty_words().duty_adverbs)
    own = r"(?:落实|履行|扛起|压实)[^，。；]{0,4}(?:主体|属地|管理|领导|监管)责任"
    by_duty = r"(?:按照?|根据|依据|依)(?:各自)?(?:法定)?职(?:责|能)(?:分工)?(?=[\u4e00-\u9fff]|$)"
    toward = r"对[^，。；]{2,40}?(?P<toward>负总责|负主体责任|负责)"
    act = rf"(?P<act>{alternatives(duty_words().acts)})(?![的者人机部单])"
    must = r"(?:应当|应该|应(?![急对用邀变战付届收答声])|须(?!知)|必须|要(?![求素点件闻塞]))"
    doings = rf"(?:定期|依法|{alternatives(duty_words().doings)})(?![^，。；]{{0,10}}的)"
    does = rf"(?:每(?:半?年|季度|月|周|日|学期|学年)|{doings})"
    is_in_charge = r"是[^，。；]{0,24}(?:主管部门|责任主体|责任单位|牵头单位|牵头部门)$"
    within = r"在(?:各自|其)?(?:的)?职责范围内"
    return re.compile(
        rf"(?:：)?(?:{adverbs})*(?:(?<!总)(?P<role>牵头负责|牵头|会同|负总责|负责|承担|主管|配合|参与|协助|参加(?=的|$)|(?<=具体)落实$|(?<=分工)[做抓]好)"
        rf"(?![人者]|的(?![^，。；]{{2,30}}(?:机制|专班|小组|会议|指挥部))|同志|单位|部门|领导)|{toward}|{own}|{act})|(?:{adverbs})*{by_duty}|(?P<plain>{is_in_charge}|{within}|{must}|{does})"
    )


def _span(paragraph: Paragraph, start: int, end: int) -> Span:
    while start < end and (paragraph.text[start].isspace() or paragraph.text[start] in "。；，"):
        start += 1
    while end > start and (paragraph.text[end - 1].isspace() or paragraph.text[end - 1] in "。；，"):
        end -= 1
    return Span(paragraph_id=paragraph.id, start=start, end=end)
