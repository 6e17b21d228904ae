"""Deadlines: the expression, the last day it means, and the text that is due by then."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from yzassist.documents.model import Measure, Paragraph
from yzassist.documents.notes import find_notes, is_note_alone
from yzassist.documents.numerals import NUMERAL_PATTERN, parse_chinese_number
from yzassist.facts.dates.due_dates import find_dates, in_time_field
from yzassist.facts.dates.field_parts import governed_by_part
from yzassist.facts.dates.found_dates import Found, months_after
from yzassist.facts.dates.named_times import NamedTime, find_named
from yzassist.facts.duties.fields import field_heads
from yzassist.facts.model import Deadline, Span

# 力争提前一年完成 · 提前半年实现 · 提前6个月
_EARLIER = re.compile(rf"(?P<aim>力争|争取)?提前(?P<n>{NUMERAL_PATTERN}|半)(?P<unit>年|个月)(?:完成|实现|达到|建成)?")
_FULL_STOPS = "。！？!?\n"
_CLAUSE_MARKS = "，。；！？：,;（("
_EDGE_MARKS = "，。；：、,;:（(）)【】〔〕 "
_UNTIL = ("到", "至", "展望", "“十", "力争到", "确保到", "争取到")
"""Behind these a time governs what follows, past a semicolon."""
# 2025年底前建成30个；|由公安机关依法查处 · ；|对未按期完成的园区 · ；|细则出台前，
_OTHER_MATTER = re.compile(r"(?:对|由|未|逾期|[^，；。]{2,8}前，)")
# 居民住宅小区，应当|于2026年底前 (what is due stands in the clause before)
_NO_SUBJECT = ("应当", "应", "须", "必须", "应当在", "应当于")
# 限期搬迁或关停，2026年6月底前|完成，
_BARE_PREDICATE = re.compile(r"(?:全部|基本)?(?:完成|建成|实现|办结|到位|印发|出台)(?=[，。；]|并|$)")
# 2024年10月底前|完成排查，
_FIELD_TASK = re.compile(r"(?P<task>(?:基本|全部|全面)?(?:完成|建成|实现|取得|出台|启动)[^，；。】〕）]{1,20})")
_DUE = re.compile(r"[0-9]月(?:[0-9]+日|底|末)?前?|年[底末]前?")  # 2024年10月底前
# 其中长江三角洲区域 → 长江三角洲区域
_SCOPE_LEAD = re.compile(r"^(?:其中|并|且|有条件的)?")


def extract_measure_deadlines(
    measure: Measure,
    document_date: date | None = None,
    day_known: bool = True,
    in_force: date | None = None,
    named: Sequence[NamedTime] = (),
) -> list[Deadline]:
    """Deadlines of a measure, in order; ``named`` are the words of the time column that mean a day.

    One in a paragraph that is nothing but a note (【责任单位：…；完成时限：…】) governs the paragraph before it.
    """
    found: list[Deadline] = []
    before: Paragraph | None = None
    for paragraph in measure.paragraphs:
        own = extract_deadlines(paragraph, document_date, day_known, in_force, named)
        alone = is_note_alone(paragraph.text)
        if alone and before:
            whole = Span(paragraph_id=before.id, start=0, end=len(before.text))
            own = [replace(item, governs=whole) for item in own]
        found += own
        before = before if alone else paragraph
    return found


def extract_deadlines(
    paragraph: Paragraph,
    document_date: date | None = None,
    day_known: bool = True,
    in_force: date | None = None,
    named: Sequence[NamedTime] = (),
) -> list[Deadline]:
    """Deadlines of a paragraph, in order. Dates before the year of the document are history, not deadlines.

    ``day_known`` is False where the document gives only its month; ``in_force`` is the first day on which it holds.
    """
    text = paragraph.text
    found = find_dates(text, document_date, day_known, in_force)
    found += _find_relative(text, found)
    found += find_named(text, named)
    found.sort(key=lambda item: item.start)
    return [_deadline(paragraph, found, index) for index in range(len(found))]


def _deadline(paragraph: Paragraph, found: list[Found], index: int) -> Deadline:
    text, item = paragraph.text, found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    start, end = _governed_by_relative(text, item, found) if item.relative else _governed(text, item, following)
    start, end = _trim(text, start, end)
    return Deadline(
        expression=Span(paragraph_id=paragraph.id, start=item.start, end=item.end),
        text=text[item.start : item.end],
        date=item.day,
        governs=Span(paragraph_id=paragraph.id, start=start, end=end),
        relative=item.relative,
        aspirational=item.aspirational,
        scope=_scope(text, item) if item.relative else "",
        every=item.every,
    )


def _find_relative(text: str, absolutes: list[Found]) -> list[Found]:
    found: list[Found] = []
    for match in _EARLIER.finditer(text):
        base = next((item for item in reversed(absolutes) if item.end <= match.start()), None)
        number = 0.5 if match["n"] == "半" else parse_chinese_number(match["n"])
        if base is None or not number:
            continue
        months = round(number * 12) if match["unit"] == "年" else round(number)
        aim = match["aim"] is not None
        found.append(
            Found(match.start(), match.end(), months_after(base.day, -months), relative=True, aspirational=aim)
        )
    return found


def _governed(text: str, item: Found, following: Found | None) -> tuple[int, int]:
    """From the expression, or the head of its clause if words stand there, to the full stop or the next deadline."""
    if part := governed_by_part(text, item):
        return part
    if in_time_field(text, item.start):
        return _governed_by_field(text, item)
    bracket = text.rfind("（", 0, item.start)
    if bracket >= 0 and "）" not in text[bracket : item.start]:
        return max(_sentence_start(text, bracket), _item_start(text, bracket)), bracket
    stops = [i for i in range(item.end, len(text)) if text[i] in _FULL_STOPS]
    notes = [start for start, _ in find_notes(text) if start >= item.end]
    end = _own_matter_end(text, item, min((*stops[:1], *notes, len(text))))
    if following and item.end < following.start < end:
        break_before = text.rfind("；", item.end, following.start)
        end = break_before if break_before >= 0 else _clause_start(text, following.start)
        end = end if end > item.end else min((*stops[:1], *notes, len(text)))
    head = _clause_start(text, item.start)
    words = text[head : item.start].strip()
    same_sentence = head > 0 and text[head - 1] == "，"
    if same_sentence and (words in _NO_SUBJECT or (not words and _BARE_PREDICATE.match(text, item.end))):
        return _clause_start(text, head - 1), max(end, item.end)
    alone = words in ("", "其中", "力争", "确保", "争取", "力争在", "要", "并")
    if following and not any(mark in text[item.end : following.start] for mark in _CLAUSE_MARKS):
        alone = False  # 2023年|和2025年年底分别组织评估
    return (item.end if alone else head), max(end, item.end)


def _own_matter_end(text: str, item: Found, end: int) -> int:
    """The semicolon before ``end`` behind which another matter begins; ``end`` where the time governs all."""
    announces = item.text_of(text).startswith(_UNTIL) or text[item.end : item.end + 1] in ("，", "：", ":")
    position = text.find("；", item.end, end)
    while position >= 0:
        if not announces or _OTHER_MATTER.match(text, position + 1):
            return position
        position = text.find("；", position + 1, end)
    return end


def _governed_by_field(text: str, item: Found) -> tuple[int, int]:
    """The text before the run of fields that the time field stands in; the field itself when none is before."""
    heads = [head for head in field_heads(text, 0, item.start) if head.role or head.is_time]
    first = next((head.start for head in heads), item.start)
    own = max((head.start for head in heads if head.is_time), default=item.start)
    task = _FIELD_TASK.match(text, item.end)
    if task and len(_DUE.findall(text, own, _field_end(text, own))) > 1:
        return task.span("task")
    bracket = max(text.rfind(mark, 0, first) for mark in "（【〔")
    if bracket >= 0 and not any(mark in text[bracket:first] for mark in "）】〕"):
        first = bracket
    before = text[:first].rstrip(_EDGE_MARKS)
    return (0, len(before)) if before else (own, item.end)


def _field_end(text: str, start: int) -> int:
    return next((at for at in range(start, len(text)) if text[at] in "；。】〕"), len(text))


def _governed_by_relative(text: str, item: Found, found: list[Found]) -> tuple[int, int]:
    index = max(i for i, other in enumerate(found) if not other.relative and other.end <= item.start)
    return _governed(text, found[index], found[index + 1])


def _scope(text: str, item: Found) -> str:
    words = text[_clause_start(text, item.start) : item.start]
    return _SCOPE_LEAD.sub("", words).strip()


def _clause_start(text: str, position: int) -> int:
    """Where the clause before ``position`` begins; a closed bracket hides its marks: 各县（市、区）要在5月底前."""
    depth = 0
    while position > 0:
        char = text[position - 1]
        if depth == 0 and char in _CLAUSE_MARKS:
            break
        depth = max(0, depth + (char in "）)") - (char in "（("))
        position -= 1
    return position


def _sentence_start(text: str, position: int) -> int:
    position = max(0, position - 1)
    while position > 0 and text[position - 1] not in _FULL_STOPS:
        position -= 1
    return position


def _item_start(text: str, bracket: int) -> int:
    """Where an item begins behind one that ends with a bracket of its own: 航道工程（2026年6月完工）、|二期（…）."""
    before = max(text.rfind(end, 0, bracket) for end in ("）、", "）；", "）。"))
    return before + 2 if before >= 0 else 0


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE_MARKS:
        start += 1
    while end > start and text[end - 1] in _EDGE_MARKS and not _closes_bracket(text, start, end):
        end -= 1
    return start, end


def _closes_bracket(text: str, start: int, end: int) -> bool:
    return text[end - 1] in "）)" and ("（" in text[start:end] or "(" in text[start:end])
