"""Sentences that answer by their wording, where no fact does: who acts (由市发展改革部门核定), by when (5月底前)."""

from __future__ import annotations

import re

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, closed, opening_quote
from yzassist.documents.model import Paragraph, Sentence
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import TopicWord, coverage
from yzassist.retrieval.model import Evidence, FoundParagraph

_MIN_COVERAGE = 0.4
"""Share of the topic that a sentence, with the one before it, must contain to answer by its wording. Of 242 questions
on six plans 0.2 and 0.6 answer the same."""
_MIN_LENGTH_COVERAGE = 0.25
"""The same where a length of time is asked for, which few sentences state: 0.1 answers the same, 0.4 breaks one."""
_NEAR_SCORE = 0.85
"""Share of the best paragraph's score from which the next one may answer in its stead: 0.7 answers the same, 1 breaks
one of 242."""
_LEAST_LEVELS = 3


def _line(paragraph: Paragraph, sentence: Sentence) -> Line:
    quote = Quote(paragraph, sentence.start, sentence.end)
    return Line(closed(sentence.text), (quote,))


def _fitting(
    found: FoundParagraph, said: re.Pattern[str], words: tuple[TopicWord, ...], least: float
) -> tuple[float, Line] | None:
    """The sentence of a paragraph that says it and, with the one before it, speaks most of the topic; and how much."""
    ranked: list[tuple[float, float, Line]] = []
    before = ""
    for item in found.sentences:
        text = item.sentence.text
        fit = coverage(words, text) + coverage(words, before) / 2
        if said.search(text) and fit >= least:
            ranked.append((fit, item.score, _line(found.paragraph, item.sentence)))
        before = text
    best = max(ranked, key=lambda one: one[:2], default=None)
    return (best[0], best[2]) if best else None


def _by_wording(
    question: Question, evidence: Evidence, context: Context, name: str, least: float = _MIN_COVERAGE
) -> Draft | None:
    """The sentence with a wording that says most of the topic, in the best paragraph, another one of its clause, or one
    as near."""
    best = evidence.best
    if best is None:
        return None
    words = context.search.words(question)
    fitting: list[tuple[float, Line]] = []
    for found in evidence.paragraphs:
        beside = context.library.measure_of(found.paragraph) == context.library.measure_of(best.paragraph)
        if found.score < _NEAR_SCORE * best.score and not beside:
            continue
        if (fits := _fitting(found, phrase(name), words, least)) is not None:
            fitting.append(fits)
    return Draft((max(fitting, key=lambda one: one[0])[1],)) if fitting else None


def who_acts(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that names who acts, where the clause has no note."""
    return _by_wording(question, evidence, context, "acts")


def who_in_turn(question: Question, evidence: Evidence) -> Draft | None:
    """The sentence that gives each of the levels named (中央、省、市县怎么分工), or each of the parts asked after
    (谁领导、谁主导、谁参与), its part; None where no sentence has them all."""
    parts = {match.group() for match in phrase("level").finditer(question.chinese)}
    if question.slots.roles or "responsibility.which_department" in question.cues:  # 三级都定好，是哪个部牵头的
        parts = set()
    if len(parts) < _LEAST_LEVELS:
        parts = {match["part"] for match in phrase("who_in_turn").finditer(question.chinese)}
    if len(parts) < _LEAST_LEVELS:
        return None
    for found in evidence.paragraphs:
        for item in found.sentences:
            if all(part in item.sentence.text for part in parts):
                return Draft((_line(found.paragraph, item.sentence),))
    return None


def who_does_it(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that says who pays, decides or approves, where that very act is asked of (由区县财政承担)."""
    act = phrase("particular_act").search(question.core)
    best = evidence.best.best_sentence if evidence.best else None
    if act is None or best is None:
        return None
    said = re.search(rf"(?:(?<![自理事])由|报|向|经(?![济营验]))[^，。；]{{2,24}}{act.group()}", best.sentence.text)
    return Draft((_line(best.paragraph, best.sentence),)) if said else None


def how_long(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence with a length of time (合同期限一般不超过3年), else the heading that gives it (十年禁渔)."""
    said = _by_wording(question, evidence, context, "duration_stated", _MIN_LENGTH_COVERAGE)
    return said or _in_heading(question, evidence, context)


def _in_heading(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    best = evidence.best.paragraph if evidence.best else None
    words = context.search.words(question)
    if best is None or not phrase("duration_stated").search(best.heading) or not coverage(words, best.heading):
        return None
    return Draft((Line(f"{best.clause_label}{best.heading}。", (opening_quote(best),)),))


def when_due(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that gives a date without a year, a period or an interval; else that of the plan on tasks without a
    time of their own, for a row of its table that has none."""
    return _by_wording(question, evidence, context, "time_stated") or _when_untimed(evidence, context)


def _when_untimed(evidence: Evidence, context: Context) -> Draft | None:
    best = evidence.best.paragraph if evidence.best else None
    row = context.library.row(best) if best else None
    if best is None or row is None or any(field.names_time and field.value for field in row.fields):
        return None
    for paragraph in context.library.plan(best.document_id).paragraphs:
        for sentence in paragraph.sentences:
            if phrase("untimed").search(sentence.text):
                lead = Line(f"{row.item}：该项未列完成时限，方案的规定是：", (Quote(best, 0, len(best.text)),))
                return Draft((lead, _line(paragraph, sentence)))
    return None
