"""Departments of a sentence: each must be named by the paragraph, in the part that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from yzassist.facts.lexicon import alternatives
from yzassist.facts.model import DepartmentMention, Responsibility, Role, RoleGroup
from yzassist.generation.evidence import EvidenceParagraph
from yzassist.generation.verification.model import Located, Problem, ProblemKind
from yzassist.generation.verification.reading import Piece, Reader, Source, Words, telling
from yzassist.generation.verification.words import role_words, verifier_words

# between names that share a role, and between the last one and its role: A、B等部门按职责分工|牵头
_BETWEEN = re.compile(
    r"^(?:[、和及与以等由]|以及|会同|联合|有关|相关|部门|单位|按照?|各自|职责|分工|共同|分别|具体|主要|统一|组织|应当?|要|将|一起|来|是|也|则|：|:)*$"
)
# 牵头部门是|A · 由A牵头 (the role stands before its names): 牵头单位为、参与的部门有
_HEAD_TAIL = re.compile(r"^(?:的)?(?:部门|单位|方|机构|主体|责任单位)?(?:是|为|有|包括|：|:|还有)")
# 由其|牵头 · 上述部门共同|负责
_PRONOUN = re.compile(r"(?:其|它们?|该部门|这个部门|这些部门|上述部门|同一部门)(?:也|共同|一并|按职责分工)*$")

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
    """A department with its role, which stands at ``text[at]``; ``words`` are what it has it in, where the sentence
    goes on to say so."""

    body: Named
    role: Role
    words: Words
    at: int


def check_departments(
    text: str, pieces: Sequence[Piece], asked: str, source: Source, reader: Reader
) -> Iterator[Located]:
    """Departments that the source does not name, or names for something else, and roles it does not give them.

    ``pieces`` are those of ``text``. A local department may stand for its ministry only where the question named it
    (``asked``), a ministry never for the local one.
    """
    named = find_departments(text, source.paragraphs, reader)
    parts = parts_in(text, named, reader)
    stated = [part for sentence in source.sentences for part in _told(sentence, source, reader)]
    for one, problem in _unknown(named, asked, source, reader):
        yield _place(text, one.start, reader), problem
    for part in parts:
        at = _place(text, part.at, reader)
        words = part.words or _subject(pieces, at)[0]
        nearest = reader.closest(words, [other.words for other in stated]) if words else range(len(stated))
        told = {(stated[near].body.id, stated[near].role) for near in nearest}
        told |= {(m.department_id, group.role) for group, m in _given(pieces, at, source, reader)}
        if (part.body.id, part.role) not in told:
            yield at, Problem(ProblemKind.ROLE, f"{part.body.name}{part.role}")
    holding = {part.body.start for part in parts}
    for one in (one for one in named if one.start not in holding):
        at = _place(text, one.start, reader)
        if not _has_to_do(one, pieces, at, source, reader):
            yield at, Problem(ProblemKind.DEPARTMENT, one.name)


def _unknown(named: Sequence[Named], asked: str, source: Source, reader: Reader) -> Iterator[tuple[Named, Problem]]:
    known = {one.id for one in find_departments(source.text, source.paragraphs, reader)}
    found = [match for match in reader.vocabulary.find(source.text) if match.id in known]
    local_only = {match.id for match in found} - {match.id for match in found if not match.local}
    for one in named:
        written = next((match.local for match in reader.departments(one.name) if match.name == one.name), None)
        invented = written and one.name not in source.text and one.name not in asked
        invented = invented and not one.name.endswith(_KINDS)
        raised = written is False and one.id in local_only
        if one.id not in known or invented or raised:
            yield one, Problem(ProblemKind.DEPARTMENT, one.name)


def _place(text: str, position: int, reader: Reader) -> int:
    """The place of the piece of a text that holds a position."""
    return max(0, len(reader.pieces(text[: position + 1])) - 1)


def _subject(pieces: Sequence[Piece], at: int) -> tuple[Words, Words]:
    """The words of what a piece speaks of, its own or else those of the piece before; and both together."""
    own = telling(pieces[at].words) - role_words()
    before = next((words for piece in reversed(pieces[:at]) if (words := telling(piece.words) - role_words())), own)
    return own or before, own | before


def _has_to_do(one: Named, pieces: Sequence[Piece], at: int, source: Source, reader: Reader) -> bool:
    """Whether a department without a role is named for what the piece speaks of: by the note of that matter, or in the
    prose beside its words. Where the source has no note, it is."""
    if not _notes(source) or one.id in {m.department_id for _, m in _given(pieces, at, source, reader)}:
        return True
    words, _ = _subject(pieces, at)
    return any(
        one.id in {other.id for other in find_departments(piece.text, source.paragraphs, reader)}
        and reader.coverage(words, piece.words | source.heads(reader)) >= _STANDS
        for piece in source.pieces
    )


_STANDS = 0.9
"""Share of a piece's words that must stand beside a department, or in the paragraph where it has them from before; 0.8
and 1.0 tell 121 true paraphrases, 601 crossed lies and 391 truths alike."""


def _told(sentence: Sequence[Piece], source: Source, reader: Reader) -> list[Part]:
    """The parts that a sentence of the plan itself gives: 公安机关负责道路通行的监督管理."""
    text = "，".join(piece.text for piece in sentence)
    return parts_in(text, find_departments(text, source.paragraphs, reader), reader)


def find_departments(text: str, paragraphs: Sequence[EvidenceParagraph], reader: Reader) -> list[Named]:
    """Departments of the vocabulary, and bodies that the notes of the paragraphs' plans name though it lacks them."""
    found = [Named(m.id, m.name, m.start, m.end) for m in reader.departments(text)]
    plans = dict.fromkeys(item.paragraph.document_id for item in paragraphs)
    for name, department_id in (body for plan in plans for body in reader.bodies.get(plan, {}).items()):
        if name not in text:
            continue
        for match in re.finditer(re.escape(name), text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(Named(department_id, name, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def parts_in(text: str, named: Sequence[Named], reader: Reader) -> list[Part]:
    """Which department is said to have which part: names before the role (A、B牵头) or after its head (牵头部门是A), or
    those named last (由其牵头)."""
    parts: list[Part] = []
    run: list[Named] = []
    for match in _role_pattern().finditer(text):
        role = verifier_words().roles[match.group()]
        tail = _HEAD_TAIL.match(text[match.end() :])
        if pronoun := _PRONOUN.search(text[: match.start()]):
            run = run or [Named("", pronoun.group(), *pronoun.span())]  # of no department that is known here
            words = frozenset[str]()
        elif tail:
            run, words = _run_after(text, match.end() + tail.end(), named), frozenset[str]()
        else:
            run, words = _run_before(text, match.start(), named), reader.words(text[match.end() :].partition("，")[0])
        parts += [Part(one, role, telling(words), match.start()) for one in run]
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


def _notes(source: Source) -> list[tuple[EvidenceParagraph, Responsibility]]:
    return [(item, note) for item in source.paragraphs for note in item.responsibilities]


def _given(
    pieces: Sequence[Piece], at: int, source: Source, reader: Reader
) -> list[tuple[RoleGroup, DepartmentMention]]:
    """Who has a part in what a piece speaks of. Where there are several notes, that of its matter tells; where several
    may be meant, what all of them say; nothing where the source does not speak of it."""
    words, wide = _subject(pieces, at)
    if not telling(pieces[at].words) - role_words() and reader.coverage(words, reader.words(source.text)) < _STANDS:
        return [] if words else _common(_notes(source))
    notes = _notes(source)
    for known in (words, wide):
        nearest = reader.closest(known, [_matter(item, note, reader) for item, note in notes])
        notes = [notes[near] for near in nearest] or notes
    return _common(notes)


def _common(notes: Sequence[tuple[EvidenceParagraph, Responsibility]]) -> list[tuple[RoleGroup, DepartmentMention]]:
    """The departments to which all notes give the same role."""
    told = [{(m.department_id, g.role): (g, m) for g in note.groups for m in g.departments} for _, note in notes]
    return [found for key, found in (told[0].items() if told else ()) if all(key in other for other in told)]


def _matter(item: EvidenceParagraph, note: Responsibility, reader: Reader) -> frozenset[str]:
    """What a note speaks of; it may govern the paragraph before its own, whose text is then not at hand."""
    span = note.governs
    if span.paragraph_id != item.paragraph.id:
        return reader.words(item.paragraph.heading)
    return reader.words(span.of(item.paragraph.text))


@cache
def _role_pattern() -> re.Pattern[str]:
    """牵头负责 · 牵头 · 参与."""
    return re.compile(alternatives(tuple(verifier_words().roles)))
