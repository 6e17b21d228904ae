"""Targets: what must be reached, by how much, until when.

Every number with a unit in a plan's prose is one; words (基本消除, 持续下降) are one where a deadline governs them or
the heading announces goals.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from yzassist.documents.labels import find_label
from yzassist.documents.model import Measure, Paragraph, Sentence
from yzassist.documents.numerals import parse_chinese_number
from yzassist.facts.clauses import Clause, split_clauses
from yzassist.facts.duties.fields import FieldHead, field_heads
from yzassist.facts.lexicon import target_words
from yzassist.facts.model import Comparison, Deadline, Target
from yzassist.facts.tables.reading import tables_of
from yzassist.facts.tables.table_targets import targets_of_row
from yzassist.facts.values.conditions import HeldCondition, clause_gives, condition_before, is_condition, joined
from yzassist.facts.values.numeric_targets import DURATIONS, extract_numeric
from yzassist.facts.values.penalties import extract_fines
from yzassist.facts.values.qualitative_targets import extract_qualitative
from yzassist.facts.values.value_lists import RESPECTIVELY
from yzassist.facts.values.yearly_targets import (
    extract_split,
    extract_yearly,
    extract_years_of_clause,
    with_listed_years,
)

# 2025年|全市细颗粒物年均浓度控制在 · 其中2024年|安排
_YEAR_HEAD = re.compile(r"(?:其中)?，?(?P<y>20[0-9]{2})年(?!度|底|末|前|以|起|来|[0-9—\-－–~～至到、和])")
# “十三五”期间，建成… · 截至2023年底，… · 截至目前，… · 2023年，…
_PAST = re.compile(
    r"^(?:“?(?P<n>十[一二三四五六七八九])五”?(?:期间|时期|以来)|截[至止](?:到)?(?:目前|(?P<to>20[0-9]{2})年)|(?P<in>20[0-9]{2})年底?，)"
)
# 有下列情形之一的，不得参加投标： (what follows is when, not what is forbidden)
_CONDITION = re.compile(r"(?:情形|行为|情况)之一")
# 现有35蒸吨/小时及以下|燃煤锅炉|41台
_COUNTED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,12}?)[0-9][0-9,.]*[\u4e00-\u9fff]{1,3}$")
_LEVEL = "(?:设区的)?(?:国家|省|市|县|区|乡镇|乡|镇|村|街道|地|州)级"
_LEVEL_ALONE = re.compile(_LEVEL)  # 县级
_OF_LEVEL = re.compile(rf"{_LEVEL}(?P<rest>(?!以上|以下|及).{{2,}})")  # 设区的市级|收容场所的收容能力
_REFERS = re.compile(r"(?:上述|前述)(?P<name>.{2,})")  # 上述|物种保护率
# 由2024年的34%提高到2027年|的50% (the year of the value, not of the clause)
_OF_VALUE = re.compile(r"的[0-9]")
_LONGEST_OBJECT = 24
_BULLETS = ("—", "·", "•", "●", "◆")


def extract_targets(measure: Measure, deadlines: list[Deadline], document_date: date | None = None) -> list[Target]:
    """Targets of a measure in reading order; ``deadlines`` are those of its paragraphs.

    A year at the head of a clause, not before that of the document, is the year of its values (2025年控制在38微克).
    A deadline that ends its paragraph with a colon (到2025年：) also governs the paragraphs that follow it.
    """
    if measure.heading.endswith(target_words().history_headings):
        return []
    is_goal = any(word in measure.heading for word in target_words().goal_headings)
    of_paragraph: defaultdict[str, list[Deadline]] = defaultdict(list)
    for deadline in deadlines:
        of_paragraph[deadline.governs.paragraph_id].append(deadline)
    targets: list[Target] = []
    carried: date | None = None
    forbidden = False
    caption = measure.heading
    rows = {paragraph.id: row for table in tables_of(measure.paragraphs) for paragraph, row in table.rows}
    for paragraph in measure.paragraphs:
        own = of_paragraph[paragraph.id]
        is_item = paragraph.text.startswith(_BULLETS) or find_label(paragraph.text) is not None
        forbidden = forbidden and is_item
        context = _Context(own, is_goal, carried, document_date, forbidden)
        caption = paragraph.text if "；" not in paragraph.text else caption
        row = rows.get(paragraph.id)
        yearly = targets_of_row(paragraph, row, document_date, caption) if row else []
        yearly = yearly or extract_yearly(paragraph, document_date)
        targets += yearly or with_listed_years(paragraph, _targets_of_paragraph(paragraph, context))
        if paragraph.text.rstrip().endswith(("：", ":")):
            carried = own[-1].date if own else carried
            forbids = any(word in paragraph.text for word in target_words().forbidding)
            forbidden = forbids and not _CONDITION.search(paragraph.text)
    return _with_names(targets)


def _with_names(targets: list[Target]) -> list[Target]:
    """The targets, one that refers to an indicator before it with that name (上述|物种保护率), one that names a level
    alone with what the one before it is of another level (市级收容场所的收容能力…，县级…)."""
    named: list[Target] = []
    for target in targets:
        refers = _REFERS.match(target.indicator)
        full = refers and next((t.indicator for t in reversed(named) if t.indicator.endswith(refers["name"])), "")
        if _LEVEL_ALONE.fullmatch(target.indicator) and named and (before := _OF_LEVEL.match(named[-1].indicator)):
            full = target.indicator + before["rest"]
        named.append(replace(target, indicator=full) if full else target)
    return named


@dataclass(frozen=True, slots=True)
class _Context:
    """What a paragraph is read with: its deadlines, and what its measure and the paragraph above say of it."""

    deadlines: list[Deadline]
    is_goal: bool
    carried: date | None
    document_date: date | None
    forbidden: bool


def _targets_of_paragraph(paragraph: Paragraph, context: _Context) -> list[Target]:
    deadlines, carried = context.deadlines, context.carried
    targets: list[Target] = []
    targets_year: tuple[date, int] | None = None
    head_due: tuple[date, int] | None = None
    held = HeldCondition()
    for clause in split_clauses(paragraph):
        field = _field(clause)
        if (field and field.has_colon) or _is_history(paragraph, clause, context.document_date):
            continue
        if is_condition(paragraph, clause):
            continue
        condition = condition_before(paragraph, clause)
        holds = held.at(paragraph.text, clause, condition)
        split = extract_split(paragraph, clause, _indicator_before(paragraph, targets, clause))
        if yearly := split or extract_years_of_clause(paragraph, clause, _object_before(paragraph, clause)):
            targets += yearly
            continue
        deadline = _governing(clause, deadlines)
        start = _after_expression(clause, deadlines)
        due = deadline.date if deadline else carried
        if targets_year and "。" in paragraph.text[targets_year[1] : clause.start]:
            targets_year = None
        if start == clause.start and (year := _head_year(clause, context.document_date)):
            due = date(int(year["y"]), 12, 31)
            targets_year = (due, clause.end) if year.end() == len(clause.text) else None
            head_due = due, clause.end
            start += 0 if _names_only_year(clause.text, year.end()) else year.end()
        elif head_due and deadline is None and _is_part_of(clause, head_due[1]):
            due = head_due[0]
        elif targets_year and deadline is None:
            due = targets_year[0]
        body = Clause(start, clause.end, paragraph.text[start : clause.end])
        subject = _subject(paragraph, clause, deadlines) or condition
        subject = subject or _indicator_before(paragraph, targets, clause) or _object_before(paragraph, clause)
        fines = list(extract_fines(paragraph, body))
        numeric, complete = (
            (fines, True) if fines else extract_numeric(paragraph, body, due, subject, context.forbidden)
        )
        given = holds if clause_gives(body) and RESPECTIVELY not in clause.text else ""
        numeric = [_with_object(paragraph, clause, target) for target in numeric]
        kept = [target for target in numeric if not _states_what_is(paragraph, clause, target)]
        below = deadline is not None and (
            deadline not in _written(deadlines) or deadline.expression.start >= clause.end
        )
        targets += [_settled(target, given, below=below) for target in kept]
        announces = paragraph.text[clause.end : clause.end + 1] in ("：", ":")
        wanted = (deadline is not None or carried is not None or context.is_goal) and not announces and not field
        wanted = wanted and not paragraph.text[: clause.start].endswith(_class_heads())
        if wanted and not complete and not _holds_relative(clause, deadlines):
            previous = _indicator_before(paragraph, targets, clause)
            qualitative = extract_qualitative(paragraph, body, due, previous)
            if qualitative:
                targets.append(qualitative)
    return targets


def _settled(target: Target, condition: str, *, below: bool) -> Target:
    """The target with the condition under which it is given; a span of hours or days is no matter of a date that
    stands ``below`` it, in the field of the whole."""
    value = target.values[0]
    within = below and value.text.endswith("内") and value.unit in DURATIONS
    named = replace(target, indicator=joined(condition, target.indicator))
    return replace(named, deadline=None) if within else named


def _states_what_is(paragraph: Paragraph, clause: Clause, target: Target) -> bool:
    """True for a number of what there is already: 全市|现有|锅炉41台, 已于2021年印发的15个目标."""
    value = target.values[0]
    end = clause.end if value.comparison is Comparison.EQUAL else value.span.start
    said = paragraph.text[clause.start : end]
    return not value.text.startswith(target_words().at_least) and any(w in said for w in target_words().present)


def _with_object(paragraph: Paragraph, clause: Clause, target: Target) -> Target:
    """A bare action with the object that the clause before counted: 燃煤锅炉41台，|2024年淘汰|18台 → 燃煤锅炉淘汰."""
    if target.indicator not in target_words().action:
        return target
    counted = _COUNTED.search(paragraph.text[: max(0, clause.start - 1)])
    name = re.split("以[上下内]", counted["name"])[-1] if counted else ""
    return replace(target, indicator=f"{name}{target.indicator}")


def _is_history(paragraph: Paragraph, clause: Clause, document_date: date | None) -> bool:
    """True in a sentence that opens with a time that was over when the document was made."""
    start = paragraph.text.rfind("。", 0, clause.start) + 1
    past = _PAST.match(paragraph.text[start : clause.end])
    if past is None or document_date is None:
        return False
    if past["n"]:
        return 2025 + 5 * ((parse_chinese_number(past["n"]) or 0) - 14) < document_date.year
    year = past["to"] or past["in"]
    return year is None or int(year) < document_date.year


def _sentence_of(paragraph: Paragraph, clause: Clause) -> Sentence | None:
    index = bisect_right(paragraph.sentences, clause.start, key=lambda sentence: sentence.start) - 1
    return paragraph.sentences[index] if index >= 0 else None


@cache
def _class_heads() -> tuple[str, ...]:
    """类别： · 属性："""
    return tuple(f"{name}：" for name in target_words().class_fields)


def _field(clause: Clause) -> FieldHead | None:
    """The head of the field that the clause is (责任单位：…, 完成时限：…), if it is one."""
    head = next(field_heads(clause.text[:12]), None)
    return head if head and head.start == 0 and (head.role or head.is_time) else None


def _head_year(clause: Clause, document_date: date | None) -> re.Match[str] | None:
    match = _YEAR_HEAD.match(clause.text)
    return match if match and document_date and int(match["y"]) >= document_date.year else None


def _is_part_of(clause: Clause, end: int) -> bool:
    """True for a part of what the clause before says, up to ``end``: 2026年利用率达到95%，|其中离田利用率达到38%."""
    return clause.start == end + 1 and clause.text.startswith("其中")


def _names_only_year(text: str, position: int) -> bool:
    """True where a verb and its number follow the year: 2023年|安排|2.2亿元 names nothing but the year."""
    verbs = (word for word in target_words().action if text.startswith(word, position))
    return any(text[position + len(word) :][:1].isdigit() for word in verbs)


def _subject(paragraph: Paragraph, clause: Clause, deadlines: list[Deadline]) -> str:
    """What stands before the deadline inside its clause: 覆盖率|到2025年|达到80%."""
    starts = [d.expression.start for d in _written(deadlines) if clause.start < d.expression.start < clause.end]
    return paragraph.text[clause.start : min(starts)].strip() if starts else ""


def _indicator_before(paragraph: Paragraph, targets: list[Target], clause: Clause) -> str:
    """The indicator of the target before in the same sentence, else nothing."""
    if not targets or "。" in paragraph.text[targets[-1].span.end : clause.start]:
        return ""
    return targets[-1].indicator


def _object_before(paragraph: Paragraph, clause: Clause) -> str:
    """What the clause right before speaks of, if it has no number: 推广|“家庭养老床位”|，到2025年达到3000张."""
    sentence = _sentence_of(paragraph, clause)
    before = paragraph.text[sentence.start : clause.start].rstrip("，") if sentence else ""
    words = re.split("[，：]", before)[-1]
    if not 2 <= len(words) <= _LONGEST_OBJECT or any(char.isdigit() for char in words):
        return ""
    while word := next((lead for lead in target_words().leaders if words.startswith(lead)), ""):
        words = words[len(word) :]
    return words


def _governing(clause: Clause, deadlines: list[Deadline]) -> Deadline | None:
    """The deadline whose governed text holds the end of the clause, that of the shortest text before one of all of the
    paragraph (完成时限：2026年底); the binding one before an earlier, relative one."""
    held = [
        d for d in deadlines if not d.relative and not d.every and d.governs.start < clause.end <= d.governs.end + 1
    ]
    return min(reversed(held), key=lambda d: d.governs.end - d.governs.start) if held else None


def _holds_relative(clause: Clause, deadlines: list[Deadline]) -> bool:
    return any(d.relative and clause.start <= d.expression.start < clause.end for d in _written(deadlines))


def _written(deadlines: list[Deadline]) -> list[Deadline]:
    """Those that stand in the paragraph they govern (not in a note of its own below it)."""
    return [d for d in deadlines if d.expression.paragraph_id == d.governs.paragraph_id]


def _after_expression(clause: Clause, deadlines: list[Deadline]) -> int:
    """Where the clause goes on after its deadline; its start if it has none or ends with it, or one of its values has
    that year."""
    inside = [d.expression.end for d in _written(deadlines) if clause.start <= d.expression.start < clause.end]
    own = (end for end in inside if end < clause.end and not _OF_VALUE.match(clause.text, end - clause.start))
    return max(own, default=clause.start)
