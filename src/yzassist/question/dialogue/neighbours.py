"""The clause or chapter before or after the one just spoken of (下一条, 下一章), or another chapter (第四章呢), and
what is asked of it."""

from __future__ import annotations

import re

from yzassist.documents.numerals import clause_label, format_chinese_number
from yzassist.question.dialogue.turns import Resolution, Turn, ask_phrase
from yzassist.question.model import Intent, Question
from yzassist.question.order import NEIGHBOUR, steps_to
from yzassist.question.slots import chapter_spans
from yzassist.question.structure import CHAPTER_WORD

NEXT_CHAPTER = re.compile(r"(?<!最)[上下前后]一(?:个)?(?:大)?(?:章|部分|板块|块)")  # 下一章
_ALONE = re.compile(r"[呢嘞咧][？?。]?$")  # 第四章呢？
_LEAD = re.compile(
    r"^(?:那么?|请问|再|往|看看?|说说|讲讲|问问?|想问|刚才|这|它|该|本|一?条|的|，|,)*$"
)  # 那它的|下一条
_INSIDE = re.compile(
    r"^(?:的|呢|嘞|咧|又|，|,|？|\?)*(?:它)?(?:(?:里面?|里头|里边|其中|当中|中)(?:又|还|也)?(?:说|讲|提|写|规定|要求)?(?:到|了|的)?)?(?:，|,)?"
)  # 呢，里面说|三峡水库要建立什么机制
_WHAT_IT_SAYS = re.compile(
    r"(?:又|都|主要|大概|大致|具体|要|的)*(?:讲|说|写|规定|要求|内容|管|干|提|关于|抓|做)*(?:的|了|些|到)*(?:是|有)?"
    r"(?:什么|啥|哪些|哪(?:一)?方面|怎么(?:说|写|讲|规定)|谈什么)(?:内容|事情?|要求|规定|东西|方面|措施|任务)?(?:的|呢|呀|啊|嘞|吗|来着)*"
    r"|(?:的)?(?:内容|全文|原文)(?:是|呢|有)*|念(?:一下|一遍|给我听)|(?:说|讲)(?:一下|来听听|说|讲)"
)  # 讲的是什么


def neighbour_of(text: str, turn: Turn) -> Resolution | None:
    """What is asked of the clause before or after the one that the earlier answer rested on: its content, what is
    asked of something in it, or who and by when as before; None when no such clause is meant."""
    match = NEIGHBOUR.search(text)
    clauses = [pid.rsplit("/", 2)[1] for pid in turn.paragraph_ids]
    if match is None or not clauses or not clauses[0].isdigit():
        return None
    number = int(clauses[0]) + steps_to(match)
    before = text[: match.start()]
    after = _INSIDE.sub("", text[match.end() :], count=1).strip("，,的呢嘞咧 ?？。")
    asked = ("" if _LEAD.match(before) else before) + after
    return Resolution(f"{clause_label(number)}{_asked_of_clause(asked, turn)}") if number > 0 else None


def says_what(asked: str) -> bool:
    """True when nothing is asked but what something says (讲的是什么)."""
    return _WHAT_IT_SAYS.fullmatch(asked.strip("，,？?。 ")) is not None


def _asked_of_clause(asked: str, turn: Turn) -> str:
    if not asked:
        return ask_of_clause(turn)
    return "讲什么？" if _WHAT_IT_SAYS.fullmatch(asked) else f"{asked}？"


def ask_of_clause(turn: Turn) -> str:
    """What is asked of another clause that is only named (下一条呢): who or by when as before, else its content."""
    again = turn.question.asks[:1] in ((Intent.RESPONSIBILITY,), (Intent.DEADLINE,))
    return ask_phrase(turn.question) if again else "讲什么？"


def other_chapter(text: str, parsed: Question, turn: Turn) -> Resolution | None:
    """What is asked of the chapter before or after the one just asked about, or of another named alone (第四章呢); None
    when none is meant."""
    chapter, spoken = NEXT_CHAPTER.search(text), turn.question.slots.chapters
    if chapter is None or not spoken:
        return _named_chapter(text, parsed, turn)
    step = 1 if chapter.group().startswith(("下", "后")) else -1
    return _contents_of(spoken[0] + step)


def _named_chapter(text: str, parsed: Question, turn: Turn) -> Resolution | None:
    """What was just asked of one chapter (第三章里水利部牵头的有几条), asked of the one that a turn names alone
    (第四章呢, 水资源那一章呢); what that chapter holds, where nothing was asked of a chapter."""
    slots = parsed.slots
    if not slots.chapters or not _ALONE.search(text) or slots.departments or slots.clauses or parsed.topic_tokens:
        return None
    named, previous = slots.chapters[-1], turn.question
    if previous.intent is Intent.CHAPTER or not previous.slots.chapters:
        return _contents_of(named)
    spans, before = chapter_spans(previous.chinese), previous.chinese
    if not spans and (said := CHAPTER_WORD.search(before)):  # 水生态修复|那一章|有几条
        spans = [(0, said.end())]
    if len(spans) != 1:
        return _contents_of(named)
    (start, end), *_ = spans
    return Resolution(f"{before[:start]}第{format_chinese_number(named)}部分{before[end:]}")


def _contents_of(chapter: int) -> Resolution:
    return Resolution(f"第{format_chinese_number(chapter)}部分有哪些措施，共有几条？")
