"""Sentences that answer by their wording, where no fact does: who acts (由市发展改革部门核定), by when (5月底前)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote
from yzassist.documents.model import Paragraph, Sentence
from yzassist.documents.numerals import format_chinese_number
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import TopicWord, coverage
from yzassist.retrieval.model import Evidence, FoundParagraph

_MIN_COVERAGE = 0.4
"""Share of the topic that a sentence, with the one before it, must contain to answer by its wording. Of 242 questions
on six plans 0.2 and 0.6 answer the same."""
_MIN_LENGTH_COVERAGE = 0.25
"""The same where a length of time is asked for, which few sentences state: 0.1 answers the same, 0.4 breaks one."""
_NEAR_SCORE = 0.9
"""Share of the best paragraph's score from which the next one may answer in its stead: 0.7 answers the same, 1 breaks
one of 242."""
_LEAST_LEVELS = 3
_FINE = re.compile(r"罚款[^，。；]*|处[^，。；]{1,16}元")  # 处一千元以上三千元以下罚款
_FINED_ACT = re.compile(r"违反[^，。；]*规定，(?P<act>[^。；]*?的)，")  # 违反第七条规定，|销售改装车的|，处…
_ITEM = re.compile(r"^[（(]([一二三四五六七八九十]+)[）)]")  # （一）擅自改装


def _line(paragraph: Paragraph, sentence: Sentence) -> Line:
    quote = Quote(paragraph, sentence.start, sentence.end)
    return Line(f"{sentence.text.rstrip('。；')}。", (quote,))


def _fitting(found: FoundParagraph, said: re.Pattern[str], words: tuple[TopicWord, ...], least: float) -> Line | None:
    """The sentence of a paragraph that says it and, with the one before it, speaks most of the topic."""
    ranked: list[tuple[float, float, Line]] = []
    before = ""
    for item in found.sentences:
        text = item.sentence.text
        fit = coverage(words, text) + coverage(words, before) / 2
        if said.search(text) and fit >= least:
            ranked.append((fit, item.score, _line(found.paragraph, item.sentence)))
        before = text
    return max(ranked, key=lambda one: one[:2])[2] if ranked else None


def _by_wording(
    question: Question, evidence: Evidence, context: Context, name: str, least: float = _MIN_COVERAGE
) -> Draft | None:
    """The best sentence with a wording, in the best paragraph, another one of its clause, or one as near."""
    best = evidence.best
    if best is None:
        return None
    words = context.search.words(question)
    for found in evidence.paragraphs:
        beside = context.library.measure_of(found.paragraph) == context.library.measure_of(best.paragraph)
        if found.score < _NEAR_SCORE * best.score and not beside:
            continue
        if (line := _fitting(found, phrase(name), words, least)) is not None:
            return Draft((line,))
    return None


def who_acts(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that names who acts, where the clause has no note; who punishes, where that is asked."""
    if phrase("penalised").search(question.core) and (punished := penalty_of(question, evidence, context)) is not None:
        return punished
    return _by_wording(question, evidence, context, "acts")


def who_in_turn(question: Question, evidence: Evidence) -> Draft | None:
    """The sentence that gives each of the levels named (中央、省、市县怎么分工), or each of the parts asked after
    (谁领导、谁主导、谁参与), its part; None where no sentence has them all."""
    parts = {match.group() for match in phrase("level").finditer(question.chinese)}
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
    said = re.search(rf"(?:由|报|向|经)[^，。；]{{2,24}}{act.group()}", best.sentence.text)
    return Draft((_line(best.paragraph, best.sentence),)) if said else None


def who_holds(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that says who holds the post asked of (由县委副书记、县长|任组长)."""
    asked = phrase("post_asked").search(question.core)
    best = evidence.best.best_sentence if evidence.best else None
    if asked is None or best is None or best.coverage < _MIN_COVERAGE:
        return None
    said = re.search(rf"[^，。；]{{2,30}}(?:担任|任){asked['post']}", best.sentence.text)
    return Draft((_line(best.paragraph, best.sentence),)) if said else None


def how_long(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence with a length of time (合同期限一般不超过3年), and that of the other case behind it."""
    told = _by_wording(question, evidence, context, "duration_stated", _MIN_LENGTH_COVERAGE)
    return Draft(tuple(one for line in told.lines for one in (line, *_other_case(line)))) if told else None


def _other_case(line: Line) -> tuple[Line, ...]:
    """The sentence behind one with a length of time that gives that of the other case (没有保质期的，不得少于2年)."""
    quote = line.quotes[0]
    following = next((s for s in quote.paragraph.sentences if s.start >= quote.end), None)
    if following is None or not phrase("other_case").match(following.text):
        return ()
    return (_line(quote.paragraph, following),) if phrase("duration_stated").search(following.text) else ()


def when_due(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """The sentence that gives a date without a year, a period or an interval."""
    return _by_wording(question, evidence, context, "time_stated")


def penalty_of(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """What a breach costs: by the sentence found, if it states a penalty, else by the one that says as much of it, or
    cites the number of the clause found (违反第二十二条第一项…); None when none is laid down."""
    best = evidence.best
    if best is None:
        return None
    if phrase("penalty").search(best.paragraph.text):
        told = best.best_sentence
        stated = told and _FINE.search(told.sentence.text)
        return Draft((_line(best.paragraph, told.sentence),)) if told and stated else None
    for found in evidence.paragraphs[1:]:
        told = found.best_sentence
        if told and found.coverage >= best.coverage and phrase("penalty").search(told.sentence.text):
            return Draft((_line(found.paragraph, told.sentence),))
    words = [word for word in context.search.words(question) if not phrase("penalised").search(word.token)]
    lines = tuple(
        _line(paragraph, sentence)
        for paragraph, sentence in _citing(best.paragraph, context)
        if not _is_of_another_act(best.paragraph, sentence, words)
    )
    return Draft(lines) if lines else None


def _is_of_another_act(breached: Paragraph, sentence: Sentence, words: Sequence[TopicWord]) -> bool:
    """True when a fine for a clause with several items names the act that it is for, and that is not the one asked of
    (违反第七条规定，销售拼装、改装的电动自行车的，处…: nothing for 篡改限速装置)."""
    act = _FINED_ACT.search(sentence.text)
    return _ITEM.match(breached.text) is not None and act is not None and coverage(words, act["act"]) == 0


def _citing(breached: Paragraph, context: Context) -> Iterator[tuple[Paragraph, Sentence]]:
    number = breached.clause_number
    if not isinstance(number, int):
        return
    article = f"第{format_chinese_number(number)}条"
    item = _ITEM.match(breached.text)
    for paragraph in (p for _, measure in context.library.measures for p in measure.paragraphs):
        if paragraph.document_id != breached.document_id:
            continue
        for sentence in paragraph.sentences:
            cited = re.search(rf"违反[^，。；]*?{article}(?P<items>[^，。；]*)", sentence.text)
            if cited is None or not phrase("penalty").search(sentence.text):
                continue
            if item is None or "项" not in cited["items"] or f"第{item[1]}项" in cited["items"]:
                yield paragraph, sentence
