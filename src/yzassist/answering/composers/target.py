"""How much: the target whose indicator was asked for, with its value, unit, alternatives and deadline."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from yzassist.answering.composers import content
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Comparison, Deadline, Target, TargetValue
from yzassist.question.contrasts import contrasts_with
from yzassist.question.model import Question
from yzassist.question.quantities import asked_quantity
from yzassist.retrieval.coverage import TopicWord, coverage, covering, topic_words
from yzassist.retrieval.model import Evidence

_DEPTH = 8
_MIN_COVERAGE = 0.5
_ADDED_COVERAGE = 0.25
_NEAR_SIMILARITY = 0.84
"""Cosine from which an indicator may be what was asked for; e5 gives unlike short texts about 0.80."""

_NEAR_MARGIN = 0.004
_NO_FIT = 0.1
"""What ``Aim.fit`` adds for an indicator of which no word was said."""

_SHARE = re.compile(r"几成|百分之|比例|占比|率")  # 收拢处理的比例
_ASKED_UNIT = re.compile(
    r"(?:多少|几)(公里|公顷|亩|吨|总吨|百分点|万亩|平方公里|米|微克|户|张|所|套|名|类|座|家)"
)  # 多少公里
_MIN_UNIT_COVERAGE = 0.2
_RATE = re.compile(r"[一-龥]{2,16}?率(?!先)")  # 县城生活污水处理率
_BEFORE_RATE = re.compile(
    r".*(?:方案|规定|确定|要求|底|年|的|到|把|报|问|带|流域|面|说|讲|写|里|要|和|与|跟|个|数|及|是)"
)  # 方案确定的2025年
_NUMBER_WORDS = ("多少", "百分之几", "几成", "几公里", "几个", "多大", "多高", "多远", "数值", "几类", "几座", "几家")


@dataclass(frozen=True, slots=True)
class Aim:
    """A target with its paragraph and how well it fits the topic (0…1, a little more for an exact indicator)."""

    paragraph: Paragraph
    target: Target
    fit: float

    @property
    def quote(self) -> Quote:
        """The clause of the sentence that states indicator and value."""
        return Quote(self.paragraph, self.target.span.start, self.target.span.end)

    @property
    def numeric(self) -> bool:
        """True when it has a number."""
        return any(value.number is not None for value in self.target.values)


def value_text(value: TargetValue) -> str:
    """Normalised value: ``>=43%``, ``=7.5万公顷``, or the words of a qualitative one."""
    if value.comparison is Comparison.QUALITATIVE or value.number is None:
        return value.text
    return f"{value.comparison.value}{value.number.normalize():f}{value.unit}"


def aims_in(paragraphs: Sequence[Paragraph], words: Sequence[TopicWord], context: Context) -> tuple[Aim, ...]:
    """Every target of the paragraphs with its fit to the topic."""
    return tuple(
        Aim(
            paragraph,
            target,
            max(
                coverage(words, target.indicator) + 0.1,
                coverage(words, paragraph.text[target.span.start : target.span.end]),
            ),
        )
        for paragraph in paragraphs
        for target in context.library.targets(paragraph)
    )


def deadline_of(aim: Aim, context: Context) -> Deadline | None:
    """The deadline that governs a target."""
    return next(
        (
            deadline
            for deadline in context.library.deadlines(aim.paragraph)
            if not deadline.relative and deadline.governs.start <= aim.target.span.start < deadline.governs.end
        ),
        None,
    )


def find_aims(question: Question, evidence: Evidence, context: Context) -> tuple[Aim, ...]:
    """The targets that the question asks for, best fit first; the same indicator in another clause is included."""
    words = context.search.words(question)
    paragraphs = [found.paragraph for found in evidence.paragraphs[:_DEPTH]]
    aims = aims_in(paragraphs, words, context)
    if not aims:
        return ()
    if not words:
        return tuple(aim for aim in aims if aim.paragraph == paragraphs[0]) or aims
    if unit := _ASKED_UNIT.search(question.chinese):
        measured = [aim for aim in aims if any(unit[1] in value.text for value in aim.target.values)]
        best = max((aim.fit for aim in measured), default=0.0)
        return tuple(aim for aim in measured if aim.fit >= best - 0.12 and aim.fit >= _MIN_UNIT_COVERAGE)
    best = max(aim.fit for aim in aims)
    if best < _MIN_COVERAGE:
        return _nearest_aims(question, aims_in(paragraphs[:1], words, context), context)
    ranked = sorted(aims, key=lambda aim: -aim.fit)
    both = covering(ranked, words, lambda aim: aim.quote.text, _ADDED_COVERAGE)
    years = {slot.year for slot in question.slots.dates}
    dated = [a for a in ranked if a.fit >= _MIN_COVERAGE and a.target.deadline and a.target.deadline.year in years]
    if dated:
        ranked, best = dated, dated[0].fit
    chosen = [aim for aim in ranked if aim.fit >= best - 0.12 or aim in both]
    indicators = {aim.target.indicator for aim in chosen}
    everywhere = aims_in(
        [p for plan in context.library.plans for p in plan.paragraphs if p not in paragraphs], words, context
    )
    return (*chosen, *(aim for aim in everywhere if aim.target.indicator in indicators))


def _nearest_aims(question: Question, aims: tuple[Aim, ...], context: Context) -> tuple[Aim, ...]:
    """The aims of the best paragraph that mean what was asked in other words (薄膜要收回来几成: 农膜回收率)."""
    share = _SHARE.search(question.core) is not None
    aims = tuple(aim for aim in aims if aim.fit > _NO_FIT or (share and any(v.unit == "%" for v in aim.target.values)))
    if not aims:
        return ()
    similarities = context.search.similarities(question, [aim.target.indicator for aim in aims])
    best = max(similarities)
    if best < _NEAR_SIMILARITY:
        return ()
    return tuple(aim for aim, value in zip(aims, similarities, strict=True) if value >= best - _NEAR_MARGIN)


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
    if _SHARE.search(question.core):
        aims = [aim for aim in aims if any(value.unit == "%" for value in aim.target.values)]
    else:
        words = context.search.words(question)
        aims = [aim for aim in aims if coverage(words, aim.quote.text) > 0]
    if not aims or not _fits_quantity(question, aims):
        return ()
    similarities = context.search.similarities(question, [aim.quote.text for aim in aims])
    highest = max(similarities)
    return tuple(aim for aim, value in zip(aims, similarities, strict=True) if value >= highest - _NEAR_MARGIN)


def _fits_quantity(question: Question, aims: Sequence[Aim]) -> bool:
    asked = asked_quantity(question.core)
    return asked is None or any(asked.stated_in(aim.quote.text) for aim in aims)


def aim_line(aim: Aim, context: Context, bullet: bool = False) -> Line:
    """``到2025年年底，农膜回收率达到85%以上。``"""
    quotes = [aim.quote]
    text = aim.quote.text.strip("，；。")
    deadline = deadline_of(aim, context)
    if deadline is not None:
        if deadline.text not in text:
            text = f"{deadline.text}，{text}"
        if not (aim.quote.start <= deadline.expression.start < aim.quote.end):
            quotes.append(Quote(aim.paragraph, deadline.expression.start, deadline.expression.end))
    return Line(f"{text}。", tuple(quotes), bullet=bullet)


def aim_lines(aims: Sequence[Aim], context: Context) -> tuple[Line, ...]:
    """One line for each wording; a wording that stands in two clauses is one line with both quotes."""
    merged: dict[str, Line] = {}
    for aim in aims:
        line = aim_line(aim, context)
        if line.text in merged:
            line = Line(line.text, merged[line.text].quotes + line.quotes)
        merged[line.text] = line
    if len(merged) == 1:
        return tuple(merged.values())
    return tuple(Line(line.text, line.quotes, bullet=True) for line in merged.values())


def aim_facts(aims: Sequence[Aim]) -> tuple[DraftFact, ...]:
    """A fact for each value of the targets."""
    return tuple(
        DraftFact("target", value_text(value), value.text, aim.quote) for aim in aims for value in aim.target.values
    )


def _is_asked_rate(question: Question, aim: Aim, context: Context) -> bool:
    """False for a target of the other side (农村 / 城市), or one that lacks a word of the rate named (森林覆盖率)."""
    if contrasts_with(question.chinese, aim.target.indicator):
        return False
    names = [_BEFORE_RATE.sub("", match.group()) for match in _RATE.finditer(question.chinese)]
    known = {slot.name for slot in question.slots.places}
    in_full = aim.target.indicator.endswith("率")  # 县城达到85%以上 goes on with the rate said before it
    return not names or not in_full or any(_states_name(name, known, aim, context) for name in names)


def _states_name(name: str, known: Collection[str], aim: Aim, context: Context) -> bool:
    """True when a target has every word of a rate's name, in short (机扫 for 机械化清扫) or by another word."""
    words = topic_words(name, [token for token in context.tokenize(name) if len(token) > 1], lambda _: 1.0)
    outer = [word for word in words if not any(word is not other and word.token in other.token for other in words)]
    return all(
        word.token in known or word.in_text(aim.quote.text) or _shortens(word.token, aim.target.indicator)
        for word in outer
    )


def _shortens(word: str, text: str) -> bool:
    """True when the characters of a word stand in a text in their order."""
    rest = iter(text)
    return all(char in rest for char in word)


def _of_years(question: Question, aims: tuple[Aim, ...]) -> tuple[Aim, ...]:
    """The aims due in the years named: none when all are due in other years, all when undated or no year is named."""
    years = {slot.year for slot in question.slots.dates}
    if not years or not any(aim.target.deadline for aim in aims):
        return aims
    return tuple(aim for aim in aims if aim.target.deadline is None or aim.target.deadline.year in years)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The targets asked for; what the text says when there is none; a refusal where an asked number is not given."""
    aims = find_aims(question, evidence, context)
    fitting = tuple(aim for aim in aims if _is_asked_rate(question, aim, context))
    if aims and not fitting:
        return refuse("no_number", "方案没有规定该项的指标。", nearby_questions(evidence))
    aims = _of_years(question, fitting)
    if not aims and question.slots.dates:
        return content.compose(question, evidence, context)
    wants_number = any(word in question.chinese for word in _NUMBER_WORDS)
    if wants_number and any(aim.numeric for aim in aims):
        aims = tuple(aim for aim in aims if aim.numeric)
    elif wants_number and aims and asked_stated(question, aims):
        pass
    elif wants_number and (described := described_aims(question, evidence, context)):
        aims = described
    elif wants_number:
        said = f"，只有定性要求：{aims[0].quote.text.strip('，。；')}" if aims else ""
        return refuse("no_number", f"方案没有给出该项的具体数值{said}。", nearby_questions(evidence))
    if not aims:
        return content.compose(question, evidence, context)
    return Draft(aim_lines(aims, context), aim_facts(aims))
