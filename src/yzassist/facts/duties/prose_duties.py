"""Duties that prose states outside notes: 市水务局负责河道整治; 由市教育局会同市财政局制定办法; 县政府对……负总责."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph, Sentence
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.duties.bodies import is_group, is_local, may_be_name
from yzassist.facts.duties.body_lists import LONGEST_HELPERS, bodies_of, helpers_of, holder
from yzassist.facts.lexicon import alternatives, duty_words
from yzassist.facts.model import DepartmentMention, Responsibility, Role, RoleGroup, Span

# a cheap test before clauses are read
_ROLE_HINT = re.compile(
    r"牵头|会同|具体落实|主管|负总责|负责|负主体责任|承担|配合|参与|协助|按[^，。；]{0,4}职[责能]|分工[做抓]好|责任|"
    r"由[^，。；]{2,30}|[应要须每]|定期|依法|统筹|职责范围|主管部门"
)
_MARKS = "，。；！？"
# 由市水务局 · 并由 · 原则上由 · 河道整治由市水务局 (what stands before the names)
_BEFORE_NAMES = re.compile(r"^(?:[^，。；]*[由：])?(?:[—\-•·\s]*)")
_WITH = "会同"
_BINDS = re.compile(r"[要须]|应当?|必须")  # 要|安排
_DESCRIBES = re.compile(r"[^，。；]{0,10}的")  # 依法|审批的项目


@dataclass(frozen=True, slots=True)
class _Duty:
    """Bodies and their role at ``text[start:end]``, their clause; ``has_object`` is True where the clause says what is
    to be done, ``opens`` where its bodies are bound by 要 or a regular task: nothing before them belongs to it;
    ``joins`` where it only names who helps with the duty before it (由A牵头，|会同B开展检查); ``subject`` is where what
    they do begins (|环卫车辆更新由A负责)."""

    start: int
    end: int
    groups: tuple[RoleGroup, ...]
    has_object: bool
    opens: bool = False
    joins: bool = False
    subject: int | None = None

    @property
    def begins(self) -> int:
        """Where the clause begins that tells the duty."""
        return self.start if self.subject is None else self.subject


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
        if shared and (duty.joins or not (shared[-1][-1].has_object and duty.has_object)):
            shared[-1].append(duty)
        elif not duty.joins:
            shared.append([duty])
    found: list[Responsibility] = []
    for index, members in enumerate(shared):
        start = members[0].start
        end = shared[index + 1][0].begins if index + 1 < len(shared) else sentence.end
        note = _span(paragraph, start, end)
        own = members[0].opens or (index and not _shares_task(shared[index - 1], members))
        governs = _span(paragraph, members[0].begins if own else sentence.start, end)
        said = any(duty.has_object for duty in members) or paragraph.text[members[-1].end : end].strip("，。；")
        if not index and not said and note.start <= sentence.start + 1:
            governs = _before(paragraph, sentence, notes) or governs  # a sentence that is nothing but a note
        groups = tuple(group for duty in members for group in duty.groups)
        found.append(Responsibility(note=note, governs=governs, groups=groups))
    return found


def _shares_task(before: Sequence[_Duty], members: Sequence[_Duty]) -> bool:
    """True for those who do their part of what another leads (电动自行车整治由甲局牵头，|乙局、丙局按职责抓好…)."""
    leads = any(group.role is Role.LEAD for duty in before for group in duty.groups)
    return leads and all(group.by_duty for group in members[0].groups)


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
    short = text[position] == "，" and position - start <= LONGEST_HELPERS
    return short and bool(bodies_of(text, start, position, vocabulary)[0])


def _read_clause(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> _Duty | None:
    label = find_label(text[start:end])
    start += label.end if label else 0
    words = sorted(_role_word().finditer(text, start, end), key=lambda match: bool(match["plain"] or match["act"]))
    duties = (_read_duty(text, match, start, end, vocabulary) for match in words)
    found = next((duty for duty in duties if duty), None)
    return found or _read_help(text, start, end, vocabulary) or _read_by_whom(text, start, end, vocabulary)


def _read_help(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> _Duty | None:
    """Who helps with the duty before (，|会同县商务局、县文化广电旅游局持续开展行动)."""
    if not text.startswith(_WITH, start):
        return None
    helpers, is_open, after = helpers_of(text, start + len(_WITH), end, vocabulary)
    group = RoleGroup(role=Role.PARTICIPANT, departments=helpers, open_list=is_open, by_duty=False)
    return _Duty(start, end, (group,), bool(text[after:end].strip()), joins=True) if helpers else None


def _read_by_whom(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> _Duty | None:
    """Bodies behind 由, whatever it is that they do (备用水源的启用由市住建局|提出意见); None where 由 says of what a
    thing is made, or whence it comes."""
    by = text.find("由", start, end)
    while by >= 0:
        bodies, is_open, after = helpers_of(text, by + 1, end, vocabulary)
        named = bodies and all(map(_may_act, bodies))
        if named and after < end and not _is_no_act().match(text, after):
            group = RoleGroup(role=Role.RESPONSIBLE, departments=bodies, open_list=is_open, by_duty=False)
            return _Duty(start, end, (group,), has_object=True)
        by = text.find("由", by + 1, end)
    return None


def _read_duty(text: str, match: re.Match[str], start: int, end: int, vocabulary: DepartmentVocabulary) -> _Duty | None:
    """The duty whose role is the word ``match`` of the clause ``text[start:end]``; None if no bodies are before it."""
    names_end = match.start()
    lead = _BEFORE_NAMES.match(text[start:names_end].rstrip("："))
    first = start + (lead.end() if lead else 0)
    departments, open_list = bodies_of(text, first, names_end, vocabulary)
    by_whom = text[start:first].endswith("由")
    if not departments and by_whom and match["role"] in ("负责", "承担"):
        departments = holder(text, first, names_end)
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
    subject = start if by_whom else None
    return _Duty(first, end, tuple(groups), has_object, bool(match["plain"]) and not by_whom, subject=subject)


def _fits_its_subject(rest: str, match: re.Match[str], departments: tuple[DepartmentMention, ...]) -> bool:
    """False for a verb that is a duty only behind 由 (由市水务局|审批) or 要 (市财政局|要安排经费), that describes a
    thing (市水务局|依法|审批的), or that binds no public body."""
    must = _BINDS.match(match.group())  # 市水务局|应当|建立统一的平台 describes nothing
    bound = must or match["act"] in (*duty_words().doings, "依法")
    if match["act"] and (not bound or (not must and _DESCRIBES.match(rest))):
        return False
    return not (match["plain"] or match["act"]) or all(map(_is_official, departments))


def _may_act(mention: DepartmentMention) -> bool:
    """True for a public body that is named by itself, whose name holds no verb (not 区县划定并报市某局); of bodies
    named by their kind only one that is known (水行政主管部门)."""
    known = mention.department_id != mention.name
    return _is_official(mention) and may_be_name(mention.name) and (known or not is_group(mention.name))


def _is_official(mention: DepartmentMention) -> bool:
    """True for a body that orders and acts for the state; what binds a school or a hospital is no task of the plan."""
    known = mention.department_id != mention.name
    if mention.name == "主管部门":
        return False
    return known or mention.name.endswith(duty_words().official_endings) or is_local(mention.name)


@cache
def _is_no_act() -> re.Pattern[str]:
    """组成 · 划转至 · 负责解释 · 、 (what behind a list of bodies is no act of theirs)."""
    words = duty_words()
    no_duties = rf"(?:{alternatives(tuple(words.roles))})(?:{alternatives(words.not_duties)})"
    return re.compile(
        rf"(?:{alternatives(words.duty_adverbs)})*(?:{alternatives(words.not_by_whom)}|{no_duties})|[^\u4e00-\u9fff]"
    )


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
