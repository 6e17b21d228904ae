"""The checker of question sets: does each gold stand in the corpus, and is the test part no paraphrase of dev?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from rapidfuzz import fuzz

from yzassist.documents.model import Plan
from yzassist.evaluation.model import Passage, Row
from yzassist.evaluation.sets import Located, Problem
from yzassist.evaluation.values import met, states
from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.facts.readings import canonical

NEAR_DUPLICATE = 90.0
"""Similarity (0…100, share of equal characters) from which two questions count as one."""
_VERDICTS = frozenset(["是", "不是", "对", "不对", "在", "不在", "有", "没有", "包括", "不包括", "属于", "不属于"])
_VERDICTS |= {"不同", "不一致", "相同", "一致", "废止", "取代"}
"""One of these among the alternatives: the group is a yes or no, or says how plans agree or whether one still holds,
which stands in no clause."""
_COUNTED_KINDS = frozenset(
    {"count", "compare", "department", "chapter", "clause", "metadata", "list", "yes_no", "follow_up"}
)
"""Kinds that may expect a number of clauses or departments, which stands in no text either."""
# 共⟦9⟧ · ⟦9⟧条 · 有⟦17⟧部门
_COUNT = re.compile(r"^[共有]?⟦(?P<n>[0-9]+)⟧(?:[条项个家处点款段章部大省]|部分|部门|章节)?$")

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SUM = re.compile(
    r"(?P<first>\d+(?:\.\d+)?)(?P<sign>[＋+－−×-])(?P<second>\d+(?:\.\d+)?)[%％]?＝(?P<result>\d+(?:\.\d+)?)"
)  # 100－7.5＝92.5
_SIGNS = {"＋": "+", "+": "+", "－": "-", "−": "-", "-": "-", "×": "×"}


class GoldChecker:
    """Checks rows against the plans of their corpora, given by ``document`` ("" for the corpus of the settings)."""

    def __init__(
        self,
        plans: Mapping[str, Sequence[Plan]],
        passages: Mapping[str, Sequence[Passage]],
        vocabulary: DepartmentVocabulary,
    ) -> None:
        self._plans = plans
        self._passages = passages
        self._vocabulary = vocabulary

    def check(self, item: Located) -> list[Problem]:
        """Everything that is wrong with a row's gold."""
        return [Problem(item.file, item.line, field, message) for field, message in self._wrong(item.row)]

    def _wrong(self, row: Row) -> Iterator[tuple[str, str]]:
        passages = self._passages[row.document or ""]
        numbers = {passage.clause_number for passage in passages}
        places = {(passage.clause_number, passage.paragraph) for passage in passages}
        unknown = False
        for field in ("clauses", "clauses_may"):
            for clause in getattr(row, field):
                if clause not in numbers:
                    unknown = True
                    yield field, f"语料里没有第 {clause} 条"
        for position, place in enumerate(row.paragraphs):
            if place not in places:
                yield f"paragraphs[{position}]", f"语料里没有第 {place[0]} 条第 {place[1]} 款"
        sources = {passage.document_id for passage in passages}
        if absent := sorted(set(row.documents) - sources):
            yield "documents", f"语料里没有这份文件：{'、'.join(absent)}"
        if not unknown:
            yield from self._unsupported(row)
        for position, wording in enumerate(row.forbid):
            if any(states(alternative, wording, self._vocabulary) for group in row.expect for alternative in group):
                yield f"forbid[{position}]", f"“{wording}”同时也在 expect 里"

    def _unsupported(self, row: Row) -> Iterator[tuple[str, str]]:
        """Expected facts that do not stand in the cited clauses; counts of the clauses must agree with them."""
        ground = self._ground(row)
        for position, group in enumerate(row.expect):
            if _VERDICTS & set(group) or met(ground, group, self._vocabulary) or _is_reckoned(row, group, ground):
                continue
            wordings = " / ".join(group)
            if row.kind in _COUNTED_KINDS and self._may_be_count(row, group):
                if row.exact and len(row.expect) == 1 and not met(_counted(row), group, self._vocabulary):
                    yield f"expect[{position}]", f"写明了 {len(row.clauses)} 条（clauses），与“{wordings}”不符"
                continue
            places = "、".join(map(str, (*row.clauses, *row.clauses_may)))
            yield f"expect[{position}]", f"“{wordings}”在{f'第 {places} 条' if places else '文件信息'}里没有"

    def _may_be_count(self, row: Row, group: Sequence[str]) -> bool:
        """Whether a group is a number of clauses or departments: one not above the number of paragraphs."""
        counts = (_COUNT.match(canonical(wording, self._vocabulary)) for wording in group)
        limit = len(self._passages[row.document or ""])
        return any(count is not None and int(count["n"]) <= limit for count in counts)

    def _ground(self, row: Row) -> str:
        """The text that the gold of a row must stand in: its clauses with their labels, or the front matter."""
        wanted: set[int | str | None] = {*row.clauses, *row.clauses_may}
        if not wanted or row.kind == "metadata":
            wanted.add(None)
        parts = [
            "。".join((passage.clause, passage.heading, passage.text, *passage.derived))
            for passage in self._passages[row.document or ""]
            if passage.clause_number in wanted
        ]
        for plan in self._plans[row.document or ""]:
            parts += [plan.metadata.title, plan.metadata.document_number, plan.metadata.date]
            parts += [chapter.label + chapter.heading for chapter in plan.chapters]
        return "\n".join(parts)


def near_duplicates(items: Sequence[Located], vocabulary: DepartmentVocabulary) -> list[Problem]:
    """Rows of different splits that ask the same in nearly the same words, and rows that are equal anywhere."""
    asked = [(item, _asked(item.row, vocabulary)) for item in items]
    problems = []
    for (first, text), (second, other) in combinations(asked, 2):
        if first.row.document != second.row.document or not _comparable(text, other):
            continue
        across = first.row.split != second.row.split
        similarity = fuzz.ratio(text, other, score_cutoff=NEAR_DUPLICATE) if across else 100.0 * (text == other)
        if similarity:
            where = f"{first.file.name} 第{first.line}行（{first.row.id}）"
            relation = "跨 dev 和 test 的近似题" if across else "重复题"
            message = f"与 {where} 是{relation}，相似度 {similarity:.0f}%"
            problems.append(Problem(second.file, second.line, "question", message))
    return problems


def _is_reckoned(row: Row, group: Sequence[str], ground: str) -> bool:
    """Whether the note shows a right sum with the group's number as its result, of numbers that the clauses or the
    question say (100－7.5＝92.5)."""
    said = {*_NUMBER.findall(ground), *_NUMBER.findall(row.question)}
    for found in _SUM.finditer(row.note):
        first, second, result = (Decimal(found[name]) for name in ("first", "second", "result"))
        right = {"+": first + second, "-": first - second, "×": first * second}[_SIGNS[found["sign"]]]
        if right == result and {found["first"], found["second"]} <= said:
            return any(found["result"] in _NUMBER.findall(wording) for wording in group)
    return False


def _counted(row: Row) -> str:
    return "、".join(f"共{len(row.clauses)}{counter}" for counter in "项条个")


def _asked(row: Row, vocabulary: DepartmentVocabulary) -> str:
    """What a row asks, without blanks and punctuation: what the user said before counts for a follow-up."""
    return "\n".join(canonical(text, vocabulary) for text in (*_said(row), row.question))


def _said(row: Row) -> Iterable[str]:
    return (turn.content for turn in row.history if turn.role == "user")


def _comparable(text: str, other: str) -> bool:
    """Whether their lengths allow ``NEAR_DUPLICATE`` at all: the ratio is at most 2·short / (short + long)."""
    short, long = sorted((len(text), len(other)))
    return 200 * short >= NEAR_DUPLICATE * (short + long)
