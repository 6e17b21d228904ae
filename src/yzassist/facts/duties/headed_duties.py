"""Paragraphs that a list of bodies heads: 市公安局：负责治安巡逻；牵头整治黑校车；会同市教育局开展检查。"""

from __future__ import annotations

import re
from functools import cache

from yzassist.documents.labels import find_label
from yzassist.documents.model import Paragraph
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.duties.body_lists import bodies_of, helpers_of
from yzassist.facts.lexicon import alternatives, duty_words
from yzassist.facts.model import Responsibility, Role, RoleGroup, Span

_LONGEST_HEAD = 60
# 领导小组办公室：|设在市教育局 · 组长：|由市长担任 (what a body is, not what it does)
_IS_NO_TASK = re.compile(r"设在|由|是|为|主任|组长|[0-9]")
# 负责治安巡逻|；|牵头整治黑校车|，|配合做好…
_CLAUSE = re.compile(r"[^，；。]+")
_JOINTLY = "会同"
_OWN_WORK = ("指导", "督导", "监督", "支持")


def extract_headed_duties(
    paragraph: Paragraph, notes: list[tuple[int, int]], vocabulary: DepartmentVocabulary
) -> list[Responsibility]:
    """The duties of a paragraph that opens with its bodies and a colon, as one note; empty for another paragraph.

    The bodies are responsible for all of it; they lead or take part, too, where a clause opens with that word, and
    those whom they act with (会同) take part.
    """
    text = paragraph.text
    label = find_label(text)
    start = label.end if label else 0
    colon = text.find("：", start, start + _LONGEST_HEAD)
    if notes or colon < 0:
        return []
    departments, open_list = bodies_of(text, start, colon, vocabulary)
    if not departments or _IS_NO_TASK.match(text, colon + 1) or not _does().search(text, colon + 1):
        return []
    roles: dict[Role, None] = {}
    role = Role.RESPONSIBLE
    helpers: dict[str, RoleGroup] = {}
    for clause in _CLAUSE.finditer(text, colon + 1):
        word = _role().match(clause.group())
        if text[clause.start() - 1] != "，" or word:
            role = duty_words().roles[word.group()] if word else Role.RESPONSIBLE
        roles[role] = None
        if word and word.group() == _JOINTLY:
            found, others, _ = helpers_of(text, clause.start() + len(_JOINTLY), clause.end(), vocabulary)
            helpers.update({one.name: RoleGroup(Role.PARTICIPANT, (one,), others, by_duty=False) for one in found})
    groups = [RoleGroup(role, departments, open_list, by_duty=False) for role in roles]
    span = Span(paragraph_id=paragraph.id, start=start, end=len(text.rstrip("。")))
    return [Responsibility(note=span, governs=span, groups=(*groups, *helpers.values()))]


@cache
def _role() -> re.Pattern[str]:
    """牵头 · 配合 · 会同 at the head of a clause (not 指导, 支持: there it is the task itself)."""
    return re.compile(alternatives(tuple(word for word in duty_words().roles if word not in _OWN_WORK)))


@cache
def _does() -> re.Pattern[str]:
    """负责 · 组织 · 加强 (a verb that is a task)."""
    words = duty_words()
    return re.compile(alternatives((*words.roles, *words.acts, *words.doings)))
