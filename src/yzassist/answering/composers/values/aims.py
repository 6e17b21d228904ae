"""A target as it is answered with: how well it fits what was asked, and the line that states it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yzassist.answering.context import Context
from yzassist.answering.draft import DraftFact, Line, Quote, closed
from yzassist.answering.row_lines import cell_text, kind_text
from yzassist.documents.model import Paragraph
from yzassist.facts.model import Comparison, Deadline, Target, TargetValue
from yzassist.facts.tables.rows import Row
from yzassist.question.phrases import phrase
from yzassist.retrieval.coverage import TopicWord, coverage

RATE_ENDS = ("率", "系数", "指数", "比例", "占比", "比重")
_GONE_ON_WITH = (*RATE_ENDS, "浓度", "密度", "强度", "用量", "总量")
_RATE_LOSS = 0.05
"""A rate that is only gone on with comes after the one that is named, where both say as much of the topic."""
INDICATOR_GAIN = 0.1
"""An indicator that was named goes before a clause that holds the words. Of 544 development questions 0 mends 2 and
breaks 3, 0.05 mends 3 and breaks 1, 0.2 mends 5 and breaks 3."""

_MIN_SHORT = 4


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
        return self.target.numeric


def value_text(value: TargetValue) -> str:
    """Normalised value: ``>=43%``, ``=7.5万公顷``, or the words of a qualitative one."""
    if value.comparison is Comparison.QUALITATIVE or value.number is None:
        return value.text
    return f"{value.comparison.value}{value.number.normalize():f}{value.unit}"


_LEVEL_CHARS = 2
"""Of a target that only names its level (县级), the rest of the indicator being that of the one before it."""


def aims_in(paragraphs: Sequence[Paragraph], words: Sequence[TopicWord], context: Context) -> tuple[Aim, ...]:
    """Every target of the paragraphs with its fit to the topic."""
    return tuple(
        Aim(paragraph, target, _fit(words, paragraph, target, context.library.targets(paragraph)))
        for paragraph in paragraphs
        for target in context.library.targets(paragraph)
    )


def _fit(words: Sequence[TopicWord], paragraph: Paragraph, target: Target, beside: Sequence[Target]) -> float:
    """How much of the topic a target says; one that goes on with the rate before it says that too."""
    said = target.span.of(paragraph.text)
    if said.startswith(target.indicator[:_LEVEL_CHARS]) and target.indicator not in said:
        said = f"{target.indicator}；{said}"  # 县级|不得低于八十只: what it is of stands before
    fit = max(coverage(words, target.indicator) + INDICATOR_GAIN, coverage(words, said))
    rate = _rate_before(paragraph, target, beside)
    return max(fit, coverage(words, f"{said}；{rate.indicator}") - _RATE_LOSS) if rate else fit


def _rate_before(paragraph: Paragraph, target: Target, beside: Sequence[Target]) -> Target | None:
    """The rate of the same sentence that a percentage without a rate of its own goes on with
    (地级城市收集率达到75%，|县城达到62%)."""
    if target.indicator.endswith(_GONE_ON_WITH) or not any(value.unit == "%" for value in target.values):
        return None
    start = paragraph.text.rfind("。", 0, target.span.start)
    before = [one for one in beside if start < one.span.start < target.span.start]
    return before[-1] if before and before[-1].indicator.endswith(_GONE_ON_WITH) else None


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


def aim_line(aim: Aim, context: Context, bullet: bool = False) -> Line:
    """``到2025年年底，农膜回收率达到85%以上。``"""
    quotes = [_with_exception(_with_change(_with_hedge(aim.quote)))]
    text = _cell_text(aim, context.library.row(aim.paragraph)) or quotes[0].text.strip("，；。")
    deadline = deadline_of(aim, context)
    if deadline is not None:
        said = _with_hedge(Quote(aim.paragraph, deadline.expression.start, deadline.expression.end))
        hedge = said.text[: deadline.expression.start - said.start]
        if deadline.text not in text:
            text = f"{hedge}{deadline.text}，{text}"
        if not (aim.quote.start <= deadline.expression.start < aim.quote.end):
            quotes.append(said)
    return Line(f"{text}。", tuple(quotes), bullet=bullet)


def _with_hedge(quote: Quote) -> Quote:
    """The clause with the word before it that makes it an aim, no duty (力争|完成改造9000亩)."""
    hedge = phrase("hedge_before").search(quote.paragraph.text, 0, quote.start)
    return Quote(quote.paragraph, hedge.start(), quote.end) if hedge else quote


def _with_change(quote: Quote) -> Quote:
    """The clause with the change that follows its value (达到73%，|或较2025年提高5个百分点)."""
    change = phrase("change_behind").match(quote.paragraph.text, quote.end)
    return Quote(quote.paragraph, quote.start, change.end()) if change else quote


def _with_exception(quote: Quote) -> Quote:
    """The whole sentence of a clause of which it makes an exception (…尾矿库，以提升安全水平为目的的改建除外)."""
    within = (s for s in quote.paragraph.sentences if s.start <= quote.start < s.end)
    sentence = next((s for s in within if phrase("left_out_of").search(quote.paragraph.text, quote.end, s.end)), None)
    return Quote(quote.paragraph, quote.start, sentence.end) if sentence else quote


def _cell_text(aim: Aim, row: Row | None) -> str:
    """``森林覆盖率，2025年目标值：45%`` of a row of an indicator table; empty for a target in prose."""
    start = aim.target.values[0].span.start
    field = next((field for field in row.fields if field.start == start), None) if row else None
    if row is None or field is None or not aim.target.indicator.startswith(row.item):
        return ""
    return f"{row.item}，{cell_text(row, field)}{kind_text(row)}"


def tells_cell(aim: Aim, cell: Aim, context: Context) -> bool:
    """True for prose that says what the cell of a table does, in short (小微产废单位危险废物收集覆盖率: 收集覆盖率)."""
    told, written = aim.target.values[0], cell.target.values[0]
    return (
        told.number is not None
        and (told.number, told.unit) == (written.number, written.unit)
        and aim.target.deadline == cell.target.deadline is not None
        and aim.paragraph.document_id == cell.paragraph.document_id
        and context.library.row(cell.paragraph) is not None
        and len(aim.target.indicator) >= _MIN_SHORT
        and shortens(aim.target.indicator, cell.target.indicator)
    )


def shortens(word: str, text: str) -> bool:
    """True when the characters of a word stand in a text in their order (机扫 in 机械化清扫)."""
    rest = iter(text)
    return all(char in rest for char in word)


def aim_lines(aims: Sequence[Aim], context: Context) -> tuple[Line, ...]:
    """One line for each wording; a wording that stands in two clauses is one line with both quotes."""
    merged: dict[str, Line] = {}
    for aim in aims:
        line = aim_line(aim, context)
        if line.text in merged:
            line = Line(line.text, merged[line.text].quotes + line.quotes)
        merged[line.text] = line
    spans = [line.quotes[0] for line in merged.values()]
    merged = {text: line for text, line in merged.items() if not any(_lies_in(line.quotes[0], one) for one in spans)}
    if len(merged) == 1:
        return tuple(merged.values())
    return tuple(Line(line.text, line.quotes, bullet=True) for line in merged.values())


def _lies_in(part: Quote, whole: Quote) -> bool:
    """True for a quote that another one holds, with more."""
    same = part.paragraph == whole.paragraph and part != whole
    return same and whole.start <= part.start and part.end <= whole.end


def whole_lines(aims: Sequence[Aim], context: Context) -> tuple[Line, ...]:
    """The sentences in which targets of prose stand, in full, so that no part of what is required is left out; empty
    where one stands in a table."""
    if any(context.library.row(aim.paragraph) for aim in aims):
        return ()
    quotes = dict.fromkeys(
        Quote(aim.paragraph, sentence.start, sentence.end)
        for aim in aims
        for sentence in aim.paragraph.sentences
        if sentence.start <= aim.quote.start < sentence.end
    )
    return tuple(Line(closed(quote.text), (quote,), bullet=len(quotes) > 1) for quote in quotes)


def aim_facts(aims: Sequence[Aim]) -> tuple[DraftFact, ...]:
    """A fact for each value of the targets."""
    return tuple(
        DraftFact("target", value_text(value), value.text, aim.quote) for aim in aims for value in aim.target.values
    )
