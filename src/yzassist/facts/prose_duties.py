"""Duties that prose states outside notes: 市水务局负责河道整治; 由市教育局会同市财政局制定办法; 县政府对……负总责."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph, Sentence
from yzassist.facts.bodies import is_body, is_group, is_level_group, mentions
from yzassist.facts.lexicon import alternatives, duty_words
from yzassist.facts.model import DepartmentMention, Responsibility, Role, RoleGroup, Span
from yzassist.facts.vocabulary import DepartmentVocabulary

# a cheap test before clauses are read
_ROLE_HINT = re.compile(
    r"牵头|会同|负总责|负责|负主体责任|承担|配合|参与|协助|按[^，。；]{0,4}职[责能]|分工[做抓]好|责任|"
    r"由[^，。；]{2,30}(?:组织|承办|审批|办理|受理)"
)
_MARKS = "，。；！？"
# 由市水务局 · 并由 · 原则上由 · 河道整治由市水务局 (what stands before the names)
_BEFORE_NAMES = re.compile(r"^(?:[^，。；]*[由：])?(?:[—\-•·\s]*)")
_LONGEST_HELPERS = 40


@dataclass(frozen=True, slots=True)
class _Duty:
    """Bodies and their role at ``text[start:]``; ``has_object`` is True where the clause says what is to be done."""

    start: int
    groups: tuple[RoleGroup, ...]
    has_object: bool


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
        governs = _span(paragraph, start if index else sentence.start, end)
        if not index and not any(duty.has_object for duty in members) and note.start <= sentence.start + 1:
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
    return short and bool(_bodies(text, start, position, vocabulary)[0])


def _read_clause(text: str, start: int, end: int, vocabulary: DepartmentVocabulary) -> _Duty | None:
    match = _role_word().search(text, start, end)
    if match is None:
        return None
    label = find_label(text[start : match.start()])
    start += label.end if label else 0
    names_end = match.start()
    lead = _BEFORE_NAMES.match(text[start:names_end].rstrip("："))
    first = start + (lead.end() if lead else 0)
    departments, open_list = _bodies(text, first, names_end, vocabulary)
    rest = text[match.end() : end]
    if not departments or rest.startswith(duty_words().not_duties):
        return None
    if match["act"] and not text[start:first].endswith("由"):
        return None
    role = duty_words().roles.get(match["role"] or match["toward"] or "", Role.RESPONSIBLE)
    by_duty = "职责" in match.group()
    groups = [RoleGroup(role=role, departments=departments, open_list=open_list, by_duty=by_duty)]
    position = match.end()
    if match["role"] == "会同":
        helpers, helpers_open, position = _helpers(text, position, end, vocabulary)
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
    return _Duty(first, tuple(groups), has_object)


def _bodies(
    text: str, start: int, end: int, vocabulary: DepartmentVocabulary
) -> tuple[tuple[DepartmentMention, ...], bool]:
    """The bodies of a list that names nothing else; empty otherwise."""
    while end > start and text[end - 1] in "： ":
        end -= 1
    if end - start < 2:
        return (), False
    found, open_list = mentions(text, start, end, vocabulary)
    named = [is_body(mention.name, vocabulary) or is_level_group(mention.name) for mention in found]
    fits = any(named) and all(known or is_group(mention.name) for known, mention in zip(named, found, strict=True))
    return (found, open_list) if fits else ((), False)


def _helpers(
    text: str, start: int, end: int, vocabulary: DepartmentVocabulary
) -> tuple[tuple[DepartmentMention, ...], bool, int]:
    """The longest list of bodies that opens ``text[start:end]``, whether 等 leaves it open, and where it ends."""
    best: tuple[tuple[DepartmentMention, ...], bool, int] = ((), False, start)
    for match in _list_end().finditer(text, start, min(end, start + _LONGEST_HELPERS)):
        found, open_list = _bodies(text, start, match.end(), vocabulary)
        if found and len(found) >= len(best[0]):
            best = (found, open_list, match.end())
    return best


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
    act = r"(?P<act>组织实施|组织|承办|审批|办理|受理)(?![的者人机部单])"
    return re.compile(
        rf"(?:：)?(?:{adverbs})*(?:(?<!总)(?P<role>牵头负责|牵头|会同|负总责|负责|承担|配合|参与|协助|(?<=分工)[做抓]好)"
        rf"(?![人者的]|同志|单位|部门|领导)|{toward}|{own}|{act})|(?:{adverbs})*{by_duty}"
    )


def _span(paragraph: Paragraph, start: int, end: int) -> Span:
    while start < end and (paragraph.text[start].isspace() or paragraph.text[start] in "。；，"):
        start += 1
    while end > start and (paragraph.text[end - 1].isspace() or paragraph.text[end - 1] in "。；，"):
        end -= 1
    return Span(paragraph_id=paragraph.id, start=start, end=end)
