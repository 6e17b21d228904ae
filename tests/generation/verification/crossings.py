"""Lies made of true parts: what the plan says of one thing, said of another that is cited too; and the same forms with
everything in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from yzassist.facts.model import Responsibility, Role, Target, TargetValue
from yzassist.generation.evidence import EvidenceParagraph

_LONGEST_SUBJECT = 26
_PIECE = re.compile(r"[^，；。（）]+")  # 完成长江流域饮用水水源地名录
_REMARK = re.compile(r"（[^）]*）")  # 全市细颗粒物（PM2.5）年均浓度
_APART = 7
"""Other paragraphs that each is crossed with, spread over the plan."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """``lie`` cites ``marks``, which hold all its parts; ``wrong`` are its false clauses. ``truth`` has the same form,
    empty where there is none."""

    kind: str
    marks: tuple[str, ...]
    lie: str
    wrong: tuple[str, ...]
    truth: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that the plan states: ``what`` (an indicator, a task) and the ``value``, date or department of it;
    ``together(value)`` puts another value in its place. ``others`` are further right ones, ``role`` a department's."""

    mark: str
    what: str
    value: str
    together: Callable[[str], str]
    others: frozenset[str] = frozenset()
    role: str = ""


_Forms = Iterator[tuple[str, str, tuple[str, ...], str]]
_Cross = Callable[[_Said, _Said], _Forms]
"""Kind, lie, its false clauses, and the truth of the same form."""


def crossings(items: Mapping[str, EvidenceParagraph], per_kind: int) -> list[Crossing]:
    """Pairs within a paragraph, and of each paragraph with a few others: at most ``per_kind`` of a kind, from all over
    the plan."""
    readings = (("数", _amounts, _of_amounts), ("时", _dates, _of_dates), ("责", _leaders, _of_leaders))
    found: list[Crossing] = []
    for name, read, cross in readings:
        said = {mark: list(read(item)) for mark, item in items.items()}
        marks = [mark for mark, own in said.items() if own]
        for mark in marks:
            found += _crossed(f"{name}同款", combinations(said[mark], 2), cross)
        apart = [(marks[at], marks[(at + step) % len(marks)]) for at in range(len(marks)) for step in range(1, _APART)]
        pairs = [(a, b) for one, other in apart if one != other for a, b in zip(said[one], said[other], strict=False)]
        found += _crossed(f"{name}异款", pairs, cross)
    kinds = {one.kind: [other for other in dict.fromkeys(found) if other.kind == one.kind] for one in found}
    return [one for of_kind in kinds.values() for one in of_kind[:: -(-len(of_kind) // per_kind)]]


def _crossed(name: str, pairs: Iterable[tuple[_Said, _Said]], cross: _Cross) -> Iterator[Crossing]:
    for a, b in pairs:
        first, second = _REMARK.sub("", a.what), _REMARK.sub("", b.what)
        alike = {_bare(a.value), *a.others} & {_bare(b.value), *b.others} or first in second or second in first
        if alike or a.what not in a.together("") or b.what not in b.together(""):
            continue
        marks = tuple(dict.fromkeys((a.mark, b.mark)))
        for kind, lie, wrong, truth in cross(a, b):
            yield Crossing(f"{name}{kind}", marks, lie, wrong, truth)


def _bare(value: str) -> str:
    """97 of 达到97%以上: two aims of the same number cannot be crossed."""
    return "".join(filter(str.isdigit, value)) or value


def _of_amounts(a: _Said, b: _Said) -> _Forms:
    crossed = (a.together(b.value), b.together(a.value))
    yield "单说", crossed[0], crossed[:1], a.together(a.value)
    yield "并说", "，".join(crossed), crossed, f"{a.together(a.value)}，{b.together(b.value)}"
    yield "而", f"{a.together(a.value)}，而{crossed[1]}", crossed[1:], f"{a.together(a.value)}，而{b.together(b.value)}"
    both = f"{a.what}和{b.what}"
    swapped, straight = f"{both}分别{b.value}、{a.value}", f"{both}分别{a.value}、{b.value}"
    yield "分别", swapped, (swapped,), straight
    yield "无分别", f"{both}{b.value}和{a.value}", (f"{both}{b.value}",), ""
    yield "均", f"{both}均{a.value}", (f"均{a.value}",), ""
    yield "和", f"{both}{a.value}", (both,), ""
    about = f"{a.what}方面，要{b.value}"
    yield "方面", about, (about,), f"{a.what}方面，要{a.value}"
    behind = f"{b.value}的是{a.what}"
    yield "倒说", behind, (behind,), f"{a.value}的是{a.what}"
    more = f"{a.what}的要求高于{b.what}"
    yield "高于", more, (more,), ""


def _of_dates(a: _Said, b: _Said) -> _Forms:
    crossed = (a.together(b.value), b.together(a.value))
    yield "单说", crossed[0], crossed[:1], a.together(a.value)
    yield "并说", "；".join(crossed), crossed, f"{a.together(a.value)}；{b.together(b.value)}"
    yield "逗号", "，".join(crossed), crossed, f"{a.together(a.value)}，{b.together(b.value)}"
    behind = f"{a.what}，时限是{b.value}"
    yield "在后", behind, (behind,), f"{a.what}，时限是{a.value}"
    both = f"{a.what}和{b.what}"
    swapped = f"{both}的时限分别是{b.value}和{a.value}"
    yield "分别", swapped, (swapped,), f"{both}的时限分别是{a.value}和{b.value}"
    yield "均", f"{a.value}，{both}都要完成", (both,), ""
    earlier, later = sorted((a, b), key=lambda one: one.value)
    yield "早于", f"{later.what}的时限早于{earlier.what}", ("早于",), ""


def _of_leaders(a: _Said, b: _Said) -> _Forms:
    if a.role != b.role:
        return
    crossed = (a.together(b.value), b.together(a.value))
    yield "单说", crossed[0], crossed[:1], a.together(a.value)
    yield "并说", "，".join(crossed), crossed, f"{a.together(a.value)}，{b.together(b.value)}"
    both = f"{a.what}和{b.what}"
    swapped = f"{both}分别由{b.value}、{a.value}{a.role}"
    yield "分别", swapped, (swapped,), f"{both}分别由{a.value}、{b.value}{a.role}"
    yield "均", f"{both}均由{a.value}{a.role}", (f"均由{a.value}",), ""
    yield "承前", f"{a.together(a.value)}，{b.what}也由其{a.role}", (f"也由其{a.role}",), ""
    does = f"{b.value}要抓好{a.what}"
    yield "去做", does, (does,), f"{a.value}要抓好{a.what}"
    headed = f"{a.what}的{a.role}部门是{b.value}"
    yield "在前", headed, (headed,), f"{a.what}的{a.role}部门是{a.value}"


def _amounts(item: EvidenceParagraph) -> Iterator[_Said]:
    for target in item.targets:
        value = target.values[0]
        if value.number is not None and value.base == "" and len(target.indicator) <= _LONGEST_SUBJECT:
            yield _Said(item.mark, target.indicator, value.text, _instead(item, target, value))


def _instead(item: EvidenceParagraph, target: Target, value: TargetValue) -> Callable[[str], str]:
    text = item.paragraph.text
    before, after = text[target.span.start : value.span.start], text[value.span.end : target.span.end]
    if len(target.values) > 1:
        after = ""
    return lambda other: f"{before}{other}{after}"


def _dates(item: EvidenceParagraph) -> Iterator[_Said]:
    for deadline in item.deadlines:
        span = deadline.governs
        if deadline.every or deadline.relative or span.paragraph_id != item.paragraph.id:
            continue
        for piece in _PIECE.findall(item.paragraph.text[span.start : span.end])[:2]:
            if (
                5 <= len(piece) <= _LONGEST_SUBJECT
                and "20" not in piece
                and (deadline.date.month, deadline.date.day) == (12, 31)
            ):
                day = f"{deadline.date.year}年年底前"
                yield _Said(item.mark, piece, day, lambda other, piece=piece: f"{other}{piece}")  # type: ignore[misc]


def _leaders(item: EvidenceParagraph) -> Iterator[_Said]:
    for note in item.responsibilities:
        group = note.groups[0]
        names = frozenset(m.name for other in note.groups for m in other.departments)
        if group.role is Role.PARTICIPANT:
            continue
        first, role = group.departments[0].name, group.role.value
        for what in _subjects(item, note, names):
            yield _Said(
                item.mark, what, first, lambda other, what=what, role=role: f"{what}由{other}{role}", names, role
            )  # type: ignore[misc]


def _subjects(item: EvidenceParagraph, note: Responsibility, names: Iterable[str]) -> Sequence[str]:
    """What a note speaks of: the heading, or where a paragraph has several notes what each governs; of a duty in prose
    (公安机关负责|道路通行) the words after its role; nothing of one in other words (市人民政府应当组织建立…)."""
    governed = item.paragraph.text[note.governs.start : note.governs.end]
    told = [piece for piece in _PIECE.findall(governed) if len(piece) >= 6]
    if any(name in governed for name in names):
        told = _PIECE.findall(governed.partition(note.groups[0].role.value)[2])
    elif len(item.responsibilities) == 1:
        told = [item.paragraph.heading.rstrip("。")]
    return [what for what in told[:1] if 4 <= len(what) <= _LONGEST_SUBJECT]
