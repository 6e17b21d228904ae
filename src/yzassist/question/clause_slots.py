"""Clauses that a question names by number, each with the paragraph named: on their own, or several in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yzassist.documents.numerals import parse_chinese_number, parse_clause_label
from yzassist.question.model import ClauseSlot

NUMERAL = "[一二三四五六七八九十百零〇两]+"
_NUMBER = re.compile(rf"\d{{1,3}}|{NUMERAL}")
_CLAUSE = re.compile(
    rf"第(?:\d{{1,3}}|{NUMERAL})(?:条|项(?:措施|任务)|号(?:措施|条款)|个措施)"  # 第六条, 第6项措施
    rf"|第?[（(](?:\d{{1,3}}|{NUMERAL})[）)](?:条|项)?"  # （六）, (6)
    rf"|(?:条款|措施|任务)(?:\d{{1,3}}|{NUMERAL})(?![\d年月%个项条共览般直些并起同样])"  # 措施6, not 任务2022年
    r"|(?<![\d共有成几百十后哪上下这那同每某任的头责与])(?:\d{1,2}|[二三四五六七八九十][一二三四五六七八九十]*)"
    r"条(?=第|的|两款|讲|写|说|规定|里|是|谁|由|牵头|各款|$)"  # 37条第5款
)
_IN_ROW = re.compile(
    rf"第(?:(?:\d{{1,3}}|{NUMERAL})[、，,和与及])+第?(?:\d{{1,3}}|{NUMERAL})条(?![河江沟溪鱼船路])"
)  # 第25、26、27条
_COUNTED_BY = re.compile(
    r"(?:按|以)[（(一二三四五六七八九十）)、第\d条款项]+(?:来)?(?:计|算|数|为准)"
)  # 按（一）（二）计
_BOX = re.compile(rf"(?:专栏|附件)(?:\d{{1,2}}|{NUMERAL})")  # 专栏2
_CLAUSE_EN = re.compile(r"\b(?:clause|article|measure|item)\s+(\d{1,3})\b", re.IGNORECASE)  # clause 6
_PARAGRAPH = re.compile(rf"^(?:的|里|中)?第(\d{{1,2}}|{NUMERAL})(?:款|自然段|段|小段)")  # 第二款 after 第六条
_FURTHER_PARAGRAPH = re.compile(rf"(?:[和与、及跟])?第(\d{{1,2}}|{NUMERAL})(?:款|自然段|段|小段)(?!项)")  # 比|第一款


def number_in(text: str) -> int | None:
    """The first number of a text, in digits or numerals."""
    found = _NUMBER.search(text)
    if not found:
        return None
    digits = found.group()
    return int(digits) if digits.isdigit() else parse_chinese_number(digits)


def find_clauses(text: str) -> tuple[ClauseSlot, ...]:
    """Clauses named by number, each with its paragraph if one is named right after it, and with the further ones that
    are named after that without their clause (第八条第二款的牵头部门比|第一款)."""
    text = _COUNTED_BY.sub(lambda match: " " * len(match.group()), text)
    slots = [slot for match in _IN_ROW.finditer(text) for slot in _in_row(match)]
    rows = [(match.start(), match.end()) for match in _IN_ROW.finditer(text)]
    for match in _CLAUSE.finditer(text):
        number = number_in(match.group())
        if number is None or any(start <= match.start() < end for start, end in rows):
            continue
        tail = _PARAGRAPH.match(text[match.end() :])
        end = match.end() + (tail.end() if tail else 0)
        slots.append(ClauseSlot(number, number_in(tail.group(1)) if tail else None, match.start(), end))
    slots = sorted((*slots, *_further_paragraphs(text, slots)), key=lambda slot: slot.start)
    for match in _BOX.finditer(text):
        if (label := parse_clause_label(match.group())) is not None:
            tail = _PARAGRAPH.match(text[match.end() :])
            end = match.end() + (tail.end() if tail else 0)
            slots.append(ClauseSlot(label, number_in(tail.group(1)) if tail else None, match.start(), end))
    for match in _CLAUSE_EN.finditer(text):
        slots.append(ClauseSlot(int(match.group(1)), None, match.start(), match.end()))
    return tuple(slots)


def _in_row(row: re.Match[str]) -> Iterator[ClauseSlot]:
    """Each clause of a row; what stands between two numbers belongs to the second."""
    start = row.start()
    for match in _NUMBER.finditer(row.group()):
        number, end = number_in(match.group()), row.start() + match.end()
        if number is not None:
            last = end == row.end() - 1
            yield ClauseSlot(number, None, start, row.end() if last else end)
        start = end


def _further_paragraphs(text: str, slots: Sequence[ClauseSlot]) -> Iterator[ClauseSlot]:
    """The paragraphs named without their clause: of the clause named before, where a paragraph of that was named."""
    for match in _FURTHER_PARAGRAPH.finditer(text):
        before = [slot for slot in slots if slot.end <= match.start()]
        inside = any(slot.start < match.end() and match.start() < slot.end for slot in slots)
        if before and before[-1].paragraph is not None and not inside:
            yield ClauseSlot(before[-1].number, number_in(match[1]), match.start(), match.end())
