"""Duties told in prose: which of them speak of the thing asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.context import Context
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Responsibility
from yzassist.question.model import Question
from yzassist.retrieval.coverage import coverage

_OWN_SUBJECT = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,12}?)(?:分别|统一|具体)?由")  # 禁牧区|由县级人民政府划定
_ANY_WORK = ("工作", "任务", "事项", "项目", "活动", "行动", "上述", "以上", "具体", "方案", "原则上", "统一", "其余")


def is_prose(note: Responsibility) -> bool:
    """True for a duty told in a sentence, which says itself what is to be done."""
    same = note.governs.paragraph_id == note.note.paragraph_id
    return same and note.governs.start <= note.note.start and note.note.end <= note.governs.end


def closest(
    notes: tuple[tuple[Paragraph, Responsibility], ...], question: Question, context: Context
) -> tuple[tuple[Paragraph, Responsibility], ...]:
    """Of several duties told in one sentence (甲负责摊位设置，乙负责食品安全) those that speak of the subject."""
    words = context.search.words(question)
    told = [
        (coverage(words, paragraph.text[note.governs.start : note.governs.end]), paragraph, note)
        for paragraph, note in notes
    ]
    placed = [
        (paragraph.id, sentence.index)
        for _, paragraph, note in told
        for sentence in paragraph.sentences
        if sentence.start <= note.note.start and note.note.end <= sentence.end and note.governs.start >= sentence.start
    ]
    best = max((fit for fit, _, _ in told), default=0.0)
    if len(notes) < 2 or len(placed) != len(notes) or len(set(placed)) != 1 or not best:
        return notes
    return tuple((paragraph, note) for fit, paragraph, note in told if fit == best)


def of_others(
    notes: Sequence[tuple[Paragraph, Responsibility]], question: Question, context: Context
) -> tuple[tuple[Paragraph, Responsibility], ...]:
    """The duties that are told of another thing than the one asked about (禁牧区|由县级人民政府划定, of 草原修复)."""
    words = context.search.words(question)
    return tuple(
        (paragraph, note)
        for paragraph, note in notes
        if (subject := _OWN_SUBJECT.fullmatch(paragraph.text[note.governs.start : note.note.start])) is not None
        and is_prose(note)
        and not subject["name"].endswith(_ANY_WORK)
        and not coverage(words, paragraph.text[note.governs.start : note.governs.end])
    )
