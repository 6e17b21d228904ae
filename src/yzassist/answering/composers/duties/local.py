"""What local governments must do: the note that binds them to all, and every sentence that names them."""

from __future__ import annotations

import re

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, refuse, span_quote
from yzassist.question.model import Question

_ASKED = re.compile(
    r"(?:地方|当地|各级|省级?|市级?|县级?|乡镇|基层|市县)(?:各级)?(?:人民)?(?:党委)?政府|地方上|各地(?:要|该|应|得)|我们(?:省|市|县|镇)政府"
)  # 地方政府要负责什么
_NAMED = re.compile(
    r"地方各级|地方(?:党委|人民政府|政府|要)|市县|省负总责|各(?:省|地区|有关地区)|指导(?:各地|有关地方)|有关地方|各地(?!区)"
)  # 省负总责、市县抓落实


def asks_local(question: Question) -> bool:
    """True when the duties of local governments are asked for, and no other subject."""
    slots = question.slots
    return _ASKED.search(question.chinese) is not None and not (
        question.plan_topic or slots.departments or slots.clauses or slots.dates or slots.places
    )


def compose(context: Context) -> Draft:
    """The binding notes first, then the sentences; a refusal when local governments are not named."""
    lines = [
        Line(
            paragraph.text[note.note.start : note.note.end].strip("（）()"),
            (span_quote(paragraph, note.note),),
            bullet=True,
        )
        for _, measure in context.library.measures
        for paragraph in measure.paragraphs
        for note in context.library.responsibilities(paragraph)
        if note.extends_to_local
    ]
    lines += [
        Line(sentence.text, (Quote(paragraph, sentence.start, sentence.end),), bullet=True)
        for _, measure in context.library.measures
        for paragraph in measure.paragraphs
        for sentence in paragraph.sentences
        if _NAMED.search(sentence.text)
    ]
    if not lines:
        return refuse("empty_set", "方案没有单独写地方政府的任务。")
    return Draft(tuple(lines))
