"""By when: the deadline that governs the asked text, relative ones resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from yzassist.answering.anchor import Anchor, find_anchor
from yzassist.answering.composers.passages import content, wording
from yzassist.answering.composers.times import default_due
from yzassist.answering.composers.times.cases import with_cases
from yzassist.answering.composers.times.dues import Due, dues_in
from yzassist.answering.composers.times.governed import is_said_in_one_part, later_sentence_line
from yzassist.answering.composers.times.row_dues import in_time_column, row_due_line, with_named_times
from yzassist.answering.composers.times.said_in_text import with_text_cited
from yzassist.answering.composers.times.sentences import in_sentence
from yzassist.answering.composers.times.told_years import fits_told
from yzassist.answering.composers.times.undated import is_of_another
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.answering.segments import narrow
from yzassist.documents.labels import find_label
from yzassist.facts.model import Deadline
from yzassist.question.contrasts import contrasts_with
from yzassist.question.cues import find_cues
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import TopicWord, covering
from yzassist.retrieval.model import Evidence, FoundSentence

ENDING = re.compile(r"结束|解禁|(?<![先早晚后年])到期|废止|取消")  # 何时结束, not 哪个先到期
_HOUR = re.compile(r"[0-9]{1,2}(?:时(?!间)|点(?!以))|[0-9]{1,2}[:：][0-9]{2}")  # 次日2时
_OWN_COVERAGE = 0.5
"""Share of the topic that the text due must contain to be the very thing asked about. Of 305 development questions 0.3
changes 6 answers and 0.7 changes 5; none that passed then fails."""

_NEAR_COVERAGE = 0.25
"""Share of the topic that is enough when the deadline stands in the very sentence that retrieval chose. Without it
four of 90 questions about tasks without a date (r17) were given the date of something else."""

_TITLE_CHARS = 20
"""A sentence up to this length that opens may be the title of what follows (1.古城墙修缮工程。)."""

_ADDED_COVERAGE = 0.1
"""Share of the topic that a further row must add to be asked about as well."""

_SAID_MARGIN = 0.25
"""By how much more of the topic an undated sentence says than what is due, for the task to have no deadline."""

_WORDED_COVERAGE = 0.7
"""Share of a story's topic that a sentence must say for the story to be worded like the plan."""

_ELSEWHERE_COVERAGE = 0.75
"""The same for a deadline of another paragraph. Of 70 development questions 0.6 changes one answer and 0.9 none."""


def due_date_text(deadline: Deadline) -> str:
    """``2024年年底`` or ``2023年6月`` for a resolved date."""
    if deadline.date.month == 12:
        return f"{deadline.date.year}年年底"
    return f"{deadline.date.year}年{deadline.date.month}月底"


def due_lines(dues: Sequence[Due], words: Sequence[TopicWord]) -> tuple[Line, ...]:
    """One line for each sentence that carries a deadline, or for the later one that it governs and that ``words`` are
    of; a relative date is said in full behind it."""
    lines = []
    by_sentence: dict[tuple[str, int], list[Due]] = {}
    for due in dues:
        by_sentence.setdefault((due.paragraph.id, due.quote.start), []).append(due)
    for group in by_sentence.values():
        first = group[0]
        if first.row is not None and in_time_column(first.row, first.deadline):
            lines.append(row_due_line(first.paragraph, first.row, first.deadline, bullet=len(by_sentence) > 1))
            continue
        if (later := later_sentence_line(first, words, bullet=len(by_sentence) > 1)) is not None:
            lines.append(later)
            continue
        quote = _unnumbered(first.quote)
        text = narrow(quote.text, words, heads=[due.deadline.text for due in group])
        derived = []
        for due in group:
            if due.deadline.relative and due.deadline.text in text:
                resolved = f"{due_date_text(due.deadline)}"
                text = text.replace(due.deadline.text, f"{due.deadline.text}（即{resolved}）")
                derived.append(resolved)
        lines.append(Line(f"{text}。", (quote,), derived=tuple(derived), bullet=len(by_sentence) > 1))
    return tuple(lines)


def _unnumbered(quote: Quote) -> Quote:
    """The quote without a number before a date (1.|2025年9月底前建成平台), which would read as one number with it."""
    label = find_label(quote.text)
    numbered = label and quote.text[label.end :][:1].isdigit()
    return replace(quote, start=quote.start + label.end) if label and numbered else quote


def due_facts(dues: Sequence[Due]) -> tuple[DraftFact, ...]:
    """A fact for each deadline, its value an ISO date."""
    told = ((due.deadline, _unnumbered(due.quote)) for due in dues)
    return tuple(DraftFact("deadline", due.date.isoformat(), due.text, quote) for due, quote in told)


def with_relatives(dues: Sequence[Due], all_dues: Sequence[Due]) -> tuple[Due, ...]:
    """The deadlines together with those relative to them in the same sentences."""
    sentences = {(due.paragraph.id, due.quote.start) for due in dues}
    return tuple(due for due in all_dues if (due.paragraph.id, due.quote.start) in sentences)


def _own_dues(anchor: Anchor, dues: Sequence[Due]) -> tuple[Due, ...]:
    """The deadlines of the very thing asked about, those of its sentence (建设平台，|9月底前|上线) before that of the
    field for all of them (完成时限：12月底前); empty when the anchor's deadlines speak of something else."""
    if anchor.whole:
        return tuple(dues)
    best = max((due.coverage for due in dues), default=0.0)
    if best < _OWN_COVERAGE:
        return ()
    own = tuple(due for due in dues if due.coverage == best)
    told = anchor.sentence
    if told is None or told.coverage < best or any(d.row or in_sentence(d.paragraph, d.deadline) for d in own):
        return own
    within = range(told.sentence.start, told.sentence.end)
    dated = (d for d in dues if d.paragraph == told.paragraph and d.deadline.expression.start in within)
    return tuple(dated) or own


def _due_elsewhere(
    elsewhere: Sequence[Due], here: Sequence[Due], words: Sequence[TopicWord], context: Context
) -> tuple[Due, ...]:
    """The deadline of the task table's row on the very thing, or of a part of a sentence that says all of it
    (尾矿库环境风险隐患基本可控), where what is due in the paragraph (尾矿库完成污染治理) says less of it."""
    beside = max((due.coverage for due in here), default=0.0)
    wanted = max(_ELSEWHERE_COVERAGE, beside + _SAID_MARGIN)
    told = (due for due in elsewhere if due.coverage >= wanted)
    return tuple(due for due in told if context.library.row(due.paragraph) or is_said_in_one_part(due, words))[:1]


def _rows_due(question: Question, here: Sequence[Due], words: Sequence[TopicWord]) -> tuple[Due, ...]:
    """The deadlines of the rows of one measure that each say a part of the topic, where each one's is asked for
    (排查和清运处置分别应在什么时候完成)."""
    if "分别" not in question.chinese:
        return ()
    rows = [due for due in here if due.row is not None]
    ranked = sorted(rows, key=lambda due: -due.coverage)
    chosen = covering(ranked, words, lambda due: due.row.item if due.row else "", _ADDED_COVERAGE)
    return tuple(due for due in rows if due in chosen) if len(chosen) > 1 else ()


def _said_undated(anchor: Anchor, dues: Sequence[Due], story: bool) -> bool:
    """True when the best sentence says what was asked about, without a deadline, and the dated ones say less of it; for
    a ``story`` only where it is worded like the plan."""
    best = anchor.sentence
    if anchor.whole or best is None or _is_title(best) or (story and best.coverage < _WORDED_COVERAGE):
        return False
    within = best.sentence
    governed = any(
        (due.deadline.governs.start < within.end and within.start < due.deadline.governs.end)
        or within.start <= due.deadline.expression.start < within.end
        for due in dues
    )
    return not governed and best.coverage >= max((due.coverage for due in dues), default=0.0) + _SAID_MARGIN


def _told_by(anchor: Anchor) -> tuple[int, ...]:
    """Where the sentence that retrieval chose begins; of a mere title, where the one after it begins as well."""
    best = anchor.sentence
    if best is None:
        return ()
    following = [s.start for s in best.paragraph.sentences if s.start > best.sentence.start]
    return (best.sentence.start, *following[:1]) if _is_title(best) else (best.sentence.start,)


def _is_title(found: FoundSentence) -> bool:
    """True for a short sentence that is numbered or opens its paragraph; another one (…。完善收费机制。…) is a task."""
    opens = found.sentence.start == 0 or find_label(found.sentence.text) is not None
    return opens and len(found.sentence.text) <= _TITLE_CHARS


def find_dues(question: Question, evidence: Evidence, context: Context) -> tuple[tuple[Due, ...], bool]:
    """The deadlines that answer, and whether they are of the very thing asked about (else of its paragraph)."""
    words = context.search.words(question)
    anchor = find_anchor(question, evidence, context)
    if anchor is None:
        return (), False
    here = dues_in(anchor.paragraphs, words, context)
    asked = [match for match in find_cues(question.chinese) if match.cue.group == "deadline"]
    apart = [match for at, match in enumerate(asked) if all(match.start >= other.end for other in asked[:at])]
    if len(apart) > 1 and len(here) > 1 and len({due.paragraph.id for due in here}) == 1:
        return here, True
    elsewhere = dues_in([found.paragraph for found in evidence.paragraphs], words, context)
    beside = dues_in(context.library.siblings(anchor.paragraph), words, context)
    if rows := _rows_due(question, beside, words):
        return rows, True
    if there := _due_elsewhere(elsewhere, here, words, context):
        return there, True
    if own := _own_dues(anchor, here):
        return with_relatives(own, here), True
    sentences = {item.sentence.start for item in anchor.sentences}
    near = [due for due in here if due.quote.start in sentences]
    undated = _said_undated(anchor, here, question.story)
    told = _told_by(anchor)
    behind = bool(here) and all(is_of_another(d.paragraph, d.deadline, d.quote.start, words) for d in here)
    close = max((1.0 if due.quote.start in told else due.coverage for due in here), default=0.0)
    near = near or [due for due in here if due.quote.start in told]
    if near and not undated and not (behind and not question.story) and close >= _NEAR_COVERAGE:
        return with_relatives(near, here), True
    best = max((due.coverage for due in elsewhere), default=0.0)
    if best >= _ELSEWHERE_COVERAGE:
        return with_relatives([due for due in elsewhere if due.coverage == best], elsewhere), True
    if undated and not behind:
        return (), False
    return with_relatives(near, here) or here, bool(near) and question.story  # a story's words are not the plan's


def about_ending(question: Question, dues: tuple[Due, ...]) -> tuple[Due, ...]:
    """The deadlines that speak of an end, when an end was asked for (十年禁渔何时结束); all of them otherwise."""
    ending = ENDING.search(question.chinese)
    return dues if ending is None else tuple(due for due in dues if ending.group() in due.quote.text)


def _states_hour(evidence: Evidence) -> bool:
    """True when the best sentence gives an hour of the day."""
    best = evidence.best.best_sentence if evidence.best else None
    return best is not None and _HOUR.search(best.sentence.text) is not None


def _asks_length(question: Question, evidence: Evidence, dues: Sequence[Due]) -> bool:
    """True when a length of time is asked for (最长能签几年), or 多久 of what the best sentence gives no date for."""
    if phrase("length_asked").search(question.core):
        return True
    best = evidence.best.best_sentence if evidence.best else None
    if best is None or not phrase("duration_asked").search(question.core):
        return False
    within = range(best.sentence.start, best.sentence.end)
    return not any(due.paragraph == best.paragraph and due.deadline.expression.start in within for due in dues)


def _others_told(question: Question, dues: Sequence[Due], context: Context) -> tuple[Due, ...]:
    """The deadlines beside those that are of other years than told."""
    words = context.search.words(question)
    beside = dues_in(tuple({due.paragraph.id: due.paragraph for due in dues}.values()), words, context)
    return tuple(due for due in beside if fits_told(question, due.quote.text))


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The deadline asked for, of every case where the question names none; that of its paragraph, or of all undated
    tasks, said to be so, when the thing itself has none."""
    own = _compose(question, evidence, context)
    general = default_due.told(evidence, context) if own.reason == "no_deadline" else None
    own = with_cases(own, context.search.words(question))
    return general or with_named_times(with_text_cited(own, context), context)


def _compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    dues, own = find_dues(question, evidence, context)
    if _asks_length(question, evidence, dues) and (told := wording.how_long(question, evidence, context)) is not None:
        return told
    dues = tuple(due for due in dues if fits_told(question, due.quote.text)) or _others_told(question, dues, context)
    dues = about_ending(question, dues)
    dues = tuple(due for due in dues if not contrasts_with(question.chinese, due.deadline.scope + due.quote.text))
    years = {slot.year for slot in question.slots.dates}
    if years and any(due.deadline.date.year in years for due in dues):
        dues = tuple(due for due in dues if due.deadline.date.year in years)
    if phrase("every_year").search(question.chinese):
        dues = tuple(due for due in dues if due.deadline.every)
    if not dues and "deadline.how_long" in question.cues:
        return content.compose(question, evidence, context)
    if phrase("clock").search(question.chinese) and _states_hour(evidence):
        return content.compose(question, evidence, context)
    if not dues and (told := wording.when_due(question, evidence, context)) is not None:
        return told
    if not dues:
        where = evidence.best.paragraph.clause_label if evidence.best else ""
        return refuse("no_deadline", f"方案{where}没有规定该项的完成时限。", nearby_questions(evidence))
    if not own and "deadline.how_long" in question.cues:
        return content.compose(question, evidence, context)
    words = context.search.words(question)
    lines = due_lines(dues, words if own else ())
    if not own:
        if question.story or max(due.coverage for due in dues) >= _NEAR_COVERAGE:
            return Draft((Line("方案没有单独规定该项的时限，所在条款的时限要求是："), *lines), due_facts(dues))
        stated = "".join(line.text for line in lines)
        text = f"方案没有规定该项的完成时限；所在条款的时限要求是：{stated}"
        return refuse("no_deadline", text, nearby_questions(evidence))
    return Draft(lines, due_facts(dues))
