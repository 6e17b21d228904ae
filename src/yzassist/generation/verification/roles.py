"""Departments of a sentence: each must be named by the paragraph, in the part that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from yzassist.facts.lexicon import alternatives
from yzassist.facts.model import Responsibility, Role
from yzassist.generation.evidence import EvidenceParagraph
from yzassist.generation.verification.model import Problem, ProblemKind
from yzassist.generation.verification.reading import Piece, Reader, Source, Words
from yzassist.generation.verification.words import role_words, verifier_words

# between names that share a role, and between the last one and its role: A、B等部门按职责分工|牵头
_BETWEEN = re.compile(
    r"^(?:[、和及与以等由]|以及|会同|联合|有关|相关|部门|单位|按照?|各自|职责|分工|共同|分别|具体|主要|统一|组织|应当?|要|将|一起|来|是|也|则|：|:)*$"
)
# 牵头部门是|A · 由A牵头 (the role stands before its names): 牵头单位为、参与的部门有
_HEAD_TAIL = re.compile(r"^(?:的)?(?:部门|单位|方|机构|主体|责任单位)?(?:是|为|有|包括|：|:|还有)")

_KINDS = ("部门", "系统")
"""水利部门 is every body of that line, no office of one place."""


@dataclass(frozen=True, slots=True)
class Named:
    """A department at ``text[start:end]``; ``id`` is its identity."""

    id: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A department with its role; ``words`` are what it has it in, where the sentence goes on to say so."""

    body: Named
    role: Role
    words: Words


def check_departments(text: str, asked: str, source: Source, reader: Reader) -> Iterator[Problem]:
    """Departments that the source does not name, and roles it does not give them.

    A local department may stand for its ministry only where the question named it (``asked``), a ministry never for
    the local one.
    """
    named = find_departments(text, source.paragraphs, reader)
    known = {one.id for one in find_departments(source.text, source.paragraphs, reader)}
    written = {match.name: match.local for match in reader.departments(text)}
    found = [match for match in reader.vocabulary.find(source.text) if match.id in known]
    local_only = {match.id for match in found} - {match.id for match in found if not match.local}
    for one in named:
        invented = written.get(one.name, False) and one.name not in source.text and one.name not in asked
        invented = invented and not one.name.endswith(_KINDS)
        raised = written.get(one.name) is False and one.id in local_only
        if one.id not in known or invented or raised:
            yield Problem(ProblemKind.DEPARTMENT, one.name)
    given = _given(text, source, reader)
    stated = [part for sentence in source.sentences for part in _told(sentence, source, reader)]
    for part in parts_in(text, named, reader):
        nearest = reader.closest(part.words, [other.words for other in stated]) if part.words else range(len(stated))
        told = {(stated[at].body.id, stated[at].role) for at in nearest}
        if (part.body.id, part.role) not in given | told:
            yield Problem(ProblemKind.ROLE, f"{part.body.name}{part.role}")


def _told(sentence: Sequence[Piece], source: Source, reader: Reader) -> list[Part]:
    """The parts that a sentence of the plan itself gives: 公安机关负责道路通行的监督管理."""
    text = "，".join(piece.text for piece in sentence)
    return parts_in(text, find_departments(text, source.paragraphs, reader), reader)


def find_departments(text: str, paragraphs: Sequence[EvidenceParagraph], reader: Reader) -> list[Named]:
    """Departments of the vocabulary, and bodies that the paragraphs' notes name though the vocabulary lacks them."""
    found = [Named(m.id, m.name, m.start, m.end) for m in reader.departments(text)]
    mentions = {
        mention.name: mention.department_id
        for item in paragraphs
        for note in item.responsibilities
        for group in note.groups
        for mention in group.departments
    }
    for name, department_id in mentions.items():
        for match in re.finditer(re.escape(name), text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Named(department_id, name, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def parts_in(text: str, named: Sequence[Named], reader: Reader) -> list[Part]:
    """Which department is said to have which part: names before the role (A、B牵头) or after its head (牵头部门是A)."""
    parts: list[Part] = []
    for match in _role_pattern().finditer(text):
        role = verifier_words().roles[match.group()]
        tail = _HEAD_TAIL.match(text[match.end() :])
        if tail:
            run, words = _run_after(text, match.end() + tail.end(), named), frozenset[str]()
        else:
            run, words = _run_before(text, match.start(), named), reader.words(text[match.end() :].partition("，")[0])
        parts += [Part(one, role, words - verifier_words().plain) for one in run]
    return parts


def _run_before(text: str, end: int, named: Sequence[Named]) -> list[Named]:
    run: list[Named] = []
    for one in reversed([one for one in named if one.end <= end]):
        if not _BETWEEN.match(text[one.end : end]):
            break
        run.append(one)
        end = one.start
    return run


def _run_after(text: str, start: int, named: Sequence[Named]) -> list[Named]:
    run: list[Named] = []
    for one in (one for one in named if one.start >= start):
        if not _BETWEEN.match(text[start : one.start]):
            break
        run.append(one)
        start = one.end
    return run


def _given(text: str, source: Source, reader: Reader) -> set[tuple[str, Role]]:
    """The roles that the notes give; where there are several notes, only those that speak of the sentence's matter."""
    notes = [(item, note) for item in source.paragraphs for note in item.responsibilities]
    if len(notes) > 1:
        words = reader.words(text) - role_words()
        nearest = reader.closest(words, [_matter(item, note, reader) for item, note in notes])
        notes = [notes[at] for at in nearest] or notes
    return {(m.department_id, group.role) for _, note in notes for group in note.groups for m in group.departments}


def _matter(item: EvidenceParagraph, note: Responsibility, reader: Reader) -> frozenset[str]:
    """What a note speaks of; it may govern the paragraph before its own, whose text is then not at hand."""
    span = note.governs
    if span.paragraph_id != item.paragraph.id:
        return reader.words(item.paragraph.heading)
    return reader.words(item.paragraph.text[span.start : span.end])


@cache
def _role_pattern() -> re.Pattern[str]:
    """牵头负责 · 牵头 · 参与."""
    return re.compile(alternatives(tuple(verifier_words().roles)))
