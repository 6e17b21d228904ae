"""Clauses that speak of the words of a question: literally where it asks what is mentioned where, else by its topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yzassist.answering.composers.found import Found, Shown, in_chapters
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, refuse
from yzassist.documents.model import Paragraph
from yzassist.question.model import DepartmentSlot, Question
from yzassist.question.phrases import phrase
from yzassist.question.wording.synonyms import plan_terms_for
from yzassist.retrieval.lookups import is_mentioned, is_written, sentences_mentioning, spans_with
from yzassist.retrieval.model import Evidence

_MIN_NEEDLE_CHARS = 2
_QUOTED = re.compile(r"[“「]([^”」]{2,20})[”」]")  # “一口一策”“一库一策”
_ANYTHING = re.compile("什么|[啥某×xX]")  # 一什么一策
_SHOWN = 3
_MIN_LONGER_CHARS = 3
_BETWEEN = re.compile(r"、|或者|或|和|与|以及|及|跟")


def _literals(question: Question, context: Context) -> tuple[str, ...]:
    """The words that the question asks to find as they stand; none when a plan does not have them so."""
    for pattern in (phrase("said_in_clauses"), phrase("said_where")):
        match = pattern.search(question.chinese)
        if match is None:
            continue
        said = _QUOTED.findall(match["said"]) or _BETWEEN.split(match["said"])
        parts = [p for part in said for p in _spelt(part.strip("“”\"'「」 "), context)]
        if all(len(part) >= _MIN_NEEDLE_CHARS and is_written(context.library, part) for part in parts):
            return tuple(parts)
    return ()


def _spelt(said: str, context: Context) -> list[str]:
    """The words themselves; of a pattern with a gap (一什么一策) all that plans have in that form."""
    if not _ANYTHING.search(said):
        return [said]
    form = re.compile("[\u4e00-\u9fff]{1,2}?".join(map(re.escape, _ANYTHING.split(said))))
    return list(dict.fromkeys(m.group() for plan in context.library.plans for m in form.finditer(plan.text))) or [said]


def _needles(question: Question, context: Context) -> tuple[str, ...]:
    """The words that a sentence must contain: places, laws and terms named, else the longest run of topic words that
    stands in a plan together, else every topic word (no condition beside a department)."""
    titles = [plan.metadata.title for plan in context.library.plans]
    places = [slot.name for slot in question.slots.places if not all(slot.name in title for title in titles)]
    headings = {chapter.heading for plan in context.library.plans for chapter in plan.chapters}
    named = places + [term for term in question.slots.terms if term not in headings]  # 第六章“法律责任” names a chapter
    named += [law for law in context.law_names if law in question.chinese]
    if named:
        return tuple(named)
    runs = [run for run in question.topic.split() if len(run) > 1]
    for run in sorted(runs, key=len, reverse=True):
        tokens = context.tokenize(run)
        pieces = sorted({run[run.find(t) :] for t in tokens if t in run}, key=len, reverse=True)
        for piece in pieces:
            if len(piece) > _MIN_NEEDLE_CHARS and is_mentioned(context.library, piece):
                return (piece,)
    if question.slots.departments:
        return ()
    return tuple(_trade(token, context) for token in question.topic_tokens if len(token) > 1)


def _trade(token: str, context: Context) -> str:
    """Of a trade that no plan names the one character that all words of it share (渔业: 渔民, 禁渔); else the word."""
    trade = phrase("trade").fullmatch(token)
    return trade["of"] if trade and not is_mentioned(context.library, token) else token


def _quotes(question: Question, context: Context) -> Iterator[Quote]:
    if literal := phrase("as_words").search(question.chinese):
        return _written(question, _spelt(next(filter(None, literal.groups())), context), context)
    if not question.slots.departments and (literals := _literals(question, context)):
        return _written(question, literals, context)
    needles = _needles(question, context)
    return (
        Quote(paragraph, sentence.start, sentence.end)
        for paragraph, sentence in (sentences_mentioning(context.library, needles) if needles else ())
        if in_chapters(paragraph, question)
    )


def _written(question: Question, literals: Sequence[str], context: Context) -> Iterator[Quote]:
    """Where the words stand, in prose, a heading or a note: any of them, or all in one paragraph where 同时 is said."""
    enough = all if phrase("jointly").search(question.chinese) else any
    for measure in (measure for plan in context.library.plans for measure in plan.measures):
        for paragraph in measure.paragraphs:
            said = f"{measure.heading}{paragraph.text}" if paragraph.number == 1 else paragraph.text
            if in_chapters(paragraph, question) and enough(literal in said for literal in literals):
                yield from (Quote(paragraph, start, end) for start, end in spans_with(paragraph, literals))


def times_said(question: Question, paragraphs: Sequence[Paragraph], context: Context) -> int:
    """How often what is looked for stands in clauses found for it, their headings and notes included."""
    names = {name for slot in question.slots.departments for name in (slot.name, *_names_of(slot, context))}
    needles = names or set(_literals(question, context)) or set(_needles(question, context))
    longest = sorted(needles, key=len, reverse=True)
    said = re.compile("|".join(map(re.escape, longest)) or r"(?!)")
    texts = [p.text for p in paragraphs] + [p.heading for p in paragraphs if p.number == 1]
    return sum(len(said.findall(text)) for text in texts)


def _names_of(slot: DepartmentSlot, context: Context) -> list[str]:
    """The names that the notes of the plans give a department."""
    return [
        name for plan in context.library.plans for name in sorted(context.library.bodies(plan.id, slot.department_id))
    ]


def by_name(question: Question, context: Context) -> Found:
    """Clauses that name one of the departments asked about, in prose or in a note, under any name that notes use."""
    names: dict[str, None] = {}
    for slot in question.slots.departments:
        names |= dict.fromkeys((slot.name, *_names_of(slot, context)))
    return _shown(tuple(_written(question, tuple(names), context)))


def by_mention(question: Question, context: Context) -> Found:
    """Clauses with a sentence, or the heading, that contains what is looked for."""
    return _shown(
        tuple(_quotes(question, context)), told=phrase("asks_what_is_said").search(question.chinese) is not None
    )


def _shown(found: tuple[Quote, ...], *, told: bool = False) -> Found:
    """One line a clause, with all its quotes; with their words too if ``told`` (…有哪几种，各在哪条)."""

    def show() -> Shown:
        merged: dict[str, Line] = {}
        for quote in found:
            text = f"{quote.paragraph.clause_label}{quote.paragraph.heading}"
            text += f"：{quote.text.strip('，。；')}" if told else ""
            earlier = merged[text].quotes if text in merged else ()
            merged[text] = Line(text, (*earlier, quote), bullet=True)
        return tuple(merged.values()), ()

    return Found(tuple({quote.paragraph.id: quote.paragraph for quote in found}.values()), show)


def written_elsewhere(question: Question, evidence: Evidence, context: Context) -> Draft | None:
    """Where the quoted words stand (“河湖长制”写在第几条), when the passage found by likeness does not have them."""
    if "list.located" not in question.cues or not _QUOTED.search(question.chinese):
        return None
    literals = _literals(question, context)
    best = evidence.best
    if not literals or (best is not None and any(literal in best.paragraph.text for literal in literals)):
        return None
    lines = _shown(tuple(_written(question, literals, context))).lines
    return Draft(lines) if lines else None


def whether_mentioned(question: Question, context: Context) -> Draft | None:
    """Whether the plan has the words asked about (方案提到微塑料了吗), and where; None when that is not asked.

    A word that stands in longer ones (河长制 in 河湖长制) counts as said; one that a plan has another word for is no
    mention, but what the plan says in that word is shown.
    """
    match = phrase("whether_mentioned").search(question.chinese)
    if match is None or question.slots.dates or question.slots.quantities:
        return None
    if phrase("claims_about").search(match["said"]) or phrase("pointing_back").match(match["said"]):
        # 提到要公开: a statement, 提没提这种办法: what was said before; no name
        return None
    said = match["said"].strip("“”\"'「」 ").replace(" ", "")
    body = next((slot for slot in question.slots.departments if said.removeprefix("原") == slot.name), None)
    if body is not None and (names := _names_of(body, context)):
        return _said_in(list(_written(question, names, context)), "有。方案的表述是：")
    if (written := _written_form(said, context)) is not None:
        return _said_in(list(_written(question, [written], context)), "有。方案的表述是：")
    terms = [term for found in plan_terms_for(said).values() for term in found if is_written(context.library, term)]
    if not terms:
        return refuse("not_in_plan", f"方案没有提到“{said}”。")
    return _said_in(list(_written(question, terms[:1], context)), f"方案没有直接写{said}，相关的表述是：")


def _written_form(said: str, context: Context) -> str | None:
    """The words as a plan has them, with at most one character more between two (河长制: 河湖长制); else None."""
    if is_written(context.library, said):
        return said
    if len(said) < _MIN_LONGER_CHARS:
        return None
    longer = re.compile("[\u4e00-\u9fff]?".join(map(re.escape, said)))
    found = (longer.search(plan.text) for plan in context.library.plans)
    return next((match.group() for match in found if match and is_written(context.library, match.group())), None)


def _said_in(quotes: Sequence[Quote], lead: str) -> Draft:
    """The first sentences in full, the rest by their clauses."""
    shown = [Line(quote.text.strip("，。；"), (quote,), bullet=True) for quote in quotes[:_SHOWN]]
    rest = {f"{quote.paragraph.clause_label}{quote.paragraph.heading}": quote for quote in quotes[_SHOWN:]}
    return Draft((Line(lead), *shown, *(Line(text, (quote,), bullet=True) for text, quote in rest.items())))
