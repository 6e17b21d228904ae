"""What is due by one time: every sentence with the expression asked for (4月底前, 汛期前), or with the day it means."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from yzassist.answering.composers.beside import names_subject_beside
from yzassist.answering.composers.found import in_chapters
from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed, refuse
from yzassist.documents.model import Paragraph
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.lookups import duties

_BEFORE = r"(?:以?前|之前)"
_NOT_INSIDE = r"(?<![\d主])"
_FLOOD = {"入汛", "汛"}
_OF_MONTH = re.compile(r"(?P<month>\d{1,2})月(?:底|(?P<day>\d{1,2})[日号])")  # 4月底, 4月15日
_LEAP_LESS = 2025
_MEANS = r"[”」]?(?:[，,]?(?:是指|系指|指的是|指|即)|（)(?:每年)?"  # “汛期前”，是指|4月15日之前
_DAY = r"\d{1,2}月(?:\d{1,2}日|底|末|初|中旬|上旬|下旬)"
_EVENT = r"[“「](?P<event>[\u4e00-\u9fff]{2,6}前)"


@dataclass(frozen=True)
class _Time:
    """The time asked for: its words without 前, and where they stand in the question."""

    words: str
    start: int
    end: int

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words as a plan has them: 4月底|之前, 4月30日前; 汛前 is 汛期前 as well."""
        said = {self.words.replace("号", "日")} | ({*_FLOOD, "汛期"} if self.words in _FLOOD else set())
        if self.day is not None:
            month, day = self.day
            said |= {f"{month}月{day}日"} | ({f"{month}月底"} if day == monthrange(_LEAP_LESS, month)[1] else set())
        return re.compile(rf"{_NOT_INSIDE}(?:{'|'.join(map(re.escape, said))}){_BEFORE}")

    @property
    def day(self) -> tuple[int, int] | None:
        """Month and day, where it is the end or a day of a month."""
        match = _OF_MONTH.fullmatch(self.words)
        if match is None:
            return None
        month = int(match["month"])
        return (month, int(match["day"] or monthrange(_LEAP_LESS, month)[1])) if 1 <= month <= 12 else None


def asked_time(question: Question, context: Context) -> _Time | None:
    """The time by which all that is due is asked for (写明4月底前要办完的有哪些事); None where the question has another
    subject, or a year, by which deadlines are looked up as facts."""
    match = phrase("due_by").search(question.chinese)
    others = question.polar or question.slots.dates or question.slots.clauses
    if match is None or others or not phrase("tasks_asked").search(question.chinese):
        return None
    time = _Time(match["time"], match.start(), match.end())
    return None if names_subject_beside(question, time.start, time.end, context) else time


def compose(time: _Time, question: Question, context: Context) -> Draft:
    """Every sentence with that time, or with one that the plan says it means, led by where it says so."""
    meanings = tuple(_meanings(time, context))
    times = (time, *(_Time(words, 0, 0) for words, _ in meanings))
    meant = [quote for _, quote in meanings if "指" in quote.text]
    lines: dict[tuple[str, int], Line] = {}
    for paragraph in (p for _, measure in context.library.measures for p in measure.paragraphs):
        if not in_chapters(paragraph, question):
            continue
        for quote in _said(paragraph, times, context):
            if quote not in meant and _is_theirs(quote, question, context):
                lines.setdefault((quote.paragraph.id, quote.start), _line(quote, context))
    if not lines:
        names = "、".join(slot.name for slot in question.slots.departments)
        return refuse("empty_set", f"方案没有写明{names}{time.words}前要完成的任务。")
    count = str(len(lines))
    lead = tuple(Line(closed(quote.text), (quote,)) for quote in meant[:1])
    return Draft((*lead, Line(f"共{count}处：", derived=(count,)), *lines.values()))


def _meanings(time: _Time, context: Context) -> Iterator[tuple[str, Quote]]:
    """Other words for the time, with the sentence that says so (“汛期前”，是指4月15日之前)."""
    other = rf"{_EVENT}{_MEANS}{re.escape(time.words)}{_BEFORE}"
    day = rf"{re.escape(time.words)}前{_MEANS}(?P<event>{_DAY}){_BEFORE}"
    for paragraph in (p for _, measure in context.library.measures for p in measure.paragraphs):
        for match in (*re.finditer(other, paragraph.text), *re.finditer(day, paragraph.text)):
            yield match["event"].removesuffix("前"), sentence_quote(paragraph, match.start())


def _said(paragraph: Paragraph, times: Sequence[_Time], context: Context) -> Iterator[Quote]:
    """The sentences with one of the times, or its day; of a field (完成时限：4月底前) that stands in a paragraph of its
    own the task that it belongs to."""
    due = context.library.deadlines(paragraph)
    days = {time.day for time in times} - {None}
    places = {match.start() for time in times for match in time.pattern.finditer(paragraph.text)}
    places |= {d.expression.start for d in due if not d.every and (d.date.month, d.date.day) in days}
    for at in sorted(places):
        governed = next((d.governs for d in due if d.expression.start <= at < d.expression.end), None)
        if governed is None or governed.paragraph_id == paragraph.id:
            yield sentence_quote(paragraph, at)
        else:
            yield sentence_quote(context.library.paragraph(governed.paragraph_id), governed.start)


def _is_theirs(quote: Quote, question: Question, context: Context) -> bool:
    """True when no department is asked about, or one that has a duty in the sentence."""
    ids = {slot.department_id for slot in question.slots.departments}
    return not ids or any(
        duty.paragraph == quote.paragraph
        and duty.responsibility.governs.start < quote.end
        and quote.start < max(duty.responsibility.governs.end, duty.responsibility.note.end)
        for duty in duties(context.library, ids)
    )


def _line(quote: Quote, context: Context) -> Line:
    row = context.library.row(quote.paragraph)
    if row is not None:
        return Line(row.item, (Quote(quote.paragraph, 0, len(quote.paragraph.text)),), bullet=True)
    label = quote.paragraph.clause_label
    between = " " if label.endswith(".") and quote.text[:1].isdigit() else ""  # 一、8. 2023年
    return Line(f"{label}{between}{quote.text.rstrip('。；')}", (quote,), bullet=True)
