"""What is to be done: the sentences that answer, or the whole measure in one line a sentence when it was asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.anchor import Anchor, find_anchor
from yzassist.answering.composers.passages.items import announced_by, item_lines, items_behind
from yzassist.answering.composers.passages.runs import run_with
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Paragraph, Sentence
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_OPENS_LIST = re.compile(r"(?:下列|以下|如下)[^：。；]*：[^。；]+；$")  # 有下列情形之一的，终止合同：转包的；
_ANNOUNCES = 0.4
"""Share of the topic that a paragraph must contain for the list that it announces to be the one asked for."""


def paragraph_lines(paragraphs: Sequence[Paragraph]) -> tuple[Line, ...]:
    """Every sentence of the paragraphs as a bullet."""
    return tuple(
        Line(closed(sentence.text), (Quote(paragraph, sentence.start, sentence.end),), bullet=True)
        for paragraph in paragraphs
        for sentence in paragraph.sentences
    )


def sentence_lines(anchor: Anchor) -> tuple[Line, ...]:
    """The anchor's sentences, whole: what was asked for is often the part that does not repeat the question."""
    return _lines(anchor.paragraph, [found.sentence for found in anchor.sentences])


def _lines(paragraph: Paragraph, sentences: Sequence[Sentence]) -> tuple[Line, ...]:
    return tuple(
        Line(
            closed(sentence.text),
            (Quote(paragraph, sentence.start, sentence.end),),
            bullet=len(sentences) > 1,
        )
        for sentence in sentences
    )


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The answering sentences."""
    anchor = find_anchor(question, evidence, context)
    if anchor is None:
        return refuse("not_in_plan", "方案没有提到这个内容。", nearby_questions(evidence))
    located = "list.located" in question.cues and anchor.paragraph.clause_number is not None
    lead = (Line(f"见{anchor.paragraph.clause_label}{anchor.paragraph.heading}："),) if located else ()
    if (members := _members(question, anchor, context)) and not anchor.whole:
        return Draft(lead + members)
    if anchor.whole:
        return Draft(lead + paragraph_lines(anchor.paragraphs))
    told = _rule_lines(anchor, whole=phrase("what_to_do").search(question.core) is not None)
    return Draft((*lead, *_ruled_by(anchor, context), *told, *_announced(anchor, context)))


def _rule_lines(anchor: Anchor, whole: bool) -> tuple[Line, ...]:
    """The anchor's sentences; with ``whole`` the rules of which they are parts, since what is to be done may be said
    behind a semicolon. A list told in one breath (有下列情形之一的，…：甲；乙；丙。) is told whole in any case."""
    runs = dict.fromkeys(
        run if whole or any(_OPENS_LIST.search(sentence.text) for sentence in run) else (found.sentence,)
        for found in anchor.sentences
        for run in (run_with(found.paragraph, found.sentence),)
    )
    return _lines(anchor.paragraph, [sentence for run in runs for sentence in run])


def _ruled_by(anchor: Anchor, context: Context) -> tuple[Line, ...]:
    """What announces the item that answers, where it forbids it (任何人不得有下列行为：): the item does not say so."""
    opening = announced_by(anchor.paragraph, context.library.siblings(anchor.paragraph))
    if opening is None or not phrase("forbids").search(opening.text):
        return ()
    return (Line(opening.text, (Quote(opening, 0, len(opening.text)),)),)


def _members(question: Question, anchor: Anchor, context: Context) -> tuple[Line, ...]:
    """All items of the list of which the best paragraph is one, or that stands in its clause and says as much of the
    topic, with what announces them, where all are asked for (禁止哪些行为: 不得有下列行为：|（一）…); else none."""
    asked = phrase("items_asked").search(question.chinese)
    if asked is None:
        return ()
    siblings = context.library.siblings(anchor.paragraph)
    words = context.search.words(question)
    said = coverage(words, anchor.paragraph.text)
    beside = (p for p in siblings if items_behind(p, siblings) and coverage(words, p.text) >= max(said, _ANNOUNCES))
    opening = announced_by(anchor.paragraph, siblings) or next(beside, None)
    if opening is None or (asked["noun"] is not None and asked["noun"] not in opening.text):
        return ()
    return (
        Line(opening.text, (Quote(opening, 0, len(opening.text)),)),
        *item_lines(items_behind(opening, siblings)),
    )


def _announced(anchor: Anchor, context: Context) -> tuple[Line, ...]:
    """The items behind a paragraph whose last sentence answers and ends with a colon."""
    last = anchor.paragraph.sentences[-1:]
    if not any(found.paragraph == anchor.paragraph and (found.sentence,) == last for found in anchor.sentences):
        return ()
    return item_lines(items_behind(anchor.paragraph, context.library.siblings(anchor.paragraph)))
