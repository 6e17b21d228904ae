"""How much: the target whose indicator was asked for, with its value, unit, alternatives and deadline."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from yzassist.answering.composers.passages import content
from yzassist.answering.composers.times.sentences import sentence_quote
from yzassist.answering.composers.values import cells
from yzassist.answering.composers.values.aims import (
    INDICATOR_GAIN,
    Aim,
    aim_facts,
    aim_lines,
    aims_in,
    tells_cell,
    whole_lines,
)
from yzassist.answering.composers.values.allowance import (
    allowance_lines,
    asks_allowance,
    is_asked_allowance,
    told_allowance,
)
from yzassist.answering.composers.values.members import is_of_whole
from yzassist.answering.composers.values.preamble import said_in_preamble
from yzassist.answering.composers.values.rates import is_asked_rate
from yzassist.answering.composers.values.sentence_years import goes_on_in_years
from yzassist.answering.composers.values.thing_measured import counts_things, is_measured, of_things
from yzassist.answering.composers.values.worded import is_worded
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Comparison
from yzassist.facts.values.penalties import FINE
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.question.quantities import asked_quantity, told_unit
from yzassist.retrieval.coverage import TopicWord, coverage, covering
from yzassist.retrieval.model import Evidence

_MIN_COVERAGE = 0.5
"""Share of the topic that the best target must contain, else only what means the same is looked for. Of 511 development
questions 0.3 mends 4 and breaks 3, 0.4 mends 2 and breaks 1, 0.6 mends and breaks 2, 0.7 mends 2 and breaks 7."""
_ADDED_COVERAGE = 0.25
"""Share of the topic that a further target must add to be asked about as well. Of 354 development questions 0.15 mends
2 (and says what was not asked in two more), 0.35 breaks 2; without further targets 3 break."""
_ALSO_ASKED = 0.4
"""Fit of a further target of the same sentence, where a number is asked for twice (三市各出多少，省里添多少)."""
_BESIDE_BEST = 0.12
"""Targets as near as this to the best one are said too. Of 377 development questions 0 breaks 2, 0.05 one; 0.2 breaks
none and changes 10."""
_NEAR_SIMILARITY = 0.84
"""Cosine from which an indicator may be what was asked for; e5 gives unlike short texts about 0.80. Of 63 development
questions 0 to 0.84 pass the same, 0.86 mends and breaks one; without likeness 4 mend and 5 break."""

_NEAR_MARGIN = 0.004
"""Of 58 development questions 0 breaks one, 0.01 breaks one, 0.02 mends 3 and breaks 2."""

_MIN_UNIT_COVERAGE = 0.2
"""Share of the topic for a target in the unit asked for. Of 27 development questions 0.3 breaks one, 0 none."""


def find_aims(question: Question, evidence: Evidence, context: Context) -> tuple[Aim, ...]:
    """The targets that the question asks for, best fit first; the same indicator in another clause is included."""
    words = context.search.words(question)
    paragraphs = [found.paragraph for found in evidence.paragraphs]
    unit = told_unit(question.chinese)
    aims = aims_in(paragraphs, words, context)
    if unit or "target.bare_measure" in question.cues or phrase("measure_asked").search(question.core):
        aims = of_things(aims, words)
    if not aims:
        return ()
    if not words:
        return tuple(aim for aim in aims if aim.paragraph == paragraphs[0]) or aims
    if unit:
        measured = [aim for aim in aims if any(unit in f"{value.text}{value.unit}" for value in aim.target.values)]
        best = max((aim.fit for aim in measured), default=0.0)
        chosen = [aim for aim in measured if aim.fit >= best - _BESIDE_BEST and aim.fit >= _MIN_UNIT_COVERAGE]
        return tuple(aim for aim in measured if aim in chosen or (_asks_twice(question) and _goes_on(aim, chosen)))
    best = max(aim.fit for aim in aims)
    if best < _MIN_COVERAGE:
        if of_years := goes_on_in_years(question, evidence, aims):
            return of_years
        nearest = _nearest_aims(question, tuple(aim for aim in aims if aim.paragraph == paragraphs[0]), context)
        return (*nearest, *_said_again(nearest, paragraphs[0], context))
    ranked = sorted(aims, key=lambda aim: -aim.fit)
    both = covering(ranked, words, lambda aim: aim.quote.text, _ADDED_COVERAGE)
    years = {slot.year for slot in question.slots.dates}
    dated = [a for a in ranked if a.fit >= _MIN_COVERAGE and a.target.deadline and a.target.deadline.year in years]
    dated = dated or _parts_of_years(next((aim for aim in ranked if aim.numeric), ranked[0]), aims, years)
    if dated:
        ranked, best = dated, dated[0].fit
    chosen = [aim for aim in ranked if aim.fit >= best - _BESIDE_BEST or aim in both]
    chosen += [aim for aim in _beside(chosen[0], aims, words) if aim not in chosen]
    if _asks_twice(question):
        chosen += [a for a in ranked if a not in chosen and a.fit >= _ALSO_ASKED and a.numeric and _goes_on(a, chosen)]
    indicators = {aim.target.indicator for aim in chosen} - {FINE}  # one name for the fines of all breaches
    everywhere = aims_in(
        [p for plan in context.library.plans for p in plan.paragraphs if p not in paragraphs], words, context
    )
    told = [aim for aim in everywhere if aim.target.indicator in indicators]
    others = [aim for aim in (*aims, *everywhere) if aim not in (*chosen, *told)]
    told += [aim for aim in others if any(tells_cell(aim, cell, context) for cell in chosen)]
    return (*chosen, *told)


def _asks_twice(question: Question) -> bool:
    """True when a number is asked for again of the same thing (每年改造多少座，三年累计多少座)."""
    return len(phrase("number").findall(question.core)) > 1


def _goes_on(aim: Aim, chosen: Sequence[Aim]) -> bool:
    """True for a target of the sentence of a chosen one."""
    return any(
        sentence_quote(aim.paragraph, aim.quote.start) == sentence_quote(c.paragraph, c.quote.start) for c in chosen
    )


def _beside(best: Aim, aims: Sequence[Aim], words: Sequence[TopicWord]) -> list[Aim]:
    """The other targets of a sentence, where the words that found one of them are only those of the heading: who asks
    what 十年禁渔 is to reach asks for all of them."""
    matched = [word for word in words if word.in_text(best.quote.text)]
    if not matched or not all(word.in_text(best.paragraph.heading) for word in matched):
        return []
    return [
        aim
        for aim in aims
        if aim.paragraph == best.paragraph
        and aim.target.deadline == best.target.deadline is not None
        and "。"
        not in best.paragraph.text[min(aim.quote.start, best.quote.start) : max(aim.quote.start, best.quote.start)]
    ]


def _parts_of_years(total: Aim, aims: Sequence[Aim], years: Collection[int]) -> list[Aim]:
    """The parts of a total that fall to the years named (改造468个，其中2024年152个，|2025年186个)."""
    unit = total.target.values[-1].unit
    return [
        aim
        for aim in aims
        if aim.paragraph == total.paragraph
        and aim.target.deadline is not None
        and aim.target.deadline.year in years
        and aim.target.values[-1].unit == unit
        and "。" not in aim.paragraph.text[total.quote.end : aim.quote.start]
    ]


def _nearest_aims(question: Question, aims: tuple[Aim, ...], context: Context) -> tuple[Aim, ...]:
    """The aims of the best paragraph that mean what was asked in other words (薄膜要收回来几成: 农膜回收率)."""
    share = phrase("share").search(question.core) is not None
    said = [aim.fit > INDICATOR_GAIN for aim in aims]  # some word of it
    in_percent = [share and any(value.unit == "%" for value in aim.target.values) for aim in aims]
    aims = tuple(aim for aim, *fits in zip(aims, said, in_percent, strict=True) if any(fits))
    if not aims:
        return ()
    similarities = context.search.similarities(question, [aim.target.indicator for aim in aims])
    best = max(similarities)
    if best < _NEAR_SIMILARITY:
        return ()
    return tuple(aim for aim, value in zip(aims, similarities, strict=True) if value >= best - _NEAR_MARGIN)


def _said_again(aims: Sequence[Aim], paragraph: Paragraph, context: Context) -> tuple[Aim, ...]:
    """The targets of the same indicators in the other paragraphs of the plans."""
    indicators = {aim.target.indicator for aim in aims} - {FINE}
    others = [p for plan in context.library.plans for p in plan.paragraphs if p != paragraph] if indicators else []
    return tuple(aim for aim in aims_in(others, (), context) if aim.target.indicator in indicators)


def asked_stated(question: Question, aims: Sequence[Aim]) -> bool:
    """True when the wording of qualitative targets states the quantity asked for (几类: 保持Ⅱ类)."""
    asked = asked_quantity(question.core)
    return asked is not None and any(asked.stated_in(aim.quote.text) for aim in aims)


def described_aims(question: Question, evidence: Evidence, context: Context) -> tuple[Aim, ...]:
    """The numeric target of the best sentence that a question describes without naming its indicator
    (洗澡洗菜的水收拢处理的比例)."""
    best = evidence.best.best_sentence if evidence.best else None
    if best is None:
        return ()
    aims = [
        aim
        for aim in aims_in([best.paragraph], (), context)
        if (aim.numeric or asked_stated(question, (aim,)))
        and best.sentence.start <= aim.target.span.start < best.sentence.end
    ]
    words = context.search.words(question)
    measured = phrase("measure_asked").search(question.core)
    if measured or "target.bare_measure" in question.cues or told_unit(question.core):
        aims = [aim for aim in of_things(aims, words) if _in_unit(aim, question)]
    if phrase("share").search(question.core):
        aims = [aim for aim in aims if any(value.unit == "%" for value in aim.target.values)]
    else:
        bounded = _asked_bound(question)
        aims = [a for a in aims if coverage(words, a.quote.text) > 0 or (bounded and _has_bound(a, bounded))]
    aims = [aim for aim in aims if is_asked_rate(question, aim, context)]
    if not aims or not _fits_quantity(question, aims):
        return ()
    similarities = context.search.similarities(question, [aim.quote.text for aim in aims])
    highest = max(similarities)
    return tuple(aim for aim, value in zip(aims, similarities, strict=True) if value >= highest - _NEAR_MARGIN)


def _in_unit(aim: Aim, question: Question) -> bool:
    """True when a target counts in the unit asked for (多少家), or the question names none."""
    unit = told_unit(question.core)
    return unit is None or any(counter in value.text for value in aim.target.values for counter in (unit, "个"))


def _asked_bound(question: Question) -> Comparison | None:
    """The bound meant by 最快能骑多少 and 最少要配几个; None where no limit is asked for."""
    if phrase("largest").search(question.core):
        return Comparison.AT_MOST
    return Comparison.AT_LEAST if phrase("smallest").search(question.core) else None


def _has_bound(aim: Aim, bound: Comparison) -> bool:
    return any(value.comparison is bound for value in aim.target.values)


def _fits_quantity(question: Question, aims: Sequence[Aim]) -> bool:
    asked = asked_quantity(question.core)
    return asked is None or any(asked.stated_in(aim.quote.text) for aim in aims)


def _of_years(question: Question, aims: tuple[Aim, ...]) -> tuple[Aim, ...]:
    """The aims due in the years named: none when all are due in other years, all when undated or no year is named."""
    years = {slot.year for slot in question.slots.dates}
    if not years or not any(aim.target.deadline for aim in aims):
        return aims
    return tuple(aim for aim in aims if aim.target.deadline is None or aim.target.deadline.year in years)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The targets asked for; what the text says when there is none; a refusal where an asked number is not given."""
    if (told := cells.compose(question, context)) is not None:
        return told
    aims = find_aims(question, evidence, context)
    fitting = tuple(aim for aim in aims if is_asked_rate(question, aim, context) and is_asked_allowance(question, aim))
    fitting = tuple(aim for aim in fitting if not is_of_whole(question, aim, context))
    if aims and not fitting:
        return refuse("no_number", "方案没有规定该项的指标。", nearby_questions(evidence))
    if asks_allowance(question) and (paid := told_allowance(question, evidence, context)) is not None:
        return paid
    aims = _of_years(question, fitting)
    if fitting and not aims:
        return content.compose(question, evidence, context)
    wants_number = "target.bare_measure" in question.cues or phrase("number").search(question.core) is not None
    if wants_number and any(aim.numeric for aim in aims):
        aims = tuple(aim for aim in aims if aim.numeric)
        if counts_things(question.core) and all(map(is_measured, aims)):
            return refuse("no_number", "方案没有给出所问的数量。", nearby_questions(evidence))
    elif wants_number and aims and asked_stated(question, aims):
        pass
    elif wants_number and (described := described_aims(question, evidence, context)):
        aims = described
    elif wants_number and not aims and (said_in_preamble(evidence) or is_worded(question, evidence, context)):
        return content.compose(question, evidence, context)
    elif wants_number:
        said = f"，只有定性要求：{aims[0].quote.text.strip('，。；')}" if aims else ""
        return refuse("no_number", f"方案没有给出该项的具体数值{said}。", nearby_questions(evidence))
    if not aims:
        return content.compose(question, evidence, context)
    if asks_allowance(question):
        return Draft(allowance_lines(aims), aim_facts(aims))
    required = phrase("requirement_asked").search(question.core) and not wants_number
    required = required or (len(aims) == 1 and len(phrase("each_value_asked").findall(question.core)) > 1)
    whole = whole_lines(aims, context) if required else ()
    return Draft(whole or aim_lines(aims, context), aim_facts(aims))
